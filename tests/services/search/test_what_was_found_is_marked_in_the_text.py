"""The places a reader is shown are those the question asked for, in the characters of the original."""

import pytest

from mingze.services.search.language.tree import (
    And,
    InField,
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
    Term,
    Together,
    Unit,
    Wildcard,
)
from mingze.services.search.marking import Marker

TEXT = "鋰離子電池（Ｌi-ion Battery）的負極，負極在下。電池在上。"


def _marked(query: Query, text: str = TEXT, field: str = "") -> list[str]:
    return [text[start:end] for start, end in Marker(query).marks(text, field)]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (Term("电池"), ["電池", "電池"]),
        (Term("BATTERY"), ["Battery"]),
        (Phrase("li ion battery"), ["Ｌi-ion Battery"]),
        (Term("batt"), []),
        (Pattern(("bat", Wildcard.ANY)), ["Battery"]),
        (InnerOr((Term("离子电"), Term("电池"))), ["離子電池", "電池"]),
        (InnerAnd((Term("锂"), InnerNot(Term("电池")))), ["鋰"]),
        (Near(Term("负极"), Term("在下"), 0, ordered=True), ["負極在下"]),
        (Near(Term("锂"), Term("池"), 3, ordered=True), ["鋰", "池"]),
        (Near(Term("锂"), Term("池"), 2, ordered=True), []),
        (Together(Term("电池"), Term("在上"), Unit.SENTENCE), ["電池在上"]),
        (Together(Term("电池"), Term("负极"), Unit.SENTENCE, apart=True), ["電池"]),
        (Often(Term("负极"), 2), ["負極", "負極"]),
    ],
)
def test_conditions_mark_what_they_found(inner: object, expected: list[str]) -> None:
    assert _marked(InField("abstract", inner)) == expected  # type: ignore[arg-type]


def test_only_conditions_on_the_field_mark() -> None:
    query = And(
        (
            InField("title", Term("电池")),
            InField("title_abstract", Term("负极")),
            InField("office", Term("锂")),
        )
    )
    assert _marked(query, field="title") == ["電池", "負極", "負極", "電池"]
    assert _marked(query, field="abstract") == ["負極", "負極"]
    assert _marked(query, field="claims") == []


def test_a_part_of_a_field_is_marked_in_the_field() -> None:
    assert _marked(InField("first_claim", Term("负极")), field="claims") == ["負極", "負極"]


def test_what_must_not_be_there_is_not_marked() -> None:
    query = And((InField("abstract", Term("锂")), Not(InField("abstract", Term("电池")))))
    assert _marked(query) == ["鋰"]


def test_marks_that_touch_are_one() -> None:
    query = Or((InField("abstract", Term("离子")), InField("abstract", Term("电池"))))
    assert _marked(query)[0] == "離子電池"
