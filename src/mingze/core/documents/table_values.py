"""Cells to values: dates in every form people type them, and numbers that should have been text."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from mingze.core.documents.tables import Cell
from mingze.core.kernel.refusals import Refused, mark

NO_DATE = mark("“%(value)s”不是日期，请写成 2026-03-01 这样的形式")
DIGITS_LOST = mark("此号码被存成了数字，末尾几位可能已经丢失，请把该列设为文本格式后重新填写")

_WRITTEN = re.compile(
    r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$"
)
_DIGITS = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_SERIAL = re.compile(r"^\d{1,7}(?:\.0+)?$")
# Day 0 of the spreadsheet calendar, one day early because of a leap day that never was, 29 February 1900.
_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 61, 2_958_465
# A spreadsheet number holds fifteen digits; longer ones come back rounded.
_EXACT_LIMIT = 10**15


def to_date(cell: Cell) -> date | None:
    """Return the date in a cell, None for a blank one.

    Reads real dates, ``2026-03-01``, ``2026/3/1``, ``2026.3.1``, ``2026年3月1日``, ``20260301`` and
    spreadsheet serial numbers. Raises ``Refused`` for anything else, also for days that do not exist.
    """
    if cell is None or isinstance(cell, datetime):
        return cell.date() if cell else None
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise _no_date(cell)
    text = re.sub(r"\s*([-/.年月日])\s*", r"\1", unicodedata.normalize("NFKC", str(cell)).strip())
    if isinstance(cell, float) and text.endswith(".0"):
        text = text[:-2]
    if not text:
        return None
    found = _WRITTEN.match(text) or _DIGITS.match(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        if _SERIAL.match(text) and _FIRST_SERIAL <= int(float(text)) <= _LAST_SERIAL:
            return _EPOCH + timedelta(days=int(float(text)))
    except ValueError as error:
        raise _no_date(cell) from error
    raise _no_date(cell)


def to_text(cell: Cell) -> str:
    """Return a cell as text: ``12`` for the number 12.0, ``2026-03-01`` for a date, empty for a blank cell.

    Raises ``Refused`` for a number too long to have kept its last digits (identity numbers, account numbers).
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        if abs(cell) >= _EXACT_LIMIT:
            raise Refused(DIGITS_LOST)
        return str(int(cell)) if cell == int(cell) else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.time().min else cell.isoformat(" ")
    return cell if isinstance(cell, str) else cell.isoformat()


def _no_date(cell: object) -> Refused:
    return Refused(NO_DATE, params={"value": str(cell)[:30]})
