"""Conditions on text, as tokens at positions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from mingze.services.search.engines.columns import FIRST, GAP, LAST
from mingze.services.search.engines.nearness import near
from mingze.services.search.engines.plans import All, Nothing, Plan, Tokens, Wild, all_of, one_of, without
from mingze.services.search.language.fields import Field, Kind
from mingze.services.search.language.tree import (
    AnyOf,
    Exactly,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Near,
    Node,
    Often,
    Pattern,
    Phrase,
    Term,
    Together,
    Unit,
    Wildcard,
    walk,
)
from mingze.services.search.patterns import has_literal, is_latin, normal
from mingze.services.search.text import CJK, Slot, fold, slots, units

MOST_SHAPES = 128
"""Phrases at most that nearness is spelled out in; beyond that candidates are read."""
_RUNS = re.compile(rf"[{CJK}]+")


@dataclass(frozen=True)
class Abilities:
    """What an engine can do with phrases.

    ``open_inside``: whether a place of which only the token's start is known may stand before the end of a phrase.
    """

    open_inside: bool = True


class Loose(NamedTuple):
    """A plan for one condition on one field, and whether it decides by itself."""

    plan: Plan
    exact: bool = True


class TextPlanner:
    """Plans for one text column.

    ``exact=False``: the column holds more than the field asked about. ``negations=False``: what must not be there
    need not be away from the whole column (only from a sentence, say), and is left out.
    """

    def __init__(
        self,
        field: Field,
        column: str,
        abilities: Abilities,
        weight: float,
        *,
        exact: bool = True,
        negations: bool = True,
    ) -> None:
        self._column, self._abilities, self._weight, self._exact = column, abilities, weight, exact
        self._names, self._negations, self._field = field.kind is Kind.NAME, negations, field

    def plan(self, inner: Inner) -> Loose:
        """The plan for ``inner``."""
        match inner:
            case Term(text) | Phrase(text):
                return self._tokens(slots(text))
            case InnerAnd(parts):
                plans = [self.plan(part) for part in parts]
                return Loose(all_of([one.plan for one in plans]), all(one.exact for one in plans))
            case InnerOr(parts):
                plans = [self.plan(part) for part in parts]
                return Loose(one_of([one.plan for one in plans]), all(one.exact for one in plans))
            case InnerNot(part):
                found = self.plan(part)
                decided = found.exact and self._negations
                return Loose(without(found.plan)) if decided else Loose(All(), exact=False)
            case Often(part, times):
                if times <= 0:
                    return Loose(All())
                found = self.plan(part)
                return Loose(
                    found.plan, found.exact and times == 1 and not any(map(_may_be_nowhere, walk(part)))
                )
            case Together():
                return self._together(inner)
            case Near():
                return self._near(inner)
            case Pattern():
                return self._pattern(inner)
            case Exactly(text):
                return self._whole((text,))
            case AnyOf(values):
                return self._whole(values)
        return Loose(Nothing())  # what no text can be asked was refused before

    def _tokens(self, wanted: tuple[Slot, ...]) -> Loose:
        if not wanted:
            return Loose(Nothing())
        kept = wanted
        if not self._abilities.open_inside:
            kept = tuple(slot for slot in wanted if not slot.open or slot is wanted[-1])
        if not kept:
            return Loose(All(), exact=False)
        return Loose(Tokens(self._column, kept, self._weight), self._exact and kept == wanted)

    def _whole(self, values: tuple[str, ...]) -> Loose:
        plans = []
        for value in values:
            wanted = slots(value)
            if wanted and self._names:
                length = len(units(fold(value)))
                last = wanted[-1]
                if (
                    last.open and last.position == length - 1
                ):  # nothing follows the last character of a whole name
                    wanted = (*wanted[:-1], Slot(last.position, last.token))
                inside = (Slot(slot.position + 1, slot.token, slot.open) for slot in wanted)
                wanted = (Slot(0, FIRST), *inside, Slot(length + 1, LAST))
            plans.append(self._tokens(wanted))
        exact = self._names and all(one.exact for one in plans)
        return Loose(one_of([one.plan for one in plans]), exact)

    def _pattern(self, inner: Pattern) -> Loose:
        pieces = normal(inner.pieces)
        if not has_literal(pieces):
            return Loose(Nothing())
        literals = [piece for piece in pieces if not isinstance(piece, Wildcard)]
        if not is_latin(pieces):
            runs = [run for literal in literals for run in _RUNS.findall(literal)]
            return Loose(all_of([self._tokens(slots(run)).plan for run in runs]), exact=False)
        if all(len(found := units(literal)) == 1 and found[0].text == literal for literal in literals):
            return Loose(Wild(self._column, pieces, self._weight), self._exact)
        return Loose(all_of([self.plan(Pattern(part)).plan for part in _cut_at_breaks(pieces)]), exact=False)

    def _together(self, inner: Together) -> Loose:
        if inner.unit is not Unit.FIELD:
            parts = [inner.left] if inner.apart else [inner.left, inner.right]
            return Loose(all_of([self._positive(part) for part in parts]), exact=False)
        left = self.plan(inner.left)
        right = self.plan(InnerNot(inner.right) if inner.apart else inner.right)
        return Loose(all_of([left.plan, right.plan]), left.exact and right.exact)

    def _near(self, inner: Near) -> Loose:
        pair = self._pair(inner)
        if pair is not None:
            return Loose(pair, self._exact)
        shapes = list(islice(_shapes(inner), MOST_SHAPES + 1))
        if len(shapes) <= MOST_SHAPES and all(shape is not None for shape in shapes):
            plans = [self._tokens(shape.slots) for shape in shapes if shape is not None]
            return Loose(one_of([one.plan for one in plans]), all(one.exact for one in plans))
        return Loose(all_of([self._positive(inner.left), self._positive(inner.right)]), exact=False)

    def _pair(self, inner: Near) -> Plan | None:
        """The plan for two different words of one token each, which need not be spelled out."""
        match inner:
            case Near(
                Term(left) | Phrase(left), Term(right) | Phrase(right), between, ordered, exactly=False
            ) if between < GAP:
                one, other = _lone(left), _lone(right)
                if one is not None and other is not None and one != other:
                    return near(self._column, one, other, between, ordered=ordered, weight=self._weight)
        return None

    def _positive(self, inner: Inner) -> Plan:
        """What the column must hold for ``inner`` to be found in some part of it."""
        loose = TextPlanner(
            self._field, self._column, self._abilities, self._weight, exact=False, negations=False
        )
        return loose.plan(inner).plan


def _lone(text: str) -> str | None:
    """The token of a text that is one token and known whole."""
    wanted = slots(text)
    return wanted[0].token if len(wanted) == 1 and not wanted[0].open else None


class _Shape(NamedTuple):
    """Tokens with fixed distances, over so many units."""

    slots: tuple[Slot, ...]
    length: int


def _shapes(inner: Inner) -> Iterator[_Shape | None]:
    """All phrases that ``inner`` can be found as; ``None`` among them says that it cannot be spelled out."""
    match inner:
        case Term(text) | Phrase(text):
            wanted = slots(text)
            if wanted:
                yield _Shape(wanted, len(units(fold(text))))
        case InnerOr(parts):
            for part in parts:
                yield from _shapes(part)
        case Near(left, right, between, ordered, exactly):
            if between >= GAP:
                yield None
                return
            one, other = (list(islice(_shapes(side), MOST_SHAPES + 1)) for side in (left, right))
            for gap in range(between if exactly else 0, between + 1):
                yield from _joined(one, other, gap, both_ways=not ordered)
        case _:
            yield None


def _joined(
    left: Sequence[_Shape | None], right: Sequence[_Shape | None], gap: int, *, both_ways: bool
) -> Iterator[_Shape | None]:
    for one in left:
        for other in right:
            if one is None or other is None:
                yield None
                return
            yield _after(one, other, gap)
            if both_ways:
                yield _after(other, one, gap)


def _after(one: _Shape, other: _Shape, gap: int) -> _Shape:
    start = one.length + gap
    moved = [Slot(slot.position + start, slot.token, slot.open) for slot in other.slots]
    return _Shape((*one.slots, *moved), start + other.length)


def _may_be_nowhere(node: Node) -> bool:
    """Whether a condition can hold in a text without being found at any place of it."""
    match node:
        case InnerNot() | InnerAnd(()):
            return True
        case Often(_, times):
            return times <= 0
    return False


def _cut_at_breaks(pieces: tuple[str | Wildcard, ...]) -> list[tuple[str | Wildcard, ...]]:
    """A truncated phrase (``t-shirt*``) as truncated words, each of which has to stand somewhere."""
    parts: list[list[str | Wildcard]] = [[]]
    for piece in pieces:
        if isinstance(piece, Wildcard):
            parts[-1].append(piece)
            continue
        end = 0
        for unit in units(piece):
            if unit.start > end:
                parts.append([])
            parts[-1].append(unit.text)
            end = unit.end
        if end < len(piece):
            parts.append([])
    return [tuple(part) for part in parts if has_literal(tuple(part))]
