"""A figure asked for again is read and not worked out, until the next entry of the trail."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from mingze.core.audit.actors import job
from mingze.core.audit.door import door, record
from mingze.core.audit.models import Head
from mingze.core.audit.unchanged import count_unchanged, unchanged
from mingze.core.organization.choices import Tree
from mingze.core.organization.models import Unit

pytestmark = pytest.mark.django_db
OPENED = datetime(2026, 1, 1, tzinfo=UTC).date()


@door
def set_up(*, code: str, by: object) -> None:
    """Set up a unit, with its entry."""
    unit = Unit.objects.create(
        code=code, name=code, tree=Tree.ADMINISTRATIVE, kind="section", path=f"/{code}/", valid_from=OPENED
    )
    record(by=job("test"), action="test.set_up", object_kind="test", object_id=unit.pk, summary="设立")


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
        patch.object(Head.objects, "values_list", return_value=_KnownHead()),
        ThreadPoolExecutor(3) as people,
    ):
        answers = [people.submit(ask) for _ in range(3)]
        assert begun.wait(20)
        may_end.set()
        assert [one.result(timeout=20) for one in answers] == [7, 7, 7]
    assert asked.times == 1


class _KnownHead:
    """The trail's head, without a database."""

    def get(self, **_key: object) -> str:
        """Its hash."""
        return "head"
