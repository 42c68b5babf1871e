"""The engine in memory: the others are held to what it finds, and it is held to the tables."""

import pytest

from mingze.services.search.engines.null import NullEngine
from tests.services.search.engines.asking import truth
from tests.services.search.engines.contract import Reads
from tests.services.search.engines.contract_of_counts import Counts
from tests.services.search.engines.contract_of_writing import Writes
from tests.services.search.engines.tuning import WEIGHTS


@pytest.fixture
def engine() -> NullEngine:
    return truth()


@pytest.fixture
def empty() -> NullEngine:
    return NullEngine(weights=WEIGHTS)


class TestQuestions(Reads):
    """All questions of the contract."""

    test_a_page_too_far_in_is_refused = None  # type: ignore[assignment]  # it has no limit to keep


class TestCounts(Counts):
    """All aggregations of the contract."""


class TestChanges(Writes):
    """All changes of the contract."""
