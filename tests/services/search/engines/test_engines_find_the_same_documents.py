"""Whatever is asked, every engine finds what the meaning of the question says; on texts of few words, so that much meets."""

import os
import random
from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mingze.services.search.document import Document
from mingze.services.search.engines.null import NullEngine
from mingze.services.search.engines.opensearch.engine import OpenSearchEngine
from mingze.services.search.engines.port import Engine
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.language.tree import (
    And,
    AnyOf,
    Between,
    Exactly,
    InField,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Near,
    Not,
    Often,
    Or,
    Pattern,
    Phrase,
    Query,
    SameEvent,
    Term,
    Together,
    Unit,
    Wildcard,
    Xor,
)
from tests.services.search.engines.nodes import index_of_its_own, url_of_node
from tests.services.search.engines.tuning import LIMITS, WEIGHTS

ALPHABET = "电池电池负极负池ab5 。，;-\u3000ＡÁ鋰"
TEXT_FIELDS = ["title", "abstract", "claims", "first_claim", "title_abstract", "applicant", "anything"]
EXAMPLES = int(os.environ.get("MINGZE_EXAMPLES", "60"))


def _texts(chance: random.Random, most: int) -> list[str]:
    return [
        "".join(chance.choices(ALPHABET, k=chance.randint(0, 14))) for _ in range(chance.randint(0, most))
    ]


@lru_cache
def _documents() -> dict[str, Document]:
    chance = random.Random(20260101)
    found = {}
    for number in range(150):
        claims = _texts(chance, 3)
        texts = {
            "title": _texts(chance, 1),
            "abstract": _texts(chance, 3),
            "claims": claims,
            "first_claim": claims[:1],
        }
        events = [
            {
                "event_kind": [chance.choice("xyz")],
                "event_date": [f"202{chance.randint(0, 3)}0101"],
                "event_to": _texts(chance, 1),
            }
            for _ in range(chance.randint(0, 2))
        ]
        words = {
            "office": [chance.choice(["CN", "US", "ｕｓ"])],
            "ipc": chance.sample(["A01B1/00", "A01B1/02", "H04L9/10"], 2),
        }
        numbers = {"filed": [20200100 + chance.randint(1, 9)]} if chance.random() < 0.8 else {}
        document = Document(
            f"d{number:03d}", texts | {"applicant": _texts(chance, 2)}, words, numbers, events
        )
        found[document.key] = document
    return found


def _lookup(keys: object) -> Iterator[Document]:
    return (_documents()[key] for key in keys if key in _documents())  # type: ignore[attr-defined]


@lru_cache
def _truth() -> NullEngine:
    engine = NullEngine(weights=WEIGHTS)
    engine.apply(_documents().values(), version=1)
    return engine


words = st.text(ALPHABET, min_size=1, max_size=4)
literals = words.map(str.strip).filter(bool)
signs = st.sampled_from(list(Wildcard))
patterns = st.lists(literals | signs, min_size=1, max_size=4).map(lambda pieces: Pattern(tuple(pieces)))
leaves = st.one_of(
    words.map(Term),
    words.map(Phrase),
    patterns,
    words.map(Exactly),
    st.lists(words, max_size=2).map(lambda w: AnyOf(tuple(w))),
)


def _joined(inner: st.SearchStrategy[Inner]) -> st.SearchStrategy[Inner]:
    pairs = st.lists(inner, min_size=2, max_size=3).map(tuple)
    negated = st.tuples(inner, inner.map(InnerNot))
    return st.one_of(
        pairs.map(InnerAnd),
        pairs.map(InnerOr),
        negated.map(InnerAnd),
        st.builds(Near, inner, inner, st.integers(0, 4) | st.just(40), st.booleans(), st.booleans()),
        st.builds(Together, inner, inner, st.sampled_from(Unit), st.booleans()),
        st.builds(Often, inner, st.integers(0, 3)),
    )


inners = st.recursive(leaves, _joined, max_leaves=5)
days = st.builds(
    Between,
    st.none() | st.sampled_from(["20200102", "20200105", "20210101"]),
    st.none() | st.sampled_from(["20200105", "20200108", "20220101"]),
    st.booleans(),
    st.booleans(),
)
offices = st.sampled_from(["cn", "US", "Ｕs", "x"]).map(Term)
classes = st.sampled_from(
    [
        Term("a01b1/02"),
        Between("A01B1/01", "H04L"),
        Pattern(("A01B", Wildcard.ANY)),
        InnerNot(Term("A01B1/00")),
    ]
)
kinds = st.sampled_from([Term("x"), InnerNot(Term("x")), AnyOf(("y", "z")), InnerAnd((Term("x"), Term("y")))])
conditions = st.one_of(
    kinds.map(lambda inner: InField("event_kind", inner)),
    days.map(lambda inner: InField("event_date", inner)),
    inners.map(lambda inner: InField("event_to", inner)),
)
questions = st.one_of(
    st.builds(InField, st.sampled_from(TEXT_FIELDS), inners),
    st.builds(InField, st.sampled_from(TEXT_FIELDS), inners),
    offices.map(lambda inner: InField("office", inner)),
    classes.map(lambda inner: InField("class", inner)),
    days.map(lambda inner: InField("filed", inner)),
    conditions,
    st.lists(conditions, min_size=1, max_size=3).map(lambda parts: SameEvent(tuple(parts))),
)
queries = st.recursive(
    questions,
    lambda query: st.one_of(
        st.lists(query, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(query, max_size=3).map(lambda parts: Or(tuple(parts))),
        st.builds(Xor, query, query),
        query.map(Not),
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module", params=["tantivy", "opensearch"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "tantivy":
        inside = TantivyEngine(None, _lookup, weights=WEIGHTS, limits=LIMITS, heap=20_000_000, threads=1)
        inside.apply(_documents().values(), version=1)
        yield inside
        return
    with index_of_its_own() as name:
        outside = OpenSearchEngine(url_of_node(), _lookup, weights=WEIGHTS, limits=LIMITS, index=name)
        outside.apply(_documents().values(), version=1)
        yield outside


@settings(max_examples=EXAMPLES, deadline=None)
@given(queries)
@example(InField("event_to", Often(Often(Term("5"), 0), 1)))
@example(Xor(InField("title", Term("5")), SameEvent((InField("event_to", Often(Term("5"), 0)),))))
@example(InField("claims", Pattern(("a;", "5"))))
def test_a_question_has_one_answer(engine: Engine, query: Query) -> None:
    assert list(engine.keys(query)) == list(_truth().keys(query))
