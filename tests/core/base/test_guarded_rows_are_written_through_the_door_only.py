"""Guarded rows refuse every verb that writes, unless an action has opened the door."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import models

from mingze.core.base import guard
from mingze.core.base.guard import DoorClosed
from mingze.core.base.models import Guarded
from mingze.core.organization.choices import Tree
from mingze.core.organization.models import Unit
from mingze.core.organization.queries import tree_on

NEW_YEAR = date(2026, 1, 1)


def a_unit(code: str = "u1") -> Unit:
    return Unit(
        code=code, name="综合处", tree=Tree.values[0], kind="office", path="/u1/", valid_from=NEW_YEAR
    )


WRITES: list[Callable[[], Any]] = [
    lambda: a_unit().save(),
    lambda: a_unit().delete(),
    lambda: Unit.objects.create(code="u2", name="综合处", tree=Tree.values[0], valid_from=NEW_YEAR),
    lambda: Unit.objects.get_or_create(code="u2", defaults={"name": "综合处", "valid_from": NEW_YEAR}),
    lambda: Unit.objects.filter(code="u1").update(name="另一处"),
    lambda: Unit.objects.all().delete(),
    lambda: Unit.objects.filter(code="u1")._raw_delete("default"),
    lambda: Unit.objects.bulk_create([a_unit()]),
    lambda: Unit.objects.bulk_update([a_unit()], ["name"]),
]


@pytest.mark.django_db
@pytest.mark.parametrize("write", WRITES)
def test_every_writing_verb_is_refused(write: Callable[[], Any]) -> None:
    with pytest.raises(DoorClosed, match="through actions only"):
        write()


@pytest.mark.django_db
def test_an_open_door_lets_rows_be_written_and_shuts_again() -> None:
    with guard.opened():
        a_unit().save()
        Unit.objects.update(name="另一处")
    assert Unit.objects.get().name == "另一处"
    assert not guard.is_open()


def test_the_door_shuts_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), guard.opened():
        raise ValueError("broken")
    assert not guard.is_open()


def test_an_inner_door_does_not_shut_the_outer_one() -> None:
    with guard.opened():
        with guard.opened():
            pass
        assert guard.is_open()


@pytest.mark.django_db
def test_reading_needs_no_door() -> None:
    assert not Unit.objects.filter(code="u1").exists()


def test_a_manager_that_would_write_past_the_door_is_found_by_the_system_check() -> None:
    class Leaky(Guarded):
        objects = models.Manager()  # type: ignore[assignment]

        class Meta:
            app_label = "leaky"

    assert [message.id for message in Leaky.check()] == ["base.E001"]


@pytest.mark.django_db
def test_a_row_kept_for_everybody_to_look_at_cannot_be_written_at_all() -> None:
    with guard.opened():
        a_unit().save()
    [node] = tree_on(NEW_YEAR)
    with guard.opened():
        for write in (node.unit.save, node.unit.delete):
            with pytest.raises(DoorClosed, match="shared by everybody"):
                write()
