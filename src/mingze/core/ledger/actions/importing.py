"""Entering the problems of a feedback letter and the measures against them, all of them or none."""

from datetime import datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.documents.tables import Table, TableRefused
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.ledger import feedback, queries
from mingze.core.ledger.actions import journal
from mingze.core.ledger.actions.opening import Draft, open_item
from mingze.core.ledger.choices import Part, Step
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Item

NOT_A_LETTER = mark("“%(item)s”不是反馈意见，不能导入问题")


@door
def import_feedback(*, letter: Item, table: Table, by: Actor, at: datetime) -> feedback.Plan:
    """Open an item for every problem of ``table`` and for every measure against it.

    What the letter already has is left as it is, so the same file can be imported twice. Raises
    ``TableRefused``
    naming every fault; nothing is stored then.
    """
    letter = journal.held(letter.pk)
    if not definition_of(letter.kind).declares_count:
        raise Refused(NOT_A_LETTER, params={"item": str(letter)})
    plan = feedback.plan(letter, table, journal.day_of(at))
    if plan.faults:
        raise TableRefused(list(plan.faults))
    for problem in plan.fresh:
        _open(letter, problem, by, at)
    journal.write(
        letter,
        action=Step.NOTED,
        by=by,
        at=at,
        note=f"导入问题{len(plan.fresh)}项、措施{plan.measures}条，此前已有{len(plan.present)}项",
        verb="import",
        summary=f"{letter.number}导入巡察反馈问题{len(plan.fresh)}项",
        detail={"numbers": [one.number for one in plan.fresh], "measures": plan.measures},
    )
    return plan


def _open(letter: Item, problem: feedback.Problem, by: Actor, at: datetime) -> None:
    item = open_item(
        draft=Draft(
            kind=queries.kind(feedback.PROBLEM),
            unit=problem.unit,
            title=problem.title,
            holder_post=problem.post,
            payload=problem.payload,
            deadline_class=problem.deadline_class,
            due_on=problem.due_on,
            parent=letter,
            origin_number=problem.number,
            co_owners=[(unit, Part.ASSIST) for unit in problem.assist],
        ),
        by=by,
        at=at,
    )
    for place, measure in enumerate(problem.measures, start=1):
        draft = Draft(
            kind=queries.kind(feedback.MEASURE),
            unit=problem.unit,
            title=measure.content[:100],
            holder_post=problem.post,
            payload=feedback.measure_payload(measure),
            deadline_class=feedback.FIXED,
            # A measure of a long-term item without a day of its own is due with the letter.
            due_on=problem.due_on or letter.due_on,
            parent=item,
            origin_number=str(place),
        )
        open_item(draft=draft, by=by, at=at)
