"""What a list of values was meant to be, where signs stand between them that join nothing here."""

import re
from functools import cache

from mingze.services.search.language.tree import Span

SEPARATORS = ",;、"
"""Signs by which people write lists."""
_ITEM = r"""(?:"[^"\n]*"|(?:[^\s()\[\]{}"<>=:,;、|\ue000\ue001]|(?<=\d),(?=\d))++)"""
_LEFT = re.compile(rf"{_ITEM}\s*$")
_OPERATOR = r"(?:and|or|not|xor|andnot|und|oder|nicht)(?![\w.])"
_NAME = re.compile(
    rf"(?:[\s,]*(?<=[\s,])(?!{_OPERATOR})[^\s()\[\]{{}}\"<>=:,;、\ue000\ue001]++(?!\s*[=:<>\ue000\ue001]))+",
    re.IGNORECASE,
)
"""The rest of a name behind a comma: words, as long as they are neither operators nor fields."""
_WORDS = re.compile(rf"(?:\s+(?!{_OPERATOR})[^\s()\[\]{{}}\"<>=:,;、]+)*\s*", re.IGNORECASE)
_REACH = 200
"""Characters before a sign in which the first value of its list is sought."""


@cache
def _more(sign: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\s*{sign}\s*(?!{_OPERATOR}){_ITEM}(?!\s*[=:<>\ue000\ue001(]))+", re.IGNORECASE)


def listed(text: str, at: Span, written: str, value: Span | None) -> tuple[str, Span] | None:
    """The list with the sign at ``at``, its values joined by ``written``, and where it stands; ``None`` for no list.

    ``value`` is where the value of a field stands that is no group: it ends before the sign if the list begins with it.
    """
    sign = text[slice(*at)]
    separator = rf"[{SEPARATORS}]" if sign in SEPARATORS else re.escape(sign)
    start = _start(text, at[0], value)
    more = _more(separator).match(text, at[0])
    if start is None or more is None:
        return None
    items = [found[1] for found in re.finditer(rf"\s*{separator}\s*({_ITEM})", more[0])]
    said = f" {written} ".join([text[start : at[0]].strip(), *items])
    alone = text[:start].rstrip()[-1:] == "(" and text[more.end() :].lstrip()[:1] == ")"
    return (said if alone else f"({said})"), (start, more.end())


def _start(text: str, at: int, value: Span | None) -> int | None:
    if value and not text[value[1] : at].strip():
        return value[0]
    left = _LEFT.search(text, max(0, at - _REACH), at)
    return left.start() if left else None


def whole_name(text: str, at: int, value: Span | None) -> tuple[str, Span] | None:
    """The name with a comma at ``at`` in quotation marks, and where it stands; ``None`` where a list is more likely.

    ``value`` is where the first word of the name stands, if it is not known to be the word before the comma.
    """
    if value and not _WORDS.fullmatch(text, value[1], at):
        return None
    start = value[0] if value else _start(text, at, None)
    if start is None or text[at] != "," or text[at + 1 : at + 2].strip():
        return None
    rest = _NAME.match(text, at)
    name = text[start : rest.end()] if rest else ""
    return (f'"{name}"', (start, rest.end())) if rest and name.isascii() and '"' not in name else None
