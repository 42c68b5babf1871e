"""What every part of planning shares: the organisation, the date, the report, and how units are named."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from mingze.core.roster.plans import Report
from mingze.core.roster.rows import Place
from mingze.core.roster.state import State, UnitState

DAY = timedelta(days=1)
Period = tuple[date, date | None]


class Placed(Protocol):
    """Anything read from a place in the file."""

    @property
    def place(self) -> Place:
        """Where it was read."""


R = TypeVar("R", bound=Placed)


@dataclass(slots=True)
class Context:
    """``scope`` are the subtrees in which the person importing may change things; ``None`` for all."""

    state: State
    effective: date
    scope: tuple[str, ...] | None
    report: Report = field(default_factory=Report)
    names: dict[str, list[str]] = field(default_factory=dict)
    allowed: dict[str, bool] = field(default_factory=dict)
    leaving: dict[str, tuple[Place, date]] = field(default_factory=dict)
    """Staff number -> where the file says that the person left, and the last day."""

    def index_names(self) -> None:
        """Learn the names of the units that stand; called once the file's own units are known."""
        names: dict[str, list[str]] = defaultdict(list)
        for unit in self.state.units.values():
            if unit.valid_to is None:
                names[unit.name].append(unit.code)
        self.names = names

    def unit(self, reference: str, place: Place, column: str) -> UnitState | None:
        """The unit a code or name stands for; otherwise the reason goes to the report."""
        found = self.state.units.get(reference)
        if found is not None:
            return found
        codes = self.names.get(reference, [])
        if len(codes) == 1:
            return self.state.units[codes[0]]
        if codes:
            text = _("有%(count)s个单位名为“%(name)s”，请填写单位代码：%(codes)s")
            values = {"count": len(codes), "name": reference, "codes": "、".join(sorted(codes))}
            self.report.error(place, column, text % values)
        else:
            self.report.error(place, column, _("没有代码或名称为“%(name)s”的单位") % {"name": reference})
        return None

    def may(self, unit: UnitState | None, place: Place, column: str) -> bool:
        """Whether the person importing may change this unit; otherwise the reason goes to the report."""
        if self._reaches(unit):
            return True
        name = unit.name if unit else _("顶层")
        self.report.error(place, column, _("“%(unit)s”不在您的权限范围内") % {"unit": name})
        return False

    def _reaches(self, unit: UnitState | None) -> bool:
        if self.scope is None:
            return True
        if unit is None:
            return False
        if unit.code not in self.allowed:
            # A unit the file sets up has no path yet and is where its parent is. A loop ends as not allowed.
            self.allowed[unit.code] = False
            above = self.state.units.get(unit.parent)
            inside = bool(unit.path) and any(unit.path.startswith(path) for path in self.scope)
            self.allowed[unit.code] = inside or (not unit.path and self._reaches(above))
        return self.allowed[unit.code]

    def in_force(self, name: str, period: Period, day: date, place: Place, column: str) -> bool:
        """Whether a unit or post exists on a day; otherwise the reason goes to the report."""
        first, last = period
        if first <= day and (last is None or day <= last):
            return True
        text = _("“%(name)s”在%(day)s尚未设立或已经撤销") % {"name": name, "day": day}
        self.report.error(place, column, text)
        return False

    def unique(self, rows: Iterable[R], key: Callable[[R], str], column: str) -> list[R]:
        """The rows with a key of their own, by key; of rows with the same key all but the first are errors."""
        seen: dict[str, R] = {}
        for row in sorted(rows, key=lambda row: (key(row), row.place)):
            if not key(row):
                continue
            first = seen.setdefault(key(row), row)
            if first is not row:
                where = {"key": key(row), "sheet": first.place.sheet, "row": first.place.row}
                text = _("“%(key)s”与“%(sheet)s”第%(row)s行重复") % where
                self.report.error(row.place, column, text)
        return list(seen.values())
