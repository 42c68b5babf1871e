"""Bring the roles of the catalogue into the organisation."""

from datetime import datetime

from mingze.catalogue.contents import Catalogue
from mingze.core.audit.actors import Actor
from mingze.core.organization.models import Role
from mingze.core.rules.catalogue_rules import assign

WITHDRAWN: dict[str, object] = {"permissions": [], "held_by": [], "held_by_roll": ""}


def apply_roles(catalogue: Catalogue, *, at: datetime, by: Actor) -> int:
    """Add and update roles; return the number of rows changed.

    A role the files no longer hold is kept for the grants that name it, but allows nothing any more.
    """
    present = {role.code: role for role in Role.objects.all()}
    changed = 0
    for record in catalogue.roles.values():
        row = present.pop(record.code, None) or Role(code=record.code)
        values: dict[str, object] = {
            "title": record.title,
            "title_en": record.title_en,
            "permissions": list(record.permissions),
            "held_by": list(record.held_by),
            "held_by_roll": record.held_by_roll or "",
            "reach": record.reach,
            "exclusive": record.exclusive,
        }
        changed += _keep(row, values)
    return changed + sum(_keep(row, WITHDRAWN) for row in present.values())


def _keep(row: Role, values: dict[str, object]) -> int:
    if assign(row, values) or row.pk is None:
        row.save()
        return 1
    return 0
