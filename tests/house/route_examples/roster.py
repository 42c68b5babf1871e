"""Uploaded rosters: whoever uploaded one sees it, and nobody else, because it names people of their reach."""

from mingze.core.base import guard
from mingze.core.organization.models import Person
from mingze.core.roster import writing
from mingze.core.roster.models import RosterImport
from tests.house.permission_places import OTHER, OWN, TODAY, Ground, Place
from tests.house.permission_scopes import Example, Only


def _upload(ground: Ground, place: Place) -> Example:
    uploader: Person = {
        OWN: ground.agency.people["carol"],
        OTHER: ground.agency.people["niaj"],
    }.get(place.name, place.member)
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
        )
    return Example({"key": kept.pk}, Only(uploader))


EXAMPLES = {"roster:report": _upload, "roster:confirm": _upload, "roster:drop": _upload}
