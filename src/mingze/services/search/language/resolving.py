"""Making a tree ready for an engine: classes by reach, company groups, earlier sets, numbers, days."""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.building import all_of, any_of
from mingze.services.search.language.classes import asked_class
from mingze.services.search.language.faults import faulty
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.numbering import NumberReader
from mingze.services.search.language.tree import (
    And,
    AnyOf,
    Between,
    EarlierSet,
    Exactly,
    Group,
    InField,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Near,
    Node,
    Not,
    Often,
    Or,
    Phrase,
    Query,
    SameEvent,
    Term,
    Together,
    Xor,
)
from mingze.services.search.schemes import Scheme

Groups = Callable[[str], Sequence[str]]
"""The names that belong together with a name, or to the group of that name; empty for a name in no group."""
NodeT = TypeVar("NodeT", bound=Node)
Sets = Callable[[int], Sequence[str]]
"""The keys an earlier search found, by its number. Raises ``KeyError`` for a number without one."""


def _no_set(number: int) -> Sequence[str]:
    raise KeyError(number)


@dataclass(frozen=True)
class Context:
    """What trees are resolved by. ``schemes`` are by field: ``ipc``, ``cpc``."""

    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    groups: Groups | None = None
    """``None`` where no table of groups was loaded."""
    sets: Sets = _no_set
    numbers: NumberReader | None = None


_ROLES = {
    "publication": ("publication",),
    "cites": ("publication", "application"),
    "cited_by": ("publication",),
    "international_publication": ("publication",),
    "application": ("application",),
    "priority": ("application",),
    "international_application": ("application",),
}
"""What the numbers of a field number; of other fields, anything."""


def resolve(query: Query, context: Context) -> Query:
    """``query`` with nothing left that only this installation can tell, but likenesses. Raises :class:`QueryFault`."""
    match query:
        case And(parts):
            return replace(all_of([resolve(part, context) for part in parts]), span=query.span)
        case Or(parts):
            return replace(any_of([resolve(part, context) for part in parts]), span=query.span)
        case Xor(left, right):
            return Xor(resolve(left, context), resolve(right, context), span=query.span)
        case Not(part):
            return Not(resolve(part, context), span=query.span)
        case SameEvent(parts):
            return SameEvent(tuple(_plain(part, context) for part in parts), span=query.span)
        case EarlierSet(number):
            return _earlier(query, number, context)
        case InField(name, inner) if FIELDS[name].kind is Kind.CLASS:
            return asked_class(name, inner, context.schemes)
        case InField():
            return _plain(query, context)
    return query


def _earlier(query: EarlierSet, number: int, context: Context) -> Query:
    try:
        keys = context.sets(number)
    except KeyError:
        raise faulty(query.span, sentence("没有第%(number)s步的检索结果", number=number)) from None
    return InField("publication", AnyOf(tuple(keys), span=query.span), span=query.span)


def _plain(asked: InField, context: Context) -> InField:
    return replace(asked, inner=_inner(asked.inner, asked.name, context))


def _inner(inner: Inner, name: str, context: Context) -> Inner:
    match inner:
        case InnerAnd(parts) | InnerOr(parts):
            return replace(inner, parts=tuple(_inner(part, name, context) for part in parts))
        case InnerNot(part):
            return replace(inner, part=_inner(part, name, context))
        case Often(part, times):
            return Often(_inner(part, name, context), times, span=inner.span)
        case Near(left, right) | Together(left, right):
            return replace(inner, left=_inner(left, name, context), right=_inner(right, name, context))
        case Group(company):
            return _group(company, inner, context.groups)
        case Term(text) | Phrase(text) | Exactly(text) if (
            FIELDS[name].kind is Kind.NUMBER and context.numbers
        ):
            return _number(inner, text, name, context.numbers)
        case Term(text) if FIELDS[name].kind is Kind.DAY and len(text) < 8:
            return Between(_first(text), _last(text), span=inner.span)
        case Between() if FIELDS[name].kind is Kind.DAY:
            return _days(inner)
    return inner


def _group(company: str, asked: Group, groups: Groups | None) -> AnyOf:
    names = groups(company) if groups else ()
    if names:
        return AnyOf(tuple(names), span=asked.span)
    if groups is None:
        reason = sentence(
            "尚未载入集团成员表，不知道“%(company)s”有哪些成员；可请管理员用 mingze load-groups 载入，或只按名称检索",
            company=company,
        )
    else:
        reason = sentence("集团成员表中没有“%(company)s”；可只按名称检索", company=company)
    raise faulty(asked.span, reason, f'"{company}"')


def with_members(node: NodeT, groups: Groups) -> NodeT:
    """The same tree, its groups knowing the names they stand for, so that it can be told which were asked for."""
    if isinstance(node, Group):
        return replace(node, members=tuple(groups(node.name)))
    changed: dict[str, Any] = {}
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, Node):
            changed[one.name] = with_members(value, groups)
        elif isinstance(value, tuple) and any(isinstance(part, Node) for part in value):
            changed[one.name] = tuple(
                with_members(part, groups) if isinstance(part, Node) else part for part in value
            )
    return replace(node, **changed) if changed else node


def _number(inner: Inner, text: str, name: str, read: NumberReader) -> Inner:
    roles = _ROLES.get(name, ("publication", "application"))
    readings = [reading for reading in read(text) if str(reading.role) in roles]
    best = max((reading.sureness for reading in readings), default=0)
    keys = dict.fromkeys(reading.key for reading in readings if reading.sureness == best)
    if not keys:
        raise faulty(
            inner.span, sentence("“%(text)s”不是%(title)s", text=text[:40], title=FIELDS[name].title)
        )
    return AnyOf(tuple(keys), span=inner.span)


def _days(node: Between) -> Between:
    """Whole days for the ends of a range: after 2019 is after its last day, until 2019 takes all of it in."""
    low = node.low and (_first(node.low) if node.with_low else _last(node.low))
    high = node.high and (_last(node.high) if node.with_high else _first(node.high))
    return replace(node, low=low, high=high)


def _first(text: str) -> str:
    return text if len(text) == 8 else f"{text[:4]}{text[4:6] or '01'}01"


def _last(text: str) -> str:
    if len(text) == 8:
        return text
    year, month = text[:4], text[4:6] or "12"
    return f"{year}{month}{monthrange(int(year), int(month))[1]}"
