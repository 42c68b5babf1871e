"""Whatever happens to obligations, the counts that pages read say what counting the rows would say."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from mingze.accountability.duties import fulfilment
from mingze.accountability.duties.actions import lists
from mingze.accountability.duties.actions.obligations import extend
from mingze.accountability.duties.models import Obligation, ObligationCount
from mingze.accountability.duties.states import with_state
from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.facts.actions import Draft, correct, withdraw
from mingze.core.facts.models import Fact
from mingze.core.organization.models import Membership, Unit
from tests.duty_world import YEAR_END, World, noon

FIRST, LAST = date(2026, 1, 1), YEAR_END
DAYS = [FIRST + timedelta(days=number) for number in (0, 40, 75, 90, 91, 130, 200, 300, 364)]


def counted_row_by_row(on: date) -> dict[int, Counter[str]]:
    """The amounts of each unit from the obligations themselves."""
    found: dict[int, Counter[str]] = {}
    rows = with_state(Obligation.objects.filter(due_on__range=(FIRST, LAST)), on)
    for row in rows.select_related("occasion"):
        if row.state == "void":
            continue
        amounts = found.setdefault(row.unit_id, Counter())
        amounts[row.state] += 1
        amounts["weight_met"] += row.occasion.weight if row.state == "met" else 0
        amounts["weight_due"] += row.occasion.weight if row.state in ("met", "met_late", "overdue") else 0
    return found


def assert_agreement() -> None:
    """By unit and in all, on days before and after everything."""
    due = fulfilment.Due(Unit.objects.all(), FIRST, LAST)
    for day in DAYS:
        expected = counted_row_by_row(day)
        tallies = fulfilment.by_unit(due, day)
        told = {
            unit: {name: getattr(tally, name) for name in fulfilment.AMOUNTS if getattr(tally, name)}
            for unit, tally in tallies.items()
        }
        assert {unit: found for unit, found in told.items() if found} == {
            unit: {name: amount for name, amount in found.items() if amount}
            for unit, found in expected.items()
        }, day
        assert fulfilment.in_all(due, day) == sum(tallies.values(), start=fulfilment.Tally())


def test_publishing_counts_what_it_makes(world: World) -> None:
    world.publish("branch")
    world.publish("party-members")
    counts = ObligationCount.objects.values_list("count", flat=True)
    assert sum(counts) == Obligation.objects.count() > 0
    assert_agreement()


@pytest.mark.slow
def test_counts_follow_recording_correcting_and_withdrawing(world: World) -> None:
    world.publish("branch")
    kept = world.members_meeting(date(2026, 2, 10))
    assert_agreement()
    late = world.members_meeting(date(2026, 3, 20), recorded=date(2026, 4, 8))
    assert_agreement()
    withdraw(fact=kept, reason="登记有误", by=world.agency.actor("bob"), at=noon(date(2026, 5, 6)))
    assert_agreement()
    moved = Draft(
        kind=late.kind,
        unit=late.unit,
        title=late.title,
        occurred_on=date(2026, 6, 2),
        payload=late.payload,
        parts={"chair": [world.person("bob")], "attendee": [world.person("bob"), world.person("dave")]},
        evidence=[],
    )
    correct(
        fact=late, draft=moved, reason="日期写错", by=world.agency.actor("bob"), at=noon(date(2026, 6, 8))
    )
    assert_agreement()


@pytest.mark.slow
def test_counts_follow_a_new_version_and_people_who_come_and_go(world: World) -> None:
    first = world.publish("branch")
    world.publish("party-members")
    world.members_meeting(date(2026, 2, 10))
    clerk = world.agency.actor("carol")
    version = lists.draft_next(duty_list=first.duty_list, by=clerk, at=noon(date(2026, 4, 1)))
    meeting = world.meeting(date(2026, 4, 2))
    lists.publish(
        version=version,
        meeting=meeting,
        on=date(2026, 4, 3),
        by=clerk,
        at=noon(date(2026, 4, 3)),
        until=YEAR_END,
    )
    assert_agreement()
    with guard.opened():
        Membership.objects.filter(person=world.person("dave")).update(valid_to=date(2026, 5, 31))
    extend(until=YEAR_END, on=date(2026, 6, 1), by=job("tick"))
    assert Obligation.objects.filter(void_from=date(2026, 6, 1)).exists()
    assert_agreement()


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.slow
def test_counts_follow_any_course_of_events(world: World, seed: int) -> None:
    random = Random(seed)
    world.publish("branch")
    facts: list[Fact] = []

    def meet(day: date) -> None:
        recorded = day + timedelta(days=random.choice((0, 0, 3, 40)))
        facts.append(world.members_meeting(day - timedelta(days=random.randint(0, 60)), recorded=recorded))

    def undo(day: date) -> None:
        if facts:
            gone = facts.pop(random.randrange(len(facts)))
            withdraw(
                fact=gone, reason="有误", by=world.agency.actor("bob"), at=noon(day + timedelta(days=41))
            )

    def tick(day: date) -> None:
        extend(until=YEAR_END, on=day, by=job("tick"))

    steps: list[Callable[[date], None]] = [meet, meet, undo, tick]
    for day in sorted(date(2026, 3, 8) + timedelta(days=random.randint(0, 240)) for _ in range(10)):
        random.choice(steps)(day)
        assert_agreement()


def counted() -> list[tuple[str, ...]]:
    """All counts, in an order of their own."""
    columns = ("unit", "period_start", "due_on", "void_from", "met_known_on", "in_time", "count", "weight")
    return sorted(tuple(map(str, row)) for row in ObligationCount.objects.values_list(*columns))


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_the_migration_counts_what_an_agency_has_already(world: World) -> None:
    world.publish("branch")
    world.members_meeting(date(2026, 2, 10))
    before = counted()
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("duties")
    MigrationExecutor(connection).migrate([("duties", "0001_initial")])
    MigrationExecutor(connection).migrate(latest)
    assert counted() == before != []
