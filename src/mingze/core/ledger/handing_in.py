"""Handing in a file: kept by the documents module, then noted as evidence, in one transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from mingze.core.audit.actors import Actor
from mingze.core.documents.actions import store
from mingze.core.ledger.actions import add_evidence
from mingze.core.ledger.models import Evidence, Item
from mingze.core.organization.models import Person


@transaction.atomic
def hand_in(*, item: Item, typed: Mapping[str, Any], by: Actor, at: datetime) -> Evidence:
    """Store the file of an evidence form, if there is one, and hand it in with the fact chosen.

    Raises ``Refused`` for a file that is not accepted, and whatever ``add_evidence`` refuses; nothing is kept then.
    """
    file = typed.get("file")
    attachment = None
    if file is not None and by.person_id is not None:  # A job has no files to hand in.
        person = Person.objects.get(pk=by.person_id)
        attachment = store(data=file.read(), filename=file.name, unit=item.unit, by=by, person=person, at=at)
    return add_evidence(
        item=item, attachment=attachment, fact=typed.get("fact"), note=typed["note"], by=by, at=at
    )
