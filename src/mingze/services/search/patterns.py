"""Terms, phrases and truncated words as regular expressions over folded text."""

import re
from functools import lru_cache

from mingze.services.search.language.tree import Wildcard
from mingze.services.search.text import BREAK, CJK, LETTER, LONGEST, fold, is_cjk, shortened, units

_HAS_CJK = re.compile(rf"[{CJK}]")
_NEVER = re.compile(r"(?!)")
_BREAKS_BEFORE, _BREAKS_AFTER = re.compile(rf"^{BREAK}+"), re.compile(rf"{BREAK}+$")

Pieces = tuple[str | Wildcard, ...]


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


@lru_cache(maxsize=4096)
def normal(pieces: Pieces) -> Pieces:
    """A truncated word in its usual form: literals folded, joined where they meet, without breaks at either end."""
    joined: list[str | Wildcard] = []
    for piece in pieces:
        if isinstance(piece, Wildcard):
            joined.append(piece)
        elif joined and not isinstance(joined[-1], Wildcard):
            joined[-1] += fold(piece)
        else:
            joined.append(fold(piece))
    if joined and not isinstance(joined[0], Wildcard):
        joined[0] = _BREAKS_BEFORE.sub("", joined[0])
    if joined and not isinstance(joined[-1], Wildcard):
        joined[-1] = _BREAKS_AFTER.sub("", joined[-1])
    return tuple(piece for piece in joined if piece)


def is_latin(pieces: Pieces) -> bool:
    """Whether a truncated word names no Chinese character, so that it stands for single Latin units."""
    return not any(_HAS_CJK.search(piece) for piece in normal(pieces) if not isinstance(piece, Wildcard))


@lru_cache(maxsize=4096)
def truncated(pieces: Pieces) -> re.Pattern[str]:
    """Where a truncated word stands: whole Latin units, or, once it names a Chinese character, a stretch without break.

    In such a stretch a sign stands for Chinese characters, letters and digits alike, and it begins and ends where
    units do.
    """
    if not has_literal(pieces):
        return _NEVER
    latin = is_latin(pieces)
    char = LETTER if latin else rf"(?:{LETTER}|[{CJK}])"
    starts, ends = rf"(?:(?<!{LETTER})|(?=[{CJK}]))", rf"(?:(?!{LETTER})|(?<=[{CJK}]))"
    return re.compile(f"{starts}{_body(normal(pieces), char, latin)}{ends}")


def _body(pieces: Pieces, char: str, latin: bool) -> str:
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
        "".join(signs[piece] if isinstance(piece, Wildcard) else _spelled(piece, latin) for piece in segment)
        for segment in segments
    ]
    middle = [
        f"(?>{char}*?{text})" if segment.count(Wildcard.OPTIONAL) < 2 else f"{char}*?{text}"
        for segment, text in zip(segments[1:-1], built[1:-1], strict=True)
    ]
    return built[0] + "".join(middle) + (f"{char}*?{built[-1]}" if len(built) > 1 else "")


def _spelled(piece: str, latin: bool) -> str:
    """A literal piece: its units, and between them what may stand between the units of a phrase."""
    built: list[str] = []
    end = 0
    for unit in units(piece):
        if unit.start > end:
            built.append(f"{BREAK}+" if latin else f"{BREAK}*")
        built.append(re.escape(unit.text))
        end = unit.end
    if end < len(piece):
        built.append(f"{BREAK}+" if latin else f"{BREAK}*")
    return "".join(built)


def has_literal(pieces: Pieces) -> bool:
    """Whether a truncated word names any letter, digit or character at all."""
    return any(units(piece) for piece in normal(pieces) if not isinstance(piece, Wildcard))


@lru_cache(maxsize=4096)
def token_pattern(pieces: Pieces) -> re.Pattern[str]:
    """A Latin truncated word as it has to match the whole of an index token."""
    return re.compile(_body(normal(pieces), ".", latin=True))


def kept_in_index(pieces: Pieces, found: str) -> bool:
    """Whether a Latin unit found by a truncated word would be found in an index too, which shortens very long ones."""
    return len(found) <= LONGEST or token_pattern(pieces).fullmatch(shortened(found)) is not None
