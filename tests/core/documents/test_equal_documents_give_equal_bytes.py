"""The same content gives the same file, byte for byte, whenever and wherever it is made."""

import io
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from mingze.core.documents import docx, pdf, xlsx
from mingze.core.documents.content import (
    Column,
    Document,
    Figure,
    Paragraph,
    Signature,
    Source,
    Table,
    chinese_numeral,
    document_number,
    numbered,
    proper_number,
)
from mingze.core.documents.layout import Layout

DOCUMENT = Document(
    title="提醒单",
    blocks=(Paragraph(("逾期", Figure("2", "s"), "项")), Table((Column("项"),), (("甲",), ("乙",)))),
    signature=Signature("机关党委", date(2026, 3, 1)),
    sources=(Source("s", "督办台账"),),
)


@pytest.fixture
def elsewhere() -> Iterator[Callable[[], None]]:
    """Move to another time zone and two seconds on: the coarsest clock in these formats ticks so."""
    before = os.environ.get("TZ")

    def move() -> None:
        os.environ["TZ"] = "America/New_York"
        time.tzset()
        time.sleep(2.1)

    yield move
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


@pytest.mark.slow
def test_every_format_is_made_the_same_again(layout: Layout, elsewhere: Callable[[], None]) -> None:
    def make() -> list[bytes]:
        book = xlsx.write_workbook([xlsx.Sheet(name="台账", heads=["项"], rows=[["甲"], [date(2026, 3, 1)]])])
        return [pdf.render(DOCUMENT, layout, system_fonts=False).content, docx.render(DOCUMENT, layout), book]

    first = make()
    elsewhere()
    assert make() == first


def test_another_word_gives_other_bytes(layout: Layout) -> None:
    other = replace(DOCUMENT, title="督办单")
    assert docx.render(other, layout) != docx.render(DOCUMENT, layout)
    assert other.digest() != DOCUMENT.digest()
    assert replace(other, title="提醒单").digest() == DOCUMENT.digest()


def test_no_file_tells_who_or_when_beyond_its_content(layout: Layout) -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(DOCUMENT, layout))) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "python-docx" not in core
    assert "2026-03-01T00:00:00Z" in core


def test_a_figure_needs_a_source() -> None:
    with pytest.raises(ValueError, match="without a source"):
        Document(title="", blocks=(Paragraph((Figure("2", "nowhere"),)),))


def test_a_row_needs_all_its_cells() -> None:
    with pytest.raises(ValueError, match="2 cells"):
        Document(title="", blocks=(Table((Column("甲"), Column("乙")), (("一",),)),))


def test_numbers_are_written_as_the_standard_has_them() -> None:
    assert [chinese_numeral(n) for n in (1, 10, 12, 20, 21, 99)] == [
        "一",
        "十",
        "十二",
        "二十",
        "二十一",
        "九十九",
    ]
    assert [numbered(level, 2, "甲").text for level in (1, 2, 3, 4)] == [
        "二、甲",
        "（二）甲",
        "2.甲",
        "（2）甲",
    ]
    assert document_number("云知党发", 2026, 3) == "云知党发〔2026〕3号"
    for typed in ("云知党发[2026]第03号", "云知党发（2026）3号", "云知党发【2026】 003 号"):
        assert proper_number(typed) == "云知党发〔2026〕3号"
