"""What a roster says, row by row: plain values with the place each was read from."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """How a line of the report is meant."""

    ERROR = "error"  # nothing is stored while there is one
    WARNING = "warning"  # look at it; the import goes on
    CHANGE = "change"  # what would happen
    MISSING = "missing"  # on the roll but not in the file; nothing is done


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in the file; ``row`` as the spreadsheet program counts it."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report."""

    place: Place | None
    column: str
    severity: Severity
    text: str

    @property
    def sheet(self) -> str:
        """The sheet, empty when the line is about the file as a whole."""
        return self.place.sheet if self.place else ""

    @property
    def row(self) -> int | None:
        """The row number, if any."""
        return self.place.row if self.place else None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of the sheet of units; ``parent`` and ``counterpart`` are codes or names."""

    place: Place
    code: str
    name: str
    kind: str
    tree: str
    parent: str
    counterpart: str
    position: int | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person and the rolls they stand on; ``unit`` and ``branch`` are codes or names."""

    place: Place
    number: str
    name: str
    email: str
    unit: str
    unit_from: date | None
    branch: str
    standing: str
    branch_from: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A row of the sheet of posts."""

    place: Place
    code: str
    title: str
    unit: str
    category: str
    shared: bool | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """Somebody in a post, known by its code, or by unit and title when it comes from a flat list."""

    place: Place
    number: str
    code: str
    unit: str
    title: str
    category: str
    valid_from: date | None
    valid_to: date | None
    headings: tuple[str, str, str] = ("岗位代码", "任职日期", "岗位类别")
    """Headings of the columns of post, first day and category, for the report."""


@dataclass(slots=True)
class RosterFile:
    """Everything read from one file, and what could not be read."""

    units: list[UnitRow] = field(default_factory=list)
    people: list[PersonRow] = field(default_factory=list)
    posts: list[PostRow] = field(default_factory=list)
    appointments: list[AppointmentRow] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return len(self._places())

    def _places(self) -> set[Place]:
        places = {unit.place for unit in self.units} | {person.place for person in self.people}
        return places | {post.place for post in self.posts} | {one.place for one in self.appointments}
