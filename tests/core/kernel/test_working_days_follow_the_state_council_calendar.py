"""Which days offices work: public holidays, make-up days, and what is assumed for years not yet arranged."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingze.core.kernel.working_days import (
    add_working_days,
    is_provisional,
    is_working_day,
    working_days_between,
)

days = st.dates(date(2019, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 1, 26),  # Sunday, made up for the Spring Festival
        date(2025, 9, 28),  # Sunday, made up for the National Day holiday
        date(2025, 10, 11),  # Saturday, made up for the National Day holiday
        date(2025, 10, 9),
        date(2026, 1, 4),  # Sunday, made up for New Year
        date(2026, 2, 14),  # Saturday, made up for the Spring Festival
        date(2026, 2, 28),  # Saturday, made up for the Spring Festival
        date(2026, 2, 24),
    ],
)
def test_offices_work_on_ordinary_and_made_up_days(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 10, 1),
        date(2025, 10, 8),  # Wednesday, the last day of the eight-day holiday
        date(2026, 1, 1),
        date(2026, 2, 15),
        date(2026, 2, 16),  # Monday, the eve of the Spring Festival
        date(2026, 2, 23),
        date(2026, 3, 7),  # a plain Saturday
        date(2026, 10, 7),
    ],
)
def test_offices_rest_on_holidays_and_plain_weekends(day: date) -> None:
    assert not is_working_day(day)


def test_the_spring_festival_of_2026_is_stepped_over() -> None:
    friday, made_up_saturday = date(2026, 2, 13), date(2026, 2, 14)
    assert add_working_days(friday, 1) == made_up_saturday
    assert add_working_days(friday, 2) == date(2026, 2, 24)
    assert working_days_between(friday, date(2026, 2, 28)) == 6


def test_fifteen_working_days_reach_over_the_national_day_of_2025() -> None:
    # 26 Sep (Fri), then 28–30 Sep, 9–11 Oct, 13–17 Oct, 20–23 Oct: counted by hand on the printed calendar.
    assert add_working_days(date(2025, 9, 26), 15) == date(2025, 10, 23)


def test_zero_moves_a_day_of_rest_to_the_next_working_day_and_keeps_a_working_day() -> None:
    assert add_working_days(date(2025, 10, 1), 0) == date(2025, 10, 9)
    assert add_working_days(date(2025, 10, 9), 0) == date(2025, 10, 9)


def test_counting_back_steps_over_the_holiday_too() -> None:
    assert add_working_days(date(2025, 10, 9), -1) == date(2025, 9, 30)
    assert add_working_days(date(2026, 1, 2), -3) == date(2025, 12, 29)


def test_a_year_without_arrangement_is_provisional_and_rests_on_weekends_only() -> None:
    assert not is_provisional(date(2026, 12, 31))
    assert is_provisional(date(2099, 10, 1))
    assert is_working_day(date(2099, 10, 1))  # a Thursday
    assert not is_working_day(date(2099, 10, 3))
    assert is_provisional(date(1999, 10, 1))


def test_the_end_of_the_calendar_is_an_error_and_not_a_wrong_day() -> None:
    with pytest.raises(ValueError, match="year"):
        add_working_days(date(9999, 12, 31), 5)


@given(days, st.integers(1, 600))
def test_adding_and_then_counting_gives_the_same_number(day: date, count: int) -> None:
    reached = add_working_days(day, count)
    assert is_working_day(reached)
    assert working_days_between(day, reached) == count


@given(days, st.integers(1, 600))
def test_going_back_undoes_going_forward_from_a_working_day(day: date, count: int) -> None:
    start = add_working_days(day, 0)
    assert add_working_days(add_working_days(start, count), -count) == start
    assert working_days_between(start, add_working_days(start, -count)) == -count


@given(days, st.integers(-60, 60))
def test_the_count_equals_looking_at_each_day(after: date, span: int) -> None:
    until = after + timedelta(days=span)
    first, last = sorted((after, until))
    looked_at = sum(is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    assert working_days_between(after, until) == (looked_at if span >= 0 else -looked_at)


@given(days, days, days)
def test_counts_add_up_over_any_day_in_between(first: date, second: date, third: date) -> None:
    through = working_days_between(first, second) + working_days_between(second, third)
    assert through == working_days_between(first, third)
