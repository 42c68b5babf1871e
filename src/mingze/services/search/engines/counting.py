"""Aggregations counted over documents in memory: what the answers of every engine have to equal."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from mingze.services.search.document import Document
from mingze.services.search.engines.aggregations import (
    Aggregation,
    Cardinality,
    Composite,
    Filtered,
    Ranges,
    Steps,
    Terms,
    in_order,
    period_bucket,
)
from mingze.services.search.language.fields import Field, Kind
from mingze.services.search.matching import matches
from mingze.services.search.values import INTEGERS, shown


def kept(document: Document, field: Field) -> list[str] | list[int]:
    """The values of a document that are counted and sorted by: each once, the smallest first."""
    if field.event:
        held = [value for event in document.events for value in event.get(field.name, ())]
        return (
            sorted(set(map(int, held))) if field.kind in INTEGERS else sorted({shown(field, v) for v in held})
        )
    if field.kind in INTEGERS:
        return sorted(set(document.numbers.get(field.name, ())))
    given = (document.texts if field.kind is Kind.NAME else document.words).get(field.name, ())
    return [shown(field, given[0])] if len(given) == 1 else sorted({shown(field, value) for value in given})


def count(documents: Sequence[Document], aggregations: Mapping[str, Aggregation]) -> dict[str, Any]:
    """The answers to ``aggregations`` over ``documents``."""
    return {name: _count(documents, aggregation) for name, aggregation in aggregations.items()}


def _count(documents: Sequence[Document], asked: Aggregation) -> dict[str, Any]:
    match asked:
        case Terms():
            return _terms(documents, asked)
        case Steps():
            return _steps(documents, asked)
        case Ranges():
            return {"buckets": [_range(documents, asked, *one) for one in asked.ranges]}
        case Filtered(condition, below):
            held = [document for document in documents if matches(condition, document)]
            return {"doc_count": len(held), **count(held, below)}
        case Cardinality(field):
            return {"value": len({value for document in documents for value in kept(document, field)})}
        case Composite():
            return _composite(documents, asked)


def _terms(documents: Sequence[Document], asked: Terms) -> dict[str, Any]:
    grouped: dict[str | int, list[Document]] = {}
    for document in documents:
        for value in kept(document, asked.field):
            grouped.setdefault(value, []).append(document)
    bare = in_order(asked, [{"key": key, "doc_count": len(held)} for key, held in grouped.items()])
    buckets = [bucket | count(grouped[bucket["key"]], asked.below) for bucket in bare[: asked.size]]
    others = sum(bucket["doc_count"] for bucket in bare[asked.size :])
    return {"buckets": buckets, "sum_other_doc_count": others}


def _steps(documents: Sequence[Document], asked: Steps) -> dict[str, Any]:
    grouped: dict[int, list[Document]] = {}
    for document in documents:
        for start in {int(value) // asked.step * asked.step for value in kept(document, asked.field)}:
            grouped.setdefault(start, []).append(document)
    return {
        "buckets": [
            period_bucket(asked, start) | {"doc_count": len(held)} | count(held, asked.below)
            for start, held in sorted(grouped.items())
        ]
    }


def _range(
    documents: Sequence[Document], asked: Ranges, key: str, start: int | None, end: int | None
) -> dict[str, Any]:
    held = [
        document
        for document in documents
        if any(
            (start is None or int(value) >= start) and (end is None or int(value) < end)
            for value in kept(document, asked.field)
        )
    ]
    edges = {name: edge for name, edge in (("from", start), ("to", end)) if edge is not None}
    return {"key": key, **edges, "doc_count": len(held), **count(held, asked.below)}


def _composite(documents: Sequence[Document], asked: Composite) -> dict[str, Any]:
    counted: dict[tuple[str | int, ...], int] = {}
    for document in documents:
        values: list[list[str | int]] = [list(kept(document, field)) for _, field in asked.sources]
        for key in product(*values):
            counted[key] = counted.get(key, 0) + 1
    keys = [key for key in sorted(counted) if asked.after is None or key > asked.after][: asked.size]
    labels = [label for label, _ in asked.sources]
    buckets = [{"key": dict(zip(labels, key, strict=True)), "doc_count": counted[key]} for key in keys]
    return {"buckets": buckets} | ({"after_key": buckets[-1]["key"]} if buckets else {})
