"""A table read from an untrusted file, and what was wrong with it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from mingze.core.documents.limits import Limits
from mingze.core.kernel.refusals import Refused, Sentence, mark, sentence

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class TableFault:
    """One fault. ``row`` counts from 1 as the spreadsheet shows it; ``column`` is a letter or a heading."""

    row: int | None
    column: str | None
    message: Sentence

    @property
    def place(self) -> Sentence | None:
        """Row and column in words, as far as they are known."""
        if self.row and self.column:
            return sentence("第%(row)s行%(column)s列", row=self.row, column=self.column)
        if self.row:
            return sentence("第%(row)s行", row=self.row)
        return sentence("%(column)s列", column=self.column) if self.column else None

    @property
    def sentence(self) -> Sentence:
        """The fault with its place."""
        if self.place is None:
            return self.message
        return sentence("%(place)s：%(message)s", place=self.place, message=self.message)

    def __str__(self) -> str:
        return str(self.sentence)


class TableRefused(Refused):
    """The table was not accepted and nothing of it was stored; ``faults`` names each place."""

    def __init__(self, faults: list[TableFault]) -> None:
        super().__init__(
            mark("表格有%(count)s处问题，未导入任何数据：%(first)s"),
            place=faults[0].place,
            params={"count": len(faults), "first": faults[0].sentence},
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
    notes: tuple[Sentence, ...] = ()
    """What a person should know: hidden rows that were read, other sheets that were not."""


@dataclass
class FaultList:
    """Collects faults up to a limit and refuses with all of them."""

    limit: int
    found: list[TableFault] = field(default_factory=list)

    def add(self, row: int | None, column: str | None, message: Sentence) -> None:
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


def too_many_rows(limits: Limits) -> Sentence:
    """What is wrong with a table longer than it may be."""
    return sentence("数据超过%(most)s行，请拆分后分批导入", most=limits.max_rows)
