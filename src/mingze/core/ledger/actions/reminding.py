"""Reminding of overdue items."""

from datetime import datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.ledger import queries, telling
from mingze.core.ledger.actions.journal import day_of
from mingze.core.ledger.models import Item


@door
def remind_of_overdue(*, by: Actor, at: datetime) -> int:
    """Tell all units with a part in each overdue item, once for each deadline; returns how many were told anew."""
    on = day_of(at)
    items = list(queries.overdue(Item.objects.select_related("unit", "holder_post"), on).order_by("pk"))
    told = sum(telling.overdue(item=item, on=on, by=by, at=at) for item in items)
    record(
        by=by,
        action="ledger.remind",
        object_kind="ledger.item",
        object_id="",
        summary=f"发送逾期提醒，涉及事项{len(items)}项、新通知{told}条",
        detail={"items": len(items), "told": told},
    )
    return told
