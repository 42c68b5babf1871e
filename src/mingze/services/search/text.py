"""How text is compared: folded one character at a time, and cut into units that are the words of all counting.

One Chinese character is one unit, a run of Latin letters and digits is one unit. An index holds units as pairs of
characters (see ``tokens``), so that a Chinese word is found wherever it stands, whatever a segmenter would have cut.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import NamedTuple

import rjieba
from opencc import OpenCC

CJK = (
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0002ebe0\U00030000-\U0003134a"
)
"""Inside of a character class: characters that are units by themselves (Chinese, kana, Hangul)."""
LETTER = rf"[^\W_{CJK}]"
"""One character of a Latin unit: any other letter or digit."""
BREAK = r"[\W_]"
"""One character that belongs to no unit."""
LONGEST = 200
"""Characters of the longest Latin unit kept whole in an index; a longer one is kept as its start and a digest."""

_UNIT = re.compile(rf"[{CJK}]|{LETTER}+")
_RUN = re.compile(rf"([{CJK}]+)|({LETTER}+)")
_KEPT = frozenset("；")  # full width, it ends a sentence; half width, it does not
_MARKS = re.compile(r"[\u0300-\u036f\u3099\u309a\u00ad\u200b-\u200f\u2060\ufeff]")


class _Table(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __init__(self, *, simplify: bool, case: bool) -> None:
        super().__init__()
        self._simplify = OpenCC("t2s").convert if simplify else None
        self._case = case
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = self._folded(char)
        self[code] = found
        if len(found) != 1:
            self.uneven.add(char)
        return found

    def _folded(self, char: str) -> str:
        if char in _KEPT:
            return char
        folded = unicodedata.normalize("NFKC", char)
        if self._case:
            bare = unicodedata.normalize("NFD", folded)
            if bare[:1].isascii():  # an accented Latin letter is found by the letter
                folded = bare
            folded = _MARKS.sub("", folded.casefold())
        if self._simplify is not None and len(folded) == 1 and not folded.isascii():
            simple = self._simplify(folded)
            folded = simple if len(simple) == 1 else folded
        return folded


_TEXT = _Table(simplify=True, case=True)
_WIDTH = _Table(simplify=False, case=False)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and where each of its characters stood; ``offsets`` is ``None`` when nothing has moved."""

    text: str
    offsets: Sequence[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of ``text[start:end]``."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]

    def place(self, offset: int) -> int:
        """The first folded character that stands at ``offset`` of the original text, or after it."""
        return offset if self.offsets is None else bisect_left(self.offsets, offset)


def fold(text: str) -> str:
    """``text`` without differences of width, case, accents and of traditional and simplified characters."""
    return text.translate(_TEXT)


def folded(text: str) -> Folded:
    """``text`` folded, with the way back to its original characters."""
    found = text.translate(_TEXT)
    if not _TEXT.uneven.intersection(text):
        return Folded(found)
    offsets = [at for at, char in enumerate(text) for _ in _TEXT[ord(char)]]
    return Folded(found, [*offsets, len(text)])


def fold_word(value: str) -> str:
    """An exact value as it is compared: without regard to width and case."""
    even = even_width(value)
    return even.lower() if even.isascii() else "".join(map(str.lower, even))  # never by what stands before


def even_width(value: str) -> str:
    """An exact value as it is kept and shown: as given, full width made half width, no space around it."""
    return value.strip() if value.isascii() else value.translate(_WIDTH).strip()


def fold_code(value: str) -> str:
    """A number or a classification symbol as it is kept and compared: half width, capitals, no space."""
    return "".join((value if value.isascii() else value.translate(_WIDTH)).split()).upper()


class Unit(NamedTuple):
    """A unit of folded text: what it is, where it stands."""

    text: str
    start: int
    end: int


def units(text: str) -> list[Unit]:
    """The units of **folded** ``text``, in order."""
    return [Unit(found.group(), found.start(), found.end()) for found in _UNIT.finditer(text)]


def unit_starts(text: str) -> list[int]:
    """Where the units of **folded** ``text`` begin."""
    return [found.start() for found in _UNIT.finditer(text)]


def is_cjk(unit: str) -> bool:
    """Whether a unit is one Chinese, Japanese or Korean character."""
    return not unit.isascii() and _CJK.match(unit) is not None


_CJK = re.compile(rf"[{CJK}]")


def shortened(unit: str) -> str:
    """A Latin unit as an index keeps it: whole, or of a very long one (a sequence) the start and a digest."""
    if len(unit) <= LONGEST:
        return unit
    return f"{unit[:64]}…{hashlib.blake2b(unit.encode(), digest_size=12).hexdigest()}"


def tokens(text: str) -> list[str]:
    """What an index holds of ``text``, one token for each unit.

    A Chinese character followed directly by another stands as the pair of both, the last of a run alone, a Latin
    unit as itself: ``锂离子Battery`` gives ``锂离 离子 子 battery``. Token positions are unit positions.
    """
    found: list[str] = []
    for run, latin in _RUN.findall(text.translate(_TEXT)):
        if run:
            found.extend(map(add, run, run[1:]))
            found.append(run[-1])
        else:
            found.append(latin if len(latin) <= LONGEST else shortened(latin))
    return found


class Slot(NamedTuple):
    """One place of a phrase in the index: its position, its token, and whether only the token's start is known."""

    position: int
    token: str
    open: bool = False


@lru_cache(maxsize=4096)
def slots(text: str) -> tuple[Slot, ...]:
    """Which tokens must stand where for ``text`` to be found as a phrase; empty when it holds no unit.

    Between two Chinese characters with something other than units between them the index may hold a pair or not,
    so the place stays open: left out where the pair before already vouches for the character, else by its start.
    """
    found: list[Slot] = []
    all_units = units(fold(text))
    for position, unit in enumerate(all_units):
        if not is_cjk(unit.text):
            found.append(Slot(position, shortened(unit.text)))
            continue
        after = all_units[position + 1] if position + 1 < len(all_units) else None
        if after is not None and after.start == unit.end and is_cjk(after.text):
            found.append(Slot(position, unit.text + after.text))
        elif after is not None and not is_cjk(after.text):
            found.append(Slot(position, unit.text))
        elif not _vouched_for(all_units, position):
            found.append(Slot(position, unit.text, open=True))
    return tuple(found)


def _vouched_for(all_units: Sequence[Unit], position: int) -> bool:
    """Whether the pair of the unit before holds this unit too."""
    before = all_units[position - 1] if position else None
    return before is not None and before.end == all_units[position].start and is_cjk(before.text)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text in which a line break ends one; empty ones are left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def words(text: str, *, parts: bool = False) -> list[str]:
    """The words of a **question**, as a segmenter parts them; never used for what an index holds.

    With ``parts`` also the words inside longer ones: of 太阳电池 also 太阳 and 电池.
    """
    cut = rjieba.cut_for_search if parts else rjieba.cut
    return [word for word in cut(fold(text)) if _UNIT.search(word)]


def is_proper_name(text: str) -> bool:
    """Whether the segmenter knows a run of Chinese as names of persons or organisations (its ``nr`` and ``nt``)."""
    return all(tag.startswith(("nr", "nt")) for _, tag in rjieba.tag(fold(text)))
