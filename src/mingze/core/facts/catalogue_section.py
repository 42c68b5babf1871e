"""Brings the catalogue's record kinds into the database."""

from datetime import datetime

import msgspec

from mingze.catalogue.contents import Catalogue
from mingze.core.audit.actors import Actor
from mingze.core.facts.models import RecordKind


def apply(catalogue: Catalogue, *, at: datetime, by: Actor) -> int:
    """Create or update record kinds; kinds no longer in the files are retired, never removed."""
    known = {kind.code: kind for kind in RecordKind.objects.all()}
    changed = 0
    for code, record in catalogue.records.items():
        # Through JSON, so that what is compared has lists where the database gives lists back.
        definition = msgspec.json.decode(msgspec.json.encode(record))
        definition.pop("origin")
        # A database may keep the keys of an object in an order of its own; the form's order is the file's.
        definition["order"] = list(record.fields.get("properties", ()))
        for part in definition["participant_roles"]:
            part.pop("origin", None)
        if definition.get("link"):
            definition["link"].pop("origin", None)
        values = {
            "title": record.title,
            "title_en": record.title_en,
            "group": record.group,
            "definition": definition,
            "retired": False,
        }
        kind = known.pop(code, None) or RecordKind(code=code)
        if kind.pk is None or any(getattr(kind, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(kind, name, value)
            kind.save()
            changed += 1
    gone = [kind.pk for kind in known.values() if not kind.retired]
    return changed + RecordKind.objects.filter(pk__in=gone).update(retired=True)
