"""Whoever asks is told how the question was read, in their own language."""

import pytest
from django.test import Client
from django.utils import translation

from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.reading import parse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "dialect", "words"),
    [
        ("motor or meter", Dialect.PLAIN, "read as operators"),
        ("the motor", Dialect.PLAIN, "Small words such as the, of"),
        ("ti-en=motor", Dialect.INCOPAT, "Field “ti-en”: Title, searched in whatever language"),
        ("apnor=somebody", Dialect.INCOPAT, "by the names the document prints"),
    ],
)
def test_notes_are_translated(typed: str, dialect: Dialect, words: str) -> None:
    notes = parse(typed, dialect).notes
    with translation.override("en"):
        said = [note.text(translation.gettext) for note in notes]
    assert [words in one for one in said] == [True], said


def test_the_english_page_says_them_in_english(client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = client.get("/search/", {"q": "motor or meter"}, headers={"accept-language": "en"}).content.decode()
    assert "read as operators" in page
