"""Uploaded rosters: for whoever uploaded one, and for whoever may import into the very same units."""

from mingze.core.audit.actors import Actor
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Person, Unit
from mingze.core.roster import actions
from tests.core.roster.rosters import flat, plan_of
from tests.house.permission_places import OTHER, OWN, TODAY, Ground, Place
from tests.house.permission_scopes import Example, SharedReach


def _upload(ground: Ground, place: Place) -> Example:
    """A roster with one new colleague in the place's section, checked and waiting to be confirmed."""
    uploader, units = _uploader(ground, place)
    reach = tuple(sorted(unit.path for unit in units))
    data = flat(("8001", "新来", place.section.name, "", "", "", "", ""))
    kept = actions.keep_upload(
        data=data,
        name=f"{place.name}.xlsx",
        checked=plan_of(data, effective=TODAY, scope=reach),
        scope=reach,
        uploaded_by=uploader.pk,
        at=ground.now,
        by=Actor(uploader.staff_number, uploader.name, uploader.pk),
    )
    return Example({"key": kept.pk}, SharedReach(uploader, units, Permission.ROSTER_IMPORT))


def _uploader(ground: Ground, place: Place) -> tuple[Person, tuple[Unit, ...]]:
    """Carol for the whole agency; for one section somebody of that section; for another agency its own."""
    if place.name == OWN:
        return ground.agency.people["carol"], (place.agency, place.group)
    return place.section_head, ((place.section,) if place.name == OTHER else (place.agency, place.group))


EXAMPLES = {"roster:report": _upload, "roster:confirm": _upload, "roster:drop": _upload}
