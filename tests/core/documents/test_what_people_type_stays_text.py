"""Texts that look like typst, XML or formulas come through every format unharmed and do nothing."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import docx as python_docx
import openpyxl
import pypdf
import pytest

from mingze.core.base.exports import ExportTable, csv_chunks
from mingze.core.documents import docx, pdf, xlsx
from mingze.core.documents.content import Column, Document, Fields, Paragraph, Table
from mingze.core.documents.layout import Layout
from mingze.core.kernel.refusals import Refused

NASTY = [
    '#let x = 1; #panic("no")',
    '#read("/etc/passwd") #import "@preview/a:1"',
    "*粗* _斜_ `码` $a^2$ \\ @引 <标> = 题 - 项 + 项 / 项: // 注 /* 注 */ [方] {花}",
    "<w:t>&amp; ]]> <!-- --> \"引\" '号' &#x0; %s {0}",
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
]


def everywhere(text: str) -> Document:
    table = Table((Column("列" + text),), ((text,),), caption=text)
    fields = Fields(((text, text),))
    return Document(title=text, addressee=text, blocks=(Paragraph(text), table, fields), attachments=(text,))


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", NASTY)
def test_text_comes_through_a_pdf(text: str, layout: Layout) -> None:
    made = pdf.render(everywhere(text), layout, system_fonts=False)
    shown = flat("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.content)).pages))
    assert shown.count(flat(text)) >= 5


@pytest.mark.parametrize("text", NASTY)
def test_text_comes_through_a_word_file(text: str, layout: Layout) -> None:
    made = python_docx.Document(io.BytesIO(docx.render(everywhere(text), layout)))
    paragraphs = [paragraph.text for paragraph in made.paragraphs]
    assert text in paragraphs
    assert made.tables[0].cell(1, 0).text == text
    assert made.tables[1].cell(0, 1).text == text


@pytest.mark.parametrize("text", ["\x00甲\x07乙\x1b", "甲\u202e乙\u200b", "甲\ud800乙", "甲\ufffe乙"])
def test_characters_that_cannot_be_printed_are_left_out(text: str, layout: Layout) -> None:
    document = everywhere(text)
    word = python_docx.Document(io.BytesIO(docx.render(document, layout)))
    assert "甲乙" in [paragraph.text for paragraph in word.paragraphs]
    made = pdf.render(document, layout, system_fonts=False).content
    assert "甲乙" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    book = openpyxl.load_workbook(io.BytesIO(sheet([[text]])))
    assert book.worksheets[0]["A2"].value == "甲乙"


def sheet(rows: list[list[object]]) -> bytes:
    return xlsx.write_workbook([xlsx.Sheet(name="台账", heads=["列"], rows=rows)])


@pytest.mark.parametrize("text", [*NASTY, "https://example.org", "mailto:a@example.org", "{=1+1}"])
def test_a_workbook_holds_text_as_text(text: str) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(sheet([[text]]))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (
        text,
        "s" if cell.data_type == "s" else "inlineStr",
        None,
    )


def test_a_workbook_keeps_numbers_dates_and_long_codes() -> None:
    moment = datetime(2026, 3, 1, 1, 30, tzinfo=UTC)
    rows: list[list[object]] = [
        [37], [Decimal("1.5")], [date(2026, 3, 1)], [moment], [True], [None], [110101199001011234], [float("nan")],
    ]  # fmt: skip
    column = openpyxl.load_workbook(io.BytesIO(sheet(rows))).worksheets[0]["A"][1:]
    assert [cell.value for cell in column] == [
        37, 1.5, datetime(2026, 3, 1), datetime(2026, 3, 1, 9, 30), "是", None, "110101199001011234", "nan",
    ]  # fmt: skip


def test_sheet_names_are_made_fit_and_different() -> None:
    names = ["问题[1]*?/台账：" + "长" * 40] * 2 + ["", "History", "'引'"]
    made = xlsx.write_workbook([xlsx.Sheet(name=name, heads=["列"], rows=[]) for name in names])
    titles = openpyxl.load_workbook(io.BytesIO(made)).sheetnames
    assert len({title.casefold() for title in titles}) == len(names)
    assert all(0 < len(title) <= 31 for title in titles)


def test_a_cell_too_long_for_the_format_is_cut_and_says_so() -> None:
    value = openpyxl.load_workbook(io.BytesIO(sheet([["长" * 40_000]]))).worksheets[0]["A2"].value
    assert len(str(value)) == 32_767
    assert str(value).endswith(xlsx.CUT)


def test_a_list_too_long_for_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_ROWS", 3)
    assert sheet([["一"], ["二"]])
    with pytest.raises(Refused, match="数据超过2行"):
        sheet([["一"], ["二"], ["三"]])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_csv_export_disarms_formulas(start: str) -> None:
    content = b"".join(csv_chunks(ExportTable("ledger", "台账", ["列"], [[f"{start}cmd|'/c calc'!A0", -1]])))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1] == [f"'{start}cmd|'/c calc'!A0", "-1"]
