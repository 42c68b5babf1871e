"""How the actions of this module are entered in the trail."""

from django.db.models import Model

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import record
from mingze.core.organization.models import Unit


def enter(by: Actor, verb: str, row: Model, unit: Unit | None, summary: str, **detail: object) -> None:
    """Enter what was done to ``row``, a unit, post or person; ``unit`` is where it happened, if anywhere."""
    record(
        by=by,
        action=f"organization.{verb}",
        object_kind=f"organization.{row._meta.model_name}",
        object_id=row.pk,
        unit_id=unit.pk if unit else None,
        summary=summary,
        detail=detail,
    )
