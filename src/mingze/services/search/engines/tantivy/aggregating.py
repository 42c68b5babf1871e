"""Aggregations as tantivy takes them, and its answers in the house's form."""

from collections.abc import Callable, Mapping
from typing import Any

from mingze.services.search.engines.aggregations import (
    MOST,
    Aggregation,
    Asked,
    Cardinality,
    Composite,
    Filtered,
    Ranges,
    Steps,
    Terms,
    in_order,
    period_bucket,
    too_many,
)
from mingze.services.search.engines.columns import counted_column
from mingze.services.search.engines.plans import Plan, Range, Value, all_of
from mingze.services.search.language.fields import Field, Kind
from mingze.services.search.values import canonical

_ALL_TERMS = 100_000
"""Terms each segment reports: below that, counts over several segments would be estimates."""
_TYPES = {str: "str", int: "i64"}

PARTS = 10_000
"""Buckets at most that have something counted inside them: each is a question of its own."""

Ask = Callable[[dict[str, Any]], dict[str, Any]]
"""Puts one set of aggregations to the index."""
Inside = tuple[dict[str, Any], Plan]
"""A bucket, and what finds the documents in it among those that were counted."""


class Asking:
    """Counts documents of a plan. What is to be counted inside a bucket is asked of the documents in it.

    tantivy itself would first make the buckets of every bucket, also of those that are not shown, and give up beyond
    65,000 of them; a handful of names with their classes is more than that in a corpus of some size.
    """

    def __init__(self, asks: Callable[[Plan], Ask], plan: Plan) -> None:
        self._asks, self._plan, self._asked = asks, plan, 0

    def answer(self, aggregations: Asked) -> dict[str, Any]:
        """The answers to ``aggregations``, none of them a :class:`Filtered`. Raises ``BadAggregation``."""
        return self._answer(self._plan, aggregations)

    def _answer(self, plan: Plan, aggregations: Asked) -> dict[str, Any]:
        if not aggregations:
            return {}
        ask = self._asks(plan)
        found = ask({name: _form(one) for name, one in aggregations.items()})
        answers = {}
        for name, one in aggregations.items():
            answers[name], inside = _complete(ask, name, one, found[name])
            below = {} if isinstance(one, Cardinality | Composite) else one.below
            for bucket, part in inside if below else ():
                self._asked += 1
                if self._asked > PARTS:
                    raise too_many({name: one})
                bucket |= self._answer(all_of([plan, part]), below)
        return answers


def _complete(
    ask: Ask, name: str, asked: Aggregation, found: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Inside]]:
    """Ask for more terms while one left out may have the count of the last one shown: keys decide among equals."""
    fetched = _fetched(asked.size) if isinstance(asked, Terms) else 0
    while isinstance(asked, Terms) and _undecided(asked, found["buckets"], fetched):
        fetched = min(fetched * 50, MOST)
        found = ask({name: _form(asked, fetched)})[name]
        if fetched == MOST:
            break
    return _read(asked, found)


def _undecided(asked: Terms, buckets: list[dict[str, Any]], fetched: int) -> bool:
    if asked.by_key or len(buckets) < fetched:
        return False
    return bool(buckets[-1]["doc_count"] == buckets[asked.size - 1]["doc_count"])


def _fetched(size: int) -> int:
    return min(2 * size + 50, MOST)


def _form(asked: Aggregation, fetched: int = 0) -> dict[str, Any]:
    match asked:
        case Terms(field, size):
            order = {"_key": "desc" if asked.descending else "asc"} if asked.by_key else {"_count": "desc"}
            most = size if asked.by_key else fetched or _fetched(size)
            terms = {"field": counted_column(field), "size": most, "order": order}
            return {"terms": terms | {"segment_size": max(_ALL_TERMS, most)}}
        case Steps(field, step):
            histogram = {"field": field.name, "interval": step, "min_doc_count": 1}
            return {"histogram": histogram}
        case Ranges(field, ranges):
            edges = [
                {"key": key}
                | ({} if start is None else {"from": start})
                | ({} if end is None else {"to": end})
                for key, start, end in ranges
            ]
            return {"range": {"field": field.name, "ranges": edges}}
        case Cardinality(field):
            return {"cardinality": {"field": counted_column(field)}}
        case Composite(sources, size, after):
            listed = [{label: {"terms": {"field": counted_column(field)}}} for label, field in sources]
            composite: dict[str, Any] = {"sources": listed, "size": size}
            if after is not None:
                pairs = zip(sources, after, strict=True)
                composite["after"] = {label: f"{_TYPES[type(value)]}:{value}" for (label, _), value in pairs}
            return {"composite": composite}
        case Filtered():
            raise TypeError("a filter is a question of its own")


def _read(asked: Aggregation, found: Mapping[str, Any]) -> tuple[dict[str, Any], list[Inside]]:
    """An answer in the house's form, and its buckets."""
    match asked:
        case Terms(field):
            answer = _terms(asked, found)
            return answer, [(one, _of_term(field, one["key"])) for one in answer["buckets"]]
        case Steps(field, step):
            starts = [int(one["key"]) for one in found["buckets"]]
            shown = [period_bucket(asked, start) for start in starts]
            for one, bucket in zip(shown, found["buckets"], strict=True):
                one["doc_count"] = int(bucket["doc_count"])
            parts = [Range(field.name, start, start + step - 1) for start in starts]
            return {"buckets": shown}, list(zip(shown, parts, strict=True))
        case Ranges(field, ranges):
            by_key = {one["key"]: one for one in found["buckets"]}
            shown = [_range(by_key[key], *edges) for key, *edges in ranges]
            parts = [Range(field.name, start, None if end is None else end - 1) for _, start, end in ranges]
            return {"buckets": shown}, list(zip(shown, parts, strict=True))
        case Cardinality():
            return {"value": round(found["value"])}, []
        case Composite():
            buckets = [{"key": dict(one["key"]), "doc_count": one["doc_count"]} for one in found["buckets"]]
            return {"buckets": buckets} | ({"after_key": buckets[-1]["key"]} if buckets else {}), []
        case Filtered():
            raise TypeError("a filter is a question of its own")


def _of_term(field: Field, key: str | int) -> Plan:
    if isinstance(key, int):
        return Range(field.name, key, key)
    return Value(counted_column(field), (key if field.kind is Kind.NAME else canonical(field.kind, key),))


def _terms(asked: Terms, found: Mapping[str, Any]) -> dict[str, Any]:
    """Only terms that may be shown are put into form: far more than those are fetched because of equal counts."""
    buckets, size = found["buckets"], asked.size
    least = 0 if asked.by_key or len(buckets) <= size else buckets[size - 1]["doc_count"]
    wanted = [one for one in buckets if one["doc_count"] >= least]
    whole = in_order(asked, [{"key": one["key"], "doc_count": int(one["doc_count"])} for one in wanted])
    all_counted = sum(one["doc_count"] for one in buckets) + found.get("sum_other_doc_count", 0)
    shown = whole[:size]
    return {
        "buckets": shown,
        "sum_other_doc_count": int(all_counted) - sum(one["doc_count"] for one in shown),
    }


def _range(found: Mapping[str, Any], start: int | None, end: int | None) -> dict[str, Any]:
    edges = {name: edge for name, edge in (("from", start), ("to", end)) if edge is not None}
    return {"key": found["key"], **edges, "doc_count": int(found["doc_count"])}
