"""Aggregations as OpenSearch takes them, and its answers in the house's form."""

from collections.abc import Mapping
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
    period_bucket,
)
from mingze.services.search.engines.columns import counted_column


def forms(aggregations: Asked) -> dict[str, Any]:
    """What to send; no :class:`Filtered` is among them."""
    return {name: _form(one) for name, one in aggregations.items()}


def answers(aggregations: Asked, found: Mapping[str, Any]) -> dict[str, Any]:
    """What came back."""
    return {name: _read(one, found[name]) for name, one in aggregations.items()}


def _form(asked: Aggregation) -> dict[str, Any]:
    match asked:
        case Terms(field, size, by_key, descending):
            order: Any = [{"_count": "desc"}, {"_key": "asc"}]
            if by_key:
                order = {"_key": "desc" if descending else "asc"}
            # Each shard reports all its terms, so that counts over several shards are no estimates.
            terms = {"field": counted_column(field), "size": size, "shard_size": MOST, "order": order}
            return {"terms": terms} | _below(asked.below)
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
            return {"cardinality": {"field": counted_column(field), "precision_threshold": 40_000}}
        case Composite(sources, size, after):
            listed = [{label: {"terms": {"field": counted_column(field)}}} for label, field in sources]
            composite: dict[str, Any] = {"sources": listed, "size": size}
            if after is not None:
                composite["after"] = {label: one for (label, _), one in zip(sources, after, strict=True)}
            return {"composite": composite}
        case Filtered():
            raise TypeError("a filter is a question of its own")


def _below(below: Asked) -> dict[str, Any]:
    return {"aggs": forms(below)} if below else {}


def _read(asked: Aggregation, found: Mapping[str, Any]) -> dict[str, Any]:
    match asked:
        case Terms():
            buckets = [{"key": one["key"]} | _bucket(asked.below, one) for one in found["buckets"]]
            return {"buckets": buckets, "sum_other_doc_count": found["sum_other_doc_count"]}
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
            return {"value": found["value"]}
        case Composite():
            buckets = [{"key": dict(one["key"]), "doc_count": one["doc_count"]} for one in found["buckets"]]
            return {"buckets": buckets} | ({"after_key": buckets[-1]["key"]} if buckets else {})
        case Filtered():
            raise TypeError("a filter is a question of its own")


def _range(asked: Ranges, found: Mapping[str, Any], start: int | None, end: int | None) -> dict[str, Any]:
    edges = {name: edge for name, edge in (("from", start), ("to", end)) if edge is not None}
    return {"key": found["key"], **edges} | _bucket(asked.below, found)


def _bucket(below: Asked, found: Mapping[str, Any]) -> dict[str, Any]:
    """The count of a bucket and what was asked below it."""
    return {"doc_count": int(found["doc_count"])} | {
        name: _read(one, found[name]) for name, one in below.items()
    }
