"""Claims of Chinese documents: marked one by one by the office, or one after the other in a text."""

import re

from lxml import etree

from mingze.services.patents.claims import dependencies
from mingze.services.patents.record import Claim, Claims, Drawing
from mingze.services.patents.sources.cnipa.chinese import value
from mingze.services.patents.sources.texts.prose import Prose, line

_NUMBER = re.compile(r"\d{1,4}")
_LEADING = re.compile(r"^\s*(\d{1,4})\s*[.．、,，]")
_PREAMBLE = re.compile(r"\s*权\s*利\s*要\s*求\s*书?\s*[:：]?\s*")
_BEGINS = re.compile(r"\s*(?:权利要求)?(\d{1,4})\s*[.．、:：,，](?!\d)")
"""The number of a claim, and what cannot be a decimal."""
_MAY_BEGIN = re.compile(r"\s*(\d{1,4})[.．](?=\d)")
"""``2.5毫米`` goes on with a claim, ``2.3-二甲基`` may begin one: a claim ends with a full stop, and only there."""
_ENDS = ("。", ".", "．")


def claims(element: etree._Element, language: str, drawings: list[Drawing]) -> Claims:
    """The claims of an element; those without an element of their own are told apart by their numbers."""
    taken = []
    for index, claim in enumerate(element.iterfind("Claim"), 1):
        prose = Prose(language).take([claim])
        drawings += prose.drawings
        text = "\n".join(prose.paragraphs)
        if text:
            taken.append((_number(claim, text, index), claim, text))
    drawings += Prose(kind="page").take(element.iterfind("DocPage")).drawings
    if element.find("Claim") is None:
        prose = Prose(language).take(element.iterfind("Paragraphs"))
        drawings += prose.drawings
        return made(split(prose.paragraphs), language)
    numbered = {claim.get("id") or "": number for number, claim, _ in taken}
    return Claims(
        claims=tuple(
            Claim(
                number=number,
                text=text,
                depends_on=_referred(claim, text, number, numbered, language),
            )
            for number, claim, text in taken
        ),
        language=language,
    )


def made(numbered: list[tuple[int, str]], language: str) -> Claims:
    """Claims from their numbers and texts, the dependencies by the wording."""
    return Claims(
        claims=tuple(
            Claim(number=number, text=text, depends_on=dependencies(text, number, language))
            for number, text in numbered
        ),
        language=language,
    )


def split(lines: list[str]) -> list[tuple[int, str]]:
    """Numbers and texts of claims that follow one another from 1; a text that does not begin so is one claim."""
    if lines and _PREAMBLE.fullmatch(lines[0]):
        lines = lines[1:]
    if not lines:
        return []
    starts: list[int] = []
    for place in range(len(lines)):
        if _begins(lines, place, len(starts) + 1):
            starts.append(place)
    if not starts or starts[0]:
        lead = _BEGINS.match(lines[0])
        return [(max(1, int(lead[1])) if lead else 1, "\n".join(lines))]
    ends = [*starts[1:], len(lines)]
    return [
        (number, "\n".join(lines[start:end]).strip())
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]


def _begins(lines: list[str], place: int, number: int) -> bool:
    """Whether a line begins the claim of this number."""
    found = _BEGINS.match(lines[place])
    if found is not None:
        return int(found[1]) == number
    found = _MAY_BEGIN.match(lines[place])
    if found is None or int(found[1]) != number:
        return False
    return place == 0 or lines[place - 1].rstrip().endswith(_ENDS)


def _number(claim: etree._Element, text: str, index: int) -> int:
    said = _NUMBER.search(value(claim.get("num"))) or _LEADING.match(text)
    return int(said[0] if said and said.re is _NUMBER else said[1]) if said else index


def _referred(
    claim: etree._Element, text: str, number: int, numbered: dict[str, int], language: str
) -> tuple[int, ...]:
    """What the office tags and what the wording says: of a list or range often only one end is tagged."""
    return tuple(sorted({*_tagged(claim, number, numbered), *dependencies(text, number, language)}))


def _tagged(claim: etree._Element, number: int, numbered: dict[str, int]) -> tuple[int, ...]:
    """Claims the office's tags refer to, those before this one."""
    found = []
    for reference in claim.iter("ClaimReference"):
        named = (reference.get("idRef") or reference.get("idref") or "").split()
        known = [numbered[one] for one in named if one in numbered]
        found += known or [int(one) for one in _NUMBER.findall(line(reference))]
    return tuple(sorted({one for one in found if 0 < one < number}))
