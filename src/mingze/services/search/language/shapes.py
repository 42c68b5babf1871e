"""Symbols and numbers that offices print with blanks inside: where one ends that begins at a place of a query."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from mingze.services.search.language.fields import FIELDS, Kind

EDITION = r"[ \t]*\([12]\d{3}\.\d{2}\)(?:[ \t]*[ACS]?[ \t]*[IN](?!\w)|[ \t]*[AC](?!\w))?"
"""What the IPC prints behind a symbol and by which nothing is told apart here: the edition of the scheme, the core or
advanced level, and whether the symbol is of the invention or additional."""
_KIND = r"(?:[ \t]?(?:[A-Z]\d?|\([A-Z]\d?\)))?"
"""The kind of a publication, which Espacenet prints in parentheses."""
NUMBER = (
    r"(?:(?:(?:ZL|CN)[ \t]*(?:\d{2})?\d{2}[ \t]+[1-389][ \t]+\d{5,7}(?:[ \t]*\.[ \t]*[\dX])?)"
    r"|(?:\d{4}[ \t]+[1-389][ \t]+\d{5,7}[ \t]*\.[ \t]*[\dX])"
    r"|(?:US(?:[ \t]+(?:D|RE|PP)[ \t]?|(?:D|RE|PP)(?=\d))(?:\d{1,3}(?:,\d{3})+|\d{4,8})"
    rf"|(?:D|RE|PP)\d{{1,3}}(?:,\d{{3}})+){_KIND}"
    r"|\d{2}/\d{3},\d{3}(?!,\d)|\d{1,2},\d{3},\d{3}(?!,\d)"
    rf"|(?:PCT/)?[A-Z]{{2}}[ \t]*\d[\d/,.\-]{{3,}}{_KIND}"
    rf"|(?-i:[A-Z]{{2}}[ \t]*\d{{1,4}}(?:[ \t]\d{{2,4}}){{2,}}{_KIND}))"
)
"""An office's number with its kind: Chinese applications by year, type and running number; American numbers with
their commas; any other in one piece behind the office, or in groups of digits."""
DATE = r"\d{4}[ \t]*年(?:[ \t]*\d{1,2}[ \t]*月(?:[ \t]*\d{1,2}[ \t]*日)?)?"
"""A Chinese day, month or year, as documents print it with blanks."""

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
_DATE = re.compile(DATE)
_PATENT = re.compile(r"ZL\d{8}(?:\d{4})?(?:\.?[\dX])?", re.IGNORECASE)
_PARENTHESES = re.compile(
    r"\([^\s()\[\]{}\"<>=:;,、](?:[^()\[\]{}\"<>=:;,、\n]{0,38}[^\s()\[\]{}\"<>=:;,、])?\)"
)
"""What a name may hold in parentheses, such as a place or a legal form."""
_MOST_PARENTHESES = 9


def of_patent(text: str) -> bool:
    """Whether ``text`` is the number of a Chinese patent: ZL and the number of the application, by which it goes."""
    return bool(_PATENT.fullmatch("".join(text.split())))


def whole_value(
    text: str, word: re.Match[str], ends: re.Pattern[str], fields: AbstractSet[str]
) -> tuple[str, int]:
    """What stands at ``word`` of ``text`` and where it ends, blanks of a symbol or of a number taken in.

    ``ends`` is what a word of the dialect is; ``fields`` are those the value is asked of.
    """
    if any(FIELDS[name].kind is Kind.NUMBER for name in fields):
        number = _NUMBER.match(text, word.start())
        if number and number.end() > word.end():
            return re.sub(r"[\s()]", "", number[0]), number.end()
    if any(FIELDS[name].kind is Kind.DAY for name in fields):
        date = _DATE.match(text, word.start())
        if date and date.end() > word.end():
            return "".join(date[0].split()), date.end()
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


def in_parentheses(text: str, end: int, ends: re.Pattern[str], joins: Callable[[str, int], bool]) -> int:
    """Where the name ends whose first word ends at ``end`` of ``text``.

    Parentheses that follow a word directly belong to it, and so does what follows them directly, unless ``joins`` says
    of their text and its place that it is an operator or holds one.
    """
    for _ in range(_MOST_PARENTHESES):
        held = _PARENTHESES.match(text, end)
        if held is None or joins(held[0], held.start()):
            break
        more = ends.match(text, held.end())
        end = more.end() if more else held.end()
    return end
