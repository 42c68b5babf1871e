"""What other modules ask about documents: the page in force, the limits in force, one attachment."""

from datetime import date

from mingze.core.documents.layout import PARAMETERS, Layout
from mingze.core.documents.limits import Limits
from mingze.core.documents.models import Attachment
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Unit
from mingze.core.rules import queries as rules

_READING = (Permission.FACTS_VIEW, Permission.LEDGER_VIEW)
_KILO = 1024
_MEGA = 1024 * 1024


def layout(on: date, unit: Unit | None = None) -> Layout:
    """Return the page of official documents as the rules have it on a day. Raises ``NoValueError``."""
    return Layout.from_parameters({key: rules.value(key, on=on, unit=unit) for key in PARAMETERS.values()})


def limits(on: date, unit: Unit | None = None) -> Limits:
    """Return how large an upload may be on a day. Raises ``NoValueError`` naming a missing parameter."""

    def figure(key: str) -> int:
        return int(rules.value(key, on=on, unit=unit))

    return Limits(
        max_bytes=figure("attachment.size.maximum.megabytes") * _MEGA,
        max_unpacked_bytes=figure("attachment.unpacked.maximum.megabytes") * _MEGA,
        max_ratio=figure("attachment.unpacked.ratio.maximum"),
        ratio_floor_bytes=figure("attachment.unpacked.ratio.floor.kilobytes") * _KILO,
        max_entries=figure("attachment.parts.maximum"),
        max_rows=figure("table.rows.maximum"),
        max_columns=figure("table.columns.maximum"),
        max_cell_characters=figure("table.cell.characters.maximum"),
        max_faults=figure("table.faults.maximum"),
        max_pdf_pages=figure("attachment.pages.maximum"),
        max_name_characters=figure("attachment.name.characters.maximum"),
    )


def attachment(key: str) -> Attachment | None:
    """Return one attachment with its unit, None when there is none of this key."""
    return Attachment.objects.select_related("unit").filter(pk=key).first()


def may_open(access: Access, attachment: Attachment) -> bool:
    """Tell whether the person sees records or the ledger of the attachment's unit.

    Sealed records take no attachments, so a file needs no seal of its own.
    """
    return any(access.covers(permission, attachment.unit) for permission in _READING)
