"""What a text condition finds in a scope: whether it holds, and where."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mingze.services.search.language.fields import Field
from mingze.services.search.language.tree import (
    AnyOf,
    Between,
    Exactly,
    Group,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Near,
    Often,
    Pattern,
    Phrase,
    Symbol,
    Term,
    Together,
)
from mingze.services.search.passages import Passage, Scope, parts
from mingze.services.search.patterns import is_latin, kept_in_index, phrase, truncated
from mingze.services.search.text import fold, units
from mingze.services.search.values import NotAskable, Unresolved


class Found(NamedTuple):
    """A place where something was found: paragraph, start and end in folded characters, and what to mark there."""

    number: int
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def check_askable(field: Field, inner: Inner) -> None:
    """Raises ``NotAskable`` or ``Unresolved`` where ``inner`` asks what no text can answer."""
    match inner:
        case Term() | Phrase():  # most of all there is; nothing else needs to be looked at
            return
        case InnerAnd(several) | InnerOr(several):
            for part in several:
                check_askable(field, part)
        case InnerNot(part) | Often(part, _):
            check_askable(field, part)
        case Near(left, right) | Together(left, right):
            check_askable(field, left)
            check_askable(field, right)
        case Group():
            raise Unresolved(inner)
        case Between() | Symbol():
            raise NotAskable(field, inner)


def holds(inner: Inner, scope: Scope) -> bool:
    """Whether the passages of ``scope`` hold what ``inner`` asks."""
    match inner:
        case InnerAnd(several):
            return all(holds(part, scope) for part in several)
        case InnerOr(several):
            return any(holds(part, scope) for part in several)
        case InnerNot(part):
            return not holds(part, scope)
        case Term(text) | Phrase(text):
            search = phrase(text).search
            return any(search(piece.passage.text, piece.start, piece.end) for piece in scope)
        case Together(left, right, unit, apart):
            return any(holds(left, part) and holds(right, part) != apart for part in parts(scope, unit))
        case Often(part, times):
            return times <= 0 or _count(find(part, scope)) >= times
    return bool(find(inner, scope))


def find(inner: Inner, scope: Scope) -> list[Found]:
    """Everywhere ``inner`` is found, in order; of conditions joined by AND, all their places once all of them hold."""
    match inner:
        case Term(text) | Phrase(text):
            return list(_literal(text, scope))
        case Pattern():
            return list(_truncated(inner, scope))
        case InnerOr(several):
            return _sorted(found for part in several for found in find(part, scope))
        case InnerAnd(several):
            if not all(holds(part, scope) for part in several):
                return []
            return _sorted(found for part in several for found in find(part, scope))
        case Near():
            return _sorted(found for part in scope for found in _near(inner, (part,)))
        case Together(left, right, unit, apart):
            return _sorted(_together(left, right, apart, parts(scope, unit)))
        case Often(part, times):
            found = find(part, scope)
            return found if _count(found) >= times else []
        case Exactly(text):
            return list(_whole((text,), scope))
        case AnyOf(values):
            return list(_whole(values, scope))
    return []


def _sorted(found: Iterable[Found]) -> list[Found]:
    return sorted(set(found))


def _count(found: Iterable[Found]) -> int:
    """How many there are, none overlapping another."""
    count, number, end = 0, -1, 0
    for place in sorted(found, key=lambda place: (place.number, place.end)):
        if place.number != number or place.start >= end:
            count, number, end = count + 1, place.number, place.end
    return count


def _literal(text: str, scope: Scope) -> Iterator[Found]:
    search = phrase(text).search
    for piece in scope:
        passage, at = piece.passage, piece.start
        while match := search(passage.text, at, piece.end):
            yield Found(passage.number, match.start(), match.end(), ((match.start(), match.end()),))
            at = match.start() + 1  # “天天天” holds “天天” twice, and nearness may rest on either


def _truncated(inner: Pattern, scope: Scope) -> Iterator[Found]:
    search, latin = truncated(inner.pieces).search, is_latin(inner.pieces)
    for piece in scope:
        passage, at = piece.passage, piece.start
        while match := search(passage.text, at, piece.end):
            if not latin or kept_in_index(inner.pieces, match.group()):
                yield Found(passage.number, match.start(), match.end(), ((match.start(), match.end()),))
            at = match.start() + 1


def _whole(texts: tuple[str, ...], scope: Scope) -> Iterator[Found]:
    wanted = _wholes(texts)
    for piece in scope:
        text = piece.passage.text
        for value in wanted.get(tuple(unit.text for unit in units(text)), ()):
            if phrase(value).search(text):
                yield Found(piece.passage.number, piece.start, piece.end, ((piece.start, piece.end),))
                break


@lru_cache(maxsize=256)
def _wholes(texts: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
    """Whole values by their units, so that any number of them costs one look."""
    found: dict[tuple[str, ...], list[str]] = {}
    for text in texts:
        if key := tuple(unit.text for unit in units(fold(text))):
            found.setdefault(key, []).append(text)
    return found


def _together(left: Inner, right: Inner, apart: bool, scopes: Iterable[Scope]) -> Iterator[Found]:
    for scope in scopes:
        if not holds(left, scope) or holds(right, scope) == apart:
            continue
        yield from find(left, scope)
        if not apart:
            yield from find(right, scope)


def _near(inner: Near, scope: Scope) -> Iterator[Found]:
    """Pairs in one passage with the right number of units between, as the stretch from the first to the last."""
    left, right = find(inner.left, scope), find(inner.right, scope)
    if not left or not right:
        return
    passage = scope[0].passage
    yield from _pairs(left, right, passage, inner)
    if not inner.ordered:
        yield from _pairs(right, left, passage, inner)


def _pairs(first: list[Found], second: list[Found], passage: Passage, inner: Near) -> Iterator[Found]:
    at: Callable[[int], int] = passage.unit_at
    begins = [at(found.start) for found in second]
    for found in first:
        after = at(found.end)
        low = bisect_left(begins, after + (inner.between if inner.exactly else 0))
        for other in second[low : bisect_right(begins, after + inner.between)]:
            yield Found(found.number, found.start, max(found.end, other.end), (*found.marks, *other.marks))
