"""The piece of text below a hit in a list."""

from datetime import date

import msgspec
import pytest

from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.record import Text
from mingze.services.patents.results import LENGTH, Snippet, row_of
from mingze.services.patents.standing import standing_of
from mingze.services.search.language.reading import parse
from mingze.services.search.marking import Marker
from tests.services.patents.made import patent

WORDS = ["electrolyte", "membrane", "of", "polypropylene", "separator", "having", "micropores"]
ENGLISH = " ".join(WORDS * 8)


def shown(text: str, query: str) -> tuple[str, list[str]]:
    """The snippet of an abstract, and what is marked in it."""
    abstract = Text(paragraphs=(text,), language="en")
    changed = msgspec.structs.replace(patent(0), abstracts=(abstract,), language="en")
    dossier = Dossier(changed)
    row = row_of(dossier, standing_of(dossier, date(2026, 1, 1)), Marker(parse(query).query))
    return row.snippets[0].text, [row.snippets[0].text[start:end] for start, end in row.snippets[0].marks]


@pytest.mark.parametrize("before", range(40))
def test_no_word_is_cut(before: int) -> None:
    text = "x" * before + " " + ENGLISH.replace("of", "OXIDE", 3)
    piece, marked = shown(text, "ab=OXIDE")

    assert set(piece.split()) <= {*WORDS, "OXIDE", "x" * before}
    assert marked[0] == "OXIDE"
    assert len(piece) <= LENGTH + 40


def test_chinese_is_cut_anywhere_and_its_mark_stays_in_place() -> None:
    piece, marked = shown("隔膜层" * 40 + "电解液" + "涂层" * 100, "ab=电解液")

    assert marked == ["电解液"]
    assert len(piece) == LENGTH


def test_a_run_of_letters_without_end_is_cut() -> None:
    piece, _marked = shown("a" * 500 + " OXIDE", "ab=OXIDE")

    assert len(piece) <= LENGTH + 40


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [("电解液", True, True), ("电解液" + "层" * 500, True, False), ("层" * 500 + "电解液", False, True)],
)
def test_it_says_whether_something_was_left_out(text: str, *, begins: bool, ends: bool) -> None:
    abstract = Text(paragraphs=(text,), language="zh")
    dossier = Dossier(msgspec.structs.replace(patent(0), abstracts=(abstract,)))

    def piece(query: str) -> Snippet:
        marker = Marker(parse(query).query)
        return row_of(dossier, standing_of(dossier, date(2026, 1, 1)), marker).snippets[0]

    found, unmarked = piece("ab=电解液"), piece("ab=无")
    assert (found.begins, found.ends) == (begins, ends)
    assert (unmarked.begins, unmarked.ends) == (True, len(text) <= LENGTH)
