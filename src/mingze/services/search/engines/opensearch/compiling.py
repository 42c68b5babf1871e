"""Plans as queries of OpenSearch."""

from collections.abc import Sequence
from typing import Any

from mingze.services.search.engines.columns import FILLER
from mingze.services.search.engines.nearness import spelled_out
from mingze.services.search.engines.opensearch.mapping import asked_column
from mingze.services.search.engines.plans import (
    All,
    AllOf,
    Apart,
    Filled,
    Integer,
    Nothing,
    OneOf,
    Plan,
    Range,
    Tokens,
    Value,
    Wild,
    Without,
    scores,
)
from mingze.services.search.language.tree import Wildcard
from mingze.services.search.text import Slot

Compiled = dict[str, Any]

_SIGNS = {Wildcard.ANY: ".*", Wildcard.ONE: ".", Wildcard.OPTIONAL: ".?"}
_SPECIAL = frozenset('.?+*|{}[]()"\\#@&<>~^$-')
_MOST_VALUES = 60_000
_MOST_EXPANSIONS = 100_000
"""Pairs that begin with one character, at most: there are fewer characters than that."""


def compiled(plan: Plan, others: float) -> Compiled:
    """The query that finds what ``plan`` finds. Only words of texts add to a score; ``others`` is the tie breaker."""
    match plan:
        case AllOf(parts):
            return _all_of(parts, others)
        case Without():
            return _all_of((plan,), others)
        case OneOf(parts, best):
            queries = [compiled(part, others) for part in parts]
            if best:
                return {"dis_max": {"queries": queries, "tie_breaker": others}}
            return {"bool": {"should": queries, "minimum_should_match": 1}}
        case Tokens(column, slots, weight):
            return _tokens(column, slots, weight)
        case Apart():
            return compiled(spelled_out(plan), others)
        case Wild(column, pieces, weight):
            value = "".join(_SIGNS[p] if isinstance(p, Wildcard) else _escaped(p) for p in pieces)
            return {"regexp": {asked_column(column): {"value": value, "flags": "NONE", "boost": weight}}}
        case Nothing():
            return {"match_none": {}}
    return {"bool": {"filter": [_value(plan)]}}


def weighted(wanted: Sequence[tuple[Plan, float]], within: Plan) -> Compiled:
    """Documents of ``within`` that meet any of ``wanted``; the weights of those they meet add up to the score."""
    should = [{"constant_score": {"filter": compiled(plan, 0.0), "boost": weight}} for plan, weight in wanted]
    return {"bool": {"should": should, "minimum_should_match": 1, "filter": [compiled(within, 0.0)]}}


def _all_of(parts: Sequence[Plan], others: float) -> Compiled:
    clauses: dict[str, list[Compiled]] = {}
    for part in parts:
        if isinstance(part, Without):
            clauses.setdefault("must_not", []).append(compiled(part.part, others))
        else:
            clauses.setdefault("must" if scores(part) else "filter", []).append(compiled(part, others))
    if "must" not in clauses and "filter" not in clauses:
        clauses["filter"] = [{"match_all": {}}]
    return {"bool": clauses}


def _tokens(column: str, slots: Sequence[Slot], weight: float) -> Compiled:
    last = slots[-1]
    if len(slots) == 1:
        return {"prefix" if last.open else "term": {column: {"value": last.token, "boost": weight}}}
    written: list[str] = []
    for slot in slots:
        written += [FILLER] * (slot.position - slots[0].position - len(written))
        written.append(slot.token)
    phrase = {"query": " ".join(written), "boost": weight}
    if last.open:
        return {"match_phrase_prefix": {column: phrase | {"max_expansions": _MOST_EXPANSIONS}}}
    return {"match_phrase": {column: phrase}}


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in text)


def _value(plan: Plan) -> Compiled:
    match plan:
        case Value(column, values) | Integer(column, values):
            name = asked_column(column)
            some = [
                {"terms": {name: list(values[at : at + _MOST_VALUES])}}
                for at in range(0, len(values), _MOST_VALUES)
            ]
            return some[0] if len(some) == 1 else {"bool": {"should": some, "minimum_should_match": 1}}
        case Range(column, low, high):
            ends = {name: end for name, end in (("gte", low), ("lte", high)) if end is not None}
            return {"range": {column: ends}}
        case Filled(column):
            return {"exists": {"field": column}}
        case All():
            return {"match_all": {}}
    raise TypeError(plan)
