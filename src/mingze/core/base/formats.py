"""How values are written for people: dates, moments, numbers, yes and no, and the dash for nothing."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext

NOTHING = "—"
KILO = 1024


def shown(value: object) -> str:
    """Write ``value`` as it stands in a table cell; nothing at all is a dash, a nought stays a nought."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return gettext("是") if value else gettext("否")
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    # Whole numbers may be years or codes, which take no thousands mark; quantities go through ``number``.
    if isinstance(value, float | Decimal):
        return number(value)
    return str(value)


def number(value: float | Decimal) -> str:
    """Write a number with thousands separated, whole numbers without decimals, others with two at most."""
    if isinstance(value, int) or value == value.__class__(int(value)):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def file_size(size: int) -> str:
    """Write a number of bytes in the unit a person would use."""
    if size < KILO:
        return gettext("%(size)s 字节") % {"size": size}
    if size < KILO * KILO:
        return f"{size / KILO:.0f} KB"
    return f"{size / KILO / KILO:.1f} MB"
