"""An answer asked for again is not worked out again, until a table has been written that it was read from."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from mingze.core.audit import tables
from mingze.core.audit import unchanged as kept
from mingze.core.audit.actors import job
from mingze.core.audit.door import Unaudited, door, record
from mingze.core.audit.models import Entry, Head, LastWrite
from mingze.core.audit.unchanged import NotKeepable, count_unchanged, unchanged
from mingze.core.base import guard
from mingze.core.organization.choices import Tree
from mingze.core.organization.models import Person, Unit

pytestmark = pytest.mark.django_db
OPENED = datetime(2026, 1, 1, tzinfo=UTC).date()


@door
def set_up(*, code: str, by: object) -> None:
    """Set up a unit, with its entry."""
    unit = Unit.objects.create(
        code=code, name=code, tree=Tree.ADMINISTRATIVE, kind="section", path=f"/{code}/", valid_from=OPENED
    )
    record(by=job("test"), action="test.set_up", object_kind="test", object_id=unit.pk, summary="设立")


@door
def set_up_person(*, number: str, by: object) -> None:
    """Take a person on, with its entry."""
    person = Person.objects.create(staff_number=number, name=number)
    record(by=job("test"), action="test.take_on", object_kind="test", object_id=person.pk, summary="录用")


class Asked:
    """Counts how often it is asked."""

    times = 0

    def __call__(self) -> int:
        self.times += 1
        return Unit.objects.count()


def test_it_is_worked_out_once_and_again_after_a_write() -> None:
    asked = Asked()
    assert [unchanged("units", answer=asked) for _ in range(3)] == [0, 0, 0]
    assert asked.times == 1
    set_up(code="1", by=job("test"))
    assert [unchanged("units", answer=asked) for _ in range(3)] == [1, 1, 1]
    assert asked.times == 2


def test_questions_are_told_apart_by_what_they_are_about() -> None:
    assert unchanged("units", 1, "2", answer=lambda: "a") == "a"
    assert unchanged("units", 12, answer=lambda: "b") == "b"
    assert unchanged("units", 1, "2", answer=lambda: "c") == "a"
    assert unchanged("people", 1, "2", answer=lambda: "d") == "d"


def test_an_answer_of_nothing_is_kept_too() -> None:
    assert unchanged("nobody", answer=lambda: None) is None
    assert unchanged("nobody", answer=lambda: pytest.fail("asked again")) is None


def test_a_write_that_was_rolled_back_leaves_the_old_answer() -> None:
    asked = Asked()
    unchanged("units", answer=asked)
    with transaction.atomic():
        set_up(code="1", by=job("test"))
        transaction.set_rollback(True)
    assert unchanged("units", answer=asked) == 0
    assert asked.times == 1


def test_a_count_is_that_of_the_rows_asked_for(django_assert_num_queries: CaptureQueriesContext) -> None:
    for code in "12":
        set_up(code=code, by=job("test"))
    assert count_unchanged(Unit.objects.all()) == 2
    assert count_unchanged(Unit.objects.filter(code="1")) == 1
    assert count_unchanged(Unit.objects.none()) == 0
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert count_unchanged(Unit.objects.all()) == 2
    set_up(code="3", by=job("test"))
    assert count_unchanged(Unit.objects.all()) == 3


def test_those_who_ask_at_once_wait_for_one_who_works_it_out() -> None:
    asked, begun, may_end = Asked(), Event(), Event()

    def slowly() -> int:
        begun.set()
        assert may_end.wait(20)
        asked.times += 1
        return 7

    def ask() -> int:
        return unchanged("slow", answer=slowly)

    with (
        patch.object(kept, "_read_states", return_value={}),
        ThreadPoolExecutor(3) as people,
    ):
        answers = [people.submit(ask) for _ in range(3)]
        assert begun.wait(20)
        may_end.set()
        assert [one.result(timeout=20) for one in answers] == [7, 7, 7]
    assert asked.times == 1


def test_a_write_elsewhere_leaves_it_as_it_is() -> None:
    asked = Asked()
    assert unchanged("units", answer=asked) == 0
    set_up_person(number="1001", by=job("test"))
    assert unchanged("units", answer=asked) == 0
    assert asked.times == 1
    assert set(LastWrite.objects.values_list("written", flat=True)) == {"organization_person"}


def test_the_door_puts_down_the_last_entry_of_the_action_beside_each_table() -> None:
    set_up_person(number="1001", by=job("test"))
    set_up(code="1", by=job("test"))
    head = Head.objects.get()
    assert LastWrite.objects.get(pk="organization_unit").hash == head.hash
    assert LastWrite.objects.get(pk="organization_person").sequence == head.sequence - 1


def test_an_answer_made_of_another_is_as_old_as_that() -> None:
    asked = Asked()

    def twice() -> int:
        return 2 * unchanged("units", answer=asked)

    unchanged("units", answer=asked)
    assert unchanged("twice", answer=twice) == 0
    set_up(code="1", by=job("test"))
    assert unchanged("twice", answer=twice) == 2
    assert asked.times == 2


def test_inside_an_action_nothing_is_kept() -> None:
    asked = Asked()
    unchanged("units", answer=asked)
    with guard.opened():
        assert unchanged("units", answer=asked) == 0
        Unit.objects.create(
            code="1", name="1", tree=Tree.ADMINISTRATIVE, kind="section", path="/1/", valid_from=OPENED
        )
        assert unchanged("units", answer=asked) == 1


def test_what_is_read_from_a_table_without_a_trail_cannot_be_kept() -> None:
    with pytest.raises(NotKeepable, match="entries was read from audit_entry"):
        unchanged("entries", answer=Entry.objects.count)


def test_the_oldest_answers_make_room() -> None:
    with patch.object(kept, "MOST_KEPT", 2):
        for number in range(3):
            unchanged("number", number, answer=lambda: 0)
    assert unchanged("number", 2, answer=lambda: 1) == 0
    assert unchanged("number", 0, answer=lambda: 1) == 1


def test_an_action_inside_that_fails_leaves_no_mark_on_the_one_around_it() -> None:
    @door
    def fails(*, by: object) -> None:
        set_up(code="1", by=job("test"))
        raise ValueError("no")

    @door
    def goes_on(*, by: object) -> None:
        with pytest.raises(ValueError, match="no"):
            fails(by=by)

    with pytest.raises(Unaudited, match="goes_on"):
        goes_on(by=job("test"))
    assert not LastWrite.objects.exists()


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ('INSERT INTO "organization_unit" ("id") VALUES (%s)', {"organization_unit"}),
        ("insert or ignore into organization_unit select * from organization_post", {"organization_unit"}),
        ('\n UPDATE "facts_fact" SET "title" = %s', {"facts_fact"}),
        ("DELETE FROM duties_obligation WHERE id IN (SELECT id FROM facts_fact)", {"duties_obligation"}),
        ("SELECT * FROM organization_unit FOR UPDATE OF organization_unit", set()),
        ("WITH x AS (SELECT 1) UPDATE facts_fact SET title = ''", {"facts_fact"}),
        ("WITH x AS (SELECT * FROM facts_fact) SELECT * FROM organization_unit, x", set()),
        ('INSERT INTO "audit_entry" ("id") VALUES (%s)', set()),
    ],
)
def test_the_table_written_is_read_off_the_statement(sql: str, names: set[str]) -> None:
    assert tables.written(sql) == names
