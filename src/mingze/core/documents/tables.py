"""A table read from an untrusted file, and what was wrong with it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from mingze.core.kernel.refusals import Refused, mark

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class TableFault:
    """One fault. ``row`` counts from 1 as the spreadsheet shows it; ``column`` is a letter or a heading."""

    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        where = (f"第{self.row}行" if self.row else "") + (f"{self.column}列" if self.column else "")
        return f"{where}：{self.message}" if where else self.message


class TableRefused(Refused):
    """The table was not accepted and nothing of it was stored; ``faults`` names each place."""

    def __init__(self, faults: list[TableFault]) -> None:
        super().__init__(
            mark("表格有%(count)s处问题，未导入任何数据：%(first)s"),
            place=_place(faults[0]),
            params={"count": len(faults), "first": str(faults[0])},
        )
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Row:
    """One data row; ``number`` is the row number the spreadsheet program shows."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the rows below it, cells padded to the header's length, blank rows left out."""

    header: tuple[str, ...]
    header_row: int
    rows: tuple[Row, ...]
    sheet: str
    encoding: str
    notes: tuple[str, ...] = ()
    """What a person should know: hidden rows that were read, other sheets that were not."""


@dataclass
class FaultList:
    """Collects faults up to a limit and refuses with all of them."""

    limit: int
    found: list[TableFault] = field(default_factory=list)

    def add(self, row: int | None, column: str | None, message: str) -> None:
        """Add a fault. Raises ``TableRefused`` as soon as the limit is reached."""
        self.found.append(TableFault(row, column, message))
        if len(self.found) >= self.limit:
            raise TableRefused(self.found)

    def check(self) -> None:
        """Raise ``TableRefused`` when anything was found."""
        if self.found:
            raise TableRefused(self.found)


def column_letter(index: int) -> str:
    """Return the spreadsheet letter of a column counted from 0: ``A``, ``B``, …, ``Z``, ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _place(fault: TableFault) -> str | None:
    where = (f"第{fault.row}行" if fault.row else "") + (f"，{fault.column}列" if fault.column else "")
    return where.lstrip("，") or None
