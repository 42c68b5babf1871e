"""Writing the national demo in sets. Every set leaves one entry in the trail, as an import does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from mingze.accountability.duties import counting, discharging
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.documents.models import Attachment
from mingze.core.facts.models import Fact, FactAttachment, Participation
from mingze.core.organization.models import Appointment, Membership, Person, Placement, Post, Unit

BATCH = 5000


@dataclass(frozen=True, slots=True)
class Happening:
    """One fact with everybody in it, before it is written. ``people`` pairs keys of people with their part."""

    fact: Fact
    people: Sequence[tuple[int, str]]
    evidence: str = ""


@door
def set_up_units(*, rows: Sequence[Unit], parents: Sequence[str], on: date, by: Actor) -> dict[str, Unit]:
    """Set up units, each after its parent; ``parents`` are codes, empty at the top."""
    Unit.objects.bulk_create(rows, batch_size=BATCH)
    units = {unit.code: unit for unit in rows}
    for unit, parent in zip(rows, parents, strict=True):
        unit.path = f"{units[parent].path if parent else '/'}{unit.pk}/"
    Unit.objects.bulk_update(rows, ["path"], batch_size=500)
    Placement.objects.bulk_create(
        Placement(unit=unit, parent=units.get(parent), valid_from=on)
        for unit, parent in zip(rows, parents, strict=True)
    )
    _entry(by, "units", f"设立单位{len(rows)}个")
    return units


@door
def pair(*, first: Unit, second: Unit, by: Actor) -> None:
    """Let the two halves of one body know each other."""
    first.counterpart, second.counterpart = second, first
    Unit.objects.bulk_update([first, second], ["counterpart"])
    _entry(by, "pair", f"{first.name}与{second.name}对应")


@door
def enter_people(*, people: Sequence[Person], by: Actor) -> None:
    """Enter people; their keys are set."""
    for part in _parts(people):
        Person.objects.bulk_create(part, batch_size=BATCH)
    _entry(by, "people", f"登记人员{len(people)}名")


@door
def enrol(*, rolls: Iterable[Membership], by: Actor) -> None:
    """Put people on the rolls of their units."""
    count = sum(len(Membership.objects.bulk_create(part)) for part in _parts(rolls))
    _entry(by, "rolls", f"列入名册{count}人次")


@door
def appoint(*, posts: Sequence[Post], holders: Sequence[Person], on: date, by: Actor) -> None:
    """Set up posts, each with its holder."""
    Post.objects.bulk_create(posts, batch_size=BATCH)
    Appointment.objects.bulk_create(
        (
            Appointment(post=post, person=person, valid_from=on)
            for post, person in zip(posts, holders, strict=True)
        ),
        batch_size=BATCH,
    )
    _entry(by, "posts", f"设立岗位并任职{len(posts)}个")


@door
def record_year(*, happenings: Sequence[Happening], files: dict[int, Attachment], by: Actor) -> int:
    """Record facts with who took part and the file that evidences them; returns how many took part."""
    Fact.objects.bulk_create([one.fact for one in happenings], batch_size=BATCH)
    taking_part = Participation.objects.bulk_create(
        [
            Participation(fact=one.fact, person_id=person, part=part)
            for one in happenings
            for person, part in one.people
        ],
        batch_size=BATCH,
    )
    FactAttachment.objects.bulk_create(
        (
            FactAttachment(fact=one.fact, attachment=files[one.fact.unit_id], evidence=one.evidence)
            for one in happenings
            if one.evidence
        ),
        batch_size=BATCH,
    )
    _entry(by, "facts", f"登记纪实{len(happenings)}条，参与{len(taking_part)}人次")
    return len(taking_part)


@door
def discharge(*, by: Actor, at: datetime) -> int:
    """Discharge whatever the facts recorded in sets suffice for."""
    met = discharging.discharge_all()
    counting.count_all()
    _entry(by, "discharge", f"由纪实自动核销履责事项{met}项", {"at": at})
    return met


def _parts(rows: Iterable[Any]) -> Iterable[list[Any]]:
    """The rows in lists of at most ``BATCH``."""
    left = iter(rows)
    while part := list(islice(left, BATCH)):
        yield part


def _entry(by: Actor, verb: str, summary: str, detail: dict[str, object] | None = None) -> None:
    record(
        by=by, action=f"demo.{verb}", object_kind="demo", object_id="national", summary=summary, detail=detail
    )
