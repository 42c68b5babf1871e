"""What to mark in a text that was found: the places that its conditions speak of."""

from mingze.services.search.language.fields import FIELDS, members_of
from mingze.services.search.language.tree import (
    And,
    InField,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Often,
    Or,
    Query,
    SameEvent,
    Together,
    Xor,
)
from mingze.services.search.occurrences import find
from mingze.services.search.passages import Scope, scope_of
from mingze.services.search.values import WORDY


class Marker:
    """Marks what one query asks for in any number of texts; what speaks of a field is looked up once."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._asked: dict[str, list[Inner]] = {}

    def marks(self, text: str, field: str = "") -> list[tuple[int, int]]:
        """The places in ``text``, one paragraph of ``field`` (of any when empty): sorted, joined, original offsets.

        Conditions under a negation mark nothing. Nearness marks the two things that stand near, not what is between.
        """
        asked = self._asked.get(field)
        if asked is None:
            asked = self._asked[field] = _askers(self._query, field)
        if not asked:
            # Folding a text takes far longer than asking whether anybody wants to know what stands in it.
            return []
        scope = scope_of((text,))
        passage = scope[0].passage
        marks = {mark for inner in asked for found in _found(inner, scope) for mark in found}
        joined: list[tuple[int, int]] = []
        for start, end in sorted(passage.folded.original(start, end) for start, end in marks):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined


def _askers(query: Query, field: str) -> list[Inner]:
    """The text conditions of ``query`` that speak of ``field`` and are not under a negation."""
    match query:
        case InField(name, inner):
            members = [FIELDS[member] for member in members_of(name)]
            asked = any(
                member.kind in WORDY and (not field or field in {member.name, member.within})
                for member in members
            )
            return [inner] if asked else []
        case And(parts) | Or(parts) | SameEvent(parts):
            return [inner for part in parts for inner in _askers(part, field)]
        case Xor(left, right):
            return _askers(left, field) + _askers(right, field)
    return []


def _found(inner: Inner, scope: Scope) -> list[tuple[tuple[int, int], ...]]:
    """What ``inner`` finds in one paragraph, though the field may hold the rest of it elsewhere."""
    match inner:
        case InnerAnd(several) | InnerOr(several):
            return [marks for part in several for marks in _found(part, scope)]
        case InnerNot():
            return []
        case Together(left, right, apart=apart) if not find(inner, scope):
            return _found(left, scope) + ([] if apart else _found(right, scope))
        case Often(part):
            return _found(part, scope)
    return [found.marks for found in find(inner, scope)]
