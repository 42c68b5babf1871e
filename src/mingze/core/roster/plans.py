"""What an import would do: changes in a fixed order, the report, and a digest of the changes."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from mingze.core.kernel.canonical import canonical_json, sha256_hex
from mingze.core.roster.rows import Line, Place, Severity

Values = dict[str, Any]


class Kind(StrEnum):
    """The changes there are, in the order in which they are applied."""

    UNIT_CREATE = "unit.create"
    UNIT_CHANGE = "unit.change"
    UNIT_MOVE = "unit.move"
    PERSON_CREATE = "person.create"
    PERSON_CORRECT = "person.correct"
    ROLL_END = "roll.end"
    ROLL_BEGIN = "roll.begin"
    POST_CREATE = "post.create"
    POST_CHANGE = "post.change"
    APPOINTMENT_END = "appointment.end"
    APPOINTMENT_BEGIN = "appointment.begin"
    POST_CLOSE = "post.close"
    UNIT_CLOSE = "unit.close"


ORDER = {kind: index for index, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``key`` are the codes of what is changed; the place in the file is no part of it."""

    kind: Kind
    key: tuple[str, ...]
    values: Values = field(default_factory=dict)

    def sort_key(self) -> tuple[object, ...]:
        """Orders changes the same whatever the order of rows in the file."""
        return (ORDER[self.kind], self.key, canonical_json(self.values))


@dataclass(frozen=True)
class Plan:
    """The outcome of planning. It may be applied when it has no errors."""

    effective: date
    changes: tuple[Change, ...]
    lines: tuple[Line, ...]
    rows: int

    @property
    def errors(self) -> int:
        """How many lines are errors."""
        return sum(line.severity == Severity.ERROR for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of each kind, in order of application; kinds without any are left out."""
        found = Counter(change.kind for change in self.changes)
        return {kind.value: found[kind] for kind in Kind if found[kind]}

    @property
    def digest(self) -> str:
        """Equal for equal changes: what was confirmed is what gets applied, or nothing is."""
        content = [[change.kind, list(change.key), change.values] for change in self.changes]
        return sha256_hex(canonical_json([self.effective, content]))


class Report:
    """Collects changes and lines while planning."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.lines: list[Line] = []

    def change(
        self, place: Place | None, kind: Kind, key: tuple[str, ...], text: str, /, **values: object
    ) -> None:
        """Plan one change and say so in the report."""
        self.changes.append(Change(kind, key, values))
        self.lines.append(Line(place, "", Severity.CHANGE, text))

    def error(self, place: Place | None, column: str, text: str) -> None:
        """Report why nothing can be stored."""
        self.lines.append(Line(place, column, Severity.ERROR, text))

    def warn(self, place: Place | None, column: str, text: str) -> None:
        """Report something worth a look."""
        self.lines.append(Line(place, column, Severity.WARNING, text))

    def missing(self, text: str) -> None:
        """Report somebody on a roll whom the file leaves out."""
        self.lines.append(Line(None, "", Severity.MISSING, text))
