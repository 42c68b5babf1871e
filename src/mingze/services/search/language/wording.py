"""What a written word means in a field, as one dialect writes words."""

import re
from collections.abc import Mapping
from dataclasses import replace

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.codes import Code
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import faulty
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.operators import WILDCARDS
from mingze.services.search.language.raw import Word
from mingze.services.search.language.tree import Inner, Term, Wildcard
from mingze.services.search.language.values import value

_MEANING = {Dialect.BRS: "./^~", Dialect.PATENTSCOPE: "/^~"}
"""Signs inside a word, besides those of truncation, that a dialect does not take for themselves."""
_YEAR = 4
_ENDS = re.compile(r"(\d+)\s*[-–~]\s*(\d+)")


class Wording:
    """Reads words of one dialect; dialects differ in truncation, in what quotation marks say, and in days."""

    spread = "[{} to {}]"
    """How the dialect writes a range as a value."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.signs: Mapping[str, Wildcard] = WILDCARDS[dialect]

    def word(self, word: Word, code: Code) -> Inner:
        """What a word means in the field of ``code``."""
        kind = FIELDS[code.field].kind
        if word.quoted and kind in (Kind.TEXT, Kind.NAME) and self._needs_marks(word.text):
            return Term(word.text, span=word.span)
        ends = _ENDS.fullmatch(word.text) if kind in (Kind.DAY, Kind.COUNT) else None
        if ends and (kind is Kind.COUNT or len(ends[1]) == len(ends[2]) >= _YEAR):
            raise faulty(word.span, sentence("范围不能用“-”连接"), self.spread.format(ends[1], ends[2]))
        if kind is Kind.DAY:
            word = replace(word, text=self.dated(word.text))
        return value(code.field, word, self.signs, code.reach)

    def dated(self, text: str) -> str:
        """A day as written, in an order of its parts that every dialect reads alike."""
        return text

    def _needs_marks(self, text: str) -> bool:
        """Whether a single word stands in quotation marks only because a sign in it means something in the dialect.

        The widest dialect keeps such a word and a phrase apart, for every tree has to be written in it.
        """
        if self.dialect is Dialect.INCOPAT or len(text.split()) != 1:
            return False
        return any(sign in self.signs or sign in _MEANING.get(self.dialect, "") for sign in text)
