"""A question to the library: what was typed, read into a tree, with filters and earlier results put in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import reduce

from mingze.core.kernel.refusals import Sentence
from mingze.services.patents import numbers
from mingze.services.patents.record import Patent
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.explaining import explained
from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.reading import parse
from mingze.services.search.language.resolving import Context, resolve, with_members
from mingze.services.search.language.tree import (
    And,
    AnyOf,
    Between,
    Everything,
    InField,
    Like,
    Or,
    Query,
    Term,
)

Filters = Mapping[str, Sequence[str]]
"""Values by field, any of which a document must have; of days and counts also ranges, ``2018-2020``, ``-20191231``."""
_DAYS = {"RAD": "filed", "RPD": "published"}


@dataclass(frozen=True)
class Question:
    """``read`` is the tree as typed, ``query`` what the engine is asked; ``like`` the subject of a likeness."""

    typed: str
    dialect: Dialect
    read: Query
    query: Query
    notes: tuple[Sentence, ...] = ()
    like: str | None = None
    before: str = ""
    """Of a likeness: the field of the day that must lie before the subject's own."""
    within: Query = Everything()  # noqa: RUF009 - a tree is never changed
    """Of a likeness: what else was typed, which what is alike has to meet."""
    narrowed: tuple[Query, ...] = ()
    """The filters that were chosen, which narrow what was found."""

    def explained(self, language: str = "zh") -> str:
        """What the query finds, in one sentence; ``language`` is ``zh`` or ``en``."""
        return explained(self.read, language)

    def about(self, subject: str) -> "Question":
        """Asked for documents like ``subject`` that meet what was asked."""
        return replace(self, like=subject, within=self.query, narrowed=())

    def among(self, keys: Sequence[str]) -> Query:
        """Of the documents that were found alike, those that meet the filters."""
        found: Query = InField("publication", AnyOf(tuple(keys)))
        return reduce(_both, self.narrowed, found)

    def beside(self, subject: Patent | None) -> Query:
        """What documents alike have to meet; they are older than the subject where that was asked."""
        day = {"filed": subject.filed, "published": subject.published}.get(self.before) if subject else None
        if day is None:
            return self.within
        last = (day - timedelta(days=1)).strftime("%Y%m%d")
        return _both(self.within, InField(self.before, Between(None, last)))


def ask(typed: str, dialect: str, filters: Filters, context: Context) -> Question:
    """Read, check and complete a question. Raises ``QueryFault``; ``KeyError`` for an unknown field of a filter."""
    try:
        return _asked(typed, dialect, filters, context)
    except QueryFault as fault:
        fault.typed = typed
        raise


def _asked(typed: str, dialect: str, filters: Filters, context: Context) -> Question:
    if typed.strip():
        parsed = parse(typed, dialect or None, numbers=numbers.parse)
        found, notes, read_as = parsed.query, parsed.notes, parsed.dialect
    else:
        found, notes, read_as = Everything(), (), Dialect(dialect or Dialect.PLAIN)
    found = with_members(found, context.groups) if context.groups else found
    like, rest = _like(found)
    within = resolve(rest, context)
    narrowed = tuple(_filter(field, values) for field, values in filters.items() if values)
    query = reduce(_both, narrowed, within)
    subject = like.subject if like else None
    before = _DAYS.get(like.before or "", like.before or "") if like else ""
    return Question(typed, read_as, found, query, notes, subject, before, within, narrowed)


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
    if FIELDS[field].kind not in (Kind.DAY, Kind.COUNT):
        return InField(field, AnyOf(tuple(values)))
    ranges = tuple(_range(field, value) for value in values)
    return ranges[0] if len(ranges) == 1 else Or(ranges)


def _range(field: str, value: str) -> InField:
    low, dash, high = value.partition("-")
    return InField(field, Between(low or None, high or None) if dash else Term(value))


def _both(left: Query, right: Query) -> Query:
    if isinstance(left, Everything):
        return right
    return And((*(left.parts if isinstance(left, And) else (left,)), right))
