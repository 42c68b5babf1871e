"""One fact, entered once, serves every duty that asks for it."""

from datetime import date

from mingze.core.facts.actions import Draft, record
from mingze.core.facts.models import RecordKind
from tests.duty_world import World, noon


def test_a_members_meeting_serves_branch_secretary_and_members(world: World) -> None:
    for code in ("branch", "branch-secretary", "party-members"):
        world.publish(code)
    world.members_meeting(date(2026, 2, 10), people=("bob", "dave"))
    branch = world.agency.units["branch_one"]
    first_quarter = {"occasion__key": "2026Q1", "unit": branch}
    assert [row.met_on for row in world.obligations("Z01", **first_quarter)] == [date(2026, 2, 10)]
    assert [row.met_on for row in world.obligations("B01", **first_quarter)] == [date(2026, 2, 10)]
    present = {
        row.person.name for row in world.obligations("P01", **first_quarter) if row.met_on and row.person
    }
    assert present == {"鲍勃", "戴维"}


def test_it_leaves_the_other_branch_and_the_other_quarters_alone(world: World) -> None:
    world.publish("branch")
    world.members_meeting(date(2026, 2, 10))
    met = [(row.unit.code, row.occasion.key) for row in world.obligations("Z01") if row.met_on]
    assert met == [("DZ-01-1", "2026Q1")]


def test_a_fact_recorded_before_publication_counts_too(world: World) -> None:
    world.members_meeting(date(2026, 1, 20))
    world.publish("branch", on=date(2026, 2, 1))
    assert world.obligations("Z01", unit=world.agency.units["branch_one"])[0].met_on == date(2026, 1, 20)


def test_a_make_up_serves_the_missed_quarter_late_and_not_its_own(world: World) -> None:
    world.publish("branch")
    world.members_meeting(date(2026, 4, 20), makes_up_for=date(2026, 3, 31))
    first, second, *_ = world.obligations("Z01", unit=world.agency.units["branch_one"])
    assert (first.met_on, second.met_on) == (date(2026, 4, 20), None)


def test_hours_add_up_until_enough(world: World) -> None:
    world.publish("party-members")
    dave = world.person("dave")
    kind = RecordKind.objects.get(code="study.collective")
    for month, hours in ((2, 20), (3, 8), (5, 4), (6, 4)):
        day = date(2026, month, 10)
        draft = Draft(
            kind=kind,
            unit=world.agency.units["branch_one"],
            title="集中学习",
            occurred_on=day,
            payload={"subject": "学习"},
            parts={"organizer": [world.person("bob")], "attendee": [dave]},
            minutes=hours * 60,
        )
        record(draft=draft, by=world.agency.actor("bob"), at=noon(day))
    hours_owed = world.obligations("P06", person=dave)
    assert [row.met_on for row in hours_owed] == [date(2026, 5, 10)]
