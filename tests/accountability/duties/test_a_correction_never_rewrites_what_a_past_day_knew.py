"""Bitemporal truth: a correction changes what is known from today on, never what was known before."""

from datetime import date

from mingze.accountability.duties.models import Obligation
from mingze.accountability.duties.states import with_state
from mingze.core.facts.actions import withdraw
from tests.duty_world import World, noon


def state(obligation: Obligation, day: date) -> str:
    row = with_state(Obligation.objects.filter(pk=obligation.pk), day).get()
    return str(row.state)  # type: ignore[attr-defined]


def test_a_withdrawn_fact_stops_counting_from_the_day_it_was_withdrawn(world: World) -> None:
    world.publish("branch")
    fact = world.members_meeting(date(2026, 2, 10))
    obligation = world.obligations("Z01", unit=world.agency.units["branch_one"])[0]
    withdraw(fact=fact, reason="登记有误", by=world.agency.actor("bob"), at=noon(date(2026, 5, 6)))
    assert state(obligation, date(2026, 2, 9)) == "open"
    assert state(obligation, date(2026, 3, 31)) == "met"
    assert state(obligation, date(2026, 5, 5)) == "met"
    assert state(obligation, date(2026, 5, 6)) == "overdue"


def test_a_meeting_recorded_late_was_not_known_at_the_end_of_the_quarter(world: World) -> None:
    world.publish("branch")
    world.members_meeting(date(2026, 3, 20), recorded=date(2026, 4, 8))
    obligation = world.obligations("Z01", unit=world.agency.units["branch_one"])[0]
    assert state(obligation, date(2026, 3, 31)) == "open"
    assert state(obligation, date(2026, 4, 7)) == "overdue"
    assert state(obligation, date(2026, 4, 8)) == "met"


def test_another_fact_keeps_the_obligation_met_when_one_is_withdrawn(world: World) -> None:
    world.publish("branch")
    first = world.members_meeting(date(2026, 2, 10))
    world.members_meeting(date(2026, 3, 10))
    obligation = world.obligations("Z01", unit=world.agency.units["branch_one"])[0]
    withdraw(fact=first, reason="重复登记", by=world.agency.actor("bob"), at=noon(date(2026, 4, 2)))
    obligation.refresh_from_db()
    assert obligation.met_on == date(2026, 3, 10)
    assert {state(obligation, date(2026, 4, day)) for day in (1, 2, 3)} == {"met"}
