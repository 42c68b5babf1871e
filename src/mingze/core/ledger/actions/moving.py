"""Moving an item along its kind's table, and adding to its log."""

from datetime import date, datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.kernel import workflow as kernel
from mingze.core.kernel.refusals import Refused
from mingze.core.ledger import policies, queries, telling
from mingze.core.ledger.actions import clock, journal
from mingze.core.ledger.choices import Stage, Standing, Step
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Item


@door
def move(
    *, item: Item, transition: str, version: int | None, note: str = "", by: Actor, at: datetime
) -> Item:
    """Make a transition of the kind's table.

    Raises ``Conflict`` when somebody changed the item since ``version`` was read, and ``Refused`` when
    the table,
    the person's standing or something missing forbids it.
    """
    item = journal.held(item.pk)
    workflow = definition_of(item.kind).workflow
    journal.check_version(item, version, _wanted(workflow, item, transition))
    on = journal.day_of(at)
    situation = queries.situation(item, by.person_id, on)
    step = policies.check_move(workflow, transition, situation, note)
    source = workflow.state(item.state)
    target = workflow.state(step.target)
    item.state, item.stage = target.code, Stage(target.stage.value)
    _sign(item, workflow, (source, target), by, on)
    clock.follow_state(item, source, target, reason=f"进入“{target.title}”", by=by, at=at)
    movement = journal.write(
        item,
        action=step.code,
        by=by,
        at=at,
        from_state=source.code,
        note=note.strip(),
        verb="move",
        summary=f"{item.number}办理“{step.title}”：{source.title}→{target.title}",
        detail={"transition": step.code, "from": source.code, "to": target.code},
    )
    telling.moved(item=item, movement=movement, step=step, by=by, at=at)
    return item


@door
def note_progress(*, item: Item, note: str, by: Actor, at: datetime) -> Item:
    """Add to the log how the work stands. Raises ``Refused`` for a closed item or an outsider."""
    item = journal.held(item.pk)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    policies.check_open(definition_of(item.kind).workflow, str(Step.NOTED.label), situation)
    allowed = (Standing.HOLDER, Standing.COOWNER, Standing.UNIT_MANAGER, Standing.MANAGER)
    policies.check_may(str(Step.NOTED.label), allowed, situation)
    if not note.strip():
        raise Refused(policies.REASON_NEEDED, place="note")
    journal.log(
        item,
        action=Step.NOTED,
        by=by,
        at=at,
        note=note.strip(),
        verb="note",
        summary=f"{item.number}填报进展",
    )
    return item


def _wanted(workflow: kernel.Workflow, item: Item, transition: str) -> list[tuple[str, object, object]]:
    wanted = next((step.title for step in workflow.transitions if step.code == transition), transition)
    return [("state", workflow.state(item.state).title, wanted)]


def _sign(
    item: Item, workflow: kernel.Workflow, way: tuple[kernel.State, kernel.State], by: Actor, on: date
) -> None:
    """Note who submitted and who closed. An item put away without the second person has no submitter."""
    source, target = way
    if target.stage == kernel.Stage.CLOSED:
        item.closed_on, item.closed_by_id = on, by.person_id
        if target.code in workflow.closes_without:
            item.submitted_by = None
        return
    item.closed_on, item.closed_by = None, None
    if source.stage == kernel.Stage.OPEN and target.stage == kernel.Stage.CHECKING:
        item.submitted_by_id = by.person_id
