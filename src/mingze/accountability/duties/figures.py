"""The figures duties register with the floor: named, documented, each opening to its rows."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from mingze.accountability.duties import fulfilment
from mingze.core.kernel.indicators import Computed, Indicator, register, share
from mingze.core.organization.models import Unit
from mingze.core.organization.queries import subtree_on


def _tally(unit: Unit, first: date, on: date) -> fulfilment.Tally:
    units = Unit.objects.filter(pk__in=[one.pk for one in subtree_on(unit, on)])
    return fulfilment.in_all(fulfilment.Due(units, first, on), on)


def _rows(unit: Unit, first: date, on: date, state: str) -> str:
    query = {"unit": unit.pk, "state": state, "on": on, "due_from": first, "due_to": on}
    return f"{reverse('duties:obligations')}?{urlencode(query)}"


def in_time(*, on: date, unit: Unit, **options: Any) -> Computed:
    """Obligations met in time as a share of those due this year up to the day."""
    first = date(on.year, 1, 1)
    tally = _tally(unit, first, on)
    return share(tally.met, tally.due, _rows(unit, first, on, "met"))


def overdue(*, on: date, unit: Unit, **options: Any) -> Computed:
    """How many obligations due this year up to the day are overdue."""
    first = date(on.year, 1, 1)
    return Computed(value=_tally(unit, first, on).overdue, rows_url=_rows(unit, first, on, "overdue"))


def register_all() -> None:
    """Register them; called once when the apps are ready."""
    register(
        Indicator(
            name="duties.in_time",
            title="按期履行率",
            title_en="Duties fulfilled in time",
            unit_of_measure="%",
            description="本年初至当日应完成的履责事项中，按期履行的占比（含下属单位）",
            version="1",
            compute=in_time,
        )
    )
    register(
        Indicator(
            name="duties.overdue",
            title="逾期未履行事项数",
            title_en="Duties overdue",
            unit_of_measure="项",
            description="本年初至当日应完成而逾期未履行的履责事项数（含下属单位）",
            version="1",
            compute=overdue,
        )
    )
