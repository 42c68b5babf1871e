"""The columns of the index and how they are analysed: the same tokens as everywhere, cut at spaces alone."""

import hashlib
from typing import Any

from mingze.services.search.engines.columns import (
    COLLAPSIBLE,
    FIELDS_KEPT,
    FILLER,
    GAP,
    KEY,
    ORDERED,
    collapse_column,
    counted_column,
    order_column,
)
from mingze.services.search.engines.limits import Limits
from mingze.services.search.engines.weights import Weights
from mingze.services.search.language.fields import FIELDS, Field, Kind
from mingze.services.search.values import INTEGERS, WORDY

_FORM = 1
"""Raised when what columns hold changes its form, so that older indexes are made anew."""


def asked_column(column: str) -> str:
    """The column in which values of ``column`` are found, without regard to case where the field disregards it."""
    field = FIELDS.get(column)
    return f"{column}.folded" if field is not None and field.kind is Kind.WORD else column


def _columns(field: Field) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    if field.kind in WORDY:
        columns[field.name] = {"type": "text", "analyzer": "units"}
    if field.kind in INTEGERS:
        columns[field.name] = {"type": "long"}
    elif field.kind is Kind.WORD:
        folded = {"folded": {"type": "keyword", "normalizer": "lower", "doc_values": False}}
        columns[field.name] = {"type": "keyword", "fields": folded}
    elif field.kind is not Kind.TEXT:
        columns[counted_column(field)] = {"type": "keyword"}
    if field.name in ORDERED:
        columns[order_column(field)] = {"type": "long"}
    return columns


def index_body(*, shards: int, replicas: int, limits: Limits, weights: Weights) -> dict[str, Any]:
    """What an index is made with. The documents themselves stay in the corpus, so their source is not kept."""
    columns: dict[str, Any] = {KEY: {"type": "keyword"}}
    for field in FIELDS_KEPT:
        columns |= _columns(field)
    columns |= {collapse_column(name): {"type": "long"} for name in sorted(COLLAPSIBLE)}
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": replicas,
                "max_result_window": max(limits.page, limits.candidates, 10_000),
                "mapping": {"total_fields": {"limit": 2 * len(columns) + 100}},
                "similarity": {"default": _similarity(weights)},
            },
            "analysis": {
                "filter": {"fillers": {"type": "stop", "stopwords": [FILLER]}},
                "analyzer": {"units": {"type": "custom", "tokenizer": "whitespace", "filter": ["fillers"]}},
                "normalizer": {"lower": {"type": "custom", "filter": ["lowercase"]}},
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "_meta": {"version": 0, "noted": 0, "schema": _digest(weights)},
            "properties": columns,
        },
    }


def _similarity(weights: Weights) -> dict[str, Any]:
    return {"type": "BM25", "k1": weights.k1, "b": weights.b}


def _digest(weights: Weights) -> str:
    """A digest that changes with the columns and with what is worked out while writing."""
    columns = [_columns(field) for field in FIELDS_KEPT]
    made_with = f"{_FORM} {GAP} {columns} {_similarity(weights)}"
    return hashlib.sha256(made_with.encode()).hexdigest()[:16]
