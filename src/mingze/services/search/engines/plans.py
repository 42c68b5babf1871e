"""What an index is asked, in terms every engine has: columns, tokens at positions, values, ranges."""

from dataclasses import dataclass
from typing import NamedTuple

from mingze.services.search.language.tree import Query, Wildcard
from mingze.services.search.text import Slot


@dataclass(frozen=True)
class All:
    """Every document."""


@dataclass(frozen=True)
class Nothing:
    """No document."""


@dataclass(frozen=True)
class AllOf:
    """All of them."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True)
class OneOf:
    """Any of them; ``best``: the best one gives the score (fields of a compound), not the sum of all."""

    parts: tuple["Plan", ...]
    best: bool = False


@dataclass(frozen=True)
class Without:
    """Not this."""

    part: "Plan"


@dataclass(frozen=True)
class Tokens:
    """Tokens at these positions relative to each other, in a text column."""

    column: str
    slots: tuple[Slot, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Apart:
    """Two different tokens of a text column, the second from ``least`` to ``most`` positions after the first.

    Less than none is before it.
    """

    column: str
    first: str
    second: str
    least: int
    most: int
    weight: float = 1.0


@dataclass(frozen=True)
class Wild:
    """Any one token, or value, that a truncated word matches as a whole."""

    column: str
    pieces: tuple[str | Wildcard, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Value:
    """Any of these exact values, in their canonical form."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Integer:
    """Any of these whole numbers."""

    column: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Range:
    """Whole numbers from ``low`` to ``high``, both included."""

    column: str
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Filled:
    """Any value at all."""

    column: str


Plan = All | Nothing | AllOf | OneOf | Without | Tokens | Apart | Wild | Value | Integer | Range | Filled


class Planned(NamedTuple):
    """A plan that finds all documents asked for and perhaps more; ``rest`` is what those found still have to meet.

    Without a ``rest`` the plan finds exactly the documents asked for.
    """

    plan: Plan
    rest: Query | None = None

    @property
    def exact(self) -> bool:
        """Whether the plan alone decides."""
        return self.rest is None


def all_of(parts: list[Plan]) -> Plan:
    """All of them, what goes without saying left out."""
    if len(parts) == 1:
        return parts[0]
    kept = [part for part in parts if not isinstance(part, All)]
    for part in kept:
        if isinstance(part, Nothing):
            return part
    return All() if not kept else kept[0] if len(kept) == 1 else AllOf(tuple(kept))


def one_of(parts: list[Plan], *, best: bool = False) -> Plan:
    """Any of them, what can find nothing left out."""
    if len(parts) == 1:
        return parts[0]
    kept = tuple(part for part in parts if not isinstance(part, Nothing))
    if any(isinstance(part, All) for part in kept):
        return All()
    return Nothing() if not kept else kept[0] if len(kept) == 1 else OneOf(kept, best)


def without(part: Plan) -> Plan:
    """Not this."""
    match part:
        case All():
            return Nothing()
        case Nothing():
            return All()
        case Without(inner):
            return inner
    return Without(part)


def scores(plan: Plan) -> bool:
    """Whether some documents meet the plan better than others."""
    match plan:
        case Tokens() | Apart() | Wild():
            return True
        case AllOf(parts) | OneOf(parts):
            return any(map(scores, parts))
    return False


def shared_weight(plan: Plan) -> float | None:
    """The weight of all words of a plan; ``None`` where they have several, or there are none.

    Without it, documents come in the same order, and their scores are less by this factor.
    """
    weights = set[float]()
    _gather(plan, weights)
    return weights.pop() if len(weights) == 1 else None


def _gather(plan: Plan, weights: set[float]) -> None:
    match plan:
        case Tokens() | Apart() | Wild():
            weights.add(plan.weight)
        case AllOf(parts) | OneOf(parts):
            for part in parts:
                _gather(part, weights)
