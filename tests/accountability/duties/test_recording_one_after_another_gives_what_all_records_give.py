"""However records came in, were completed, corrected or withdrawn, what is met is what those standing suffice for."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from mingze.accountability.duties.models import Obligation
from mingze.core.facts.actions import Draft, attach, correct, withdraw
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.organization.models import Appointment
from tests.duty_world import World, noon

LATEST_RECORD = timedelta(days=41)
"""Long enough after a meeting that everything about it is on record."""


class Standing:
    """All facts that count at the moment, looked at record by record."""

    def __init__(self) -> None:
        counting = Fact.objects.current().filter(countable_from__isnull=False)
        self._facts = list(counting.prefetch_related("participations"))
        self._in_post = cache(self._holders)

    def suffices_for(self, obligation: Obligation) -> date | None:
        """The day enough had happened."""
        occasion = obligation.occasion
        days = set()
        for way in occasion.item.discharges.all():
            for fact in self._facts:
                in_time = occasion.period_start <= fact.counts_on <= occasion.counts_until
                right_kind = fact.kind_id == way.record_kind_id
                if right_kind and in_time and self._is_held_by(fact, way.part, obligation):
                    days.add(fact.occurred_on)
        return min(days, default=None)

    def _is_held_by(self, fact: Fact, part: str, obligation: Obligation) -> bool:
        """Whether the fact is the holder's, the way the list says it."""
        if obligation.post_id is None and obligation.person_id is None:
            return fact.unit_id == obligation.unit_id
        people = {one.person_id for one in fact.participations.all() if part in ("", one.part)}
        if obligation.person_id is not None:
            return obligation.person_id in people
        return not people.isdisjoint(self._in_post(obligation.post_id, fact.occurred_on))

    @staticmethod
    def _holders(post: int, day: date) -> set[int]:
        return set(Appointment.objects.on(day).filter(post=post).values_list("person_id", flat=True))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.slow
def test_any_course_of_records_leaves_met_what_they_suffice_for(world: World, seed: int) -> None:
    random = Random(seed)
    world.publish("branch")
    world.publish("party-members")
    by = world.agency.actor("bob")
    standing: list[Fact] = []

    def draft_of(day: date) -> Draft:
        return Draft(
            kind=RecordKind.objects.get(code="meeting.members"),
            unit=world.agency.units["branch_one"],
            title="支部党员大会",
            occurred_on=day,
            payload={"subject": "学习和讨论"},
            parts={
                "chair": [world.person("bob")],
                "attendee": [
                    world.person(name)
                    for name in random.sample(("bob", "dave", "heidi"), random.randint(1, 3))
                ],
            },
            evidence=[],
        )

    def meet(day: date) -> None:
        earlier = day - timedelta(days=random.randint(0, 100))
        standing.append(
            world.members_meeting(earlier, recorded=earlier + timedelta(days=random.randint(0, 40)))
        )

    def change(day: date) -> None:
        changed = standing.pop(random.randrange(len(standing)))
        draft = draft_of(day - timedelta(days=random.randint(0, 100)))
        standing.append(
            correct(fact=changed, draft=draft, reason="有误", by=by, at=noon(day + LATEST_RECORD))
        )

    def complete(day: date) -> None:
        bare = random.choice(standing)
        minutes = world.file("会议记录.pdf", world.agency.units["branch_one"])
        attach(fact=bare, evidence="minutes", attachment=minutes, by=by, at=noon(day + LATEST_RECORD))

    def undo(day: date) -> None:
        gone = standing.pop(random.randrange(len(standing)))
        withdraw(fact=gone, reason="有误", by=by, at=noon(day + LATEST_RECORD))

    steps: list[Callable[[date], None]] = [meet, meet, change, complete, undo]
    kinds = RecordKind.objects.filter(code="meeting.members")
    served = Obligation.objects.filter(
        occasion__item__discharges__record_kind__in=kinds, occasion__required=1
    )
    owed_once = served.filter(occasion__measure="count").distinct()
    owed_once = owed_once.select_related("occasion__item").prefetch_related("occasion__item__discharges")
    met = 0
    for day in sorted(date(2026, 4, 20) + timedelta(days=random.randint(0, 200)) for _ in range(12)):
        (random.choice(steps) if standing else meet)(day)
        counted = Standing()
        for row in owed_once.all():
            assert row.met_on == counted.suffices_for(row), (day, row.occasion.item.code, row.occasion.key)
            met += row.met_on is not None
    assert met
