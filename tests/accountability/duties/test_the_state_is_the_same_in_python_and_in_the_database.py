"""Every obligation has exactly one state on any day, and both ways of asking agree."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingze.accountability.duties.models import Obligation, Reversal
from mingze.accountability.duties.states import beliefs_of, state_on, with_state
from mingze.core.base import guard
from tests.duty_world import World

START = date(2026, 1, 1)
DAYS = st.integers(0, 200).map(lambda number: START + timedelta(days=number))


@pytest.fixture
def obligation(world: World) -> Obligation:
    world.publish("branch")
    return world.obligations("Z01")[0]


@given(
    met=st.none() | st.tuples(DAYS, DAYS),
    reversal=st.none() | st.tuples(DAYS, DAYS, st.integers(0, 30)),
    void_from=st.none() | DAYS,
    day=DAYS,
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.slow
def test_both_ways_of_asking_agree(
    obligation: Obligation,
    met: tuple[date, date] | None,
    reversal: tuple[date, date, int] | None,
    void_from: date | None,
    day: date,
) -> None:
    with guard.opened():
        Reversal.objects.filter(obligation=obligation).delete()
        obligation.met_on, obligation.met_known_on = met or (None, None)
        obligation.void_from = void_from
        obligation.save()
        if reversal:
            met_on, known_from, length = reversal
            until = known_from + timedelta(days=length)
            Reversal.objects.create(
                obligation=obligation, met_on=met_on, known_from=known_from, known_until=until, reason="更正"
            )
    beliefs = beliefs_of(obligation)
    overlapping = (
        len([one for one in beliefs if one.known_from <= day and (one.known_until or day) >= day]) > 1
    )
    if overlapping:
        return  # Corrections never leave two beliefs about one day; see the correction tests.
    occasion = obligation.occasion
    expected = state_on(
        day,
        period_start=occasion.period_start,
        due_on=occasion.due_on,
        void_from=void_from,
        beliefs=beliefs,
    )
    row = with_state(Obligation.objects.filter(pk=obligation.pk), day).get()
    assert row.state == expected  # type: ignore[attr-defined]
