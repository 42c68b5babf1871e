"""Facets say what they count and that there is more; a result says what was searched for, on paper and in the tab."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.test import Client

from mingze.portal import facets
from mingze.portal.asked import SearchAsked
from tests.portal.shelf import shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def page(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def applicants(found: BeautifulSoup) -> list[str]:
    return [str(one.text) for one in found.select("#facet-applicant li a span:first-child")]


def test_what_is_left_out_of_a_facet_is_one_link_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(facets.SHOWN, "applicant", 3)
    few = page(client, "/search/?q=电池隔膜")
    link = few.select_one("#facet-applicant a.mz-facet-more")

    assert len(applicants(few)) == 3
    assert link is not None
    assert str(link["href"]).endswith("#facet-applicant")
    whole = page(client, str(link["href"]))
    assert len(applicants(whole)) == 7
    assert applicants(whole)[:3] == applicants(few)
    assert whole.select_one("#facet-applicant a.mz-facet-more") is None


def test_of_a_facet_that_is_whole_no_more_is_offered(client: Client) -> None:
    assert page(client, "/search/?q=电池隔膜").select_one(".mz-facet-more") is None


def test_what_even_the_long_facet_leaves_out_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MORE", 5)
    long = page(client, "/search/?q=电池隔膜&more=applicant")

    assert len(applicants(long)) == 5
    assert "只列出前5项" in long.select_one("#facet-applicant .mz-facet-note").text  # type: ignore[union-attr]


def test_years_stand_in_their_order_however_many_are_shown() -> None:
    asked = SearchAsked.of(QueryDict("q=x&more=published_year"))

    assert facets.aggregations(asked)["published_year"]["terms"] == {
        "field": "published_year",
        "size": facets.MORE + 1,
        "order": {"_key": "desc"},
    }


def test_a_longer_facet_is_no_other_search(client: Client) -> None:
    page(client, "/search/?q=电池隔膜")
    page(client, "/search/?q=电池隔膜&more=applicant")

    assert len(page(client, "/search/history/").select("tbody tr")) == 1


def test_beside_families_it_is_said_that_publications_are_counted(client: Client) -> None:
    assert "每族只显示一篇" in page(client, "/search/?q=电池隔膜&family=1").select_one(".mz-facets").text  # type: ignore[union-attr]
    assert "每族只显示一篇" not in page(client, "/search/?q=电池隔膜").text


def test_on_paper_a_result_says_what_was_searched_for_and_when(client: Client) -> None:
    said = page(client, "/search/?q=ti%3D(电池隔膜)").select_one(".mz-print-only").text  # type: ignore[union-attr]

    assert "检索式：ti=(电池隔膜)" in said
    assert "含义：查找" in said
    assert "检索日期：" in said


def test_the_tab_names_the_query(client: Client) -> None:
    assert page(client, "/search/?q=电池隔膜").title.text.startswith("电池隔膜 · ")  # type: ignore[union-attr]


def test_the_page_before_and_the_page_after_are_one_click_away(client: Client) -> None:
    middle = page(client, "/search/?q=电池隔膜&page=2")
    ends = page(client, "/search/?q=电池隔膜"), page(client, "/search/?q=电池隔膜&page=3")

    addresses = [str(middle.select_one(f".mz-pager a[rel={way}]")["href"]) for way in ("prev", "next")]  # type: ignore[index]
    assert [parse_qs(urlsplit(one).query)["page"] for one in addresses] == [["1"], ["3"]]
    assert [bool(one.select("a[rel=prev]")) for one in ends] == [False, True]
    assert [bool(one.select("a[rel=next]")) for one in ends] == [True, False]


def test_texts_on_an_english_page_say_which_language_they_are_in(client: Client) -> None:
    client.cookies["django_language"] = "en"
    found = page(client, "/search/?q=电池隔膜")

    for chosen in (".mz-hits h2 a", ".mz-snippet", "#facet-applicant li span", "textarea"):
        assert found.select_one(chosen)["lang"] == "zh-Hans", chosen  # type: ignore[index]
    assert found.select_one(".mz-facets .mz-facet-count").get("lang") is None  # type: ignore[union-attr]


def test_the_history_is_cleared_without_a_script(client: Client) -> None:
    page(client, "/search/?q=电池隔膜")
    link = page(client, "/search/history/").select_one("a[data-mz-dialog]")
    asking = page(client, str(link["href"]))  # type: ignore[index]

    assert asking.select_one("main form[method=post]") is not None
    assert client.post(str(link["href"])).status_code == 302  # type: ignore[index]
    assert page(client, "/search/history/").select("tbody tr") == []
