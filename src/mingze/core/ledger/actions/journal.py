"""What every action on an item shares: the row held still, the next version, the log line and the audit
entry.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import record
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.refusals import Change, Conflict, Refused, mark
from mingze.core.ledger.models import Item, Movement

NOT_A_PERSON = mark("此项须由工作人员本人办理")


def day_of(at: datetime) -> date:
    """The day, in Beijing, of a moment."""
    return at.astimezone(SHANGHAI).date()


def person_of(by: Actor) -> int:
    """The key of the person who acts. Raises ``Refused`` for a job: a machine hands in nothing and
    grants nothing.
    """
    if by.person_id is None:
        raise Refused(NOT_A_PERSON)
    return by.person_id


def held(item_id: str) -> Item:
    """The row as it stands now, held until the transaction ends, so that two people cannot both change it."""
    return (
        Item.objects.select_for_update(of=("self",))
        .select_related("kind", "unit", "holder_post")
        .get(pk=item_id)
    )


def check_version(item: Item, version: int | None, changes: Sequence[Change] = ()) -> None:
    """Raise :class:`Conflict`, saying who changed the item and when, if ``version`` is no longer the
    present one.
    """
    if version is None or version == item.version:
        return
    # An item is opened with its first movement, so there is always a last one.
    last = item.movements.latest("at", "pk")
    raise Conflict(changes=list(changes), changed_by=last.by_name, changed_at=last.at)


def write(
    item: Item,
    *,
    action: str,
    by: Actor,
    at: datetime,
    from_state: str | None = None,
    note: str = "",
    verb: str,
    summary: str,
    detail: dict[str, Any] | None = None,
) -> Movement:
    """Store the item as its next version, with the log line and the audit entry that say who did what."""
    item.version += 1
    item.save()
    return log(
        item,
        action=action,
        by=by,
        at=at,
        from_state=from_state,
        note=note,
        verb=verb,
        summary=summary,
        detail=detail,
    )


def log(
    item: Item,
    *,
    action: str,
    by: Actor,
    at: datetime,
    from_state: str | None = None,
    note: str = "",
    verb: str,
    summary: str,
    detail: dict[str, Any] | None = None,
) -> Movement:
    """Add the log line and the audit entry alone."""
    movement = Movement.objects.create(
        item=item,
        at=at,
        on=day_of(at),
        by_id=by.person_id,
        by_name=by.name,
        action=action,
        from_state=item.state if from_state is None else from_state,
        to_state=item.state,
        to_stage=item.stage,
        note=note,
    )
    record(
        by=by,
        action=f"ledger.{verb}",
        object_kind="ledger.item",
        object_id=item.pk,
        unit_id=item.unit_id,
        summary=summary,
        detail={"number": item.number, "version": item.version, **(detail or {})},
    )
    return movement
