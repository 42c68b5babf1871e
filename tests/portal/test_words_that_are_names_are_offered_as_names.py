"""Words in the plain box may be somebody's name without looking like one; the page says how many documents bear it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from mingze.services.search.language.names import asked_as_names
from mingze.services.search.language.reading import parse
from tests.portal.shelf import shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def page(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def test_the_offer_leads_to_as_many_documents_as_it_says(client: Client) -> None:
    first = page(client, "/search/?q=第3材料")
    assert "共0篇" in first.text
    offered = first.select_one(".mz-also a")
    assert offered is not None

    then = page(client, str(offered["href"]))

    count = len(then.select(".mz-hits > li"))
    assert count > 0
    assert f"文献：{count}篇" in offered.text
    assert f"共{count}篇" in then.text
    assert then.select_one(".mz-also") is None


def test_a_filter_that_was_chosen_narrows_the_offer_too(client: Client) -> None:
    everywhere = page(client, "/search/?q=云川").select_one(".mz-also a")
    narrowed = page(client, "/search/?q=云川&applicant=云川第3材料有限公司").select_one(".mz-also a")
    assert everywhere is not None
    assert narrowed is not None
    assert "applicant=" in str(narrowed["href"])
    assert everywhere.text != narrowed.text


@pytest.mark.parametrize("typed", ["电池隔膜", "云川 不存在的词", "ti=云川", "CN110000000A", "云川 or 电池"])
def test_nothing_is_offered_where_nobody_is_called_so_or_more_was_said(client: Client, typed: str) -> None:
    assert page(client, f"/search/?q={typed}").select_one(".mz-also") is None


@pytest.mark.parametrize(
    ("typed", "is_offered"),
    [
        ("John Smith", True),
        ('"John Smith"', True),
        ("one two three four five", False),
        ("H01M10/0525 Smith", False),
        ("-Smith", False),
        ("Siemens AG", False),
        ("王小明", False),
    ],
)
def test_only_a_few_words_without_a_field_may_be_a_name(typed: str, is_offered: bool) -> None:
    assert (asked_as_names(parse(typed, "plain").query) is not None) is is_offered
