"""All formats that are read, in the order in which a stream is asked about."""

from mingze.services.patents.sources import (
    cnipa,
    cnipa_legacy,
    docdb,
    jpo,
    lens,
    ops,
    sheet,
    st36,
    st96,
    trs,
    us_greenbook,
    us_pap,
    us_sgml,
    us_xml,
)
from mingze.services.patents.sources.port import HEAD, Format

FORMATS: tuple[Format, ...] = (
    cnipa.FORMAT,
    cnipa_legacy.FORMAT,
    us_xml.FORMAT,
    us_pap.FORMAT,
    us_sgml.FORMAT,
    jpo.FORMAT,
    st96.FORMAT,
    st36.FORMAT,
    docdb.FORMAT,
    ops.FORMAT,
    lens.FORMAT,
    trs.FORMAT,
    us_greenbook.FORMAT,
    sheet.FORMAT,
)
"""XML by its root comes first, then JSON and lines with marks of their own, tables last."""


def detect(head: bytes) -> Format | None:
    """The first format that knows a beginning as its own; ``None`` where none does."""
    beginning = head[:HEAD]
    return next((one for one in FORMATS if one.recognises(beginning)), None)


def by_name(name: str) -> Format:
    """The format of a :class:`~mingze.services.patents.record.Source`. Raises ``KeyError`` for an unknown name."""
    return {one.name: one for one in FORMATS}[name]
