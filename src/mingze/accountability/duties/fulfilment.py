"""How far duties were fulfilled, by unit and by subtree, as known on a day.

Only obligations whose due day lies in the span asked for are counted, void ones left out. A share without
anything due has no value; it is never shown as 0.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum

from mingze.accountability.duties.choices import ObligationState
from mingze.accountability.duties.counted import counted_by_unit
from mingze.accountability.duties.models import Obligation, ObligationCount, Reversal
from mingze.accountability.duties.states import counts_with_state, with_state
from mingze.core.audit.unchanged import rows_asked, unchanged
from mingze.core.organization.models import Unit
from mingze.core.organization.queries import tree_on


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of obligations by state, and their weights in hundredths of a point."""

    met: int = 0
    met_late: int = 0
    overdue: int = 0
    open: int = 0
    upcoming: int = 0
    weight_met: int = 0
    weight_due: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        # Written out, because a tree of a thousand units adds a thousand times while somebody waits.
        return Tally(
            self.met + other.met,
            self.met_late + other.met_late,
            self.overdue + other.overdue,
            self.open + other.open,
            self.upcoming + other.upcoming,
            self.weight_met + other.weight_met,
            self.weight_due + other.weight_due,
        )

    @property
    def due(self) -> int:
        """What was due by the day or done before it."""
        return self.met + self.met_late + self.overdue

    @property
    def share(self) -> float | None:
        """Fulfilled in time, in per cent of what was due; None when nothing was."""
        return None if not self.due else round(100 * self.met / self.due, 1)

    @property
    def weighted_share(self) -> float | None:
        """The same by weight; None when nothing of any weight was due."""
        return None if not self.weight_due else round(100 * self.weight_met / self.weight_due, 1)


DUE_STATES = frozenset({ObligationState.MET, ObligationState.MET_LATE, ObligationState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Due:
    """What is tallied: the obligations of some units whose due day lies from ``first`` through ``last``."""

    units: QuerySet[Unit]
    first: date
    last: date

    @property
    def asked(self) -> tuple[Hashable, ...]:
        """What tells these obligations from others: which units, as the database is asked for them, and the span."""
        return (*rows_asked(self.units), self.first, self.last)

    def obligations(self) -> QuerySet[Obligation]:
        """The rows themselves."""
        return Obligation.objects.filter(
            unit__in=self.units.values("pk"), due_on__range=(self.first, self.last)
        )


def by_unit(due: Due, on: date) -> dict[int, Tally]:
    """The tally of each unit's own obligations. 6 queries, or 1 while nothing is written. Not to be changed."""
    return unchanged("duties.by_unit", *due.asked, on, answer=lambda: _by_unit(due, on))


def in_all(due: Due, on: date) -> Tally:
    """The tally of all of them together, added up from :func:`by_unit`, which others ask for as well."""
    return unchanged(
        "duties.in_all", *due.asked, on, answer=lambda: sum(by_unit(due, on).values(), start=Tally())
    )


def _by_unit(due: Due, on: date) -> dict[int, Tally]:
    counted = counted_by_unit(
        "duties.counted", due.first, due.last, on, read=lambda unit_ids: _tallies(due, on, unit_ids)
    )
    corrected = unchanged("duties.corrected", due.first, due.last, on, answer=lambda: _corrected(due, on))
    found = {}
    for unit_id in due.units.values_list("pk", flat=True):
        parts = [one for one in (counted.get(unit_id), corrected.get(unit_id)) if one is not None]
        if parts:
            found[unit_id] = sum(parts[1:], start=parts[0])
    return found


def _tallies(due: Due, on: date, unit_ids: Collection[int] | None) -> dict[int, Tally]:
    """What is counted already, of all units or of some."""
    counts = ObligationCount.objects.filter(due_on__range=(due.first, due.last))
    if unit_ids is not None:
        counts = counts.filter(unit__in=unit_ids)
    rows = counts_with_state(counts, on).values_list(*KEYS)
    return _summed(rows.annotate(number=Sum("count"), points=Sum("weight")).order_by())


def _corrected(due: Due, on: date) -> dict[int, Tally]:
    """What is left out of the counts, because what was believed of it changed."""
    corrected = Obligation.objects.filter(
        due_on__range=(due.first, due.last), pk__in=Reversal.objects.values("obligation")
    )
    rows = with_state(corrected, on).values_list(*KEYS)
    return _summed(rows.annotate(number=Count("pk"), points=Sum("occasion__weight")).order_by())


Amounts = dict[str, int]
AMOUNTS = tuple(one.name for one in fields(Tally))
KEYS = ("unit_id", "state")


def _summed(rows: Iterable[tuple[Any, ...]]) -> dict[int, Tally]:
    """The tallies of rows of unit, state, count and weight."""
    found: defaultdict[int, Amounts] = defaultdict(lambda: dict.fromkeys(AMOUNTS, 0))
    for unit_id, state, count, weight in rows:
        _add(found[unit_id], state, count, weight)
    return {unit_id: Tally(**amounts) for unit_id, amounts in found.items()}


def _add(amounts: Amounts, state: str, count: int, weight: int) -> None:
    if state == ObligationState.VOID:
        return
    amounts[state] += count
    amounts["weight_met"] += weight if state == ObligationState.MET else 0
    amounts["weight_due"] += weight if state in DUE_STATES else 0


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with the tally of its subtree, at its level in the tree (from 1)."""

    unit: Unit
    level: int
    tally: Tally


def visible_branches(due: Due, on: date) -> list[Branch]:
    """The branches of the units of ``due`` that existed on the day. 5 queries, or 1 while nothing is written."""
    units = due.units.filter(pk__in=Unit.objects.on(on).values("pk"))
    folded = unchanged(
        "duties.branches", *due.asked, on, answer=lambda: by_subtree(by_unit(due, on), units, on)
    )
    return list(folded)


def by_subtree(tallies: Mapping[int, Tally], units: QuerySet[Unit], on: date) -> list[Branch]:
    """Fold tallies up the trees as they stood on the day; the branches in reading order. 2 queries.

    Only ``units`` are shown; one whose parent is not among them stands at the top.
    """
    shown = set(units.values_list("pk", flat=True))
    branches: list[Branch] = []
    depth: list[int] = []
    for node in tree_on(on):
        if node.unit.pk not in shown:
            continue
        while depth and depth[-1] >= node.level:
            depth.pop()
        depth.append(node.level)
        branches.append(Branch(node.unit, len(depth), tallies.get(node.unit.pk, Tally())))
    return _folded(branches)


def _folded(branches: list[Branch]) -> list[Branch]:
    """Add each branch's tally to the branches above it, from the last to the first."""
    total: dict[int, Tally] = {}
    folded: list[Branch] = []
    for branch in reversed(branches):
        tally = branch.tally + total.pop(branch.level + 1, Tally())
        total[branch.level] = total.get(branch.level, Tally()) + tally
        folded.append(Branch(branch.unit, branch.level, tally))
    return folded[::-1]
