"""From raw rows to a header with rows below it; the same for every file format."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from mingze.core.documents.limits import Limits
from mingze.core.documents.plain_text import printable
from mingze.core.documents.tables import Cell, FaultList, Row, column_letter, too_many_rows
from mingze.core.kernel.refusals import sentence

# A title line above the header has one filled cell; the header is the first line with more.
_LEAST_HEADINGS = 2
NOTHING_AT_ALL = sentence("文件是空的，没有任何内容")
HEADER_ONLY = sentence("只有表头，没有数据行")


def shape(
    lines: Iterable[tuple[int, Sequence[object]]], limits: Limits, faults: FaultList
) -> tuple[tuple[str, ...], int, tuple[Row, ...]]:
    """Return header, header row number and data rows. Raises ``TableRefused`` naming row and column."""
    filled = [(number, _trim(cells)) for number, cells in lines]
    filled = [(number, cells) for number, cells in filled if cells]
    if not filled:
        faults.add(None, None, NOTHING_AT_ALL)
        faults.check()
    start = next((i for i, (_, cells) in enumerate(filled) if _count(cells) >= _LEAST_HEADINGS), 0)
    header_row, headings = filled[start]
    header = tuple(printable(str(cell)).strip() if cell is not None else "" for cell in headings)
    _check_size(header, header_row, filled[start + 1 :], limits, faults)
    rows = tuple(_row(n, cells, len(header), limits, faults) for n, cells in filled[start + 1 :])
    faults.check()
    return header, header_row, rows


def _check_size(
    header: tuple[str, ...],
    header_row: int,
    below: Sequence[tuple[int, Sequence[object]]],
    limits: Limits,
    faults: FaultList,
) -> None:
    if len(header) > limits.max_columns:
        faults.add(
            header_row,
            None,
            sentence("共有%(count)s列，超过上限%(most)s列", count=len(header), most=limits.max_columns),
        )
    if not below:
        faults.add(header_row, None, HEADER_ONLY)
    if len(below) > limits.max_rows:
        faults.add(below[limits.max_rows][0], None, too_many_rows(limits))
    faults.check()


def _row(number: int, cells: Sequence[object], width: int, limits: Limits, faults: FaultList) -> Row:
    if len(cells) > width:
        faults.add(number, column_letter(width), sentence("此处有内容，但表头没有这一列"))
    values: list[Cell] = []
    for index, cell in enumerate(cells[:width]):
        if isinstance(cell, str) and len(cell) > limits.max_cell_characters:
            faults.add(
                number, column_letter(index), sentence("内容超过%(most)s字", most=limits.max_cell_characters)
            )
        values.append(_value(cell))
    return Row(number, tuple(values + [None] * (width - len(values))))


def _value(cell: object) -> Cell:
    if isinstance(cell, str):
        kept = "\n".join(printable(line).strip() for line in cell.splitlines()).strip()
        return kept or None
    if cell is None or isinstance(cell, bool | int | float | datetime | date | time):
        return cell
    return printable(str(cell))


def _trim(cells: Sequence[object]) -> list[object]:
    trimmed = list(cells)
    while trimmed and (trimmed[-1] is None or (isinstance(trimmed[-1], str) and not trimmed[-1].strip())):
        trimmed.pop()
    return trimmed


def _count(cells: Sequence[object]) -> int:
    return sum(1 for cell in cells if cell is not None and str(cell).strip())
