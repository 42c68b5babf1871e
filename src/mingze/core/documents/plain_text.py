"""Text made safe to print, to name a file with and to compare: no control characters, no hidden direction."""

import unicodedata

# Marks that change reading direction or are invisible: they let a name look like another one.
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b"
    "\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb"
)


def printable(text: str) -> str:
    """Return ``text`` on one line: line breaks and tabs become spaces, what cannot be printed is dropped."""
    return "".join(_printable_character(character) for character in text)


def printable_lines(text: str) -> list[str]:
    """Return the lines of ``text``, each made printable; at least one line, possibly empty."""
    return [printable(line) for line in text.splitlines()] or [""]


def is_hidden(character: str) -> bool:
    """Tell whether ``character`` is a control character, a direction mark or otherwise invisible."""
    return character in _INVISIBLE or unicodedata.category(character) in {"Cc", "Cs", "Cn", "Co"}


def display_width(text: str) -> float:
    """Return the width of ``text`` in Chinese characters: Latin letters and digits count one half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def _printable_character(character: str) -> str:
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    # Characters of a private area stay: rare personal names are stored there by older systems.
    if unicodedata.category(character) == "Co":
        return character
    return "" if is_hidden(character) else character
