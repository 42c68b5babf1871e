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
from mingze.services.search.language.tree import Inner, Wildcard
from mingze.services.search.language.values import value

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
        ends = _ENDS.fullmatch(word.text) if kind in (Kind.DAY, Kind.COUNT) else None
        if ends and (kind is Kind.COUNT or len(ends[1]) == len(ends[2]) >= _YEAR):
            raise faulty(word.span, sentence("范围不能用“-”连接"), self.spread.format(ends[1], ends[2]))
        if kind is Kind.DAY:
            word = replace(word, text=self.dated(word.text))
        return value(code.field, word, self.signs, code.reach, self.spread)

    def dated(self, text: str) -> str:
        """A day as written, in an order of its parts that every dialect reads alike."""
        return text
