"""Files of results and baskets: the documents of the page in its order, and of each what one needs away from it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from django.conf import Settings
from django.core.management import call_command
from django.http import HttpResponseBase
from django.test import Client
from django_tasks_db.management.commands import db_worker

from mingze.portal.models import Export
from mingze.services.patents import opening
from mingze.services.patents.record import Number, Priority
from tests.people import Agency
from tests.services.patents.made import patent

pytestmark = pytest.mark.django_db
COUNT, FAMILIES = 18, 14
FIRST = patent(0)
SHOWN = re.compile(r'<h2[^>]*>\s*<a[^>]*href="/patents/([A-Z0-9]+)/')
NEWEST = "q=电池隔膜&sort=-published&family=1"


@pytest.fixture(autouse=True)
def _families(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Eighteen publications in fourteen families, the first of which claims a priority and has no classes."""
    settings.CORPUS_DIR, settings.SEARCH_URL = tmp_path / "corpus", f"tantivy:{tmp_path / 'index'}"
    settings.FILES_DIR = tmp_path
    # The worker gives up old connections between two jobs; here it shares that of the test.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    library = opening.open_library()
    claimed = Priority(number=Number(key="US62123456", on=date(2017, 1, 5)), country="US")
    made = [patent(n, family=f"F{n % FAMILIES}") for n in range(1, COUNT)]
    library.corpus.import_([patent(0, family="F0", priorities=(claimed,), symbols=()), *made])
    library.refresh()
    yield
    opening._opened.cache_clear()


def body(client: Client, address: str) -> bytes:
    return b"".join(client.get(address))  # type: ignore[arg-type]


def exported(client: Client, kind: str, asked: str) -> bytes:
    return body(client, f"/search/export/{kind}/?{asked}")


def written(client: Client, kind: str, asked: str) -> bytes:
    """What the worker writes."""
    client.post(f"/search/export/{kind}/begin/?{asked}")
    call_command("db_worker", batch=True, interval=0, reload=False, startup_delay=False)
    return body(client, f"/search/exports/{Export.objects.latest('asked_at').pk}/")


def numbers(content: bytes) -> list[str]:
    return [one["number"] for one in json.loads(content)]


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def cells(content: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return list(sheet.iter_rows(values_only=True))


def name_of(response: HttpResponseBase) -> str:
    return unquote(response["Content-Disposition"].rpartition("''")[2])


@pytest.mark.parametrize("family", ["", "&family=1"])
@pytest.mark.parametrize("sort", ["relevance", "-published", "published", "-filed", "publication"])
def test_a_file_has_the_documents_of_the_pages_in_their_order(client: Client, sort: str, family: str) -> None:
    asked = f"q=电池隔膜&sort={sort}{family}"
    page = SHOWN.findall(client.get(f"/search/?{asked}&size=100").content.decode())

    assert len(page) == (FAMILIES if family else COUNT)
    assert numbers(exported(client, "json", asked)) == page
    assert numbers(written(client, "json", asked)) == page


def test_every_format_shows_a_family_once(client: Client) -> None:
    titles = [one["title"] for one in json.loads(exported(client, "json", NEWEST))]
    for made in (exported, written):
        assert [line[1] for line in lines(made(client, "csv", NEWEST))[1:]] == titles
        assert [row[1] for row in cells(made(client, "xlsx", NEWEST))[-FAMILIES:]] == titles
        assert made(client, "ris", NEWEST).count(b"TY  - PAT") == FAMILIES
        assert made(client, "bib", NEWEST).count(b"@patent{") == FAMILIES


def test_of_a_large_one_as_many_are_counted_as_are_written_and_the_order_is_said(
    client: Client, settings: Settings
) -> None:
    settings.EXPORT_AT_ONCE = 10
    page = client.get(f"/search/export/csv/?{NEWEST}").content.decode()
    assert f"结果共{FAMILIES}篇" in page
    assert "公开日，新的在前，每个同族只列一篇" in page

    written(client, "csv", NEWEST)
    one = Export.objects.get()
    assert (one.total, one.done) == (FAMILIES, FAMILIES)


def test_families_too_many_to_count_are_counted_one_by_one(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EXPORT_AT_ONCE = 10
    engine = opening.open_library().engine
    monkeypatch.setattr(
        engine, "_limits", type(engine._limits)(candidates=9, batch=9, cap=9, page=99, collapsed=5)
    )  # type: ignore[attr-defined]
    assert f"结果共{COUNT}篇" in client.get(f"/search/export/csv/?{NEWEST}").content.decode()
    assert len(cells(written(client, "xlsx", NEWEST))) == FAMILIES + 6, (
        "no number above the heads that is not so"
    )


@pytest.mark.parametrize("make", [exported, written])
def test_a_workbook_says_what_was_asked_and_is_wide_where_there_is_much_to_read(
    client: Client, make: object
) -> None:
    content: bytes = make(client, "xlsx", f"{NEWEST}&type=invention")  # type: ignore[operator]
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    said = [row[0] for row in sheet.iter_rows(max_row=7, values_only=True)]

    assert said[0] == "检索结果"
    assert said[1] == "检索式：电池隔膜"
    assert said[2].startswith("含义：")
    assert "电池隔膜" in said[2]
    assert said[3].startswith("筛选：专利类型=发明")
    assert said[4] == "顺序：公开日，新的在前，每个同族只列一篇"
    assert re.fullmatch(r"导出日期：\d{4}-\d\d-\d\d", said[5])
    assert said[6] == f"文献篇数：{FAMILIES}"
    heads = [cell.value for cell in sheet[8]]
    width = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[8]}
    assert width["名称"] > 40 > width["申请日"]
    assert sheet.cell(9, heads.index("名称") + 1).alignment.wrap_text


def test_a_document_is_told_whole_and_what_it_has_not_is_left_empty(client: Client) -> None:
    heads, *rows = lines(exported(client, "csv", "q=电池隔膜&sort=publication"))
    told = dict(zip(heads, rows[0], strict=True))

    assert told["摘要"] == "本发明公开了第0号电池隔膜，孔隙率为0%。"
    assert told["优先权"] == "US62123456 2017-01-05"
    assert told["文献网址"] == f"http://testserver/patents/{FIRST.number}/"
    assert (told["分类号"], dict(zip(heads, rows[1], strict=True))["优先权"]) == ("", "")
    one = json.loads(exported(client, "json", "q=电池隔膜&sort=publication"))[0]
    assert (one["abstract"], one["priorities"]) == (told["摘要"], [told["优先权"]])
    assert one["address"] == told["文献网址"]


def test_literature_managers_find_number_application_filing_and_priority(client: Client) -> None:
    records = exported(client, "ris", "q=电池隔膜&sort=publication").decode().split("\r\n\r\n")
    first = records[0].split("\r\n")
    filed = FIRST.filed
    assert filed is not None
    assert first[0] == "TY  - PAT"
    assert {
        f"SN  - {FIRST.number}",
        f"C1  - {filed:%Y/%m/%d}",
        "OP  - US62123456 2017-01-05",
        "PB  - 云川第0材料有限公司",
        "AB  - 本发明公开了第0号电池隔膜，孔隙率为0%。",
        f"UR  - http://testserver/patents/{FIRST.number}/",
    } <= set(first)
    assert any(re.fullmatch(r"M1  - .*201810000000.*", line) for line in first)

    entry = exported(client, "bib", "q=电池隔膜&sort=publication").decode().split("\n\n")[0]
    assert (
        f"  dayfiled = {{{filed.day}}},\n  monthfiled = {{{filed.month}}},\n  yearfiled = {{{filed.year}}}"
        in entry
    )
    assert re.search(r"note = \{申请号：.*201810000000.*；优先权：US62123456 2017-01-05\}", entry)
    assert "孔隙率为0\\%。" in entry, "a sign that begins a comment in LaTeX is disarmed"
    assert f"url = {{http://testserver/patents/{FIRST.number}/}}" in entry


def test_a_basket_has_its_own_name_and_day(agency: Agency, client: Client) -> None:
    client.post(f"/search/basket/{FIRST.number}/collect/")
    assert name_of(client.get("/search/export/xlsx/?basket=1")) == "收藏夹.xlsx"

    alice = agency.sign_in(Client(), "alice")
    alice.post("/search/basket/lists/new/", {"name": "隔膜/无效 2026"})
    alice.post(f"/search/basket/{FIRST.number}/collect/")
    key = alice.get("/search/basket/").context["page"].here.pk
    for kind in ("csv", "xlsx", "ris", "bib", "json"):
        assert name_of(alice.get(f"/search/export/{kind}/?basket={key}")) == f"隔膜_无效 2026.{kind}"
    said = [row[0] for row in cells(body(alice, f"/search/export/xlsx/?basket={key}"))[:3]]
    assert said[0] == "隔膜/无效 2026"
    assert said[1].startswith("导出日期：")  # type: ignore[union-attr]
    assert said[2] == "文献篇数：1"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ris", "bib", "json"])
def test_the_file_of_a_result_is_named_so_in_every_format(client: Client, kind: str) -> None:
    assert name_of(client.get(f"/search/export/{kind}/?{NEWEST}")) == f"检索结果.{kind}"
