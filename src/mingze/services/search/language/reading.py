"""Reading a query: the dialect it is written in, and its tree."""

from collections.abc import Callable, Mapping, Sequence

from mingze.services.search.language.binding import Binder
from mingze.services.search.language.detecting import detect
from mingze.services.search.language.dialect import Dialect, Parsed
from mingze.services.search.language.dialects import plain
from mingze.services.search.language.dialects.colon import Brs, ColonBinder, Patentscope, Patsnap
from mingze.services.search.language.dialects.cql import Cql, CqlBinder
from mingze.services.search.language.dialects.field_value import Cnipa, Cnipr, Incopat
from mingze.services.search.language.dialects.reader import Reader
from mingze.services.search.language.faults import USUAL, Limits, QueryFault
from mingze.services.search.language.numbering import Numbered, NumberReader

READERS: Mapping[Dialect, tuple[type[Reader], Callable[[Dialect], Binder]]] = {
    Dialect.INCOPAT: (Incopat, Binder),
    Dialect.CNIPA: (Cnipa, Binder),
    Dialect.CNIPR: (Cnipr, Binder),
    Dialect.CQL: (Cql, CqlBinder),
    Dialect.PATSNAP: (Patsnap, ColonBinder),
    Dialect.PATENTSCOPE: (Patentscope, ColonBinder),
    Dialect.BRS: (Brs, ColonBinder),
}


def no_numbers(text: str) -> Sequence[Numbered]:
    """A :data:`NumberReader` that knows no number: every word stays a word."""
    return ()


def parse(
    text: str,
    dialect: Dialect | str | None = None,
    *,
    limits: Limits = USUAL,
    numbers: NumberReader = no_numbers,
) -> Parsed:
    """The tree of ``text``, read as ``dialect`` or as what :func:`detect` takes it for. Raises :class:`QueryFault`."""
    chosen = Dialect(dialect) if dialect else detect(text[: limits.length])
    try:
        return _read(text, chosen, limits, numbers)
    except QueryFault as fault:
        fault.dialect = chosen
        raise


def corrected(fault: QueryFault, typed: str) -> str:
    """The query with the suggestion in its place, if it can be read then as it was read before; empty otherwise."""
    text = fault.fault.corrected(typed)
    try:
        return text if text and parse(text, fault.dialect or None) else ""
    except QueryFault:
        return ""


def _read(text: str, dialect: Dialect, limits: Limits, numbers: NumberReader) -> Parsed:
    if dialect is Dialect.PLAIN:
        query, notes = plain.read(text, limits, numbers)
        return Parsed(query, dialect, notes)
    kind, binding = READERS[dialect]
    reader, binder = kind(text, limits), binding(dialect)
    query = binder.query(reader.read())
    return Parsed(query, dialect, (*reader.notes, *binder.notes))
