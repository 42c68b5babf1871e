"""The time limit of an item: it stands still and runs on, is extended with a reason, or is checked every
so often.
"""

from datetime import date, datetime, timedelta

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.kernel import workflow as kernel
from mingze.core.kernel.refusals import Refused
from mingze.core.kernel.working_days import add_working_days, working_days_between
from mingze.core.ledger import policies, queries
from mingze.core.ledger.actions import journal
from mingze.core.ledger.choices import Standing, Step
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Extension, Item, Pause, PeriodicCheck

_DAY = timedelta(days=1)


@door
def pause(*, item: Item, version: int | None, reason: str, by: Actor, at: datetime) -> Item:
    """Let the time limit stand still from today on, for a reason and never by who is doing the work."""
    item = journal.held(item.pk)
    journal.check_version(item, version)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    workflow = definition_of(item.kind).workflow
    policies.check_open(workflow, str(Step.PAUSED.label), situation)
    policies.check_clock_change(str(Step.PAUSED.label), situation, reason)
    if item.pauses.filter(valid_to=None).exists():
        raise Refused(policies.CLOCK_STANDS)
    _stop(item, reason, by, at)
    summary = f"{item.number}暂停计时：{reason}"
    journal.write(item, action=Step.PAUSED, by=by, at=at, note=reason, verb="pause", summary=summary)
    return item


@door
def resume(*, item: Item, version: int | None, reason: str, by: Actor, at: datetime) -> Item:
    """Let the time limit run on; the deadline moves by the working days it stood still."""
    item = journal.held(item.pk)
    journal.check_version(item, version)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    policies.check_clock_change(str(Step.RESUMED.label), situation, reason)
    state = definition_of(item.kind).workflow.state(item.state)
    if state.clock == kernel.Clock.STOPPED:
        raise Refused(policies.CLOCK_IN_STATE, params={"state": state.title})
    if not item.pauses.filter(valid_to=None).exists():
        raise Refused(policies.CLOCK_RUNS)
    _restart(item, by, at)
    summary = f"{item.number}恢复计时：{reason}"
    journal.write(item, action=Step.RESUMED, by=by, at=at, note=reason, verb="resume", summary=summary)
    return item


@door
def extend(*, item: Item, version: int | None, due_on: date, reason: str, by: Actor, at: datetime) -> Item:
    """Move the deadline to a later day; the old one, the reason and who allowed it are kept."""
    item = journal.held(item.pk)
    changes = [("due_on", item.due_on, due_on)] if item.due_on != due_on else []
    journal.check_version(item, version, changes)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    policies.check_open(definition_of(item.kind).workflow, str(Step.EXTENDED.label), situation)
    policies.check_clock_change(str(Step.EXTENDED.label), situation, reason)
    before = policies.check_extension(item.due_on, due_on)
    _put_off(item, before, due_on, reason, by, at)
    journal.write(
        item,
        action=Step.EXTENDED,
        by=by,
        at=at,
        note=f"{before} → {due_on}：{reason}",
        verb="extend",
        summary=f"{item.number}延期至{due_on}：{reason}",
        detail={"before": before, "after": due_on},
    )
    return item


@door
def check_periodically(*, item: Item, finding: str, holds: bool, by: Actor, at: datetime) -> PeriodicCheck:
    """Note how a long-term item stands. Somebody other than who does the work looks at it (F6)."""
    item = journal.held(item.pk)
    definition = definition_of(item.kind)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    chosen = definition.deadline_class(item.deadline_class)
    if chosen is None or chosen.check_every is None:
        raise Refused(policies.NOT_LONG_TERM)
    policies.check_open(definition.workflow, str(Step.CHECKED.label), situation)
    policies.check_may(str(Step.CHECKED.label), (Standing.CHECKER,), situation)
    if not finding.strip():
        raise Refused(policies.REASON_NEEDED, place="finding")
    on = journal.day_of(at)
    check = PeriodicCheck.objects.create(
        item=item, on=on, by_id=journal.person_of(by), finding=finding.strip(), holds=holds
    )
    note = f"{'成效保持' if holds else '出现反弹'}：{finding.strip()}"
    summary = f"{item.number}定期核查：{'成效保持' if holds else '出现反弹'}"
    journal.write(item, action=Step.CHECKED, by=by, at=at, note=note, verb="check", summary=summary)
    return check


def follow_state(
    item: Item, source: kernel.State, target: kernel.State, *, reason: str, by: Actor, at: datetime
) -> None:
    """Stop or start the clock as the table says for the states passed. Part of a move, which does the
    logging.
    """
    if target.clock == kernel.Clock.STOPPED and not item.pauses.filter(valid_to=None).exists():
        _stop(item, reason, by, at)
    if source.clock == kernel.Clock.STOPPED and target.clock == kernel.Clock.RUNNING:
        _restart(item, by, at)


def _stop(item: Item, reason: str, by: Actor, at: datetime) -> None:
    Pause.objects.create(item=item, valid_from=journal.day_of(at), reason=reason, by_id=journal.person_of(by))


def _restart(item: Item, by: Actor, at: datetime) -> None:
    """End the open pause. The first day of a pause is not counted against the holder, the day it ends is."""
    standing = item.pauses.filter(valid_to=None).first()
    if standing is None:
        return
    standing.valid_to = max(journal.day_of(at) - _DAY, standing.valid_from)
    standing.save(update_fields=["valid_to"])
    stood = working_days_between(standing.valid_from - _DAY, standing.valid_to)
    same_day = journal.day_of(at) == standing.valid_from
    if item.due_on is None or same_day or not stood or standing.valid_from > item.due_on:
        return
    reason = f"自{standing.valid_from}起停止计时{stood}个工作日，期限顺延（{standing.reason}）"
    _put_off(item, item.due_on, add_working_days(item.due_on, stood), reason, by, at)


def _put_off(item: Item, before: date, due_on: date, reason: str, by: Actor, at: datetime) -> None:
    Extension.objects.create(
        item=item,
        due_before=before,
        due_after=due_on,
        reason=reason[:300],
        by_id=journal.person_of(by),
        at=at,
    )
    item.due_on = due_on
