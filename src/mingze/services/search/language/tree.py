"""The one syntax tree that every dialect is read into, and that engines, printers and explanations walk.

A tree has two storeys. Above, conditions on documents joined by Boolean operators. Below, inside :class:`InField`, what
the text or the values of one field must hold. ``span`` says where in the typed query a node stands and takes no part in
comparing trees, so that reading, printing and reading again gives an equal tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
NOWHERE: Span = (0, 0)


class Unit(StrEnum):
    """How far "together" reaches."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    FIELD = "field"


class Wildcard(StrEnum):
    """What a truncation sign stands for."""

    ANY = "any"
    """Any number of characters, none included."""
    ONE = "one"
    """Exactly one character."""
    OPTIONAL = "optional"
    """One character or none."""


class Reach(StrEnum):
    """Which symbols of a classification a class asked for takes in."""

    SAME = "same"
    """This very symbol."""
    LOW = "low"
    """This symbol and everything below it in the scheme, by dots and not by number."""
    HIGH = "high"
    """This symbol and everything above it."""


@dataclass(frozen=True, kw_only=True)
class Node:
    """What all nodes share: where it stands in the typed query, as character offsets, end excluded."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


# Inside a field: what its text must hold.


@dataclass(frozen=True)
class Term(Node):
    """A word, or a run of Chinese characters, exactly as written; a run is found wherever it stands."""

    text: str


@dataclass(frozen=True)
class Phrase(Node):
    """Words in this order with nothing between."""

    text: str


@dataclass(frozen=True)
class Pattern(Node):
    """A word with truncation signs: literal pieces and wildcards in order."""

    pieces: tuple[str | Wildcard, ...]


@dataclass(frozen=True)
class Near(Node):
    """Two things at most (or, ``exactly``, just) ``between`` words apart; in Chinese every character is a word."""

    left: "Inner"
    right: "Inner"
    between: int
    ordered: bool
    exactly: bool = False


@dataclass(frozen=True)
class Together(Node):
    """Two things in the same sentence, paragraph or field; ``apart`` asks for the contrary of the right side."""

    left: "Inner"
    right: "Inner"
    unit: Unit
    apart: bool = False


@dataclass(frozen=True)
class Often(Node):
    """Something at least ``times`` times in the field."""

    inner: "Inner"
    times: int


@dataclass(frozen=True)
class InnerAnd(Node):
    """All of them in the field."""

    parts: tuple["Inner", ...]


@dataclass(frozen=True)
class InnerOr(Node):
    """Any of them in the field."""

    parts: tuple["Inner", ...]


@dataclass(frozen=True)
class InnerNot(Node):
    """Not in the field; stands only among the parts of an :class:`InnerAnd`."""

    part: "Inner"


@dataclass(frozen=True)
class Exactly(Node):
    """The whole value and nothing else (CQL ``==``)."""

    text: str


@dataclass(frozen=True)
class Between(Node):
    """A range of dates (``YYYYMMDD``), numbers or symbols; an end that is ``None`` is open."""

    low: str | None
    high: str | None
    with_low: bool = True
    with_high: bool = True


@dataclass(frozen=True)
class Symbol(Node):
    """A classification symbol in canonical form, and how far it reaches."""

    code: str
    reach: Reach = Reach.SAME


@dataclass(frozen=True)
class Group(Node):
    """A company with its group (``TREE@``): the names the installation's table of groups gives it.

    ``members`` are those names once they are known; what is asked is the same with and without them.
    """

    name: str
    members: tuple[str, ...] = field(default=(), compare=False, kw_only=True)


@dataclass(frozen=True)
class AnyOf(Node):
    """Any of these exact values. Never typed: ``resolving`` puts it for classes, groups and earlier sets."""

    values: tuple[str, ...]


Inner: TypeAlias = (
    Term
    | Phrase
    | Pattern
    | Near
    | Together
    | Often
    | InnerAnd
    | InnerOr
    | InnerNot
    | Exactly
    | Between
    | Symbol
    | Group
    | AnyOf
)


# Above: conditions on documents.


@dataclass(frozen=True)
class InField(Node):
    """``inner`` holds in field ``name`` (a name of ``fields.FIELDS``); of a compound field, in any of its members."""

    name: str
    inner: Inner


@dataclass(frozen=True)
class And(Node):
    """All of them."""

    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Or(Node):
    """Any of them."""

    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Xor(Node):
    """One of the two and not both."""

    left: "Query"
    right: "Query"


@dataclass(frozen=True)
class Not(Node):
    """Not this. At the top it asks for everything else."""

    part: "Query"


@dataclass(frozen=True)
class SameEvent(Node):
    """One and the same legal event meets all conditions, which name event fields."""

    parts: tuple[InField, ...]


@dataclass(frozen=True)
class EarlierSet(Node):
    """The result of an earlier step of the searcher's history, by its number."""

    number: int


@dataclass(frozen=True)
class Like(Node):
    """Documents like this one (a publication number) or like this text, the most similar first."""

    subject: str
    before: str | None = None
    """Of ``RAD`` and ``RPD``: the field of the day that must lie before the subject's own."""


@dataclass(frozen=True)
class Everything(Node):
    """All documents."""


Query: TypeAlias = InField | And | Or | Xor | Not | SameEvent | EarlierSet | Like | Everything


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below ``node``, in the order they were written."""
    match node:
        case And(parts) | Or(parts) | InnerAnd(parts) | InnerOr(parts) | SameEvent(parts):
            return tuple(parts)
        case Xor(left, right) | Near(left, right) | Together(left, right):
            return (left, right)
        case Not(part) | InnerNot(part):
            return (part,)
        case InField(_, inner) | Often(inner, _):
            return (inner,)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """``node`` and everything below it, parents first."""
    yield node
    for child in children(node):
        yield from walk(child)
