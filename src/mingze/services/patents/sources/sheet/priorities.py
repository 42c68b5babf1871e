"""Numbers of applications that a table writes with their day and country beside them, and the priorities of a row."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mingze.services.patents.numbers.offices import KNOWN, is_office
from mingze.services.patents.record import Number, Priority
from mingze.services.patents.sources.sheet.cells import application, several
from mingze.services.patents.sources.values import countries, days

_DAY = re.compile(
    r"(?<![0-9A-Za-z/])(?:(?:18|19|20)\d{2}(?:[./年-]\d{1,2}[./月-]\d{1,2}日?|\d{4})"
    r"|\d{1,2}\.\d{1,2}\.(?:18|19|20)\d{2})(?![0-9A-Za-z]|\.\d)"
)
"""A day beside a number, which does not stand behind the letters of an office as numbers do (``US62100123P``), and is
followed by no check digit (``20121103.7``)."""
_BEHIND = re.compile(r"(.*\d\S*?)[\s,]+[\[(]?([A-Z]{2}|[\u4e00-\u9fff]+)")


LONGEST = 200
"""Characters of a number with what may stand beside it."""


class Beside(NamedTuple):
    """A number with its office in front, and what stood beside it; ``printed`` is the number as the table has it."""

    number: str
    printed: str
    on: date | None


def beside(text: str) -> Beside:
    """A number parted from its day and country: ``10-2020-0001234 2020.01.06 KR``, ``US62/123,456 2020-01-01``."""
    if len(text) > LONGEST:
        return Beside(text, text, None)
    found = [one for one in _DAY.finditer(text) if _is_day(one)]
    on = None
    if found:
        # A number may look like a day too; a day with its parts set apart is surely one.
        one = next((one for one in found if not one[0].isdecimal()), found[-1])
        on = days.written(one[0])
        text = " ".join(f"{text[: one.start()]} {text[one.end() :]}".split()).strip(" ,()[]")
    behind = _BEHIND.fullmatch(text)
    country = countries.code_of(behind[2]) if behind else ""
    if behind is None or not is_office(country):
        return Beside(text, text, on)
    return Beside(_of(country, behind[1]), behind[1], on)


def _is_day(found: re.Match[str]) -> bool:
    rest = found.string[: found.start()] + found.string[found.end() :]
    return days.written(found[0]) is not None and bool(re.search(r"\d", rest))


def _of(country: str, number: str) -> str:
    """A number with the country that stands behind it, unless it begins with one of its own."""
    leading = number[:2].upper()
    if leading in KNOWN or number.upper().startswith((country, "PCT", "ZL")):
        return number
    return f"{country} {number}"


def priorities(text: str, dates: list[date], office: str, separators: str = "") -> Iterator[Priority]:
    """Priorities written ``CN201910000000.0 2019-01-02``, or as numbers with their days in a column of their own."""
    found = several(text, separators)
    for place, part in enumerate(found):
        written = beside(part)
        on = written.on
        if on is None and len(dates) == len(found):
            on = dates[place]
        key = application(written.number, office, on)
        international = written.number.upper().startswith("PCT")
        yield Priority(
            number=Number(key=key, original=written.printed if written.printed != key else "", on=on),
            country="WO" if international else key[:2],
        )
