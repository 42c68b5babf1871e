"""Words that the catalogue has in Chinese and in English, in the language of the page."""

from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import get_language, gettext


class Titled(Protocol):
    """Anything of the catalogue that has a Chinese and an English title."""

    @property
    def title(self) -> str:
        """The Chinese title."""

    @property
    def title_en(self) -> str:
        """The English title."""


def in_language(chinese: str, english: str) -> str:
    """The text to show: English on an English page where there is any, else Chinese."""
    return english if english and (get_language() or "").startswith("en") else chinese


def titled(thing: Titled) -> str:
    """The title of a kind or of a part in it."""
    return in_language(thing.title, thing.title_en)


def listed(words: Iterable[str]) -> str:
    """Words one after the other, each of the same weight."""
    return gettext("、").join(words)


def either(words: Iterable[str]) -> str:
    """Words joined by "or"."""
    return gettext("或").join(words)
