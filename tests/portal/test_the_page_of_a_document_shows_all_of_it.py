"""One document at its permanent address."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.portal.shelf import FIRST, GRANTED, SECOND, shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def page(client: Client, number: str) -> BeautifulSoup:
    response = client.get(f"/patents/{number}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("written", ["CN110000000", "cn 110000000 a", "CN-110000000-A"])
def test_any_writing_of_a_number_leads_to_the_permanent_address(client: Client, written: str) -> None:
    response = client.get(f"/patents/{written}/")

    assert response.status_code == 302
    assert response["Location"] == f"/patents/{FIRST}/"


def test_the_front_page_has_its_codes(client: Client) -> None:
    lines = {
        row.select_one("dt").text: row.select_one("dd").text
        for row in page(client, FIRST).select(".mz-front > div")
    }  # type: ignore[union-attr]

    assert lines["(10) 公开（公告）号"] == "CN 110000000 A"
    assert lines["(51) 国际专利分类"].startswith("H01M50/409")
    assert lines["(71) 申请人"].startswith("云川第0材料有限公司")
    assert lines["(72) 发明人"] == "发明人0"


def test_citations_lead_both_ways(client: Client) -> None:
    citing = page(client, SECOND)
    cited = page(client, FIRST)

    assert citing.select_one(f'#citations a[href="/patents/{FIRST}/"]')
    assert cited.select_one(f'#citations a[href="/patents/{SECOND}/"]')


def test_all_publications_of_an_application_lead_to_one_another(client: Client) -> None:
    assert page(client, SECOND).select_one(f'#family a[href="/patents/{GRANTED}/"]')
    assert page(client, GRANTED).select_one(f'#family a[href="/patents/{SECOND}/"]')


def test_the_timeline_has_publications_and_events(client: Client) -> None:
    timeline = page(client, FIRST).select_one("#legal .mz-timeline").text  # type: ignore[union-attr]

    assert "实质审查的生效" in timeline
    assert "公布 CN 110000000 A" in timeline
    assert "提交申请" in timeline


def test_similar_documents_leave_out_the_document_itself(client: Client) -> None:
    found = BeautifulSoup(client.get(f"/patents/{FIRST}/similar/").content, "html.parser")
    addresses = [link["href"] for link in found.select("main li a")]

    assert addresses
    assert f"/patents/{FIRST}/" not in addresses


def test_a_number_that_is_not_held_says_so(client: Client) -> None:
    response = client.get("/patents/CN999999999A/")

    assert response.status_code == 404
    assert "CN999999999A" in response.content.decode()


def test_what_an_office_announces_in_its_language_is_said_in_that_of_the_page_too(client: Client) -> None:
    said = "实质审查的生效"
    assert said in page(client, FIRST).select_one("#legal").text  # type: ignore[union-attr]

    client.cookies["django_language"] = "en"
    shown = page(client, FIRST).select_one("#legal").text  # type: ignore[union-attr]

    assert f"Substantive examination · {said}" in " ".join(shown.split())


def test_an_english_page_says_in_english_which_class_is_the_main_one(client: Client) -> None:
    assert "主分类" in page(client, FIRST).select_one("#front").text  # type: ignore[union-attr]

    client.cookies["django_language"] = "en"
    shown = page(client, FIRST).select_one("#front").text  # type: ignore[union-attr]

    assert "主分类" not in shown
    assert "main" in shown
