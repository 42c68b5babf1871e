"""Where sentences end, in Chinese and in Latin script."""

import re

_END = re.compile(r"[。！？；!?]+[”’」』）》】\")\]]*|[.．]+[”’\")\]]*(?=\s|$|[\u3400-\u9fff])")
_FULL_STOPS = ".．"
_NO_END_AFTER = """
al approx art ca cf ch chap cl co col corp dept dr e.g eg eq eqs esp et etc ex fig figs i.e ie inc jan feb mar apr jun
jul aug sep sept oct nov dec ltd max min mr mrs ms no nos nr op p pat pct pp prof ref refs resp sec ser st tab u.s u.k
vol vols vs viz wt
"""
_ABBREVIATIONS = frozenset(_NO_END_AFTER.split())
_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")
_NEXT = re.compile(r"\S")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of **original** ``text`` as character offsets, end excluded, without gaps; blank ends join on.

    A sentence ends at 。！？；and at ! and ?. A Latin full stop ends one before a space, a Chinese character or the
    end, unless a known abbreviation or a single letter stands before it, or the next word begins in lower case.
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
        if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
            return False
    return not following.group().islower()
