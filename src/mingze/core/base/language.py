"""Words that the catalogue has in Chinese and in English, in the language of the page."""

import re
from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import get_language, gettext

TONGUES = {"zh": "zh-Hans", "ja": "ja", "ko": "ko"}
"""Languages that are told by their signs, by their code, as HTML names them."""
KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
HAN = re.compile(r"[\u4e00-\u9fff]")


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


def tongue(text: str, code: str = "") -> str:
    """The language of a text as HTML names it, "" where nobody can tell.

    ``code`` is the language that is known of it (ISO 639-1). Where none is, its signs tell Chinese, Japanese and
    Korean; what is written in letters may be of any language.
    """
    if code:
        return TONGUES.get(code, code)
    if KANA.search(text):
        return TONGUES["ja"]
    if HANGUL.search(text):
        return TONGUES["ko"]
    return TONGUES["zh"] if HAN.search(text) else ""
