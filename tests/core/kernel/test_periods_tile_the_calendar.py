"""Months, quarters, half-years and years: no gap, no overlap, one name each."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingze.core.kernel.periods import Cadence, Period, containing, months_later, parse, periods_between

RECURRING = [Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR]
cadences = st.sampled_from(RECURRING)
days = st.dates(date(1949, 10, 1), date(2149, 12, 31))


@given(cadences, st.integers(1949, 2149))
def test_the_periods_of_a_year_cover_each_day_exactly_once(cadence: Cadence, year: int) -> None:
    periods = list(periods_between(cadence, date(year, 1, 1), date(year, 12, 31)))
    assert periods[0].start == date(year, 1, 1)
    assert periods[-1].end == date(year, 12, 31)
    for earlier, later in itertools.pairwise(periods):
        assert later.start == earlier.end + timedelta(days=1)


@given(cadences, days)
def test_a_day_lies_in_the_period_that_contains_it_and_in_no_neighbour(cadence: Cadence, day: date) -> None:
    period = containing(cadence, day)
    assert day in period
    assert day not in period.next
    assert day not in period.previous


@given(cadences, days)
def test_next_and_previous_undo_each_other(cadence: Cadence, day: date) -> None:
    period = containing(cadence, day)
    assert period.next.previous == period == period.previous.next
    assert period.previous < period < period.next


@given(cadences, days)
def test_a_key_reads_back_as_the_same_period(cadence: Cadence, day: date) -> None:
    period = containing(cadence, day)
    assert parse(period.key) == period


@given(cadences, days, st.integers(0, 900))
def test_the_periods_between_two_days_are_those_that_share_a_day(
    cadence: Cadence, first: date, more: int
) -> None:
    last = first + timedelta(days=more)
    periods = list(periods_between(cadence, first, last))
    assert first in periods[0]
    assert last in periods[-1]
    assert all(later == earlier.next for earlier, later in itertools.pairwise(periods))


def test_no_period_lies_between_days_in_the_wrong_order() -> None:
    assert list(periods_between(Cadence.MONTH, date(2026, 2, 1), date(2026, 1, 31))) == []


def test_the_first_period_of_the_year_follows_the_last_of_the_year_before() -> None:
    assert Period(Cadence.QUARTER, 2025, 4).next == Period(Cadence.QUARTER, 2026, 1)
    assert Period(Cadence.MONTH, 2026, 1).previous == Period(Cadence.MONTH, 2025, 12)


@pytest.mark.parametrize(
    ("period", "key", "label", "start", "end"),
    [
        (Period(Cadence.MONTH, 2026, 3), "2026-03", "2026年3月", date(2026, 3, 1), date(2026, 3, 31)),
        (Period(Cadence.MONTH, 2028, 2), "2028-02", "2028年2月", date(2028, 2, 1), date(2028, 2, 29)),
        (Period(Cadence.QUARTER, 2026, 1), "2026Q1", "2026年第1季度", date(2026, 1, 1), date(2026, 3, 31)),
        (Period(Cadence.HALF_YEAR, 2026, 1), "2026H1", "2026年上半年", date(2026, 1, 1), date(2026, 6, 30)),
        (Period(Cadence.HALF_YEAR, 2026, 2), "2026H2", "2026年下半年", date(2026, 7, 1), date(2026, 12, 31)),
        (Period(Cadence.YEAR, 2026, 1), "2026", "2026年", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_each_period_has_its_key_chinese_name_and_days(
    period: Period, key: str, label: str, start: date, end: date
) -> None:
    assert (period.key, period.label, period.start, period.end) == (key, label, start, end)


@pytest.mark.parametrize(
    "key", ["", "26", "2026Q5", "2026Q0", "2026H3", "2026-13", "2026-1", "2026q1", "2026\n"]
)
def test_it_refuses_a_key_of_another_form(key: str) -> None:
    with pytest.raises(ValueError, match=r"is not a period|has no"):
        parse(key)


@pytest.mark.parametrize("cadence", [Cadence.ONCE, Cadence.AFTER])
def test_what_is_owed_once_or_after_an_event_has_no_period(cadence: Cadence) -> None:
    assert not cadence.recurs
    with pytest.raises(ValueError, match="has no periods"):
        containing(cadence, date(2026, 3, 1))
    with pytest.raises(ValueError, match="has no periods"):
        Period(cadence, 2026, 1)


@pytest.mark.parametrize(("year", "index"), [(2026, 0), (2026, 5), (0, 1), (10000, 1)])
def test_it_refuses_a_quarter_outside_the_calendar(year: int, index: int) -> None:
    with pytest.raises(ValueError, match=r"outside the calendar|has no"):
        Period(Cadence.QUARTER, year, index)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        ("2026-01-15", 1, "2026-02-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-30", 2, "2027-01-30"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-05-31", 12, "2027-05-31"),
    ],
)
def test_a_limit_in_months_ends_on_the_day_of_the_same_number(day: str, months: int, due: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(due)
