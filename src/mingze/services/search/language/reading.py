"""Reading a query: the dialect it is written in, and its tree."""

import re
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
from mingze.services.search.language.lexer import normalised
from mingze.services.search.language.numbering import Numbered, NumberReader
from mingze.services.search.language.operators import BOOLEAN, BY_CONCEPT
from mingze.services.search.language.tree import InField, Query, walk

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
    """The query with the suggestion in its place, if it can be read then as it was meant; empty otherwise.

    An operator that parts a word from the field of the word before it is none that was meant.
    """
    told, text = fault.fault, fault.fault.corrected(typed)
    try:
        read = parse(text, fault.dialect or None) if text else None
    except QueryFault:
        return ""
    if read is None or told.put is None:
        return ""
    after = len(text) - len(typed[told.put[1] :].lstrip())
    parted = read.dialect is not Dialect.PLAIN and _parts(read.query, text, told.put[0], after)
    return "" if parted and told.suggestion.strip().lower() in _JOINING else text


_JOINING = frozenset(
    sign.form.lower() for concept in BOOLEAN for signs in BY_CONCEPT[concept].signs.values() for sign in signs
)
_HEAD = re.compile(r"[(\s]*[^\s()=:<>\"]+\s*(?:[=:<>]|\.[A-Za-z])|\s*[#@\[]")
"""A condition that names its field."""


def _parts(query: Query, text: str, before: int, after: int) -> bool:
    """Whether what ends at ``before`` is asked of a field and what begins at ``after`` names none."""
    ends = [node.span for node in walk(query) if isinstance(node, InField) and node.span[1] <= before]
    left = max(ends, key=lambda span: span[1], default=None)
    plain = normalised(text)
    return left is not None and bool(_HEAD.match(plain, left[0])) and not _HEAD.match(plain, after)


def _read(text: str, dialect: Dialect, limits: Limits, numbers: NumberReader) -> Parsed:
    if dialect is Dialect.PLAIN:
        query, notes = plain.read(text, limits, numbers)
        return Parsed(query, dialect, notes)
    kind, binding = READERS[dialect]
    reader, binder = kind(text, limits), binding(dialect)
    query = binder.query(reader.read())
    return Parsed(query, dialect, (*reader.notes, *binder.notes))
