"""One document at its permanent address."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client

from mingze.portal import documents
from mingze.portal.documents import DocumentPage
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.record import (
    Citation,
    Description,
    Number,
    Scheme,
    Section,
    SectionKind,
    Symbol,
)
from mingze.services.patents.standing import standing_of
from tests.portal.shelf import FIRST, GRANTED, SECOND, shelved
from tests.services.patents.made import patent

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
    assert "第0号电池隔膜及其制备方法 云川第0材料有限公司 2018-01-05" in " ".join(
        citing.select_one("#citations").text.split()
    )  # type: ignore[union-attr]
    assert "第1号电池隔膜" in cited.select_one("#citations").text  # type: ignore[union-attr]


def test_all_publications_of_an_application_lead_to_one_another(client: Client) -> None:
    assert page(client, SECOND).select_one(f'#family a[href="/patents/{GRANTED}/"]')
    assert page(client, GRANTED).select_one(f'#family a[href="/patents/{SECOND}/"]')


def test_the_timeline_has_publications_and_events(client: Client) -> None:
    timeline = page(client, FIRST).select_one("#legal .mz-timeline").text  # type: ignore[union-attr]

    assert "实质审查的生效" in timeline
    assert "公布 CN 110000000 A" in timeline
    assert "提交申请" in timeline
    granted = page(client, GRANTED).select_one("#legal .mz-timeline").text  # type: ignore[union-attr]
    assert "授权公告 CN 110000001 B" in granted


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


def made(**changes: Any) -> DocumentPage:
    dossier = Dossier(patent(0, **changes))
    return documents.page_of(dossier, standing_of(dossier, date(2026, 1, 1)), {}, [])


def test_a_category_of_a_citation_is_explained() -> None:
    cited = Citation(number=Number(key="US1A"), categories=("X", "?"))

    shown = made(citations=(cited, Citation(text="书", categories=("A",))))

    assert shown.cites[0].categories == (("X", "单独影响新颖性或创造性"), ("?", ""))
    assert [code for code, _meaning in shown.categories] == ["A", "X"]


def test_a_description_without_parts_is_not_named_twice() -> None:
    whole = Section(kind=SectionKind.OTHER, paragraphs=("正文",))

    assert [one.title for one in made(descriptions=(Description(sections=(whole,)),)).parts] == [""]


def test_the_locarno_classification_stands_under_its_own_code() -> None:
    symbols = (Symbol(scheme=Scheme.LOC, code="01-01"), Symbol(scheme=Scheme.CPC, code="H01M50/409"))

    lines = {(line.code, str(line.title)) for line in made(symbols=symbols).lines}

    assert {("51", "国际外观设计分类（洛迦诺）"), ("52", "其他分类")} <= lines


@pytest.mark.parametrize("office", ["AP", "CA", "OA", "GB"])
def test_an_office_has_a_name(office: str) -> None:
    line = next(line for line in made(office=office).lines if line.code == "19")

    assert line.values[0].text != office


def test_the_register_that_counts_is_that_of_the_office() -> None:
    words = [render_to_string("portal/_register.html", {"office": office}) for office in ("CN", "US")]

    assert "国家知识产权局" in words[0]
    assert "国家知识产权局" not in words[1]


def test_texts_on_an_english_page_say_which_language_they_are_in(client: Client) -> None:
    client.cookies["django_language"] = "en"
    shown = page(client, FIRST)

    for chosen in ("h1 span", "#abstract .mz-prose", "#claims .mz-prose", ".mz-front-value [lang]"):
        assert shown.select_one(chosen)["lang"] == "zh-Hans", chosen  # type: ignore[index]
    client.cookies["django_language"] = "zh-hans"
    assert page(client, FIRST).select("main [lang]") == []
