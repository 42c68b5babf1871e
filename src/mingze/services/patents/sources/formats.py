"""All formats that are read, in the order in which a stream is asked about."""

from mingze.services.patents.sources.cnipa import legacy as cnipa_legacy
from mingze.services.patents.sources.cnipa import reading as cnipa
from mingze.services.patents.sources.exchange import reading as docdb
from mingze.services.patents.sources.jpo import reading as jpo
from mingze.services.patents.sources.lens import reading as lens
from mingze.services.patents.sources.ops import reading as ops
from mingze.services.patents.sources.port import HEAD, Format
from mingze.services.patents.sources.sheet import reading as sheet
from mingze.services.patents.sources.st36 import reading as st36
from mingze.services.patents.sources.st96 import reading as st96
from mingze.services.patents.sources.trs import reading as trs
from mingze.services.patents.sources.us import greenbook_reading as us_greenbook
from mingze.services.patents.sources.us import pap_reading as us_pap
from mingze.services.patents.sources.us import sgml_reading as us_sgml
from mingze.services.patents.sources.us import xml_reading as us_xml

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
