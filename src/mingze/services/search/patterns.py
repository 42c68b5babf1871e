"""Terms, phrases and truncated words as regular expressions over folded text."""

import re
from collections.abc import Callable
from functools import lru_cache

from mingze.services.search.language.tree import Wildcard
from mingze.services.search.text import BREAK, CJK, LETTER, LONGEST, fold, is_cjk, shortened, units

_HAS_CJK = re.compile(rf"[{CJK}]")
_NEVER = re.compile(r"(?!)")


@lru_cache(maxsize=4096)
def phrase(text: str) -> re.Pattern[str]:
    """Where the units of ``text`` stand in this order with nothing but breaks between.

    Chinese characters that stand side by side in ``text`` have to stand side by side; a break between two of them
    asks for nothing, so that “锂 离子” is found in “锂离子” and in “锂、离子”.
    """
    built: list[str] = []
    before = None
    for unit in units(fold(text)):
        if before is not None and is_cjk(before.text) and is_cjk(unit.text):
            built.append("" if before.end == unit.start else f"{BREAK}*")
        elif before is not None:
            built.append(f"{BREAK}*" if is_cjk(before.text) or is_cjk(unit.text) else f"{BREAK}+")
        built.append(unit.text if is_cjk(unit.text) else rf"(?<!{LETTER}){re.escape(unit.text)}(?!{LETTER})")
        before = unit
    return re.compile("".join(built)) if built else _NEVER


def is_latin(pieces: tuple[str | Wildcard, ...]) -> bool:
    """Whether a truncated word names no Chinese character, so that it stands for single Latin units."""
    return not any(_HAS_CJK.search(fold(piece)) for piece in pieces if not isinstance(piece, Wildcard))


@lru_cache(maxsize=4096)
def truncated(pieces: tuple[str | Wildcard, ...]) -> re.Pattern[str]:
    """Where a truncated word stands: whole Latin units, or, once it names a Chinese character, a stretch without break.

    In such a stretch a sign stands for Chinese characters, letters and digits alike, and it begins and ends where
    units do.
    """
    if not has_literal(pieces):
        return _NEVER
    char = LETTER if is_latin(pieces) else rf"(?:{LETTER}|[{CJK}])"
    starts, ends = rf"(?:(?<!{LETTER})|(?=[{CJK}]))", rf"(?:(?!{LETTER})|(?<=[{CJK}]))"
    return re.compile(f"{starts}{_body(pieces, char, _spelled)}{ends}")


def _body(pieces: tuple[str | Wildcard, ...], char: str, spelled: Callable[[str], str]) -> str:
    """The pieces as an expression in which ``char`` is what a sign may stand for.

    Whatever follows an "any" is tied to its first place, since another "any" can always take up the rest: without
    that, a handful of signs in a long sequence would be tried in more ways than there is time for.
    """
    segments: list[list[str | Wildcard]] = [[]]
    for piece in pieces:
        if piece is Wildcard.ANY:
            segments.append([])
        else:
            segments[-1].append(piece)
    signs = {Wildcard.ONE: char, Wildcard.OPTIONAL: f"{char}??"}
    built = [
        "".join(signs[piece] if isinstance(piece, Wildcard) else spelled(piece) for piece in segment)
        for segment in segments
    ]
    middle = [
        f"(?>{char}*?{text})" if segment.count(Wildcard.OPTIONAL) < 2 else f"{char}*?{text}"
        for segment, text in zip(segments[1:-1], built[1:-1], strict=True)
    ]
    return built[0] + "".join(middle) + (f"{char}*?{built[-1]}" if len(built) > 1 else "")


def _spelled(piece: str) -> str:
    """A literal piece: its units, and between them what may stand between the units of a phrase."""
    built: list[str] = []
    before = None
    for unit in units(fold(piece)):
        if before is not None and before.end != unit.start:
            built.append(f"{BREAK}*" if is_cjk(before.text) or is_cjk(unit.text) else f"{BREAK}+")
        built.append(re.escape(unit.text))
        before = unit
    return "".join(built)


def has_literal(pieces: tuple[str | Wildcard, ...]) -> bool:
    """Whether a truncated word names any letter, digit or character at all."""
    return any(units(fold(piece)) for piece in pieces if not isinstance(piece, Wildcard))


@lru_cache(maxsize=4096)
def token_pattern(pieces: tuple[str | Wildcard, ...]) -> re.Pattern[str]:
    """A Latin truncated word as it has to match the whole of an index token."""
    return re.compile(_body(pieces, ".", _spelled))


def kept_in_index(pieces: tuple[str | Wildcard, ...], found: str) -> bool:
    """Whether a Latin unit found by a truncated word would be found in an index too, which shortens very long ones."""
    return len(found) <= LONGEST or token_pattern(pieces).fullmatch(shortened(found)) is not None
