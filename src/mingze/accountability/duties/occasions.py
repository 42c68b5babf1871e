"""The periods and events for which a list's items are owed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from mingze.accountability.duties.choices import Measure
from mingze.accountability.duties.models import DutyItem, ListVersion, Occasion
from mingze.core.facts.models import Fact
from mingze.core.kernel.periods import Cadence, Period, months_later, periods_between
from mingze.core.kernel.working_days import deadline
from mingze.core.organization.models import Unit
from mingze.core.rules import queries as rules

# A one-off duty done late is still done: its window stays open.
OPEN_END = date(9999, 12, 31)


def occasions_of(version: ListVersion, until: date) -> list[Occasion]:
    """Occasions of a published version's recurring items, for periods that begin on or after it took effect.

    Periods under way when the list takes effect belong to the version before; the first list of all starts with
    the period it falls in.
    """
    first = version.valid_from
    if first is None:
        return []
    agency = version.duty_list.unit
    is_first = version.number == 1
    last = min(until, version.valid_to) if version.valid_to else until
    return [
        occasion
        for item in version.items.all()
        for occasion in _recurring(item, agency, first, last, is_first)
    ]


def occasion_after(item: DutyItem, fact: Fact, agency: Unit) -> Occasion:
    """The occasion that an event opens for an item owed so many days or months after it."""
    due_on = _due_after(item.cadence_detail, fact.occurred_on, agency)
    return _occasion(item, agency, f"F{fact.pk}", fact.occurred_on, due_on, due_on, OPEN_END, fact)


def _due_after(detail: Mapping[str, object], event: date, agency: Unit) -> date:
    """The last day of a limit in calendar months is the event's own day of the month, or the month's last."""
    if "months" in detail:
        return months_later(event, _number(detail["months"], event, agency))
    due_on = deadline(event, _number(detail["days"], event, agency), working=bool(detail.get("working")))
    if due_on is None:
        raise AssertionError("a deadline without pauses has a day")
    return due_on


def _recurring(item: DutyItem, agency: Unit, first: date, last: date, is_first: bool) -> Iterable[Occasion]:
    cadence = Cadence(item.cadence)
    if cadence is Cadence.AFTER:
        return
    if cadence is Cadence.ONCE:
        for period in periods_between(Cadence.YEAR, first, last):
            month, day = map(int, item.cadence_detail["once"].split("-"))
            due_on = _valid_day(period.year, month, day)
            if due_on >= first:
                yield _occasion(item, agency, period.key, period.start, due_on, due_on, period.end)
        return
    for period in periods_between(cadence, first, last):
        if is_first or period.start >= first:
            yield _periodic(item, agency, period)


def _periodic(item: DutyItem, agency: Unit, period: Period) -> Occasion:
    return _occasion(item, agency, period.key, period.start, period.end, period.end, period.end)


def _occasion(
    item: DutyItem,
    agency: Unit,
    key: str,
    start: date,
    end: date,
    due_on: date,
    counts_until: date,
    trigger: Fact | None = None,
) -> Occasion:
    return Occasion(
        item=item,
        key=key,
        period_start=start,
        period_end=end,
        due_on=due_on,
        counts_until=counts_until,
        trigger=trigger,
        measure=item.measure,
        required=required_of(item, start, agency),
        weight=item.weight,
    )


def required_of(item: DutyItem, on: date, agency: Unit) -> int:
    """How much is enough for a period that begins on ``on``: times, minutes, or basis points of the roll."""
    if item.minimum is not None:
        return item.minimum
    value = rules.value(item.minimum_parameter, on=on, unit=agency)
    return in_measure(item.measure, Decimal(str(value)))


def in_measure(measure: str, amount: Decimal) -> int:
    """Hours to minutes, per cent to basis points; times stay."""
    factors = {Measure.HOURS: 60, Measure.SHARE: 100, Measure.COUNT: 1}
    return int(amount * factors[Measure(measure)])


def _number(value: object, on: date, agency: Unit) -> int:
    return value if isinstance(value, int) else int(str(rules.value(str(value), on=on, unit=agency)))


def _valid_day(year: int, month: int, day: int) -> date:
    """29 February is 28 February in other years."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month + 1, 1) - timedelta(days=1)
