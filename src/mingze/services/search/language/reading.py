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
from mingze.services.search.language.faults import USUAL, Limits
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
    if chosen is Dialect.PLAIN:
        return Parsed(plain.read(text, limits, numbers), chosen)
    kind, binding = READERS[chosen]
    reader, binder = kind(text, limits), binding(chosen)
    raw = reader.read()
    query = binder.query(raw)
    return Parsed(query, chosen, (*reader.notes, *binder.notes))
