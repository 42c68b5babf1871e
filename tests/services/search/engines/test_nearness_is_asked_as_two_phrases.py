"""Two words near each other are two phrases with slop for tantivy, and find what the reference finds."""

from collections.abc import Iterator, Sequence
from random import Random

import pytest

from mingze.services.search.document import Document
from mingze.services.search.engines.plans import Plan, Tokens
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.engines.tantivy.nearness import Sloppy, sloppy
from mingze.services.search.language.tree import InField, Near, Term
from mingze.services.search.matching import matches
from mingze.services.search.text import Slot
from tests.services.search.engines.tuning import LIMITS, WEIGHTS

CHARACTERS, WORDS = "甲乙丙丁戊己", (" ab ", " cd ", " ef ", "，")


def phrases(first: str, second: str, forth: Sequence[int], back: Sequence[int]) -> list[Plan]:
    one = [Tokens("abstract", (Slot(0, first), Slot(far, second))) for far in forth]
    return [*one, *(Tokens("abstract", (Slot(0, second), Slot(far, first))) for far in back)]


def test_every_distance_up_to_the_longest_is_a_slop() -> None:
    found = sloppy(phrases("ab", "cd", [1, 2, 3], [1, 2, 3]))
    assert found == (Sloppy("ab", "cd", 2), Sloppy("cd", "ab", 2))


def test_words_that_can_overlap_are_spelled_out() -> None:
    assert sloppy(phrases("甲乙", "丙丁", [2, 3], [2, 3])) is not None
    assert sloppy(phrases("甲乙", "乙丁", [2, 3], [2, 3])) is None


@pytest.mark.parametrize(
    ("forth", "back"), [([2, 3], []), ([3], [3]), ([2, 4], [2, 4]), ([2, 3, 4, 5], [2, 3])]
)
def test_one_order_exact_distances_and_gaps_are_spelled_out(forth: list[int], back: list[int]) -> None:
    assert sloppy(phrases("甲乙", "丙丁", forth, back)) is None


@pytest.mark.slow
def test_the_same_documents_are_found_as_by_reading_them() -> None:
    random = Random(5)
    documents = {f"K{n}": Document(f"K{n}", texts={"abstract": [_text(random)]}) for n in range(150)}

    def lookup(keys: Sequence[str]) -> Iterator[Document]:
        return (documents[key] for key in keys)

    engine = TantivyEngine(None, lookup, weights=WEIGHTS, limits=LIMITS)
    engine.apply(documents.values(), version=1)
    some = 0
    for _ in range(120):
        query = InField("abstract", Near(_word(random), _word(random), random.randrange(7), ordered=False))
        expected = {key for key, document in documents.items() if matches(query, document)}
        assert set(engine.keys(query)) == expected, query
        some += bool(expected)
    assert some > 60


def _text(random: Random) -> str:
    return "".join(random.choice((*CHARACTERS, *WORDS)) for _ in range(random.randrange(2, 40)))


def _word(random: Random) -> Term:
    two = random.choice(CHARACTERS) + random.choice(CHARACTERS)
    return Term(random.choice((two, two, "ab", "cd")))
