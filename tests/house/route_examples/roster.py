"""Uploaded rosters: for whoever uploaded one, and for whoever may import into the very same units."""

from mingze.core.base import guard
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Person, Unit
from mingze.core.roster import writing
from mingze.core.roster.models import RosterImport
from tests.house.permission_places import OTHER, OWN, TODAY, Ground, Place
from tests.house.permission_scopes import Example, SharedReach


def _upload(ground: Ground, place: Place) -> Example:
    uploader, units = _uploader(ground, place)
    with guard.opened():
        kept = RosterImport.objects.create(
            name=f"{place.name}.xlsx",
            sha256="0" * 64,
            data=writing.template(),
            effective=TODAY,
            uploaded_at=ground.now,
            uploaded_by=uploader,
            rows=0,
            errors=0,
            changes=0,
            digest="0" * 64,
            scope=sorted(unit.path for unit in units),
        )
    return Example({"key": kept.pk}, SharedReach(uploader, units, Permission.ROSTER_IMPORT))


def _uploader(ground: Ground, place: Place) -> tuple[Person, tuple[Unit, ...]]:
    """Carol for the whole agency; for one section somebody of that section; for another agency its own."""
    if place.name == OWN:
        return ground.agency.people["carol"], (place.agency, place.group)
    return place.section_head, ((place.section,) if place.name == OTHER else (place.agency, place.group))


EXAMPLES = {"roster:report": _upload, "roster:confirm": _upload, "roster:drop": _upload}
