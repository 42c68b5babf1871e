"""What was written, before fields decide what it means: the shape that all dialects share on the way to a tree."""

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from mingze.services.search.language.lexer import restored
from mingze.services.search.language.operators import NEAR, TOGETHER, Concept
from mingze.services.search.language.tree import Query, Span


@dataclass(frozen=True)
class Word:
    """A word or a quoted text."""

    text: str
    span: Span
    quoted: bool = False
    depth: int = 1


@dataclass(frozen=True)
class Range:
    """Two ends, of which one may be open."""

    low: str | None
    high: str | None
    span: Span
    with_low: bool = True
    with_high: bool = True
    exchanged: str = ""
    """As it was written, with its ends in the other order."""
    depth: int = 1


@dataclass(frozen=True)
class Company:
    """A company with its group."""

    name: str
    span: Span
    depth: int = 1


@dataclass(frozen=True)
class Whole:
    """A value that must be the whole value."""

    text: str
    span: Span
    quoted: bool = False
    depth: int = 1


@dataclass(frozen=True)
class Joined:
    """Two or more expressions under one operator; ``number`` is how many words may stand between."""

    concept: Concept
    parts: tuple["Raw", ...]
    span: Span
    number: int = 0
    depth: int = 2


@dataclass(frozen=True)
class Repeated:
    """An expression that must occur ``times`` times."""

    part: "Raw"
    times: int
    span: Span
    depth: int = 2


@dataclass(frozen=True)
class Without:
    """Not this."""

    part: "Raw"
    span: Span
    depth: int = 2


@dataclass(frozen=True)
class Head:
    """A field as written."""

    code: str
    span: Span


@dataclass(frozen=True)
class Bound:
    """An expression asked of fields; ``mode`` says of how many of them: ``any``, ``all`` or ``one``."""

    heads: tuple[Head, ...]
    part: "Raw"
    span: Span
    mode: str = "any"
    qualifier: str = ""
    """Of a class: ``same``, ``low``, ``high``."""
    depth: int = 2


@dataclass(frozen=True)
class Event:
    """Conditions that one legal event meets."""

    part: "Raw"
    span: Span
    depth: int = 2


@dataclass(frozen=True)
class Ready:
    """What needs no field: an earlier set, a likeness, everything."""

    query: Query
    span: Span
    depth: int = field(default=1)


Raw: TypeAlias = Word | Range | Company | Whole | Joined | Repeated | Without | Bound | Event | Ready


def exchanged(written: str, low: str | None, high: str | None) -> str:
    """A range as ``written`` with its two ends exchanged; empty where one is open."""
    if not low or not high:
        return ""
    first, second = sorted((low, high), key=lambda end: (written.find(end), -len(end)))
    before, _, rest = written.partition(first)
    middle, _, after = rest.partition(second)
    return restored(f"{before}{second}{middle}{first}{after}")


def words_of(raw: Raw) -> list[Word]:
    """The words of an expression, in order."""
    if isinstance(raw, Joined):
        return [word for part in raw.parts for word in words_of(part)]
    if isinstance(raw, Without | Repeated):
        return words_of(raw.part)
    return [raw] if isinstance(raw, Word) else []


def fielded_in(raw: Raw) -> list[Bound]:
    """The parts of a chain of nearness that name their field, as ``ti=a prox (ti=b or ti=c)`` does."""
    if isinstance(raw, Joined) and (
        raw.concept in NEAR or raw.concept in TOGETHER or raw.concept is Concept.OR
    ):
        return [bound for part in raw.parts for bound in fielded_in(part)]
    return [raw] if isinstance(raw, Bound) else []


def fieldless(raw: Raw) -> Raw:
    """The same chain with the fields of :func:`fielded_in` taken off."""
    if isinstance(raw, Joined) and (
        raw.concept in NEAR or raw.concept in TOGETHER or raw.concept is Concept.OR
    ):
        return replace(raw, parts=tuple(fieldless(part) for part in raw.parts))
    return raw.part if isinstance(raw, Bound) else raw


def fits(raw: Raw) -> bool:
    """Whether a Boolean join can be said inside a field: NOT only beside something else under AND, no XOR."""
    if not isinstance(raw, Joined):
        return not isinstance(raw, Without)
    if raw.concept is Concept.XOR:
        return False
    if raw.concept is Concept.AND:
        positive = [part for part in raw.parts if not isinstance(part, Without)]
        return bool(positive) and all(
            fits(part.part if isinstance(part, Without) else part) for part in raw.parts
        )
    return all(fits(part) for part in raw.parts) if raw.concept is Concept.OR else True


def places(raw: Raw) -> bool:
    """Whether an expression has a place in a text, so that something can be near it."""
    if isinstance(raw, Joined):
        nested = raw.concept in NEAR or raw.concept in TOGETHER or raw.concept is Concept.OR
        return nested and all(places(part) for part in raw.parts)
    return isinstance(raw, Word | Repeated)
