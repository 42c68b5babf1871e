"""Workbooks. The only place that knows xlsxwriter.

Rows go to the file as they are read, so that a list of any length takes the same memory. Text stays text:
what looks like a formula or an address is a string in its cell.
"""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter

from mingze.core.base.exports import ExportTable
from mingze.core.base.formats import shown
from mingze.core.documents.plain_text import display_width, printable, printable_lines
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.refusals import Refused, mark

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TOO_LONG = mark("数据超过%(most)s行，单个工作表无法容纳，请缩小筛选范围后再导出")
CUT = "…（内容过长，此处截断）"

# Limits of the file format itself.
_ROWS = 1_048_576
_CELL = 32_767
_SHEET_NAME = 31
_EXACT_DIGITS = 15
_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_NARROW, _WIDE = 8, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One worksheet: a title and notes above, heads that stay in view, rows read once as they are written."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[object]]
    title: str = ""
    notes: Sequence[str] = ()
    widths: Sequence[float] = ()
    """Column widths in characters; without them a column is as wide as its head."""


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook; equal sheets give equal bytes. Raises ``Refused`` when a sheet has too many rows."""
    buffer = io.BytesIO()
    stream_workbook(sheets, buffer)
    return buffer.getvalue()


def stream_workbook(sheets: Iterable[Sheet], file: IO[bytes]) -> None:
    """Write a workbook to ``file`` row by row."""
    book = xlsxwriter.Workbook(file, _OPTIONS)
    try:
        book.set_properties({"created": _UNDATED, "author": "", "comments": ""})
        formats = _formats(book)
        taken: set[str] = set()
        for sheet in sheets:
            _write(book.add_worksheet(_sheet_name(sheet.name, taken)), sheet, formats)
    finally:
        book.close()


def write_export(table: ExportTable, file: IO[bytes]) -> None:
    """Write the table of a list page; registered with the list pages when the application starts."""
    sheet = Sheet(
        name=table.title,
        title=table.title,
        heads=table.heads,
        rows=table.rows,
        notes=table.notes,
        widths=table.widths,
    )
    stream_workbook([sheet], file)


def _formats(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 11}
    return {
        "title": book.add_format({"bold": True, "font_name": "黑体", "font_size": 16}),
        "note": book.add_format({"font_name": "宋体", "font_size": 10, "font_color": "#595959"}),
        "head": book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#EDEDED"}),
        "text": book.add_format({**cell, "text_wrap": True, "num_format": "@"}),
        "number": book.add_format(cell),
        "date": book.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "center"}),
        "moment": book.add_format({**cell, "num_format": "yyyy-mm-dd hh:mm", "align": "center"}),
    }


def _write(sheet: Any, content: Sheet, formats: dict[str, Any]) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P —")
    for column, head in enumerate(content.heads):
        fitting = min(max(display_width(head) * 2 + 4, _NARROW), _WIDE)
        sheet.set_column(column, column, content.widths[column] if content.widths else fitting)
    row = 0
    for kind, text in [("title", content.title), *(("note", note) for note in content.notes)]:
        if text:
            sheet.write_string(row, 0, _safe(text), formats[kind])
            row += 1
    for column, head in enumerate(content.heads):
        sheet.write_string(row, column, _safe(head), formats["head"])
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)
    head_row = row
    for cells in content.rows:
        row += 1
        if row >= _ROWS:
            raise Refused(TOO_LONG, params={"most": _ROWS - 1 - head_row})
        for column, value in enumerate(cells):
            _cell(sheet, row, column, value, formats)
    if content.heads and row > head_row:
        sheet.autofilter(head_row, 0, row, len(content.heads) - 1)


def _cell(sheet: Any, row: int, column: int, value: object, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, formats["text"])
    elif _is_number(value):
        sheet.write_number(row, column, value, formats["number"])
    elif isinstance(value, datetime):
        local = value.astimezone(SHANGHAI).replace(tzinfo=None) if value.tzinfo else value
        sheet.write_datetime(row, column, local, formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["date"])
    else:
        # Long numbers, such as staff codes, would lose their last digits as numbers.
        plain = shown(value) if isinstance(value, bool) else str(value)
        sheet.write_string(row, column, _safe(plain), formats["text"])


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return math.isfinite(value) and abs(value) < 10**_EXACT_DIGITS


def _safe(text: str) -> str:
    """Return text that the format can hold: line breaks stay, other control characters do not."""
    kept = "\n".join(printable_lines(text))
    return kept if len(kept) <= _CELL else kept[: _CELL - len(CUT)] + CUT


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name the format allows that no other sheet of the workbook has."""
    base = printable(wanted).translate(_FORBIDDEN_IN_NAMES).strip(" '")[:_SHEET_NAME] or "Sheet"
    name, number = base, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        ending = f"（{number}）"
        name = base[: _SHEET_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name
