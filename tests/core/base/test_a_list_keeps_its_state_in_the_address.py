"""Filters, sort, page and columns are all in the address, and every link keeps the rest of it."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingze.core.organization.models import Unit
from tests.core.base.conftest import MakeRequest
from tests.core.base.unit_list import UNITS, codes, make_units, page

pytestmark = pytest.mark.django_db


def test_the_first_page_is_in_the_usual_order_and_says_the_exact_total(make_request: MakeRequest) -> None:
    make_units()
    status, soup = page(make_request())
    assert status == 200
    assert codes(soup) == [f"{n:02}" for n in range(1, 11)]
    assert soup.select_one(".mz-list-total").get_text(strip=True) == "共25条"


def test_the_last_page_holds_the_rest(make_request: MakeRequest) -> None:
    make_units()
    _status, soup = page(make_request("/list/?page=3"))
    assert codes(soup) == ["21", "22", "23", "24", "25"]


def test_a_page_beyond_the_end_shows_the_last_one_and_says_so(make_request: MakeRequest) -> None:
    make_units()
    _status, soup = page(make_request("/list/?page=99"))
    assert codes(soup)[0] == "21"
    assert "没有第 99 页" in soup.get_text()


def test_a_column_sorts_both_ways(make_request: MakeRequest) -> None:
    make_units()
    assert codes(page(make_request("/list/?sort=-position"))[1])[0] == "25"
    assert codes(page(make_request("/list/?sort=position"))[1])[0] == "01"


def test_the_head_of_the_sorted_column_offers_the_other_way(make_request: MakeRequest) -> None:
    make_units()
    _status, soup = page(make_request("/list/?sort=position&q=处&page=2"))
    head = soup.select_one("th[aria-sort]")
    assert head["aria-sort"] == "ascending"
    query = parse_qs(urlsplit(head.a["href"]).query)
    assert query == {"sort": ["-position"], "q": ["处"]}


def test_filters_narrow_the_list_and_are_named_above_it(make_request: MakeRequest) -> None:
    make_units()
    _status, soup = page(make_request("/list/?kind=branch&opened_from=2026-01-10&opened_to=2026-01-16"))
    assert codes(soup) == ["09", "12", "15"]
    chips = [chip.get_text() for chip in soup.select(".mz-chip")]
    assert chips == ["单位类别：支部", "设立日期：2026-01-10 – 2026-01-16"]


def test_a_chip_takes_its_own_filter_away_and_leaves_the_others(make_request: MakeRequest) -> None:
    make_units()
    _status, soup = page(make_request("/list/?kind=branch&q=支部&page=1&sort=name"))
    query = parse_qs(urlsplit(soup.select_one(".mz-chip")["href"]).query)
    assert query == {"kind": ["branch"], "sort": ["name"]}


def test_every_word_typed_must_be_found(make_request: MakeRequest) -> None:
    make_units()
    assert codes(page(make_request("/list/?q=支部　15"))[1]) == ["15"]


@pytest.mark.parametrize(("value", "found"), [("yes", 0), ("no", 10)])
def test_yes_and_no_are_told_apart(make_request: MakeRequest, value: str, found: int) -> None:
    make_units(10)
    assert len(codes(page(make_request(f"/list/?closed={value}"))[1])) == found


def test_pages_keep_filters_and_sort(make_request: MakeRequest) -> None:
    make_units(40)
    _status, soup = page(make_request("/list/?kind=office&sort=-code"))
    links = [parse_qs(urlsplit(link["href"]).query) for link in soup.select(".mz-pager a")]
    assert links[0] == {"kind": ["office"], "sort": ["-code"], "page": ["2"]}


@pytest.mark.parametrize("query", ["columns=name,counterpart", "columns=name&columns=counterpart"])
def test_columns_are_chosen_in_the_address(make_request: MakeRequest, query: str) -> None:
    make_units(1)
    _status, soup = page(make_request(f"/list/?{query}"))
    assert [head.get_text(strip=True) for head in soup.select("th")] == ["单位名称", "对应单位"]
    assert [cell.get_text() for cell in soup.select("tbody td")] == ["第1处", "—"]


def test_htmx_gets_the_table_alone(make_request: MakeRequest) -> None:
    make_units(3)
    _status, soup = page(make_request("/list/", target="listing-units"))
    assert soup.html is None
    assert soup.find(recursive=False)["id"] == "listing-units"


def test_htmx_and_a_whole_page_show_the_same_table(make_request: MakeRequest) -> None:
    make_units(15)
    whole = page(make_request("/list/?kind=office"))[1].select_one("#listing-units")
    part = page(make_request("/list/?kind=office", target="listing-units"))[1].select_one("#listing-units")
    assert whole.get_text() == part.get_text()


def test_going_back_in_the_browser_gets_the_whole_page(make_request: MakeRequest) -> None:
    request = make_request("/list/", "listing-units", **{"HX-History-Restore-Request": "true"})
    assert page(request)[1].html is not None


def test_caches_are_told_that_the_answers_differ(make_request: MakeRequest) -> None:
    response = UNITS.respond(make_request(), Unit.objects.all())
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("count", [1, 40])
def test_the_number_of_queries_does_not_grow_with_the_rows(make_request: MakeRequest, count: int) -> None:
    make_units(count)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(make_request("/list/?size=20"))
    assert len(queries) == 2


def test_an_empty_list_says_so_and_a_filtered_one_says_how_to_widen_it(make_request: MakeRequest) -> None:
    assert "暂无记录" in page(make_request())[1].get_text()
    text = page(make_request("/list/?q=无"))[1].get_text()
    assert "没有符合条件的记录" in text
    assert "放宽" in text
