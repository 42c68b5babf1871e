"""The one state an obligation has on a day, said once for Python and for each of the two tables that hold it.

All say the same thing; property tests hold them together. A day knows only what had been recorded by then,
so the state of a past day never changes: what was discharged and later corrected stays discharged for the days
on which that was believed.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from mingze.accountability.duties.choices import ObligationState
from mingze.accountability.duties.models import Obligation, ObligationCount, Reversal

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _State(TypedDict):
        state: str

    Stated = WithAnnotations[Obligation, _State]
else:
    Stated = Obligation


@dataclass(frozen=True, slots=True)
class Belief:
    """A discharge as it was believed from one day to another (None: still)."""

    met_on: date
    known_from: date
    known_until: date | None = None


def state_on(
    day: date, *, period_start: date, due_on: date, void_from: date | None, beliefs: tuple[Belief, ...]
) -> ObligationState:
    """The state on ``day`` of an obligation with these dates."""
    for belief in beliefs:
        if belief.known_from <= day and (belief.known_until is None or day <= belief.known_until):
            return ObligationState.MET if belief.met_on <= due_on else ObligationState.MET_LATE
    if void_from is not None and void_from <= day:
        return ObligationState.VOID
    if day < period_start:
        return ObligationState.UPCOMING
    return ObligationState.OPEN if day <= due_on else ObligationState.OVERDUE


def with_state(obligations: QuerySet[Obligation], day: date) -> QuerySet[Stated]:
    """Annotate each obligation with ``state`` as of ``day``; filters on it stay in the database."""
    # Asked once for the day and not once a row: few discharges were ever corrected.
    believed = Reversal.objects.filter(known_from__lte=day, known_until__gte=day).values("obligation")
    in_time = believed.filter(met_on__lte=F("obligation__due_on"))
    due = F("due_on")
    return obligations.annotate(
        state=Case(
            When(met_known_on__lte=day, met_on__lte=due, then=Value(ObligationState.MET)),
            When(met_known_on__lte=day, then=Value(ObligationState.MET_LATE)),
            When(pk__in=in_time, then=Value(ObligationState.MET)),
            When(pk__in=believed, then=Value(ObligationState.MET_LATE)),
            When(void_from__lte=day, then=Value(ObligationState.VOID)),
            When(period_start__gt=day, then=Value(ObligationState.UPCOMING)),
            When(Q(due_on__gte=day), then=Value(ObligationState.OPEN)),
            default=Value(ObligationState.OVERDUE),
            output_field=CharField(),
        )
    )


def counts_with_state(counts: QuerySet[ObligationCount], day: date) -> QuerySet[ObligationCount]:
    """Annotate counted obligations with the ``state`` they all have on ``day``: none of them was ever corrected."""
    return counts.annotate(
        state=Case(
            When(met_known_on__lte=day, in_time=True, then=Value(ObligationState.MET)),
            When(met_known_on__lte=day, then=Value(ObligationState.MET_LATE)),
            When(void_from__lte=day, then=Value(ObligationState.VOID)),
            When(period_start__gt=day, then=Value(ObligationState.UPCOMING)),
            When(due_on__gte=day, then=Value(ObligationState.OPEN)),
            default=Value(ObligationState.OVERDUE),
            output_field=CharField(),
        )
    )


def beliefs_of(obligation: Obligation) -> tuple[Belief, ...]:
    """Every discharge ever believed of one obligation, the present one included. 1 query."""
    past = [Belief(row.met_on, row.known_from, row.known_until) for row in obligation.reversals.all()]
    if obligation.met_on and obligation.met_known_on:
        past.append(Belief(obligation.met_on, obligation.met_known_on))
    return tuple(past)
