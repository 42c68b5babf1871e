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
)
from mingze.services.search.engines.columns import counted_column

_ALL_TERMS = 100_000
"""Terms each segment reports: below that, counts over several segments would be estimates."""
_TYPES = {str: "str", int: "i64"}

Ask = Callable[[dict[str, Any]], dict[str, Any]]
"""Puts one set of aggregations to the index."""


def answer(ask: Ask, aggregations: Asked) -> dict[str, Any]:
    """The answers to ``aggregations``, none of them a :class:`Filtered`."""
    if not aggregations:
        return {}
    found = ask({name: _form(one) for name, one in aggregations.items()})
    return {name: _complete(ask, name, one, found[name]) for name, one in aggregations.items()}


def _complete(ask: Ask, name: str, asked: Aggregation, found: Mapping[str, Any]) -> dict[str, Any]:
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
            return {"terms": terms | {"segment_size": max(_ALL_TERMS, most)}} | _below(asked.below)
        case Steps(field, step):
            histogram = {"field": field.name, "interval": step, "min_doc_count": 1}
            return {"histogram": histogram} | _below(asked.below)
        case Ranges(field, ranges):
            edges = [
                {"key": key}
                | ({} if start is None else {"from": start})
                | ({} if end is None else {"to": end})
                for key, start, end in ranges
            ]
            return {"range": {"field": field.name, "ranges": edges}} | _below(asked.below)
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


def _below(below: Asked) -> dict[str, Any]:
    return {"aggs": {name: _form(one) for name, one in below.items()}} if below else {}


def _read(asked: Aggregation, found: Mapping[str, Any]) -> dict[str, Any]:
    match asked:
        case Terms():
            return _terms(asked, found)
        case Steps():
            return {
                "buckets": [
                    period_bucket(asked, int(one["key"])) | _bucket(asked.below, one)
                    for one in found["buckets"]
                ]
            }
        case Ranges():
            by_key = {one["key"]: one for one in found["buckets"]}
            return {"buckets": [_range(asked, by_key[key], *edges) for key, *edges in asked.ranges]}
        case Cardinality():
            return {"value": round(found["value"])}
        case Composite():
            buckets = [{"key": dict(one["key"]), "doc_count": one["doc_count"]} for one in found["buckets"]]
            return {"buckets": buckets} | ({"after_key": buckets[-1]["key"]} if buckets else {})
        case Filtered():
            raise TypeError("a filter is a question of its own")


def _terms(asked: Terms, found: Mapping[str, Any]) -> dict[str, Any]:
    """Only terms that may be shown are put into form: far more than those are fetched because of equal counts."""
    buckets, size = found["buckets"], asked.size
    least = 0 if asked.by_key or len(buckets) <= size else buckets[size - 1]["doc_count"]
    wanted = [one for one in buckets if one["doc_count"] >= least]
    whole = in_order(asked, [_bucket(asked.below, one) | {"key": one["key"]} for one in wanted])
    all_counted = sum(one["doc_count"] for one in buckets) + found.get("sum_other_doc_count", 0)
    shown = whole[:size]
    return {
        "buckets": shown,
        "sum_other_doc_count": int(all_counted) - sum(one["doc_count"] for one in shown),
    }


def _range(asked: Ranges, found: Mapping[str, Any], start: int | None, end: int | None) -> dict[str, Any]:
    edges = {name: edge for name, edge in (("from", start), ("to", end)) if edge is not None}
    return {"key": found["key"], **edges} | _bucket(asked.below, found)


def _bucket(below: Asked, found: Mapping[str, Any]) -> dict[str, Any]:
    """The count of a bucket and what was asked below it."""
    return {"doc_count": int(found["doc_count"])} | {
        name: _read(one, found[name]) for name, one in below.items()
    }
