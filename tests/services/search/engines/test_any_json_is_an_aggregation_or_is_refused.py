"""Whatever a program sends as an aggregation is answered by both engines alike, or refused with a sentence."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.search.engines.aggregations import DEEPEST, BadAggregation
from mingze.services.search.engines.port import Engine
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.language.tree import Everything
from tests.services.search.engines.asking import truth
from tests.services.search.engines.contract_of_counts import COUNTS
from tests.services.search.engines.library import LIBRARY
from tests.services.search.engines.tuning import LIMITS, WEIGHTS

PAGE = {"composite": {"sources": [{"o": {"terms": {"field": "office"}}}], "size": 3, "after": {"o": "cn"}}}
GOOD: list[dict[str, Any]] = [*(aggregations for _, aggregations in COUNTS), {"page": PAGE}]
ODD = st.sampled_from([
    "terms", "filter", "range", "histogram", "composite", "field", "size", "_key", "asc", "office", "filed",
    "claim_count", "publication", "party", "term", "gte", "20200101", "x" * 300, "", None, True, 0, 1, -1, 1.5,
    65_000, 65_001, 2**53, 2**63, -(2**63), 10**30, [], {}, [1], {"a": 1}, [[]], [{}],
])  # fmt: skip
Place = tuple[str | int, ...]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    path: Path = tmp_path_factory.mktemp("index")
    stored = {document.key: document for document in LIBRARY}
    made = TantivyEngine(path, lambda keys: map(stored.__getitem__, keys), weights=WEIGHTS, limits=LIMITS)
    made.apply(LIBRARY, version=1)
    return made


def places(value: Any, here: Place = ()) -> Iterator[Place]:
    if here:
        yield here
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, below in inside:
        yield from places(below, (*here, name))


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """A good aggregation in which up to three values are others, or stand under other names."""
    body = copy.deepcopy(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(list(places(body)) or [("a",)]))
        holder: Any = body
        for step in way:
            holder = holder[step]
        odd = copy.deepcopy(draw(ODD))
        if isinstance(holder, dict) and last in holder and draw(st.booleans()):
            holder[str(odd)] = holder.pop(last)
        else:
            holder[last] = odd
    return body


def answer(engine: Engine, body: dict[str, Any]) -> dict[str, Any] | str:
    try:
        return engine.aggregate(Everything(), body)
    except BadAggregation as refused:
        return refused.sentence.text()


@settings(max_examples=300)
@given(body=spoilt())
def test_spoilt_aggregations_are_answered_alike_or_refused(
    engine: TantivyEngine, body: dict[str, Any]
) -> None:
    assert answer(engine, body) == answer(truth(), body)


@pytest.mark.parametrize(
    ("ranges", "is_taken"),
    [
        ([{"to": 2}, {"from": 2}], True),
        ([{"from": 4}, {"to": 2}, {"from": 2, "to": 4}], True),
        ([{"to": 3}, {"from": 2}], False),
        ([{"from": 3, "to": 3}], False),
        ([{"from": 4, "to": 2}], False),
        ([{}, {"from": 2}], False),
        ([{"from": True}], False),
    ],
)
def test_ranges_do_not_overlap(ranges: list[dict[str, Any]], is_taken: bool) -> None:
    body = {"claims": {"range": {"field": "claim_count", "ranges": ranges}}}
    if is_taken:
        assert len(truth().aggregate(Everything(), body)["claims"]["buckets"]) == len(ranges)
    else:
        with pytest.raises(BadAggregation, match=r"互不重叠|须为整数"):
            truth().aggregate(Everything(), body)


def test_aggregations_do_not_go_down_without_end() -> None:
    def nested(depth: int) -> dict[str, Any]:
        below = {"aggs": nested(depth - 1)} if depth > 1 else {}
        return {"a": {"terms": {"field": "office", "size": 2}, **below}}

    assert truth().aggregate(Everything(), nested(DEEPEST))["a"]["buckets"]
    for depth in (DEEPEST + 1, 200):
        with pytest.raises(BadAggregation, match="嵌套"):
            truth().aggregate(Everything(), nested(depth))


@pytest.mark.parametrize(
    ("sizes", "is_taken"), [((1000, 9), True), ((40, 25, 9), True), ((40, 26, 9), False)]
)
def test_what_is_counted_inside_others_is_bounded(sizes: tuple[int, ...], is_taken: bool) -> None:
    body: dict[str, Any] = {}
    for size in reversed(sizes):
        body = {"a": {"terms": {"field": "office", "size": size}, **({"aggs": body} if body else {})}}
    if is_taken:
        assert truth().aggregate(Everything(), body)["a"]["buckets"]
    else:
        with pytest.raises(BadAggregation, match="1000"):
            truth().aggregate(Everything(), body)
