"""Samples of exchange files and services, read by a format that must take them for its own."""

from mingze.services.patents.record import Event, Patent, Rejected
from mingze.services.patents.sources.port import HEAD, Format
from tests.services.patents.sources import samples
from tests.services.patents.sources.samples import sample

__all__ = ["digest", "found", "patents", "sample"]


def found(form: Format, data: bytes) -> list[Patent | Event | Rejected]:
    """Everything a format makes of some bytes."""
    assert form.recognises(data[:HEAD])
    return samples.found(form, data)


def patents(form: Format, data: bytes) -> list[Patent]:
    """The records, when nothing was turned away."""
    given = found(form, data)
    records = [one for one in given if isinstance(one, Patent)]
    assert len(records) == len(given), given
    return records


def digest(texts: list[str]) -> str:
    """SHA-256 of texts on lines of their own."""
    return samples.digest("\n".join(texts))
