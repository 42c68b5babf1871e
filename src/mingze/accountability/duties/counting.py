"""Counting obligations anew where they have changed, in standard SQL. Called inside actions only.

Whoever changes obligations calls one of the two functions below before the transaction ends; a test compares the
counts with the obligations after everything that can happen to them.
"""

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from mingze.accountability.duties.models import Obligation, ObligationCount
from mingze.core.organization.models import Unit

_INSERT = (
    "INSERT INTO duties_obligationcount"
    " (unit_id, period_start, due_on, void_from, met_known_on, in_time, count, weight)"
    " SELECT ob.unit_id, ob.period_start, ob.due_on, ob.void_from, ob.met_known_on, ob.met_on <= ob.due_on,"
    " COUNT(*), SUM(oc.weight)"
    " FROM duties_obligation ob JOIN duties_occasion oc ON oc.id = ob.occasion_id"
    " WHERE NOT EXISTS (SELECT 1 FROM duties_reversal r WHERE r.obligation_id = ob.id){narrowed}"
    " GROUP BY 1, 2, 3, 4, 5, 6"
)

_STAMP = (
    "INSERT INTO duties_countstamp (unit_id, times) SELECT id, 1 FROM organization_unit WHERE {narrowed}"
    " ON CONFLICT (unit_id) DO UPDATE SET times = duties_countstamp.times + 1"
)


def units_held(obligation_ids: Collection[int]) -> list[int]:
    """The units that account for these obligations, held until the transaction ends.

    Whoever changes obligations holds their units first: what one works out of the recorded facts, the other has to
    see. PostgreSQL would otherwise let two records, each half of what is owed, both come out as not enough.
    """
    units = Unit.objects.filter(pk__in=Obligation.objects.filter(pk__in=obligation_ids).values("unit"))
    return list(_held(units))


def count_units(unit_ids: Collection[int], due_days: Collection[date]) -> None:
    """Count anew the obligations of these units that are due on these days. 3 statements."""
    if not unit_ids or not due_days:
        return
    keys = ", ".join(str(int(key)) for key in unit_ids)
    days = ", ".join(f"'{day.isoformat()}'" for day in due_days)
    ObligationCount.objects.filter(unit__in=unit_ids, due_on__in=due_days).delete()
    _run(_INSERT.format(narrowed=f" AND ob.unit_id IN ({keys}) AND ob.due_on IN ({days})"))
    _run(_STAMP.format(narrowed=f"id IN ({keys})"))


def count_all() -> None:
    """Count all obligations anew, after changes that may reach anywhere."""
    list(_held(Unit.objects.all()))
    ObligationCount.objects.all().delete()
    _run(_INSERT.format(narrowed=""))
    _run(_STAMP.format(narrowed="1 = 1"))


def _held(units: QuerySet[Unit]) -> QuerySet[Unit, int]:
    """Always in the same order, so that no two wait for each other."""
    return units.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True)


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
