"""How exact values are compared: words, numbers of offices, classification symbols, days and counts."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from mingze.services.search.language.fields import Field, Kind
from mingze.services.search.language.tree import (
    AnyOf,
    Between,
    EarlierSet,
    Exactly,
    Group,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Like,
    Node,
    Pattern,
    Phrase,
    Reach,
    Symbol,
    Term,
    Wildcard,
)
from mingze.services.search.text import even_width, fold_code, fold_word

INTEGERS = frozenset({Kind.DAY, Kind.COUNT})
WORDY = frozenset({Kind.TEXT, Kind.NAME})


class NotAskable(ValueError):  # noqa: N818 - a refusal
    """A field of this kind cannot be asked this: how near two things stand in a number, say. A fault of the caller."""

    def __init__(self, field: Field, node: Node) -> None:
        super().__init__(f"{field.name} ({field.kind}) cannot be asked {type(node).__name__}")


class Unresolved(ValueError):  # noqa: N818 - a refusal
    """A node that has to be resolved before an engine is asked: an earlier set, a group, a class with what is below."""

    def __init__(self, node: EarlierSet | Group | Like | Symbol) -> None:
        super().__init__(f"{type(node).__name__} has to be resolved before an engine is asked")


def canonical(kind: Kind, value: str) -> str:
    """A value of a field of ``kind`` in the form in which equal values are equal."""
    return fold_code(value) if kind in {Kind.CLASS, Kind.NUMBER} else fold_word(value)


def shown(field: Field, value: str) -> str:
    """A value as an index keeps it for counting and sorting, and shows it."""
    return fold_code(value) if field.kind in {Kind.CLASS, Kind.NUMBER} else even_width(value)


def whole_number(text: str | None) -> int | None:
    """The number a text writes; ``None`` for anything else."""
    stripped = fold_code(text or "")
    return int(stripped) if stripped.lstrip("-").isdecimal() else None


_SYMBOL = re.compile(r"([A-HY])(?:(\d\d)(?:([A-Z])(?:(\d{1,4})(?:/(\d{1,6}))?)?)?)?")
_SIZES = (100, 27, 10_000, 1_000_000)


@lru_cache(maxsize=65536)
def class_order(code: str, *, last: bool = False) -> int | None:
    """Where a symbol of IPC or CPC stands in the order of the scheme; ``None`` for symbols of other schemes.

    Main groups count as numbers, subgroups as decimal places: ``H01L31/0203`` stands before ``H01L31/042``. Of an
    unfinished symbol (``H01L``) its first place, or its ``last``.
    """
    found = _SYMBOL.fullmatch(code)
    if found is None:
        return None
    section, klass, subclass, group, subgroup = found.groups()
    places = (
        None if klass is None else int(klass),
        None if subclass is None else ord(subclass) - ord("A"),
        None if group is None else int(group),
        None if subgroup is None else int(subgroup.ljust(6, "0")),
    )
    order = ord(section) - ord("A")
    for place, size in zip(places, _SIZES, strict=True):
        order = order * size + ((size - 1 if last else 0) if place is None else place)
    return order


def class_bounds(node: Between) -> tuple[int | None, int | None] | None:
    """A range of symbols as a range of places, both ends included; ``None`` if an end is of no known order."""
    low = high = None
    if node.low is not None:
        low = class_order(fold_code(node.low), last=not node.with_low)
        if low is None:
            return None
        low += not node.with_low
    if node.high is not None:
        high = class_order(fold_code(node.high), last=node.with_high)
        if high is None:
            return None
        high -= not node.with_high
    return low, high


def integer_bounds(node: Between) -> tuple[int | None, int | None] | None:
    """A range of days or counts, both ends included; ``None`` when an end is not a number, and nothing can match."""
    low, high = whole_number(node.low), whole_number(node.high)
    if (low is None) != (node.low is None) or (high is None) != (node.high is None):
        return None
    return (
        None if low is None else low + (not node.with_low),
        None if high is None else high - (not node.with_high),
    )


@lru_cache(maxsize=4096)
def pattern_of(kind: Kind, pieces: tuple[str | Wildcard, ...]) -> re.Pattern[str]:
    """A truncated exact value, as it has to match the whole of the canonical form."""
    signs = {Wildcard.ANY: ".*", Wildcard.ONE: ".", Wildcard.OPTIONAL: ".?"}
    return re.compile(
        "".join(
            signs[piece] if isinstance(piece, Wildcard) else re.escape(canonical(kind, piece))
            for piece in pieces
        ),
        re.DOTALL,
    )


Values = Sequence[str] | Sequence[int]


def value_test(field: Field, inner: Inner) -> Callable[[Values], bool]:
    """The test whether the exact values of a document in ``field`` are what ``inner`` asks. Raises ``NotAskable``."""
    match inner:
        case InnerAnd(parts):
            tests = [value_test(field, part) for part in parts]
            return lambda values: all(test(values) for test in tests)
        case InnerOr(parts):
            tests = [value_test(field, part) for part in parts]
            return lambda values: any(test(values) for test in tests)
        case InnerNot(part):
            test = value_test(field, part)
            return lambda values: not test(values)
    one = _integer_test(field, inner) if field.kind in INTEGERS else _word_test(field, inner)
    return lambda values: any(map(one, values))


def _integer_test(field: Field, inner: Inner) -> Callable[[str | int], bool]:
    match inner:
        case Term(text) | Phrase(text) | Exactly(text):
            wanted = whole_number(text)
            return lambda value: wanted is not None and int(value) == wanted
        case AnyOf(values):
            numbers = {whole_number(value) for value in values}
            return lambda value: int(value) in numbers
        case Between():
            bounds = integer_bounds(inner)
            return lambda value: bounds is not None and within(int(value), bounds)
    raise NotAskable(field, inner)


def within(value: int, bounds: tuple[int | None, int | None]) -> bool:
    """Whether ``value`` lies between ``bounds``, both included; an end that is ``None`` is open."""
    low, high = bounds
    return (low is None or value >= low) and (high is None or value <= high)


def _word_test(field: Field, inner: Inner) -> Callable[[str | int], bool]:
    kind = field.kind
    match inner:
        case Symbol(_, reach) if reach is not Reach.SAME:
            raise Unresolved(inner)
        case Group():
            raise Unresolved(inner)
        case Term(text) | Phrase(text) | Exactly(text) | Symbol(text, _):
            wanted = canonical(kind, text)
            return lambda value: canonical(kind, str(value)) == wanted
        case AnyOf(values):
            several = {canonical(kind, value) for value in values}
            return lambda value: canonical(kind, str(value)) in several
        case Pattern(pieces):
            pattern = pattern_of(kind, pieces)
            return lambda value: pattern.fullmatch(canonical(kind, str(value))) is not None
        case Between():
            return _range_test(kind, inner)
    raise NotAskable(field, inner)


def _range_test(kind: Kind, node: Between) -> Callable[[str | int], bool]:
    if kind is Kind.CLASS and (bounds := class_bounds(node)) is not None:
        return lambda value: (
            (order := class_order(fold_code(str(value)))) is not None and within(order, bounds)
        )
    low = None if node.low is None else canonical(kind, node.low)
    high = None if node.high is None else canonical(kind, node.high)

    def between(value: str | int) -> bool:
        text = canonical(kind, str(value))
        above = low is None or text > low or (node.with_low and text == low)
        return above and (high is None or text < high or (node.with_high and text == high))

    return between
