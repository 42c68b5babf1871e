"""The engine over tantivy."""

from pathlib import Path
from typing import Any

import pytest

from mingze.services.search.document import Document
from mingze.services.search.engines.aggregations import BadAggregation
from mingze.services.search.engines.limits import Limits
from mingze.services.search.engines.null import NullEngine
from mingze.services.search.engines.port import Asked, Sort
from mingze.services.search.engines.tantivy import aggregating
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.language.tree import Everything
from tests.services.search.engines.asking import keys
from tests.services.search.engines.contract import GEARS, Reads
from tests.services.search.engines.contract_of_counts import Counts
from tests.services.search.engines.contract_of_limits import FEW, Bounded
from tests.services.search.engines.contract_of_writing import Writes
from tests.services.search.engines.library import LIBRARY, crowd, lookup
from tests.services.search.engines.tuning import LIMITS, WEIGHTS


def made(path: Path | None, limits: Limits = LIMITS) -> TantivyEngine:
    """An engine that writes with as little memory as it may."""
    return TantivyEngine(path, lookup, weights=WEIGHTS, limits=limits, heap=20_000_000, threads=1)


@pytest.fixture(scope="module", params=["folder", "memory", "segments"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    path = None if request.param == "memory" else tmp_path_factory.mktemp("index")
    engine = made(path)
    if request.param == "segments":
        engine.apply(LIBRARY[20:], version=1)
        for at in range(0, 60, 13):
            engine.apply(LIBRARY[at : at + 13], gone=["unknown"], version=at + 2)
    engine.apply(LIBRARY[:30] if request.param == "segments" else LIBRARY, version=100)
    return engine


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    engine = made(tmp_path_factory.mktemp("careful"), FEW)
    engine.apply(LIBRARY, version=1)
    return engine


@pytest.fixture
def empty(tmp_path: Path) -> TantivyEngine:
    return made(tmp_path / "index")


class TestQuestions(Reads):
    """All questions of the contract."""


class TestCounts(Counts):
    """All aggregations of the contract."""


class TestLimits(Bounded):
    """All limits of the contract."""


class TestChanges(Writes):
    """All changes of the contract."""


def test_many_that_score_alike_come_in_one_order_whatever_page_is_asked_for(empty: TantivyEngine) -> None:
    """More than fit into one look at the index, written in another order than that of their keys."""
    alike = [
        Document(f"d{(n * 389) % 1300:04}", {"title": ["齿轮箱"]}, {"family": [str(n % 900)]})
        for n in range(1300)
    ]
    empty.apply(alike, version=1)
    whole, firsts = (list(empty.keys(GEARS, sort=Sort(), collapse=name)) for name in ("", "family"))
    assert (sorted(whole), len(firsts)) == (sorted(one.key for one in alike), 900)
    for size in (20, 50, 130):
        for collapse, expected in (("", whole), ("family", firsts)):
            pages = [
                empty.search(Asked(GEARS, start=start, size=size, collapse=collapse))
                for start in range(0, 500, size)
            ]
            found = [key for page in pages for key in keys(page)]
            assert found == expected[: len(found)]


@pytest.mark.parametrize("outer", [
    {"terms": {"field": "applicant", "size": 5}},
    {"terms": {"field": "ipc", "size": 20}},
    {"date_histogram": {"field": "filed", "calendar_interval": "year"}},
    {"range": {"field": "filed", "ranges": [{"to": 20050101}, {"from": 20050101, "key": "late"}]}},
])  # fmt: skip
def test_what_is_counted_inside_a_bucket_is_counted_however_many_there_are(
    empty: TantivyEngine, outer: dict[str, Any]
) -> None:
    documents = crowd()
    plain = NullEngine(weights=WEIGHTS)
    for engine in (plain, empty):
        engine.apply(documents, version=1)
    who = {
        "who": {"terms": {"field": "inventor", "size": 3}, "aggs": {"at": {"terms": {"field": "applicant"}}}}
    }
    body = {"a": {**outer, "aggs": who}}
    assert empty.aggregate(Everything(), body) == plain.aggregate(Everything(), body)


def test_more_groups_than_can_be_asked_for_one_by_one_are_refused(
    empty: TantivyEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aggregating, "PARTS", 19)
    empty.apply(crowd(), version=1)
    years = {"date_histogram": {"field": "filed", "calendar_interval": "year"}}
    assert len(empty.aggregate(Everything(), {"a": years})["a"]["buckets"]) == 20
    with pytest.raises(BadAggregation, match="分组过多"):
        empty.aggregate(Everything(), {"a": {**years, "aggs": {"b": {"terms": {"field": "ipc"}}}}})
