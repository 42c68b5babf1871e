"""Working days of mainland China, make-up days (调休) included, and time limits that are counted in them.

The arrangement for a year is published late in the year before. For years without it Monday to Friday are
taken as working days, and :func:`is_provisional` says so; pages show such a date as provisional.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import chinese_calendar

# The first day the clock stands still and the day it runs again; None while it has not been restarted.
Pause = tuple[date, date | None]

_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Tell whether offices work on ``day``; make-up Saturdays and Sundays count."""
    days = _working_days_of(day.year)
    place = bisect_left(days, day)
    return place < len(days) and days[place] == day


def is_provisional(day: date) -> bool:
    """Tell whether the holidays of that year are unknown, so that Monday to Friday is only an assumption."""
    return _arranged_days_of(day.year) is None


def add_working_days(day: date, count: int) -> date:
    """Return the working day ``count`` working days away from ``day``, which itself is not counted.

    A positive count looks forward, a negative one back. Zero gives ``day`` when it is a working day and else
    the next one, as a due date that falls on a day of rest moves to the first working day after it.
    Raises ``ValueError`` when the answer lies outside the calendar.
    """
    year = day.year
    days = _working_days_of(year)
    index = bisect_right(days, day) + count - 1 if count > 0 else bisect_left(days, day) + count
    while index < 0:
        year -= 1
        index += len(_working_days_of(year))
    while index >= len(_working_days_of(year)):
        index -= len(_working_days_of(year))
        year += 1
    return _working_days_of(year)[index]


def working_days_between(after: date, until: date) -> int:
    """Count the working days later than ``after``, up to and including ``until``; negative backwards."""
    if until < after:
        return -working_days_between(until, after)
    whole_years = sum(len(_working_days_of(year)) for year in range(after.year, until.year))
    return whole_years + _passed_in_year(until) - _passed_in_year(after)


def deadline(
    start: date,
    days: int,
    *,
    working: bool,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[int] = (),
) -> date | None:
    """Return the last day of a time limit, or ``None`` while an open pause keeps it from being known.

    The day of the event, ``start``, is not counted; the limit ends on the ``days``-th counted day after it.
    Zero days means ``start`` itself, or the first counted day after it. Extensions are in the same days as
    the limit. The first day of a pause is not counted, the day the clock restarts is. A limit in calendar
    days may end on a day of rest: where the rule moves it, the caller asks ``add_working_days(due, 0)``.

    Raises ``ValueError`` for negative days or extensions, and for a pause that ends before it begins.
    """
    added = list(extensions)
    if days < 0 or any(extension < 0 for extension in added):
        raise ValueError("a time limit and its extensions are counted in days from 0 up")
    left = days + sum(added)
    # The nth counted day after `counted_to` is sought; zero days is the first one after the eve of the start.
    counted_to = start if left else start - _DAY
    left = left or 1
    for stops, restarts in _ordered(pauses):
        due = _advance(counted_to, left, working=working)
        if due < stops:
            return due
        if restarts is None:
            return None
        if restarts - _DAY > counted_to:
            left -= max(0, _counted(counted_to, stops - _DAY, working=working))
            counted_to = restarts - _DAY
    return _advance(counted_to, left, working=working)


def remaining(due: date, on: date, *, working: bool) -> int:
    """Count the days after ``on`` up to and including ``due``: 0 on the due day, negative later.

    In working days it is also 0 on the days of rest right after the due day, so lateness itself is asked as
    ``on > due`` and not read from the sign.
    """
    return _counted(on, due, working=working)


def _advance(day: date, count: int, *, working: bool) -> date:
    return add_working_days(day, count) if working else day + timedelta(days=count)


def _counted(after: date, until: date, *, working: bool) -> int:
    return working_days_between(after, until) if working else (until - after).days


def _ordered(pauses: Iterable[Pause]) -> list[Pause]:
    ordered = sorted(pauses, key=lambda pause: (pause[0], pause[1] or date.max))
    for stops, restarts in ordered:
        if restarts is not None and restarts < stops:
            raise ValueError(f"a pause from {stops} cannot end earlier, on {restarts}")
    return ordered


def _passed_in_year(day: date) -> int:
    return bisect_right(_working_days_of(day.year), day)


@cache
def _working_days_of(year: int) -> tuple[date, ...]:
    """Return the working days of ``year`` in order. A year takes milliseconds to build, so it is kept."""
    arranged = _arranged_days_of(year)
    if arranged is not None:
        return arranged
    first = date(year, 1, 1)
    every_day = (first + timedelta(days=offset) for offset in range((date(year, 12, 31) - first).days + 1))
    return tuple(day for day in every_day if day.isoweekday() <= 5)


@cache
def _arranged_days_of(year: int) -> tuple[date, ...] | None:
    try:
        return tuple(chinese_calendar.get_workdays(date(year, 1, 1), date(year, 12, 31)))
    except NotImplementedError:
        return None
