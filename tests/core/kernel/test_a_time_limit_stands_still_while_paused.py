"""Time limits: the first day is not counted, pauses stop the clock, extensions lengthen it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingze.core.kernel.working_days import Pause, deadline, is_working_day, remaining

MONDAY = date(2026, 3, 2)

days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
pauses = st.lists(
    st.tuples(days, st.integers(0, 40)).map(lambda pause: (pause[0], pause[0] + timedelta(days=pause[1]))),
    max_size=4,
)


def test_the_day_of_the_event_is_not_counted() -> None:
    assert deadline(MONDAY, 5, working=True) == date(2026, 3, 9)
    assert deadline(MONDAY, 5, working=False) == date(2026, 3, 7)


def test_an_extension_lengthens_the_limit_in_the_same_days() -> None:
    assert deadline(MONDAY, 5, working=True, extensions=[2, 3]) == date(2026, 3, 16)
    assert deadline(MONDAY, 60, working=False, extensions=[30]) == date(2026, 5, 31)


def test_a_limit_of_zero_days_ends_at_once_or_on_the_first_counted_day() -> None:
    assert deadline(MONDAY, 0, working=True) == MONDAY
    assert deadline(date(2026, 3, 7), 0, working=True) == date(2026, 3, 9)
    assert deadline(date(2026, 3, 7), 0, working=False) == date(2026, 3, 7)
    assert deadline(MONDAY, 0, working=False, pauses=[(MONDAY, date(2026, 3, 4))]) == date(2026, 3, 4)


def test_the_day_the_clock_stops_is_not_counted_and_the_day_it_restarts_is() -> None:
    paused = [(date(2026, 3, 4), date(2026, 3, 6))]
    # Counted: Tuesday 3, Friday 6, Monday 9.
    assert deadline(MONDAY, 3, working=True, pauses=paused) == date(2026, 3, 9)


def test_an_open_pause_leaves_the_limit_unknown() -> None:
    assert deadline(MONDAY, 3, working=True, pauses=[(date(2026, 3, 4), None)]) is None


def test_a_pause_after_the_end_changes_nothing() -> None:
    assert deadline(MONDAY, 3, working=True, pauses=[(date(2026, 3, 6), None)]) == date(2026, 3, 5)


def test_a_pause_that_began_before_the_start_delays_only_from_the_start() -> None:
    paused = [(date(2026, 2, 1), date(2026, 3, 5))]
    assert deadline(MONDAY, 1, working=True, pauses=paused) == date(2026, 3, 5)
    assert deadline(MONDAY, 1, working=True, pauses=[(date(2026, 1, 5), date(2026, 2, 5))]) == date(
        2026, 3, 3
    )


def test_overlapping_pauses_stop_the_clock_once() -> None:
    twice = [(date(2026, 3, 4), date(2026, 3, 10)), (date(2026, 3, 5), date(2026, 3, 6))]
    once = [(date(2026, 3, 4), date(2026, 3, 10))]
    assert deadline(MONDAY, 4, working=True, pauses=twice) == deadline(MONDAY, 4, working=True, pauses=once)


def test_it_refuses_negative_days_and_pauses_that_run_backwards() -> None:
    with pytest.raises(ValueError, match="from 0 up"):
        deadline(MONDAY, -1, working=True)
    with pytest.raises(ValueError, match="from 0 up"):
        deadline(MONDAY, 1, working=True, extensions=[-1])
    with pytest.raises(ValueError, match="cannot end earlier"):
        deadline(MONDAY, 1, working=True, pauses=[(date(2026, 3, 9), date(2026, 3, 4))])


def test_what_remains_is_counted_to_the_due_day_and_turns_negative_after_it() -> None:
    friday = date(2026, 3, 6)
    assert remaining(friday, MONDAY, working=True) == 4
    assert remaining(friday, friday, working=True) == 0
    assert remaining(friday, date(2026, 3, 7), working=True) == 0
    assert remaining(friday, date(2026, 3, 9), working=True) == -1
    assert remaining(friday, date(2026, 3, 9), working=False) == -3


@given(days, st.integers(0, 60), st.booleans(), pauses)
def test_the_end_equals_walking_the_calendar_day_by_day(
    start: date, limit: int, working: bool, paused: list[Pause]
) -> None:
    assert deadline(start, limit, working=working, pauses=paused) == _walked(start, limit, working, paused)


def _walked(start: date, limit: int, working: bool, paused: list[Pause]) -> date:
    day, left = (start, limit) if limit else (start - timedelta(days=1), 1)
    while left:
        day += timedelta(days=1)
        stopped = any(stops <= day and (restarts is None or day < restarts) for stops, restarts in paused)
        left -= not stopped and (is_working_day(day) or not working)
    return day
