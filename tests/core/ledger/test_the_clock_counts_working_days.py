"""Time left in working days; a pause moves the deadline; an extension keeps the old day and the reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from mingze.core.base import guard
from mingze.core.kernel.refusals import Refused
from mingze.core.ledger import actions, time_limits
from mingze.core.ledger.models import Extension, Item, Pause
from tests.core.ledger.ground import Ground, moment


def days_left(item: Item, on: date) -> int | None:
    """Working days left on a day."""
    return time_limits.time_left(Item.objects.get(pk=item.pk), on).working_days


def test_days_of_rest_are_not_counted(ground: Ground) -> None:
    task = ground.open("task", due_on=date(2026, 3, 13))
    assert days_left(task, date(2026, 3, 6)) == 5
    assert days_left(task, date(2026, 3, 13)) == 0
    assert days_left(task, date(2026, 3, 17)) == -2


def test_a_pause_moves_the_deadline_by_the_working_days_it_lasted(ground: Ground) -> None:
    task = ground.open("task", due_on=date(2026, 3, 13))
    carol = ground.agency.actor("carol")
    actions.pause(item=task, version=1, reason="等待上级批复", by=carol, at=moment("2026-03-05"))
    assert days_left(task, date(2026, 3, 20)) == 6
    actions.resume(item=task, version=2, reason="已批复", by=carol, at=moment("2026-03-10"))
    stored = Item.objects.get(pk=task.pk)
    # Thursday, Friday and Monday stood still, with a weekend between: three working days.
    assert stored.due_on == date(2026, 3, 18)
    moved = Extension.objects.get(item=task)
    assert (moved.due_before, moved.due_after) == (date(2026, 3, 13), date(2026, 3, 18))


def test_the_time_somebody_else_takes_to_check_is_given_back(ground: Ground) -> None:
    task = ground.open("task", due_on=date(2026, 3, 13))
    ground.move(task, "start", "dave", at="2026-03-03")
    ground.evidence(task, at="2026-03-04")
    ground.move(task, "submit", "dave", at="2026-03-05")
    ground.move(task, "rectify", "eve", at="2026-03-10", note="材料不全")
    assert Item.objects.get(pk=task.pk).due_on == date(2026, 3, 18)


def test_the_holder_cannot_extend_the_own_deadline(ground: Ground) -> None:
    task = ground.open("task")
    with pytest.raises(Refused, match="经办人不能"):
        actions.extend(
            item=task,
            version=1,
            due_on=date(2026, 8, 1),
            reason="忙",
            by=ground.agency.actor("dave"),
            at=moment("2026-03-05"),
        )


def test_an_extension_is_later_and_has_a_reason(ground: Ground) -> None:
    task = ground.open("task")
    common = {"item": task, "version": 1, "by": ground.agency.actor("carol"), "at": moment("2026-03-05")}
    with pytest.raises(Refused, match="晚于"):
        actions.extend(due_on=date(2026, 5, 1), reason="汛期", **common)
    with pytest.raises(Refused, match="理由"):
        actions.extend(due_on=date(2026, 8, 1), reason=" ", **common)
    actions.extend(due_on=date(2026, 8, 1), reason="机构调整", **common)
    assert Item.objects.get(pk=task.pk).due_on == date(2026, 8, 1)


def test_the_database_allows_one_open_pause(ground: Ground) -> None:
    task = ground.open("task")
    values = {
        "item": task,
        "valid_from": date(2026, 3, 5),
        "reason": "等待",
        "by": ground.agency.people["carol"],
    }
    with guard.opened():
        Pause.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic(), guard.opened():
        Pause.objects.create(**values)
