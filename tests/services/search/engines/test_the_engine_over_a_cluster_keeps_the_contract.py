"""The engine over a real OpenSearch node, in an index of its own that is deleted afterwards."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mingze.services.search.engines.aggregations import BadAggregation
from mingze.services.search.engines.opensearch import reading
from mingze.services.search.engines.opensearch.engine import OpenSearchEngine
from mingze.services.search.engines.port import Asked, EngineDown, Sort
from mingze.services.search.language.tree import Everything, InField, Term
from tests.services.search.engines.asking import title
from tests.services.search.engines.contract import Reads
from tests.services.search.engines.contract_of_counts import Counts
from tests.services.search.engines.contract_of_limits import FEW, Bounded
from tests.services.search.engines.contract_of_writing import Writes
from tests.services.search.engines.library import LIBRARY, crowd, lookup
from tests.services.search.engines.nodes import index_of_its_own, url_of_node
from tests.services.search.engines.tuning import LIMITS, WEIGHTS


@pytest.fixture(scope="module")
def engine() -> Iterator[OpenSearchEngine]:
    with index_of_its_own() as name:
        engine = OpenSearchEngine(url_of_node(), lookup, weights=WEIGHTS, limits=LIMITS, index=name, shards=2)
        engine.apply(LIBRARY, version=1)
        yield engine


@pytest.fixture(scope="module")
def careful() -> Iterator[OpenSearchEngine]:
    with index_of_its_own() as name:
        engine = OpenSearchEngine(url_of_node(), lookup, weights=WEIGHTS, limits=FEW, index=name)
        engine.apply(LIBRARY, version=1)
        yield engine


@pytest.fixture
def empty() -> Iterator[OpenSearchEngine]:
    with index_of_its_own() as name:
        yield OpenSearchEngine(url_of_node(), lookup, weights=WEIGHTS, limits=LIMITS, index=name)


class TestQuestions(Reads):
    """All questions of the contract."""


class TestCounts(Counts):
    """All aggregations of the contract."""


class TestLimits(Bounded):
    """All limits of the contract."""


class TestChanges(Writes):
    """All changes of the contract."""


def test_an_index_is_made_anew_without_a_pause(empty: OpenSearchEngine) -> None:
    empty.apply(LIBRARY[:10], version=1)
    fresh = empty.fresh()
    fresh.apply(LIBRARY[10:], version=2)
    assert len(list(empty.keys(Everything()))) == 10
    assert len(list(fresh.keys(Everything()))) == 50
    assert empty.version == 1
    empty.adopt(fresh)
    assert len(list(empty.keys(Everything()))) == 50
    assert empty.version == 2
    assert list(empty.keys(title("锂离子电池"))) == []


def test_a_cluster_that_does_not_answer_is_said_to_be_down() -> None:
    engine = OpenSearchEngine("http://127.0.0.1:9", lookup, weights=WEIGHTS, limits=LIMITS, timeout=1)
    for ask in (
        lambda: engine.version,
        lambda: list(engine.keys(Everything())),
        lambda: engine.apply(LIBRARY, version=1),
    ):
        with pytest.raises(EngineDown):
            ask()


def test_an_index_made_under_other_limits_and_weights_is_made_anew_and_pages_reach_further() -> None:
    with index_of_its_own() as name:
        old = OpenSearchEngine(url_of_node(), lookup, weights=WEIGHTS, limits=LIMITS, index=name)
        old.apply(LIBRARY, version=1)
        far = replace(LIMITS, page=40_000)
        further = OpenSearchEngine(url_of_node(), lookup, weights=WEIGHTS, limits=far, index=name)
        assert further.version == 1
        assert further.search(Asked(Everything(), start=39_000)).hits == ()
        weighed = replace(WEIGHTS, k1=2.0)
        other = OpenSearchEngine(url_of_node(), lookup, weights=weighed, limits=far, index=name)
        assert other.version == 0
        assert other.search(Asked(Everything())).total == len(LIBRARY)
        other.rebuild(LIBRARY, version=1)
        assert other.version == 1
        explained = str(other.explain(InField("abstract", Term("机器人")), "a09"))
        assert "'value': 2.0, 'description': 'k1, term saturation parameter'" in explained


def test_more_groups_than_the_cluster_makes_are_refused_and_it_is_not_called_down(
    empty: OpenSearchEngine,
) -> None:
    empty.apply(crowd(), version=1)
    inventors = {"b": {"terms": {"field": "inventor", "size": 400}}}
    few = {"a": {"terms": {"field": "ipc", "size": 5}, "aggs": inventors}}
    assert len(empty.aggregate(Everything(), few)["a"]["buckets"][4]["b"]["buckets"]) == 400
    many = {"a": {"terms": {"field": "applicant", "size": 300}, "aggs": inventors}}
    with pytest.raises(BadAggregation, match="分组过多"):
        empty.aggregate(Everything(), many)


@pytest.mark.parametrize("sort", [Sort(), Sort("filed"), Sort("filed", descending=False), Sort("office")])
@pytest.mark.parametrize("collapse", ["", "family"])
def test_all_keys_come_as_shown_over_many_pages(
    engine: OpenSearchEngine, sort: Sort, collapse: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PAGE_OF_KEYS", 7)
    shown = engine.search(Asked(Everything(), sort=sort, size=60, collapse=collapse))
    assert list(engine.keys(Everything(), sort=sort, collapse=collapse)) == [hit.key for hit in shown.hits]
