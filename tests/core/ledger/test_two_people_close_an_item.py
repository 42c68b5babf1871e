"""Nothing closes without evidence and a second person, whatever permissions somebody holds."""

import pytest
from django.db import IntegrityError, transaction

from mingze.core.audit.models import Entry
from mingze.core.base import guard
from mingze.core.kernel.refusals import Conflict, Refused
from mingze.core.ledger import actions
from mingze.core.ledger.models import Item
from tests.core.ledger.ground import Ground, moment


def test_a_task_goes_from_deployment_to_done(ground: Ground) -> None:
    task = ground.open("task")
    done = ground.finish(task)
    assert (done.state, done.stage) == ("done", "closed")
    assert done.closed_by == ground.agency.people["eve"]
    assert done.submitted_by == ground.agency.people["dave"]
    assert [one.action for one in done.movements.order_by("pk")] == [
        "item.opened",
        "start",
        "item.evidenced",
        "submit",
        "pass",
    ]
    assert Entry.objects.filter(object_id=task.pk).count() == 5


def test_the_doer_cannot_check_although_permitted_to_check_others(ground: Ground) -> None:
    task = ground.open("task")
    ground.move(task, "start", "dave")
    ground.evidence(task)
    ground.move(task, "submit", "dave")
    with pytest.raises(Refused, match="须由他人办理"):
        ground.move(task, "pass", "dave")


def test_who_handed_in_the_evidence_cannot_check(ground: Ground) -> None:
    task = ground.open("task", unit="agency", post="secretary")
    ground.move(task, "start", "alice")
    ground.evidence(task, by="eve")
    ground.move(task, "submit", "alice")
    with pytest.raises(Refused, match="须由他人办理"):
        ground.move(task, "pass", "eve")
    assert ground.move(task, "pass", "victor").stage == "closed"


def test_nothing_is_submitted_without_evidence(ground: Ground) -> None:
    task = ground.open("task")
    ground.move(task, "start", "dave")
    with pytest.raises(Refused, match="佐证材料"):
        ground.move(task, "submit", "dave")


def test_evidence_of_an_earlier_round_does_not_close_a_reopened_item(ground: Ground) -> None:
    task = ground.finish(ground.open("task"))
    ground.move(task, "reopen", "eve", at="2026-04-01", note="抽查发现未落实到位")
    with pytest.raises(Refused, match="佐证材料"):
        ground.move(task, "submit", "dave", at="2026-04-02")
    ground.evidence(task, at="2026-04-02")
    ground.move(task, "submit", "dave", at="2026-04-03")
    assert ground.move(task, "pass", "eve", at="2026-04-04").stage == "closed"
    assert Item.objects.get(pk=task.pk).movements.filter(action="reopen").count() == 1


def test_sending_back_needs_a_reason(ground: Ground) -> None:
    task = ground.open("task")
    ground.move(task, "start", "dave")
    ground.evidence(task)
    ground.move(task, "submit", "dave")
    with pytest.raises(Refused, match="理由"):
        ground.move(task, "rectify", "eve", note="  ")
    assert ground.move(task, "rectify", "eve", note="佐证材料不完整").state == "rectifying"


def test_the_second_of_two_who_close_at_once_is_told_who_was_first(ground: Ground) -> None:
    task = ground.open("task")
    ground.move(task, "start", "dave")
    ground.evidence(task)
    both_read = ground.move(task, "submit", "dave").version
    ground.move(task, "pass", "eve", version=both_read)
    with pytest.raises(Conflict, match="伊芙") as refused:
        ground.move(task, "pass", "victor", version=both_read)
    assert refused.value.changes == [("state", "已办结", "检查通过")]
    assert Item.objects.get(pk=task.pk).closed_by == ground.agency.people["eve"]
    assert task.movements.filter(action="pass").count() == 1


def test_the_database_refuses_a_closing_by_the_submitter(ground: Ground) -> None:
    task = ground.finish(ground.open("task"))
    with pytest.raises(IntegrityError), transaction.atomic(), guard.opened():
        Item.objects.filter(pk=task.pk).update(closed_by=ground.agency.people["dave"])


def test_the_database_refuses_a_closed_stage_without_a_day(ground: Ground) -> None:
    task = ground.open("task")
    with pytest.raises(IntegrityError), transaction.atomic(), guard.opened():
        Item.objects.filter(pk=task.pk).update(stage="closed")


def test_an_outsider_moves_nothing(ground: Ground) -> None:
    task = ground.open("task")
    with pytest.raises(Refused, match="应由责任岗位现任人员办理"):
        ground.move(task, "start", "frank")


def test_after_a_handover_the_new_holder_acts_and_the_old_submitter_still_cannot_check(
    ground: Ground,
) -> None:
    task = ground.open("task")
    ground.move(task, "start", "dave")
    ground.evidence(task)
    ground.move(task, "submit", "dave")
    with guard.opened():
        held = ground.agency.posts["protection_chief"].appointments.get()
        held.valid_to = moment("2026-03-31").date()
        held.save()
        ground.agency.posts["protection_chief"].appointments.create(
            person=ground.agency.people["grace"], valid_from=moment("2026-04-01").date()
        )
        ground.agency.posts["group_member"].appointments.create(
            person=ground.agency.people["dave"], valid_from=moment("2026-04-01").date()
        )
    with pytest.raises(Refused, match="须由他人办理"):
        ground.move(task, "pass", "dave", at="2026-04-02")
    with pytest.raises(Refused, match="须由他人办理"):
        ground.move(task, "pass", "grace", at="2026-04-02")
    assert ground.move(task, "pass", "eve", at="2026-04-02").stage == "closed"


def test_a_failed_audit_entry_undoes_the_move(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    task = ground.open("task")

    def broken(**_: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("mingze.core.ledger.actions.journal.record", broken)
    with pytest.raises(RuntimeError, match="disk full"):
        ground.move(task, "start", "dave")
    assert Item.objects.get(pk=task.pk).state == "deployed"
    assert task.movements.count() == 1


def test_a_closed_item_takes_no_more_evidence_or_notes(ground: Ground) -> None:
    task = ground.finish(ground.open("task"))
    with pytest.raises(Refused, match="已办结"):
        ground.evidence(task)
    with pytest.raises(Refused, match="已办结"):
        actions.note_progress(item=task, note="补充", by=ground.agency.actor("dave"), at=moment("2026-03-20"))
