"""Priorities, divisions and international numbers in TRS records: number, day and country in any order."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mingze.services.patents.record import Priority, Related, Relation
from mingze.services.patents.sources.cnipa.references import Named, application, publication
from mingze.services.patents.sources.trs.fields import Fields
from mingze.services.patents.sources.values.countries import CODES, LETTERS, WORDS

_LIST = re.compile(r"\s*[;；\n]\s*")
_INID = re.compile(r"[\[【(（]\s*3[0-3]\s*[\])）】]")
_DAY = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?|\d{4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}(?!\d)"
    r"|(?<!\d)(?:19|20)\d{6}(?!\d)"
)
_PCT = re.compile(r"PCT\s*[/-]?\s*([A-Z]{2}\s?(?:19|20)?\d{2}\s?[/-]\s?\d{5,6})")
_HAN = "[\u4e00-\u9fff]"
_COUNTRY = re.compile(rf"(?<![A-Z])[A-Z]{{2}}(?![A-Z])|{WORDS}|(?<!{_HAN})(?:{LETTERS})(?!{_HAN})")
"""A code, a name, or one of the characters that stand for some countries in old gazettes, which stands alone."""
_KEPT = re.compile(r"[^0-9A-Z./\- 特願愿平昭大明令]")
"""What is no part of a number; Japanese ones bear the year of the emperor."""
_WORDS = re.compile(r"[\u4e00-\u9fff]+")


class _Said(NamedTuple):
    """A day, and what stands around it."""

    day: str
    rest: str


def priorities(text: str) -> Iterator[Priority | tuple[str, str]]:
    """Priorities, and name and text of what is none.

    ``1997.03.12 JP 57562/97``, ``1997.03.12 日本 57562/97``, ``[32]1997.3.12[33]JP[31]57562/97``,
    ``JP19970057562 19970312``, ``1997.8.1 PCT PCT/JP97/01234``.
    """
    for part in listed(text):
        said = _apart(_INID.sub(" ", part.upper()))
        pct = _PCT.search(said.rest)
        rest = said.rest[: pct.start()] + said.rest[pct.end() :] if pct else said.rest
        country = _COUNTRY.search(rest)
        digits = rest[: country.start()] + " " + rest[country.end() :] if country else rest
        number = f"PCT/{pct[1]}" if pct else " ".join(_KEPT.sub(" ", digits).split())
        office = CODES.get(country[0], country[0]) if country else "WO" if pct else ""
        if office and any(map(str.isdigit, number)):
            name = Named(office=office, text=number, on=said.day)
            yield Priority(number=application(name), country=office)
        else:
            yield "优先权", part


def related(fields: Fields) -> Iterator[Related | tuple[str, str]]:
    """Divisions and international numbers, and name and text of what is none."""
    for part in listed(fields.get("分案")):
        said = _apart(part)
        number = re.sub(r"^(?:CN|ZL|\s)+", "", said.rest.upper())
        if any(map(str.isdigit, number)):
            given = Named(office="CN", text=number, on=said.day)
            yield Related(relation=Relation.DIVISION_OF, number=application(given))
        else:
            yield "分案", part
    for name, relation, read in (
        ("国际申请", Relation.INTERNATIONAL_APPLICATION, application),
        ("国际公布", Relation.INTERNATIONAL_PUBLICATION, publication),
    ):
        text = " ".join(fields.get(name).split())
        said = _apart(text)
        # The language of the publication stands beside it (英, 日).
        number = _WORDS.sub(" ", said.rest).strip()
        if any(map(str.isdigit, number)):
            yield Related(relation=relation, number=read(Named(office="WO", text=number, on=said.day)))
            if words := " ".join(_WORDS.findall(said.rest)):
                yield name, words
        elif text:
            yield name, text


def listed(text: str) -> list[str]:
    """The entries of a list."""
    return [one for one in _LIST.split(text) if one.strip()]


def _apart(text: str) -> _Said:
    found = _DAY.search(text)
    if found is None:
        return _Said("", text.strip())
    return _Said(found[0], f"{text[: found.start()]} {text[found.end() :]}".strip())
