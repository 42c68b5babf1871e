"""One fact recorded at national scale, and a month's sheets generated: each through the action a clerk uses."""

import time
from datetime import date, timedelta
from random import Random
from statistics import median
from typing import Any

from django.db import transaction

from bench.results import Result, percentile, timed
from mingze.accountability.duties.actions import sheets
from mingze.accountability.duties.models import Obligation, Sheet
from mingze.core.audit.actors import Actor
from mingze.core.documents.models import Attachment
from mingze.core.facts.actions import Draft, record
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.kernel import clock
from mingze.core.kernel.periods import Cadence, containing
from mingze.core.organization.models import Appointment, Person, Unit

TIMES, WARM_UP = 50, 3
MEETING = "meeting.members"


def measure(*, quick: bool) -> tuple[list[Result], dict[str, Any]]:
    """The recording is kept, as in life; the sheets are undone."""
    return [_recording(10 if quick else TIMES), _sheets()], {}


def _recording(times: int) -> Result:
    """Members' meetings of as many branches, with their minutes: each serves branch, secretary and members."""
    branches = branches_that_have_not_met()
    Random(5).shuffle(branches)
    chosen = branches[: times + WARM_UP]
    seconds: list[float] = []
    processor: list[float] = []
    before = _unmet()
    for index, branch in enumerate(chosen):
        draft, by = meeting_of(branch)
        begun = time.process_time()
        taken, _ = timed(lambda draft=draft, by=by: record(draft=draft, by=by, at=clock.now()))
        if index >= WARM_UP:
            seconds.append(1000 * taken)
            processor.append(1000 * (time.process_time() - begun))
    met = before - _unmet()
    if not met:
        raise AssertionError("the meetings discharged nothing, so nothing is said of what they discharge")
    middle, high = median(seconds), percentile(seconds, 95)
    return Result(
        "recording one fact, with what it discharges",
        "< 50 ms",
        f"median {middle:.0f} ms, p95 {high:.0f} ms",
        high < 50,
        f"{times} meetings of {len(draft.parts['attendee']) + 1} people, {met:,} obligations met;"
        f" {median(processor):.0f} ms of this process's processor time at the median",
    )


def _unmet() -> int:
    return Obligation.objects.filter(met_on=None).count()


def branches_that_have_not_met() -> list[Unit]:
    """Branches where no earlier run recorded a meeting of today: a second one of a day discharges nothing."""
    held = Fact.objects.current().filter(kind__code=MEETING, occurred_on=clock.today()).values("unit")
    return list(Unit.objects.filter(kind="branch").exclude(pk__in=held).order_by("pk"))


def meeting_of(branch: Unit) -> tuple[Draft, Actor]:
    """A meeting held today in a branch, whole: chair, members present, minutes."""
    today = clock.today()
    members = list(Person.objects.filter(memberships__unit=branch, memberships__valid_to=None).order_by("pk"))
    head = Appointment.objects.on(today).filter(post__unit=branch, post__category="branch_secretary")
    chair = head.select_related("person").get().person
    draft = Draft(
        kind=RecordKind.objects.get(code=MEETING),
        unit=branch,
        title=f"{branch.name}党员大会",
        occurred_on=today,
        payload={"subject": "学习贯彻会议精神，讨论年度工作"},
        parts={"chair": [chair], "attendee": [one for one in members if one != chair]},
        evidence=[("minutes", Attachment.objects.order_by("pk")[0])],
    )
    return draft, Actor(chair.staff_number, chair.name, chair.pk)


def _sheets() -> Result:
    """A sheet for every unit there is, for a month that has none."""
    units = list(Unit.objects.order_by("pk"))
    today = clock.today()
    month = containing(Cadence.MONTH, date(today.year, today.month, 1) + timedelta(days=40))
    clerk = Actor("bench", "bench", Person.objects.order_by("pk")[0].pk)
    with transaction.atomic():
        seconds, made = timed(
            lambda: sheets.generate(units=units, month=month, on=today, by=clerk, at=clock.now())
        )
        lines = sum(len(sheet.content) for sheet in Sheet.objects.filter(month=month.key))
        transaction.set_rollback(True)
    return Result(
        "a month's sheets",
        "< 30 s",
        f"{seconds:.1f} s",
        seconds < 30,
        f"{len(made):,} sheets with {lines:,} lines",
    )
