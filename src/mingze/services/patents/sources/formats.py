"""All formats that are read, in the order in which a stream is asked about."""

from mingze.services.patents.sources import cnipa, cnipa_legacy
from mingze.services.patents.sources.port import HEAD, Format

FORMATS: tuple[Format, ...] = (cnipa.FORMAT, cnipa_legacy.FORMAT)
"""Formats with a root element of their own come first, those that only look at words last."""


def detect(head: bytes) -> Format | None:
    """The first format that knows a beginning as its own; ``None`` where none does."""
    beginning = head[:HEAD]
    return next((one for one in FORMATS if one.recognises(beginning)), None)


def by_name(name: str) -> Format:
    """The format of a :class:`~mingze.services.patents.record.Source`. Raises ``KeyError`` for an unknown name."""
    return {one.name: one for one in FORMATS}[name]
