"""The one way a file comes to stay."""

from datetime import datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.documents import queries, storage
from mingze.core.documents.models import Attachment
from mingze.core.documents.uploads import inspect
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.organization.models import Person, Unit


@door
def store(*, data: bytes, filename: str, unit: Unit, by: Actor, person: Person, at: datetime) -> Attachment:
    """Inspect an uploaded file, keep its bytes and return its row; ``unit`` decides who may read it.

    Raises ``Refused`` for whatever ``uploads.inspect`` refuses, under the limits in force for the unit on that
    day; nothing is kept then.
    """
    accepted = inspect(data, filename, queries.limits(at.astimezone(SHANGHAI).date(), unit))
    # Bytes first: should the row not come to be, bytes that nobody refers to do no harm.
    storage.put(data)
    attachment = Attachment.objects.create(
        name=accepted.name,
        media_type=accepted.media_type,
        size=accepted.size,
        sha256=accepted.sha256,
        unit=unit,
        uploaded_at=at,
        uploaded_by=person,
    )
    record(
        by=by,
        action="documents.store",
        object_kind="documents.attachment",
        object_id=attachment.pk,
        unit_id=unit.pk,
        summary=f"上传附件“{accepted.name}”",
        detail={"sha256": accepted.sha256, "size": accepted.size, "media_type": accepted.media_type},
    )
    return attachment
