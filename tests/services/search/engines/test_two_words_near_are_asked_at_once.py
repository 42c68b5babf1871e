"""Two words near each other are one question about a range of distances, and find what the reference finds."""

from collections.abc import Iterator, Sequence
from random import Random

import pytest

from mingze.services.search.document import Document
from mingze.services.search.engines.nearness import centred, near, spelled_out
from mingze.services.search.engines.planning import Planner
from mingze.services.search.engines.plans import Apart, OneOf, Plan, Tokens
from mingze.services.search.engines.port import Asked, Counting
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.engines.text_planning import Abilities
from mingze.services.search.language.tree import InField, Near, Phrase, Term
from mingze.services.search.matching import matches
from mingze.services.search.text import Slot
from tests.services.search.engines.tuning import LIMITS, WEIGHTS

CHARACTERS, WORDS = "甲乙丙丁戊己", (" ab ", " cd ", " ая ", "，")


def between(first: str, second: str, most: int, *, ordered: bool = False) -> Plan:
    return near("abstract", first, second, most, ordered=ordered, weight=1.0)


def planned(asked: Near) -> Plan:
    return Planner(Abilities(), WEIGHTS).plan(InField("abstract", asked)).plan


def test_both_orders_are_one_range_of_distances() -> None:
    assert between("ab", "cd", 2) == Apart("abstract", "ab", "cd", -3, 3)
    assert between("甲乙", "丙丁", 2) == Apart("abstract", "甲乙", "丙丁", -4, 4)
    assert between("甲乙", "cd", 2) == Apart("abstract", "甲乙", "cd", -3, 4)


def test_letters_beyond_ascii_are_words_and_not_pairs_of_characters() -> None:
    assert between("ая", "cd", 2) == Apart("abstract", "ая", "cd", -3, 3)


def test_pairs_that_can_overlap_are_asked_for_in_each_order() -> None:
    forth, back = Apart("abstract", "甲乙", "乙丁", 2, 3), Apart("abstract", "乙丁", "甲乙", 2, 3)
    assert between("甲乙", "乙丁", 1) == OneOf((forth, back))


@pytest.mark.parametrize(
    ("apart", "expected"),
    [
        (between("ab", "cd", 2), [(0, 3)]),
        (between("甲乙", "cd", 2), [(0, 3), (1, 3)]),
        (between("ab", "cd", 3, ordered=True), [(2, 2)]),  # no distance is none as well
        (between("ab", "cd", 2, ordered=True), [(2, 1)]),
        (between("甲乙", "丙丁", 2, ordered=True), [(3, 1)]),
        (between("甲乙", "丙丁", 1, ordered=True), [(2, 1)]),  # as is one
        (between("甲乙", "乙丁", 1, ordered=True), [(2, 0), (3, 0)]),
        (between("ab", "cd", 0, ordered=True), [(1, 0)]),
    ],
)
def test_a_range_is_as_few_distances_with_slop_as_find_nothing_else(
    apart: Plan, expected: list[tuple[int, int]]
) -> None:
    assert isinstance(apart, Apart)
    assert centred(apart) == expected


def test_spelled_out_it_is_a_phrase_for_every_distance_that_can_be() -> None:
    apart = between("甲乙", "丙丁", 1)
    assert isinstance(apart, Apart)
    back = [Tokens("abstract", (Slot(0, "丙丁"), Slot(far, "甲乙"))) for far in (3, 2)]
    forth = [Tokens("abstract", (Slot(0, "甲乙"), Slot(far, "丙丁"))) for far in (2, 3)]
    assert spelled_out(apart) == OneOf((*back, *forth))


def test_exact_distances_longer_words_and_a_word_near_itself_stay_phrases() -> None:
    one, other, longer = Term("甲乙"), Term("丙丁"), Phrase("丙丁戊")
    assert isinstance(planned(Near(one, other, 3, ordered=False)), Apart)
    for asked in (
        Near(one, other, 3, ordered=False, exactly=True),
        Near(one, longer, 3, ordered=False),
        Near(one, one, 3, ordered=False),
    ):
        assert isinstance(planned(asked), OneOf), asked


@pytest.mark.slow
@pytest.mark.parametrize("ordered", [False, True])
def test_the_same_documents_are_found_as_by_reading_them(*, ordered: bool) -> None:
    random = Random(5)
    documents = {f"K{n}": Document(f"K{n}", texts={"abstract": [_text(random)]}) for n in range(150)}

    def lookup(keys: Sequence[str]) -> Iterator[Document]:
        return (documents[key] for key in keys)

    engine = TantivyEngine(None, lookup, weights=WEIGHTS, limits=LIMITS)
    engine.apply(documents.values(), version=1)
    some = 0
    for _ in range(120):
        query = InField("abstract", Near(_word(random), _word(random), random.randrange(7), ordered=ordered))
        expected = {key for key, document in documents.items() if matches(query, document)}
        assert set(engine.keys(query)) == expected, query
        best = engine.search(Asked(query, size=200, counting=Counting.NONE))
        assert {hit.key for hit in best.hits} == expected, query
        assert engine.search(Asked(query, size=0)).total == len(expected), query
        some += bool(expected)
    assert some > 60


def _text(random: Random) -> str:
    return "".join(random.choice((*CHARACTERS, *WORDS)) for _ in range(random.randrange(2, 40)))


def _word(random: Random) -> Term:
    two = random.choice(CHARACTERS) + random.choice(CHARACTERS)
    return Term(random.choice((two, two, "ab", "ая")))
