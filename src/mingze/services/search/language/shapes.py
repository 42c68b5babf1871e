"""Symbols and numbers that offices print with blanks inside: where one ends that begins at a place of a query."""

import re
from collections.abc import Set as AbstractSet

from mingze.services.search.language.fields import FIELDS, Kind

EDITION = r"[ \t]*\([12]\d{3}\.\d{2}\)"
"""The edition of the scheme, which the IPC prints behind a symbol and by which nothing is told apart here."""
NUMBER = (
    r"(?:(?:PCT/)?[A-Z]{2}[ \t]*\d[\d/,.\-]{3,}(?:[ \t]?[A-Z]\d?)?"
    r"|(?-i:[A-Z]{2}[ \t]*\d{1,4}(?:[ \t]\d{2,4}){2,}(?:[ \t]?[A-Z]\d?)?))"
)
"""An office's number: in one piece behind the office, or in groups of digits; with its kind."""

_SUBCLASS = re.compile(r"[A-HY]\d{2}[A-Z]", re.IGNORECASE)
_BLANK_GROUP = re.compile(r"[ \t]+(\d{1,4}/\d{2,6})(?!\d)")
"""A main group with its subgroup behind the blank after a subclass, as offices print class symbols."""
_WHOLE_GROUP = re.compile(r"(?:[A-HY]\d{2}[A-Z])?\d{1,4}/\d{2,6}", re.IGNORECASE)
_BLANK_FI = re.compile(
    r"[ \t]+\d{3}(?!\w)(?:[ \t]*[@ \t][ \t]*[A-Z](?!\w))?|[ \t]*@[ \t]*[A-Z](?!\w)", re.IGNORECASE
)
"""The subdivision and the file discrimination letter of an FI symbol behind blanks, as the office prints them."""
_EDITION = re.compile(EDITION)
_FTERM = re.compile(r"\d[A-Z]\d{3}[ \t]+[A-Z]{2}\d{2}[A-Z]?(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(NUMBER + r"(?![\w./\-])", re.IGNORECASE)


def whole_value(
    text: str, word: re.Match[str], ends: re.Pattern[str], fields: AbstractSet[str]
) -> tuple[str, int]:
    """What stands at ``word`` of ``text`` and where it ends, blanks of a symbol or of a number taken in.

    ``ends`` is what a word of the dialect is; ``fields`` are those the value is asked of.
    """
    if any(FIELDS[name].kind is Kind.NUMBER for name in fields):
        number = _NUMBER.match(text, word.start())
        if number and number.end() > word.end():
            return "".join(number[0].split()), number.end()
    if "fterm" in fields and (fterm := _FTERM.match(text, word.start())):
        return "".join(fterm[0].split()), fterm.end()
    return _whole_class(text, word, ends, fields)


def _whole_class(
    text: str, word: re.Match[str], ends: re.Pattern[str], fields: AbstractSet[str]
) -> tuple[str, int]:
    """A class that is written with blanks (``H01M 10/42``, ``G06F 3/041 410``, ``H01M 4/38 (2006.01)``) all of it."""
    said, end, last = word[0], word.end(), word[0]
    blank = _BLANK_GROUP.match(text, end) if _SUBCLASS.fullmatch(said) else None
    group = ends.match(text, blank.start(1)) if blank else None
    if group is not None:
        said, end, last = said + group[0], group.end(), group[0]
    if _WHOLE_GROUP.fullmatch(last) and "fi" in fields and (fi := _BLANK_FI.match(text, end)):
        return said + fi[0], fi.end()
    if _WHOLE_GROUP.fullmatch(said) and said[0].isalpha() and (edition := _EDITION.match(text, end)):
        return said, edition.end()
    return said, end
