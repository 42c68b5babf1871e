"""However many truncation signs stand in a word and however long a sequence is, an answer comes at once."""

import time

import pytest

from mingze.services.search.document import Document
from mingze.services.search.language.tree import InField, Near, Pattern, Term, Wildcard
from mingze.services.search.matching import matches

SEQUENCE = Document("x", {"claims": ["acgt" * 5000, "核酸" + "腺嘌呤" * 3000]})


@pytest.mark.slow
@pytest.mark.parametrize(
    "pieces", ["a*c*g*t*a*c*g*x", "*a*b*c*d*e*f*", "a?c?g?t?*z", "核*腺*呤*嘌*呤*酶", "*腺*腺*腺*腺*酶*"]
)
def test_a_truncated_word_is_looked_for_in_bounded_time(pieces: str) -> None:
    signs = {"*": Wildcard.ANY, "?": Wildcard.OPTIONAL}
    started = time.process_time()
    assert not matches(
        InField("claims", Pattern(tuple(signs.get(piece, piece) for piece in pieces))), SEQUENCE
    )
    assert time.process_time() - started < 10


@pytest.mark.slow
def test_nearness_of_frequent_words_is_worked_out_in_bounded_time() -> None:
    started = time.process_time()
    assert matches(
        InField("claims", Near(Term("腺"), Near(Term("呤"), Term("腺"), 3, ordered=True), 40, ordered=False)),
        SEQUENCE,
    )
    assert time.process_time() - started < 20
