"""Brings the catalogue's ledger kinds into the database."""

from datetime import datetime
from typing import Any

import msgspec

from mingze.catalogue.contents import Catalogue
from mingze.catalogue.records import LedgerKind as LedgerRecord
from mingze.core.audit.actors import Actor
from mingze.core.ledger.models import LedgerKind

ORIGIN = "origin"
FIELD_ORDER = "field_order"


def apply(catalogue: Catalogue, *, at: datetime, by: Actor) -> int:
    """Create or update ledger kinds; kinds no longer in the files are retired, never removed."""
    known = {kind.code: kind for kind in LedgerKind.objects.all()}
    changed = 0
    for code, record in catalogue.ledgers.items():
        values: dict[str, Any] = {
            "title": record.title,
            "title_en": record.title_en,
            "definition": _plain(record),
            "retired": False,
        }
        kind = known.pop(code, None) or LedgerKind(code=code)
        if kind.pk is None or any(getattr(kind, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(kind, name, value)
            kind.save()
            changed += 1
    gone = [kind.pk for kind in known.values() if not kind.retired]
    return changed + LedgerKind.objects.filter(pk__in=gone).update(retired=True)


def _plain(record: LedgerRecord) -> dict[str, Any]:
    """The record as plain values. Some databases lose the order of a form's fields, so it is kept as a list."""
    plain: dict[str, Any] = _without_origins(msgspec.to_builtins(record))
    return plain | {FIELD_ORDER: list(record.fields.get("properties", {}))}


def _without_origins(value: Any) -> Any:
    """Plain values without the file and line each record came from: moving a file changes nothing."""
    if isinstance(value, dict):
        return {name: _without_origins(one) for name, one in value.items() if name != ORIGIN}
    if isinstance(value, list | tuple):
        return [_without_origins(one) for one in value]
    return value
