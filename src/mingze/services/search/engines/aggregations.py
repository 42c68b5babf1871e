"""Aggregations in the Elasticsearch form, as far as every engine can answer them exactly alike.

``terms`` (``size``, ``order`` by ``_count`` or ``_key``), ``histogram``, ``date_histogram`` with
``calendar_interval`` ``year`` or ``month``, ``range``, ``filter`` (``term``, ``terms``, ``range``; outermost only),
``cardinality``, ``composite`` of ``terms``. All but the last two take ``aggs`` below them. Only buckets that hold
documents are given (of ``range`` all), terms of equal count in the order of keys.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mingze.core.kernel.refusals import Sentence, sentence
from mingze.services.search.language.fields import FIELDS, Field, Kind
from mingze.services.search.language.tree import And, AnyOf, Between, InField, Query, Term
from mingze.services.search.values import INTEGERS

YEAR, MONTH = "year", "month"
STEPS = {YEAR: 10_000, MONTH: 100}
"""How far apart the periods lie in days written ``YYYYMMDD``."""
NAMED = 40
"""Characters of a name or value that are said again."""
MOST = 65_000
"""Buckets at most of one aggregation."""


LARGEST = 2**53
DEEPEST = 8
"""Aggregations below one another at most."""
ROOM = 1_000
"""Terms at most inside which something is counted, those of all aggregations above one another multiplied."""


class BadAggregation(ValueError):  # noqa: N818 - a refusal
    """The aggregation called ``name`` is none of those that every engine answers; ``said`` tells what is wrong."""

    def __init__(self, name: str, said: Sentence) -> None:
        self.sentence = sentence("聚合“%(name)s”：%(said)s", name=name[:NAMED], said=said)
        super().__init__(self.sentence.text())


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


def read(aggregations: Mapping[str, Any], depth: int = 0) -> dict[str, Aggregation]:
    """The aggregations asked for. Raises ``BadAggregation``."""
    return {name: _read(name, body, depth) for name, body in aggregations.items()}


def _read(name: str, body: Any, depth: int) -> Aggregation:
    below = read(_below(name, body, depth), depth + 1)
    kinds = [kind for kind in body if kind not in {"aggs", "aggregations", "meta"}]
    if len(kinds) != 1 or not isinstance(body[kinds[0]], Mapping):
        raise BadAggregation(name, sentence("须有且只有一种聚合方式，其内容为JSON对象"))
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
        case "filter" if not depth:
            return Filtered(_condition(name, asked), below)
        case "cardinality" if not below:
            return Cardinality(_field(name, asked))
        case "composite" if not depth and not below:
            return _composite(name, asked)
    raise BadAggregation(name, sentence("此处不能用“%(kind)s”", kind=kind[:NAMED]))


def _below(name: str, body: Any, depth: int) -> Mapping[str, Any]:
    if not isinstance(body, Mapping):
        raise BadAggregation(name, sentence("须为JSON对象"))
    below = body.get("aggs") or body.get("aggregations") or {}
    if not isinstance(below, Mapping):
        raise BadAggregation(name, sentence("aggs须为JSON对象"))
    if below and depth + 1 >= DEEPEST:
        raise BadAggregation(name, sentence("聚合最多嵌套%(deepest)s层", deepest=DEEPEST))
    return below


def _field(name: str, asked: Any, *, integers: bool = False) -> Field:
    typed = asked.get("field") if isinstance(asked, Mapping) else None
    field = FIELDS.get(typed) if isinstance(typed, str) else None
    if field is None or field.members or field.kind is Kind.TEXT or field.within:
        raise BadAggregation(name, sentence("“%(field)s”不是可以计数的字段", field=_short(typed)))
    if integers and field.kind not in INTEGERS:
        raise BadAggregation(name, sentence("字段“%(field)s”的值不是数", field=field.name))
    return field


def _positive(name: str, asked: Mapping[str, Any], word: str, usual: int) -> int:
    value = asked.get(word, usual)
    if not _whole(value) or not 0 < value <= MOST:
        raise BadAggregation(name, sentence("%(word)s须为1至%(most)s的整数", word=word, most=MOST))
    return int(value)


def _terms(name: str, asked: Mapping[str, Any], below: Asked) -> Terms:
    order = asked.get("order", {"_count": "desc"})
    by_key = order in ({"_key": "asc"}, {"_key": "desc"})
    if not by_key and order != {"_count": "desc"}:
        raise BadAggregation(name, sentence("order只能是_count desc、_key asc或_key desc"))
    size = _positive(name, asked, "size", 10)
    if below and size * _inside(below) > ROOM:
        raise BadAggregation(name, sentence("有下级聚合时，各层size之积最多为%(most)s", most=ROOM))
    return Terms(_field(name, asked), size, by_key, order != {"_key": "asc"}, below)


def _inside(below: Asked) -> int:
    """How many terms may have something counted inside them, along the widest way down."""
    widest = 1
    for one in below.values():
        if isinstance(one, Terms | Steps | Ranges) and one.below:
            widest = max(widest, (one.size if isinstance(one, Terms) else 1) * _inside(one.below))
    return widest


def _periods(name: str, asked: Mapping[str, Any], below: Asked) -> Steps:
    field, period = _field(name, asked, integers=True), asked.get("calendar_interval")
    if field.kind is not Kind.DAY or not isinstance(period, str) or period not in STEPS:
        raise BadAggregation(name, sentence("须为日期字段，calendar_interval为year或month"))
    return Steps(field, STEPS[period], period, below)


def _ranges(name: str, asked: Mapping[str, Any]) -> tuple[tuple[str, int | None, int | None], ...]:
    found: list[tuple[str, int | None, int | None]] = []
    for one in _listed(asked.get("ranges")):
        edges: Any = (one.get("from"), one.get("to")) if isinstance(one, Mapping) else ("", "")
        start, end = edges
        if not all(edge is None or _whole(edge) for edge in (start, end)):
            raise BadAggregation(name, sentence("ranges中的from和to须为整数"))
        usual = f"{'*' if start is None else start}-{'*' if end is None else end}"
        found.append((str(one.get("key", usual)), start, end))
    if not found or len({key for key, *_ in found}) != len(found) or _overlap(found):
        raise BadAggregation(name, sentence("ranges须至少有一段，各段的key不同，from小于to，互不重叠"))
    return tuple(found)


def _overlap(ranges: Sequence[tuple[str, int | None, int | None]]) -> bool:
    """Whether a range holds nothing, or something that another holds: engines differ in what they then count."""
    edges = sorted(
        (-LARGEST if start is None else start, LARGEST if end is None else end) for _, start, end in ranges
    )
    empty = any(start >= end for start, end in edges)
    return empty or any(after[0] < before[1] for before, after in pairwise(edges))


def _condition(name: str, asked: Mapping[str, Any]) -> InField:
    kind = next(iter(asked), "")
    of = asked.get(kind)
    if (
        kind not in {"term", "terms", "range"}
        or len(asked) != 1
        or not isinstance(of, Mapping)
        or len(of) != 1
    ):
        raise BadAggregation(name, sentence("filter须为一个字段的term、terms或range"))
    [(field, wanted)] = of.items()
    return InField(_name(name, field), _wanted(name, kind, wanted))


def _wanted(name: str, kind: str, wanted: Any) -> Term | AnyOf | Between:
    if kind == "term" and _single(wanted):
        return Term(str(wanted))
    if kind == "terms" and isinstance(wanted, list | tuple) and all(map(_single, wanted)):
        return AnyOf(tuple(map(str, wanted)))
    if kind == "range" and isinstance(wanted, Mapping) and all(map(_small, wanted.values())):
        low, high = wanted.get("gte", wanted.get("gt")), wanted.get("lte", wanted.get("lt"))
        return Between(
            None if low is None else str(low),
            None if high is None else str(high),
            with_low="gte" in wanted,
            with_high="lte" in wanted,
        )
    raise BadAggregation(name, sentence("%(kind)s的写法不对", kind=kind))


def _name(name: str, field: str) -> str:
    if field not in FIELDS or FIELDS[field].kind is Kind.TEXT:
        raise BadAggregation(name, sentence("“%(field)s”不是按值检索的字段", field=_short(field)))
    return field


def _composite(name: str, asked: Mapping[str, Any]) -> Composite:
    sources = []
    for source in _listed(asked.get("sources")):
        [of, *others] = source.values() if isinstance(source, Mapping) and source else [None]
        if others or not isinstance(of, Mapping) or set(of) != {"terms"}:
            raise BadAggregation(name, sentence("sources的每一项须为一个名称及其字段的terms"))
        [label] = source
        sources.append((str(label), _field(f"{name}.{label}", of["terms"])))
    after, labels = asked.get("after"), {label for label, _ in sources}
    if not sources or len(labels) != len(sources):
        raise BadAggregation(name, sentence("sources须至少有一项，各项的名称不同"))
    if after is not None and not (_has(after, labels) and all(_may_follow(after[n], f) for n, f in sources)):
        raise BadAggregation(name, sentence("after须与sources名称一致，各有一个值"))
    key = None if after is None else tuple(after[label] for label, _ in sources)
    return Composite(tuple(sources), _positive(name, asked, "size", 10), key)


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _has(value: Any, names: set[str]) -> bool:
    return isinstance(value, Mapping) and set(value) == names


def _may_follow(value: Any, field: Field) -> bool:
    return _whole(value) if field.kind in INTEGERS else isinstance(value, str)


def _whole(value: Any) -> bool:
    """Whether a value is a whole number that every engine and every program that reads JSON can hold."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST


def _single(value: Any) -> bool:
    """Whether a value is one that a field can have."""
    return isinstance(value, str | int | float)


def _small(value: Any) -> bool:
    return _whole(value) or (isinstance(value, str) and len(value) < len(str(LARGEST)))


def _short(value: object) -> str:
    return str(value)[:NAMED]


def too_many(asked: Asked) -> BadAggregation:
    """The refusal where there would be more buckets than an engine makes."""
    return BadAggregation("、".join(asked), sentence("分组过多，请减少层数或缩小检索范围"))


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
