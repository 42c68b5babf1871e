"""An action is atomic, names who acts, and leaves an entry or changes nothing."""

from datetime import UTC, datetime

import pytest

from mingze.core.audit import actions, door, queries
from mingze.core.audit.actors import Actor, job
from mingze.core.audit.models import Entry
from mingze.core.base import guard
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.models import Person
from tests.core.audit.trail import ALICE, check, note, write

pytestmark = pytest.mark.django_db


@door.door
def hire(*, by: Actor, name: str, audited: bool = True) -> Person:
    """Add a person, and perhaps forget to say so."""
    person = Person.objects.create(staff_number=name, name=name)
    if audited:
        door.record(by=by, action="test.hire", object_kind="test.person", object_id=person.pk, summary=name)
    return person


@door.door
def hire_two(*, by: Actor, second_fails: bool = False) -> None:
    """Call another action twice."""
    hire(by=by, name="鲍勃")
    hire(by=by, name="卡萝")
    if second_fails:
        raise Refused("不行")


@door.door
def hire_quietly(*, by: Actor) -> None:
    """Write nothing oneself, but call an action that does."""
    hire(by=by, name="戴维")


@door.door
def hire_carelessly(*, by: Actor) -> None:
    """Record first, then call an action that forgets to."""
    door.record(by=by, action="test.hire", object_kind="test.person", object_id=1, summary="先记")
    hire(by=by, name="戴维", audited=False)


def test_an_action_leaves_one_entry_with_who_what_and_when() -> None:
    before = datetime.now(UTC)
    person = hire(by=ALICE, name="鲍勃")
    entry = Entry.objects.get()
    assert (entry.actor, entry.actor_name, entry.action) == ("1001", "艾丽", "test.hire")
    assert (entry.object_kind, entry.object_id, entry.summary) == ("test.person", str(person.pk), "鲍勃")
    assert before <= entry.at <= datetime.now(UTC)


def test_an_action_that_records_nothing_changes_nothing() -> None:
    with pytest.raises(door.Unaudited, match="hire wrote no audit entry"):
        hire(by=ALICE, name="鲍勃", audited=False)
    assert not Person.objects.exists()
    assert not Entry.objects.exists()


def test_an_action_whose_entry_cannot_be_written_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Entry, "save", broken)
    with pytest.raises(OSError, match="disk full"):
        hire(by=ALICE, name="鲍勃")
    assert not Person.objects.exists()
    assert check().whole


def test_a_refused_action_leaves_no_entry() -> None:
    with pytest.raises(Refused):
        hire_two(by=ALICE, second_fails=True)
    assert not Person.objects.exists()
    assert not Entry.objects.exists()
    assert check().whole


def test_an_inner_action_joins_the_outer_one() -> None:
    hire_two(by=ALICE)
    assert Entry.objects.count() == 2


def test_an_outer_action_is_content_with_the_entry_of_an_inner_one() -> None:
    hire_quietly(by=ALICE)
    assert Entry.objects.count() == 1


def test_an_inner_action_must_record_for_itself() -> None:
    with pytest.raises(door.Unaudited, match="hire wrote no audit entry"):
        hire_carelessly(by=ALICE)
    assert not Entry.objects.exists()


def test_the_door_takes_keyword_arguments_and_an_actor_only() -> None:
    with pytest.raises(TypeError, match="keyword arguments only"):
        note(ALICE, "x")  # type: ignore[misc]
    with pytest.raises(TypeError, match="an Actor as 'by'"):
        note(by="alice", text="x")  # type: ignore[arg-type]


def test_nobody_records_outside_a_door() -> None:
    with pytest.raises(door.Unaudited, match="outside a door"):
        door.record(by=ALICE, action="test.x", object_kind="x", object_id=1, summary="x")


def test_the_door_shuts_behind_an_action_that_failed() -> None:
    with pytest.raises(Refused):
        hire_two(by=ALICE, second_fails=True)
    assert not guard.is_open()
    with pytest.raises(guard.DoorClosed):
        Person.objects.create(staff_number="1", name="x")


def test_a_job_signs_with_its_own_name() -> None:
    note(by=job("nightly"), text="x")
    assert Entry.objects.get().actor == "job:nightly"


def test_a_reading_is_recorded_and_found_again() -> None:
    actions.record_read(
        by=ALICE,
        action="duties.head_overview.read",
        object_kind="organization.person",
        object_id=7,
        summary="查阅主要负责人履责情况",
    )
    write(1)
    assert [entry.actor_name for entry in queries.readings_of("organization.person", 7)] == ["艾丽"]
    assert not queries.history_of("organization.person", 7).exists()
    with pytest.raises(Refused):
        actions.record_read(by=ALICE, action="duties.look", object_kind="x", object_id=1, summary="x")
