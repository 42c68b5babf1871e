"""How far duties were fulfilled, by unit and by subtree, as known on a day.

Only obligations whose due day lies in the span asked for are counted, void ones left out. A share without
anything due has no value; it is never shown as 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Self

from django.db.models import Count, QuerySet, Sum

from mingze.accountability.duties.choices import ObligationState
from mingze.accountability.duties.models import Obligation
from mingze.accountability.duties.states import with_state
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
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

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

    @classmethod
    def of(cls, state: str, count: int, weight: int) -> Self:
        """The tally of some obligations that are all in one state."""
        if state == ObligationState.VOID:
            return cls()
        in_time = weight if state == ObligationState.MET else 0
        due = weight if state in DUE_STATES else 0
        return cls(**{state: count}, weight_met=in_time, weight_due=due)


DUE_STATES = frozenset({ObligationState.MET, ObligationState.MET_LATE, ObligationState.OVERDUE})


def due_within(first: date, last: date) -> QuerySet[Obligation]:
    """Obligations whose due day lies in a span."""
    return Obligation.objects.filter(occasion__due_on__gte=first, occasion__due_on__lte=last)


def by_unit(obligations: QuerySet[Obligation], on: date) -> dict[int, Tally]:
    """The tally of each unit's own obligations. 1 query."""
    rows = (
        with_state(obligations, on)
        .values("unit_id", "state")
        .annotate(count=Count("pk"), weight=Sum("occasion__weight"))
        .order_by()
    )
    tallies: dict[int, Tally] = {}
    for row in rows:
        tally = Tally.of(row["state"], row["count"], row["weight"])
        tallies[row["unit_id"]] = tallies.get(row["unit_id"], Tally()) + tally
    return tallies


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with the tally of its subtree, at its level in the tree (from 1)."""

    unit: Unit
    level: int
    tally: Tally


def by_subtree(tallies: Mapping[int, Tally], units: Iterable[Unit], on: date) -> list[Branch]:
    """Fold tallies up the trees as they stood on the day; the branches in reading order. 2 queries.

    Only ``units`` are shown; one whose parent is not among them stands at the top.
    """
    shown = {unit.pk for unit in units}
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
