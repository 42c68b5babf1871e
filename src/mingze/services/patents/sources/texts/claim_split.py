"""Claims that stand in one text, each beginning with its number."""

import re

from mingze.services.patents.record import Claim, Claims, Language
from mingze.services.patents.sources.markup.xml import joined

_NUMBERED = re.compile(r"\s*(\d{1,4})\s*[.)．、]\s*(?=\S)")
_PREAMBLE = re.compile(r"(?i).{0,40}claim.{0,20}:?|权利要求书?|patentansprüche:?|revendications:?")


def lines_of(text: str, language: Language = "") -> list[str]:
    """The lines of a text that hold anything, blanks in them made one."""
    return [line for raw in text.splitlines() if (line := joined(raw, language))]


def numbered(lines: list[str]) -> list[tuple[int, str]]:
    """Claims that begin with 1, 2, 3 and so on, without those numbers; nothing when the text does not begin so."""
    found: list[tuple[int, list[str]]] = []
    for line in lines:
        begun = _NUMBERED.match(line)
        if begun and int(begun[1]) == len(found) + 1:
            found.append((len(found) + 1, [line[begun.end() :]]))
        elif found:
            found[-1][1].append(line)
        elif not _PREAMBLE.fullmatch(line):
            return []
    return [(number, "\n".join(held)) for number, held in found]


def _one_each(texts: list[str]) -> list[tuple[int, str]]:
    """Claims of texts that each begin with a number above the one before, the first with 1; nothing otherwise.

    Claims that were deleted leave gaps in the numbers.
    """
    begun = [_NUMBERED.match(text) for text in texts]
    places = [int(one[1]) for one in begun if one]
    if len(places) < max(2, len(texts)) or places[0] != 1 or places != sorted(set(places)):
        return []
    return [(place, text[one.end() :]) for place, text, one in zip(places, texts, begun, strict=True) if one]


def claims(texts: list[str], language: Language) -> Claims | None:
    """Claims out of texts that hold one or many of them; texts without numbers are one claim each, in their order."""
    texts = [text for text in ("\n".join(lines_of(one, language)) for one in texts) if text]
    found = _one_each(texts) or numbered("\n".join(texts).split("\n")) or list(enumerate(texts, 1))
    kept = tuple(Claim(number=number, text=text) for number, text in found if text)
    return Claims(claims=kept, language=language) if kept else None
