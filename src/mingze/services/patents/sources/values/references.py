"""Document identifications of exchange files: the same number in the formats docdb, epodoc and original."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mingze.services.patents import numbers
from mingze.services.patents.record import Number
from mingze.services.patents.sources.markup.elements import Element, attribute, children, said
from mingze.services.patents.sources.values import days

_BLANKS = re.compile(r"[\s./,-]+")
_CHINESE = re.compile(r"(20\d{2}[12389])(\d{6})")
_KIND_BEHIND = re.compile(r"(.*\d)\s*([A-Z])")
_EPODOC = re.compile(r"([A-Z]{2})(.+)")


class Identification(NamedTuple):
    """One ``document-id``."""

    country: str
    number: str
    kind: str
    on: date | None
    name: str


Formats = dict[str, Identification]
"""Identifications by the format they are written in."""


def of(references: Iterable[Element]) -> Formats:
    """The formats of one number: several ``document-id`` in one reference (OPS), or one each in several (DOCDB)."""
    found: Formats = {}
    for reference in references:
        for document in children(reference, "document-id"):
            name = attribute(document, "document-id-type", "data-format") or attribute(
                reference, "data-format"
            )
            found.setdefault(name.lower() or "docdb", identification(document))
    return found


def identification(document: Element) -> Identification:
    """What one ``document-id`` says."""
    return Identification(
        _country(said(document, "country")),
        said(document, "doc-number"),
        said(document, "kind").upper(),
        days.of_japan(said(document, "date")),
        said(document, "name"),
    )


def _country(text: str) -> str:
    """The code of an office; Japanese gazettes print it in brackets behind the name of the country."""
    if text.isascii():
        return text.upper()
    found = re.search(r"\(([A-Z]{2})\)", unicodedata.normalize("NFKC", text))
    return found[1] if found else text


def standard(formats: Formats) -> Identification | None:
    """The docdb form; failing that what can be read from the epodoc form, which has no kind of its own."""
    for name in ("docdb", "epodoc", "original"):
        given = formats.get(name)
        if given is None or not given.number:
            continue
        if given.country:
            return given
        if found := _EPODOC.fullmatch(given.number.strip()):
            return given._replace(country=found[1], number=_of_epodoc(found[1], found[2]))
    return None


def _of_epodoc(country: str, number: str) -> str:
    """Chinese applications of six digits in their year have a nought in front of them everywhere but in epodoc."""
    found = _CHINESE.fullmatch(number) if country == "CN" else None
    return f"{found[1]}0{found[2]}" if found else number


def on(formats: Formats) -> date | None:
    """The day any of the formats states."""
    return next((given.on for given in formats.values() if given.on), None)


def publication(given: Identification) -> str:
    """Canonical key of a publication; what no rule of its office knows is kept as the file writes it."""
    try:
        return numbers.publication(given.country, given.number, given.kind)
    except ValueError:
        return given.country + _BLANKS.sub("", given.number).upper() + given.kind


def application(given: Identification) -> str:
    """Canonical key of an application; a number no rule of its office knows (DE ``B0077613``) stays as written."""
    if not given.kind and (found := _KIND_BEHIND.fullmatch(given.number.strip().upper())):
        # Where there is no element for it, the kind of an application stands behind the number: 201161234567 P.
        try:
            return numbers.application(given.country, found[1], found[2], strict=False)
        except ValueError:
            pass
    for kind in dict.fromkeys((given.kind, "", "A")):
        try:
            return numbers.application(given.country, given.number, kind, strict=False)
        except ValueError:
            continue
    return given.country + _BLANKS.sub("", given.number).upper()


def published(formats: Formats) -> Number | None:
    """A publication with its day."""
    given = standard(formats)
    if given is None:
        return None
    return Number(key=publication(given), original=_original(formats), on=given.on or on(formats))


def applied(formats: Formats) -> Number | None:
    """An application with its day."""
    given = standard(formats)
    if given is None:
        return None
    return Number(key=application(given), original=_original(formats), on=given.on or on(formats))


def _original(formats: Formats) -> str:
    return formats["original"].number if "original" in formats else ""
