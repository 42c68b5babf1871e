"""A question to the library: what was typed, read into a tree, with filters and earlier results put in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mingze.services.patents import numbers
from mingze.services.patents.record import Patent
from mingze.services.search.language import tree
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.reading import parse
from mingze.services.search.language.tree import (
    And,
    AnyOf,
    Between,
    EarlierSet,
    Everything,
    InField,
    Like,
    Query,
    Term,
)

Sets = Callable[[int], Sequence[str]]
"""The keys of an earlier result by its number. Raises ``KeyError`` for one that is not there."""
_BEFORE = {"RAD": "filed", "RPD": "published"}


@dataclass(frozen=True)
class Question:
    """``query`` is what the engine is asked; ``like`` the subject of a question for similar documents."""

    typed: str
    dialect: Dialect
    query: Query
    notes: tuple[str, ...] = ()
    like: str | None = None
    like_before: str = ""
    explained: str = ""

    def about(self, subject: str) -> "Question":
        """The same filters, asked for documents like ``subject``."""
        return replace(self, like=subject)

    def before(self, subject: Patent | None) -> Query:
        """The query, kept to documents older than the subject where that was asked."""
        day = (
            {"filed": subject.filed, "published": subject.published}.get(self.like_before)
            if subject
            else None
        )
        if day is None:
            return self.query
        return _both(self.query, InField(self.like_before, Between(None, _day(day - timedelta(days=1)))))


def ask(typed: str, dialect: str, filters: Mapping[str, Sequence[str]], sets: Sets | None) -> Question:
    """Read, check and complete a question. Raises ``QueryFault``; ``KeyError`` for an unknown field of a filter."""
    parsed = parse(typed, dialect or None, numbers=numbers.parse) if typed.strip() else None
    query = parsed.query if parsed else Everything()
    like, query = _like(query)
    for field, values in filters.items():
        if values:
            query = _both(query, _filter(field, values))
    query = _with_sets(query, sets)
    return Question(
        typed,
        parsed.dialect if parsed else Dialect.PLAIN,
        query,
        parsed.notes if parsed else (),
        like.subject if like else None,
        _BEFORE.get(like.before or "", like.before or "") if like else "",
    )


def _like(query: Query) -> tuple[Like | None, Query]:
    """The one condition of likeness, which stands at the top, and what else is asked."""
    if isinstance(query, Like):
        return query, Everything()
    if isinstance(query, And):
        likes = [part for part in query.parts if isinstance(part, Like)]
        others = tuple(part for part in query.parts if not isinstance(part, Like))
        if likes:
            return likes[0], others[0] if len(others) == 1 else And(others)
    return None, query


def _filter(field: str, values: Sequence[str]) -> Query:
    kind = FIELDS[field].kind
    if kind in (Kind.DAY, Kind.COUNT):
        ranges = tuple(_range(field, value) for value in values)
        return ranges[0] if len(ranges) == 1 else tree.Or(ranges)
    return InField(field, AnyOf(tuple(values)))


def _range(field: str, value: str) -> InField:
    """``2020``, or ``2018-2020`` with either end left out."""
    low, dash, high = value.partition("-")
    return InField(field, Between(low or None, high or None) if dash else Term(value))


def _with_sets(query: Query, sets: Sets | None) -> Query:
    match query:
        case EarlierSet(number) if sets is not None:
            return InField("publication", AnyOf(tuple(sets(number))))
        case And(parts):
            return And(tuple(_with_sets(part, sets) for part in parts), span=query.span)
        case tree.Or(parts):
            return tree.Or(tuple(_with_sets(part, sets) for part in parts), span=query.span)
        case tree.Xor(left, right):
            return tree.Xor(_with_sets(left, sets), _with_sets(right, sets), span=query.span)
        case tree.Not(part):
            return tree.Not(_with_sets(part, sets), span=query.span)
    return query


def _both(left: Query, right: Query) -> Query:
    if isinstance(left, Everything):
        return right
    parts = left.parts if isinstance(left, And) else (left,)
    return And((*parts, right))


def _day(on: date) -> str:
    return on.strftime("%Y%m%d")
