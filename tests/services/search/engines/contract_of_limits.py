"""How engines with an index keep within their limits; each engine's own test file runs this class."""

from dataclasses import replace

import pytest

from mingze.services.search.engines.port import Asked, Counting, Engine, TooMuch
from mingze.services.search.language.tree import InField, Not, Term, Together, Unit
from tests.services.search.engines.asking import keys, title
from tests.services.search.engines.tuning import LIMITS

FEW = replace(LIMITS, candidates=5, batch=2, cap=10)
GEARS = title("齿轮箱")
MANY = InField("title", Together(Term("齿轮"), Term("箱"), Unit.SENTENCE))
"""Met by thirty documents, and only their text can tell."""


class Bounded:
    """``careful`` holds the library and keeps the limits ``FEW``."""

    def test_a_count_may_be_capped_and_says_so(self, careful: Engine) -> None:
        answer = careful.search(Asked(GEARS, counting=Counting.CAPPED))
        assert (answer.total, answer.exact) == (10, False)
        answer = careful.search(Asked(title("电池"), counting=Counting.CAPPED))
        assert (answer.total, answer.exact) == (5, True)

    def test_a_count_may_be_left_out_and_says_so(self, careful: Engine) -> None:
        answer = careful.search(Asked(GEARS, size=7, counting=Counting.NONE))
        assert (len(answer.hits), answer.exact) == (7, False)

    def test_few_candidates_are_read(self, careful: Engine) -> None:
        assert keys(careful.search(Asked(InField("first_claim", Term("一"))))) == ["a01"]

    def test_too_many_candidates_are_refused_and_not_guessed(self, careful: Engine) -> None:
        with pytest.raises(TooMuch) as refused:
            careful.search(Asked(MANY))
        assert (refused.value.candidates, refused.value.limit) == (30, 5)
        with pytest.raises(TooMuch):
            list(careful.keys(MANY))
        with pytest.raises(TooMuch):
            careful.aggregate(MANY, {"office": {"terms": {"field": "office"}}})

    def test_what_the_index_decides_needs_no_candidates(self, careful: Engine) -> None:
        assert careful.search(Asked(Not(GEARS))).total == 30

    def test_a_first_page_needs_no_count(self, careful: Engine) -> None:
        answer = careful.search(Asked(MANY, size=2, counting=Counting.NONE))
        assert len(answer.hits) == 2
        assert not answer.exact
