"""Tables of publications: XLSX, CSV and TSV from any service, read by a mapping of their columns."""

import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from mingze.services.patents.record import Patent, Rejected, Source
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.port import HEAD, Found
from mingze.services.patents.sources.sheet import cells as sheet_cells
from mingze.services.patents.sources.sheet import rows as sheet_rows
from mingze.services.patents.sources.sheet.cells import Wrong
from mingze.services.patents.sources.sheet.columns import Column, Mapping, Target, known, suggest
from mingze.services.patents.sources.sheet.record import Faulty, patent
from mingze.services.patents.sources.sheet.rows import LOOKED_AT, Row

KNOWN = 3
"""Headings that must be known in a text before it is taken for a table of publications."""
DAYS = frozenset({Target.FILED, Target.PUBLISHED, Target.GRANTED, Target.ENTERED, Target.PRIORITY_DATES})
_UNREAD = frozenset({Target.NOTE, Target.IGNORED})
_ZIP = b"PK\x03\x04"
_WORKBOOK = (b"[Content_Types].xml", b"xl/workbook.xml", b"xl/worksheets", b"_rels/.rels")


class Sheet:
    """Tables, with the mapping given or the one their header suggests."""

    name = "sheet"
    title = "表格（XLSX、CSV）"

    def __init__(self, mapping: Mapping | None = None) -> None:
        self.mapping = mapping

    def recognises(self, head: bytes) -> bool:
        """A workbook by its parts; a text by a header that has a publication number and other known headings."""
        if head.startswith(_ZIP):
            return any(part in head for part in _WORKBOOK)
        try:
            rows = [row for row in sheet_rows.text(io.BytesIO(head)) if isinstance(row, Row)]
        except (ValueError, LookupError):
            return False
        best = max((_known(suggest(row.cells)) for row in rows[:LOOKED_AT]), default=0)
        return best >= KNOWN

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """One record a row; a row with a wrong cell is turned away with its row and column."""
        head = stream.read(HEAD)
        whole = prefixed(head, stream)
        table = _Table(self.mapping, name, "")
        for row in sheet_rows.workbook(whole) if head.startswith(_ZIP) else sheet_rows.text(whole):
            if isinstance(row, Rejected):
                yield Rejected(row.reason, where=row.where, name=name, offset=row.offset)
                continue
            if row.sheet != table.sheet:
                yield from table.end()
                table = _Table(self.mapping, name, row.sheet)
            yield from table.take(row)
        yield from table.end()


class Look(NamedTuple):
    """A table as it begins: the columns its header suggests, and the cells of the rows below it."""

    columns: Mapping
    rows: list[list[str]]


def look(stream: BinaryIO, samples: int) -> Look | Rejected:
    """The header of a table and at most ``samples`` rows, for a person to judge what each column is.

    The header is the row with most known headings among the first; where none is known, the first row that is not
    empty.
    """
    head = stream.read(HEAD)
    whole = prefixed(head, stream)
    beginning: list[Row] = []
    for row in sheet_rows.workbook(whole) if head.startswith(_ZIP) else sheet_rows.text(whole):
        if isinstance(row, Rejected):
            return row
        if any(row.cells):
            beginning.append(row)
        if len(beginning) == LOOKED_AT + samples:
            break
    if not beginning:
        return Rejected("表格是空的")
    place = max(range(min(LOOKED_AT, len(beginning))), key=lambda one: _heard_of(beginning[one].cells))
    below = [row.cells for row in beginning[place + 1 :] if row.sheet == beginning[place].sheet]
    return Look(suggest(beginning[place].cells), below[:samples])


def _heard_of(cells: list[str]) -> int:
    """How many cells are headings somebody uses."""
    return sum(known(cell)[0] is not None for cell in cells)


class _Table:
    """One sheet: its header once that is found, then its rows."""

    def __init__(self, mapping: Mapping | None, name: str, sheet: str) -> None:
        self.sheet = sheet
        self._mapping, self._name = mapping, name
        self._columns: list[Column] | None = None
        self._before: list[Row] = []

    def take(self, row: Row) -> Iterator[Patent | Rejected]:
        if not any(row.cells):
            return
        if self._columns is not None:
            yield self._record(row, self._columns)
        elif len(self._before) < LOOKED_AT:
            self._before.append(row)
            self._columns = self._header(row)

    def end(self) -> Iterator[Rejected]:
        """What is to be said when no header was found."""
        if self._columns is None and self._before:
            yield self._rejected("表格中没有找到公开号一列，请指定各列的含义", self._before[0])

    def _header(self, row: Row) -> list[Column] | None:
        """The columns in the order of this row, if it is the header; a column without a heading is a note."""
        mapping = self._mapping or suggest(row.cells)
        by_heading: dict[str, list[Column]] = {}
        for column in reversed(mapping.columns):
            by_heading.setdefault(column.heading, []).append(column)
        # Of two columns with one heading the first is what the mapping says, the second what it says of a second one.
        columns = [
            by_heading[cell].pop()
            if by_heading.get(cell)
            else Column(heading=cell or f"第{place}列", target=Target.NOTE)
            for place, cell in enumerate(row.cells, 1)
        ]
        return columns if Mapping(columns=tuple(columns)).sufficient else None

    def _record(self, row: Row, columns: list[Column]) -> Patent | Rejected:
        for place in row.formulas:
            # What is a note or dropped may well be a link that a formula makes.
            if place < len(columns) and columns[place].target not in _UNREAD:
                return self._rejected("单元格是公式，请先转为数值", row, columns[place].heading)
        if any(row.cells[len(columns) :]):
            return self._rejected("这一行的单元格比表头多", row)
        source = Source(format=FORMAT.name, version=row.sheet, name=self._name, offset=row.number)
        try:
            cells = [
                (column, sheet_cells.dated(cell, row.epoch) if column.target in DAYS else cell)
                for column, cell in zip(columns, row.cells, strict=False)
            ]
            return patent(cells, self._mapping or Mapping(columns=()), source)
        except Faulty as faulty:
            return self._rejected(faulty.fault, row, faulty.heading)
        except Wrong as wrong:
            return self._rejected(str(wrong), row)

    def _rejected(self, reason: str, row: Row, heading: str = "") -> Rejected:
        place = f"工作表“{row.sheet}”第{row.number}行" if row.sheet else f"第{row.number}行"
        where = f"{place}“{heading}”列" if heading else place
        return Rejected(reason, where=where, name=self._name, offset=row.number)


def _known(mapping: Mapping) -> int:
    """How many headings are known, where one of them is the number."""
    found = [column for column in mapping.columns if column.target not in _UNREAD]
    return len(found) if mapping.sufficient else 0


FORMAT = Sheet()
