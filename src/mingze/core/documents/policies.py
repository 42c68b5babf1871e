"""Who may open an attachment."""

from mingze.core.documents.models import Attachment
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission

_READING = (Permission.FACTS_VIEW, Permission.LEDGER_VIEW)


def may_open(access: Access, attachment: Attachment) -> bool:
    """Tell whether the person sees records or the ledger of the attachment's unit.

    Sealed records take no attachments, so a file needs no seal of its own.
    """
    return any(access.covers(permission, attachment.unit) for permission in _READING)
