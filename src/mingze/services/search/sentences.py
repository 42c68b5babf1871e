"""Where sentences end, in Chinese and in Latin script."""

import re

_END = re.compile(r"[。！？；!?]+[”’」』）》】\")\]]*|[.．]+[”’\")\]]*(?=\s|$|[\u3400-\u9fff])")
_FULL_STOPS = ".．"
_NO_END_AFTER = """
al approx ca cf co corp dept dr e.g eg esp et i.e ie inc ltd messrs mr mrs ms pat prof resp u.s u.k viz vs wt
"""
_NO_END_BEFORE_NUMBERS = """
app apr art aug ch chap col dec eq eqs ex feb fig figs jan jul jun mar no nos nov oct op p par pp ref refs sec sect
sep sept ser tab vol vols
"""
_ABBREVIATIONS = frozenset(_NO_END_AFTER.split())
_BEFORE_NUMBERS = frozenset(_NO_END_BEFORE_NUMBERS.split())
_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")
_NEXT = re.compile(r"\S")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of **original** ``text`` as character offsets, end excluded, without gaps; blank ends join on.

    A sentence ends at 。！？；and at ! and ?. A Latin full stop ends one before a space, a Chinese character or the
    end, unless a known abbreviation (some of them only before a number) or a single letter stands before it, or the
    next word begins in lower case.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if text[end.start()] in _FULL_STOPS and not _stops(text, end.start(), end.end()):
            continue
        found.append((start, end.end()))
        start = end.end()
    if text[start:].strip():
        found.append((start, len(text)))
    elif found:
        found[-1] = (found[-1][0], len(text))
    return found


def _stops(text: str, dot: int, after: int) -> bool:
    """Whether the full stop at ``dot`` ends a sentence."""
    following = _NEXT.search(text, after)
    if following is None:
        return True
    word = _WORD_BEFORE.search(text, max(0, dot - 20), dot)
    if word is not None:
        before = word.group().lower()
        if before in _ABBREVIATIONS or len(before) == 1:
            return False
        if before in _BEFORE_NUMBERS and following.group().isdecimal():
            return False
    return not following.group().islower()
