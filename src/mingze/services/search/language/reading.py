"""Reading a query: the dialect it is written in, and its tree."""

from collections.abc import Mapping, Sequence

from mingze.services.search.language.binding import Binder
from mingze.services.search.language.dialect import Dialect, Parsed
from mingze.services.search.language.dialects import plain
from mingze.services.search.language.dialects.field_value import Cnipa, Cnipr, Incopat
from mingze.services.search.language.dialects.plain import NumberReader, Numbered
from mingze.services.search.language.dialects.reader import Reader
from mingze.services.search.language.faults import USUAL, Limits

READERS: Mapping[Dialect, type[Reader]] = {
    Dialect.INCOPAT: Incopat,
    Dialect.CNIPA: Cnipa,
    Dialect.CNIPR: Cnipr,
}


def no_numbers(text: str) -> Sequence[Numbered]:
    """A :data:`NumberReader` that knows no number: every word stays a word."""
    return ()


def detect(text: str) -> Dialect:
    """The dialect ``text`` is most likely written in; ``PLAIN`` for what has no sign of any."""
    return Dialect.INCOPAT if "=" in text else Dialect.PLAIN


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
    reader = READERS[chosen](text, limits)
    raw = reader.read()
    binder = Binder(chosen)
    query = binder.query(raw)
    return Parsed(query, chosen, (*reader.notes, *binder.notes))
