"""Aggregations in the Elasticsearch form, as far as every engine can answer them exactly alike.

``terms`` (``size``, ``order`` by ``_count`` or ``_key``), ``histogram``, ``date_histogram`` with
``calendar_interval`` ``year`` or ``month``, ``range``, ``filter`` (``term``, ``terms``, ``range``; outermost only),
``cardinality``, ``composite`` of ``terms``. All but the last two take ``aggs`` below them. Only buckets that hold
documents are given (of ``range`` all), terms of equal count in the order of keys.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mingze.services.search.language.fields import FIELDS, Field, Kind
from mingze.services.search.language.tree import And, AnyOf, Between, InField, Query, Term
from mingze.services.search.values import INTEGERS

YEAR, MONTH = "year", "month"
STEPS = {YEAR: 10_000, MONTH: 100}
"""How far apart the periods lie in days written ``YYYYMMDD``."""
MOST = 65_000
"""Buckets at most of one aggregation."""


class BadAggregation(ValueError):  # noqa: N818 - a refusal
    """The aggregation is none of those that every engine answers; the message says what is wrong, and where."""


@dataclass(frozen=True)
class Terms:
    """Each value with its number of documents."""

    field: Field
    size: int
    by_key: bool
    descending: bool
    below: "Asked"


@dataclass(frozen=True)
class Steps:
    """Equal steps of numbers; of days, ``period`` is a year or a month."""

    field: Field
    step: int
    period: str
    below: "Asked"


@dataclass(frozen=True)
class Ranges:
    """Given ranges of numbers: key, start, end excluded."""

    field: Field
    ranges: tuple[tuple[str, int | None, int | None], ...]
    below: "Asked"


@dataclass(frozen=True)
class Filtered:
    """The documents that also meet a condition."""

    condition: InField
    below: "Asked"


@dataclass(frozen=True)
class Cardinality:
    """How many different values there are; above some thousands an estimate within a few in a hundred."""

    field: Field


@dataclass(frozen=True)
class Composite:
    """Combinations of values in order, a page at a time: (name, field) pairs, and the key to go on after."""

    sources: tuple[tuple[str, Field], ...]
    size: int
    after: tuple[str | int, ...] | None


Aggregation = Terms | Steps | Ranges | Filtered | Cardinality | Composite
Asked = Mapping[str, Aggregation]


def read(aggregations: Mapping[str, Any], *, outermost: bool = True) -> dict[str, Aggregation]:
    """The aggregations asked for. Raises ``BadAggregation``."""
    return {name: _read(name, body, outermost) for name, body in aggregations.items()}


def _read(name: str, body: Any, outermost: bool) -> Aggregation:
    if not isinstance(body, Mapping):
        raise BadAggregation(f"{name}: an object is expected")
    below = read(body.get("aggs") or body.get("aggregations") or {}, outermost=False)
    kinds = [kind for kind in body if kind not in {"aggs", "aggregations", "meta"}]
    if len(kinds) != 1 or not isinstance(body[kinds[0]], Mapping):
        raise BadAggregation(f"{name}: exactly one kind of aggregation is expected, not {kinds}")
    [kind], asked = kinds, body[kinds[0]]
    match kind:
        case "terms":
            return _terms(name, asked, below)
        case "histogram":
            field = _field(name, asked, integers=True)
            return Steps(field, _positive(name, asked, "interval", 1), "", below)
        case "date_histogram":
            return _periods(name, asked, below)
        case "range":
            return Ranges(_field(name, asked, integers=True), _ranges(name, asked), below)
        case "filter" if outermost:
            return Filtered(_condition(name, asked), below)
        case "cardinality" if not below:
            return Cardinality(_field(name, asked))
        case "composite" if outermost and not below:
            return _composite(name, asked)
    raise BadAggregation(f"{name}: {kind} cannot be asked here")


def _field(name: str, asked: Mapping[str, Any], *, integers: bool = False) -> Field:
    field = FIELDS.get(asked.get("field", ""))
    if field is None or field.members or field.kind is Kind.TEXT or field.within:
        raise BadAggregation(f"{name}: {asked.get('field')!r} is no field that can be counted")
    if integers and field.kind not in INTEGERS:
        raise BadAggregation(f"{name}: {field.name} holds no numbers")
    return field


def _positive(name: str, asked: Mapping[str, Any], word: str, usual: int) -> int:
    value = asked.get(word, usual)
    if not isinstance(value, int) or not 0 < value <= MOST:
        raise BadAggregation(f"{name}: {word} has to be a whole number from 1 to {MOST}")
    return value


def _terms(name: str, asked: Mapping[str, Any], below: Asked) -> Terms:
    order = asked.get("order", {"_count": "desc"})
    if not isinstance(order, Mapping) or len(order) != 1:
        raise BadAggregation(f"{name}: one order is expected")
    [(by, direction)] = order.items()
    if (
        by not in {"_count", "_key"}
        or direction not in {"asc", "desc"}
        or (by, direction) == ("_count", "asc")
    ):
        raise BadAggregation(f"{name}: the order is _count desc, _key asc or _key desc")
    size = _positive(name, asked, "size", 10)
    return Terms(_field(name, asked), size, by == "_key", direction == "desc", below)


def _periods(name: str, asked: Mapping[str, Any], below: Asked) -> Steps:
    field, period = _field(name, asked, integers=True), asked.get("calendar_interval")
    if field.kind is not Kind.DAY or period not in STEPS:
        raise BadAggregation(f"{name}: calendar_interval year or month of a field of days is expected")
    return Steps(field, STEPS[period], period, below)


def _ranges(name: str, asked: Mapping[str, Any]) -> tuple[tuple[str, int | None, int | None], ...]:
    found = []
    for one in asked.get("ranges") or ():
        start, end = one.get("from"), one.get("to")
        if not all(edge is None or isinstance(edge, int) for edge in (start, end)):
            raise BadAggregation(f"{name}: ranges go from and to whole numbers")
        usual = f"{'*' if start is None else start}-{'*' if end is None else end}"
        found.append((str(one.get("key", usual)), start, end))
    if not found or len({key for key, *_ in found}) != len(found):
        raise BadAggregation(f"{name}: ranges with different keys are expected")
    return tuple(found)


def _condition(name: str, asked: Mapping[str, Any]) -> InField:
    kind = next(iter(asked), "")
    of = asked.get(kind)
    if (
        kind not in {"term", "terms", "range"}
        or len(asked) != 1
        or not isinstance(of, Mapping)
        or len(of) != 1
    ):
        raise BadAggregation(f"{name}: a filter is one term, terms or range of one field")
    [(field, wanted)] = of.items()
    return InField(_name(name, field), _wanted(name, kind, wanted))


def _wanted(name: str, kind: str, wanted: Any) -> Term | AnyOf | Between:
    if kind == "term":
        return Term(str(wanted))
    if kind == "terms" and isinstance(wanted, Sequence):
        return AnyOf(tuple(map(str, wanted)))
    if kind == "range" and isinstance(wanted, Mapping):
        low, high = wanted.get("gte", wanted.get("gt")), wanted.get("lte", wanted.get("lt"))
        return Between(
            None if low is None else str(low),
            None if high is None else str(high),
            with_low="gte" in wanted,
            with_high="lte" in wanted,
        )
    raise BadAggregation(f"{name}: {kind} has another form")


def _name(name: str, field: str) -> str:
    if field not in FIELDS or FIELDS[field].kind is Kind.TEXT:
        raise BadAggregation(f"{name}: {field!r} is no field of exact values")
    return field


def _composite(name: str, asked: Mapping[str, Any]) -> Composite:
    sources = []
    for source in asked.get("sources") or ():
        if len(source) != 1 or set(next(iter(source.values()))) != {"terms"}:
            raise BadAggregation(f"{name}: sources are objects of one name with terms of a field")
        [(label, of)] = source.items()
        sources.append((str(label), _field(f"{name}.{label}", of["terms"])))
    if not sources:
        raise BadAggregation(f"{name}: sources are missing")
    after = asked.get("after")
    if after is not None and set(after) != {label for label, _ in sources}:
        raise BadAggregation(f"{name}: after names other sources")
    key = None if after is None else tuple(after[label] for label, _ in sources)
    return Composite(tuple(sources), _positive(name, asked, "size", 10), key)


def period_bucket(steps: Steps, key: int) -> dict[str, Any]:
    """The start of a bucket for a step that begins at ``key``: a number, or a period and the day it begins."""
    if not steps.period:
        return {"key": key}
    year, month = key // 10_000, max(1, key // 100 % 100)
    text = f"{year:04d}" if steps.period == YEAR else f"{year:04d}-{month:02d}"
    return {"key": year * 10_000 + month * 100 + 1, "key_as_string": text}


def in_order(terms: Terms, buckets: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Buckets of terms in the order asked for; equal counts in the order of keys."""
    ordered = sorted(buckets, key=lambda bucket: bucket["key"], reverse=terms.by_key and terms.descending)
    return ordered if terms.by_key else sorted(ordered, key=lambda bucket: -int(bucket["doc_count"]))


def answered(
    query: Query,
    asked: Asked,
    plain: Callable[[Query, Asked], dict[str, Any]],
    count: Callable[[Query], int],
) -> dict[str, Any]:
    """Put ``asked`` to an engine: each filter is a question of its own, all others (``plain``) are one."""
    filters = {name: one for name, one in asked.items() if isinstance(one, Filtered)}
    others = {name: one for name, one in asked.items() if name not in filters}
    found = plain(query, others) if others else {}
    for name, one in filters.items():
        narrowed = And((query, one.condition))
        found[name] = {"doc_count": count(narrowed)} | (plain(narrowed, one.below) if one.below else {})
    return {name: found[name] for name in asked}
