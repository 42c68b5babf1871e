"""Texts of Lens records: titles, abstracts, claims, descriptions."""

import re
from typing import Any

from mingze.services.patents.record import Claim, Claims, Description, Rejected, Section, SectionKind, Text
from mingze.services.patents.sources.lens.shape import ClaimSet, Local
from mingze.services.patents.sources.markup.xml import joined

_NUMBER = re.compile(r"\s*(\d{1,4})\s*[.)．、]\s*(?=\S)")


def titles(given: list[Local] | None) -> tuple[Text, ...]:
    """Titles by language."""
    return tuple(found for one in given or () if (found := _text(one)) is not None)


def abstracts(given: list[Local] | Local | None) -> tuple[Text, ...]:
    """Abstracts by language."""
    return titles([given] if isinstance(given, Local) else given)


def claims(given: list[ClaimSet] | None) -> tuple[Claims, ...]:
    """Claims by language, numbered in their order; the steps of a claim stay on lines of their own."""
    found = []
    for one in given or ():
        language = (one.lang or "").lower()
        texts = [_claim(claim.claim_text, language) for claim in one.claims or ()]
        numbered = tuple(
            Claim(number=place, text=_unnumbered(text, place))
            for place, text in enumerate(filter(None, texts), 1)
        )
        if numbered:
            found.append(Claims(claims=numbered, language=language))
    return tuple(found)


def description(given: Any, fallback: str) -> Description | None:
    """A description: ``{"text", "lang"}``, a list of such, or text. Raises ``Rejected`` for anything else."""
    parts = given if isinstance(given, list) else [given] if given else []
    language, paragraphs = fallback.lower(), list[str]()
    for part in parts:
        text = part.get("text") if isinstance(part, dict) else part
        if text is None:
            continue
        if not isinstance(text, str):
            raise Rejected("Lens记录的说明书不是文本")
        if isinstance(part, dict) and isinstance(part.get("lang"), str):
            language = part["lang"].lower()
        paragraphs += _lines(text, language)
    if not paragraphs:
        return None
    section = Section(kind=SectionKind.OTHER, paragraphs=tuple(paragraphs))
    return Description(sections=(section,), language=language)


def _text(given: Local) -> Text | None:
    language = (given.lang or "").lower()
    paragraphs = _lines(given.text or "", language)
    return Text(paragraphs=tuple(paragraphs), language=language) if paragraphs else None


def _claim(given: list[str] | str | None, language: str) -> str:
    parts = [given] if isinstance(given, str) else given or []
    return "\n".join(line for part in parts for line in _lines(part, language))


def _lines(text: str, language: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := joined(raw, language))]


def _unnumbered(text: str, number: int) -> str:
    found = _NUMBER.match(text)
    return text[found.end() :] if found and int(found[1]) == number else text
