"""A weight that all words of a question share is not asked of tantivy, which then passes over what cannot be among the
best; scores and their order are those of a question with the weight."""

from dataclasses import replace

import pytest

from mingze.services.search.document import Document
from mingze.services.search.engines.plans import (
    AllOf,
    OneOf,
    Plan,
    Tokens,
    Value,
    Wild,
    Without,
    shared_weight,
)
from mingze.services.search.engines.port import Asked
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.language.tree import And, InField, Or, Query, Term
from mingze.services.search.text import Slot
from tests.services.search.engines.tuning import LIMITS, WEIGHTS

WEIGHT = WEIGHTS.of("title")
WORD, CLASS = Tokens("title", (Slot(0, "ab"),), 2.0), Value("ipc", ("A01B1/00",))
ASKED: list[Query] = [
    InField("title", Term("gear")),
    InField("title", Term("gear box")),
    And((InField("title", Term("gear")), InField("title", Term("box")))),
    Or((InField("title", Term("gear")), InField("title", Term("wheel")))),
    And((InField("title", Term("gear")), InField("office", Term("CN")))),
]


def library() -> TantivyEngine:
    engine = TantivyEngine(None, lambda keys: (), weights=WEIGHTS, limits=LIMITS)
    engine.apply((_document(number) for number in range(60)), version=1)
    return engine


def _document(number: int) -> Document:
    said = ["gear box", "gear gear", "wheel", "box of a gear", "gear"][number % 5]
    return Document(
        f"K{number:02}", texts={"title": [f"{said} {'x ' * (number % 7)}"]}, words={"office": ["CN"]}
    )


@pytest.mark.parametrize(
    ("plan", "weight"),
    [
        (WORD, 2.0),
        (AllOf((WORD, CLASS)), 2.0),
        (AllOf((OneOf((WORD, Wild("title", ("a",), 2.0)), best=True), WORD)), 2.0),
        (AllOf((WORD, Without(replace(WORD, weight=1.5)))), 2.0),
        (AllOf((WORD, replace(WORD, weight=1.5))), None),
        (OneOf((WORD, replace(WORD, weight=1.0))), None),
        (CLASS, None),
    ],
    ids=range(7),
)
def test_words_share_a_weight_or_do_not(plan: Plan, weight: float | None) -> None:
    assert shared_weight(plan) == weight


@pytest.mark.parametrize("query", ASKED, ids=range(len(ASKED)))
def test_scores_are_those_the_index_explains_with_the_weight(query: Query) -> None:
    assert WEIGHT != 1.0  # or nothing would be taken out
    engine = library()
    hits = engine.search(Asked(query, size=60)).hits
    assert len(hits) > 10
    for hit in hits:
        explained = engine.explain(query, hit.key)
        assert hit.score == pytest.approx(explained["explanation"]["value"], rel=1e-5)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for begin in range(
        0, len(hits), 10
    ):  # the key decides among equals of ten places, whatever page they are on
        ten = hits[begin : begin + 10]
        assert list(ten) == sorted(ten, key=lambda one: (-one.score, one.key))
