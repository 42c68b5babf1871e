"""Text of documents with WIPO ST.36 markup: titles, abstracts, claims, descriptions, drawings.

Formats that name the same things otherwise (ST.96, the publications and grants of 2001 to 2004) are renamed to ST.36
first, see :mod:`~mingze.services.patents.sources.markup.renaming`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mingze.services.patents.claims import dependencies
from mingze.services.patents.record import Claim, Claims, Description, Drawing, Section, SectionKind, Text
from mingze.services.patents.sources.markup.elements import Element, attribute, child, children, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.texts import headings
from mingze.services.patents.sources.texts.prose import FILES, WITHIN, Prose, line

CONTAINERS = {
    "technical-field": SectionKind.TECHNICAL_FIELD,
    "background-art": SectionKind.BACKGROUND,
    "citation-list": SectionKind.BACKGROUND,
    "patent-literature": SectionKind.BACKGROUND,
    "non-patent-literature": SectionKind.BACKGROUND,
    "disclosure": SectionKind.DISCLOSURE,
    "summary-of-invention": SectionKind.DISCLOSURE,
    "tech-problem": SectionKind.DISCLOSURE,
    "tech-solution": SectionKind.DISCLOSURE,
    "advantageous-effects": SectionKind.DISCLOSURE,
    "BRFSUM": SectionKind.DISCLOSURE,
    "description-of-drawings": SectionKind.DRAWINGS,
    "description-of-drawing": SectionKind.DRAWINGS,
    "brief-description-of-drawings": SectionKind.DRAWINGS,
    "DRWDESC": SectionKind.DRAWINGS,
    "best-mode": SectionKind.EMBODIMENTS,
    "mode-for-invention": SectionKind.EMBODIMENTS,
    "description-of-embodiments": SectionKind.EMBODIMENTS,
    "embodiments-example": SectionKind.EMBODIMENTS,
    "detailed-description": SectionKind.EMBODIMENTS,
    "DETDESC": SectionKind.EMBODIMENTS,
    "industrial-applicability": SectionKind.OTHER,
    "reference-signs-list": SectionKind.OTHER,
    "reference-to-deposited-biological-material": SectionKind.OTHER,
    "sequence-list-text": SectionKind.OTHER,
    "federal-research-statement": SectionKind.OTHER,
    "cross-reference-to-related-applications": SectionKind.OTHER,
    "copyright-statement": SectionKind.OTHER,
    "RELAPP": SectionKind.OTHER,
    "GOVINT": SectionKind.OTHER,
    "section": None,
    "invention-title": None,
}
"""Elements that hold paragraphs of one part. ``None`` leaves the part as it was."""
_LAST_DIGITS = re.compile(r"(\d+)\D*$")


class Part(NamedTuple):
    """A heading or a run of text, with the part its element names."""

    kind: SectionKind | None
    element: Element
    heading: bool


def language_of(element: Element | None, fallback: str = "") -> str:
    """``lang``, ``xml:lang`` or ``languageCode`` of an element in lower case, two letters."""
    for key, value in element.attrib.items() if element is not None else ():
        if str(key).rpartition("}")[2] in {"lang", "languageCode"} and str(value).strip():
            return str(value).strip().lower()[:2]
    return fallback


def text(element: Element | None, language: str) -> Text | None:
    """The paragraphs of an abstract or title; ``None`` where there are none."""
    found = Prose(language).take([element]).paragraphs if element is not None else []
    return Text(paragraphs=tuple(found), language=language) if found else None


def texts(elements: Iterable[Element], language: str) -> tuple[Text, ...]:
    """Abstracts or titles in the languages they state."""
    found = (text(element, language_of(element, language)) for element in elements)
    return tuple(one for one in found if one is not None)


def titles(elements: Iterable[Element], language: str) -> tuple[Text, ...]:
    """Titles: each one paragraph, whatever breaks it has."""
    found = [
        (line(element, language_of(element, language)), language_of(element, language))
        for element in elements
    ]
    return tuple(Text(paragraphs=(title,), language=lang) for title, lang in found if title)


def description(element: Element | None, language: str) -> Description | None:
    """Sections: one for each heading and each element that names a part; a heading inside a part keeps its kind."""
    if element is None:
        return None
    language = language_of(element, language)
    sections = tuple(_sections(_parts(element, None), language))
    return Description(sections=sections, language=language) if sections else None


def claims(element: Element | None, language: str) -> Claims | None:
    """Claims with the dependencies the office tags; see :func:`claim`."""
    if element is None:
        return None
    language = language_of(element, language)
    own = children(element, "claim") or list(within(element, "claim"))
    places = {attribute(one, "id"): _number(one, place) for place, one in enumerate(own, 1)}
    found = [claim(one, _number(one, place), places, language) for place, one in enumerate(own, 1)]
    kept = tuple(one for one in found if one.text)
    return Claims(claims=kept, language=language) if kept else None


def claim(element: Element, number: int, places: dict[str, int], language: str) -> Claim:
    """One claim as printed, its steps on lines of their own; what it refers to by tags and by its wording."""
    wording = "\n".join(Prose(language).take([element]).paragraphs)
    tagged = {place for place in _references(element, places) if place != number}
    return Claim(
        number=number,
        text=wording,
        depends_on=tuple(sorted(tagged | set(dependencies(wording, number, language)))),
    )


def drawings(root: Element) -> tuple[Drawing, ...]:
    """Files that the document names: figures as ``drawing``, those in text by what stands around them."""
    found: list[Drawing] = []
    for part in root:
        kind = {"drawings": "drawing", "abstract": "abstract"}.get(local(part), "image")
        for element in part.iter(*_FILES):
            file = attribute(element, "file")
            if file:
                around = [local(one) for one in (element, *element.iterancestors())]
                inner = next((WITHIN[name] for name in around if name in WITHIN), kind)
                found.append(Drawing(file=file, label=_label(element), kind=FILES[around[0]] or inner))
    return tuple(dict.fromkeys(found))


def _label(element: Element) -> str:
    """The number of the figure, else what the Office says in place of the picture, unless it is a set phrase."""
    figure = next((one for one in element.iterancestors() if local(one) == "figure"), None)
    number = attribute(figure, "num", "figure-labels").lstrip("0")
    given = attribute(element, "alt")
    return number or ("" if given.lower() in _ALT else given)


_FILES = tuple(f"{{*}}{name}" for name in FILES)
_ALT = frozenset({"embedded image", "custom-character", "custom character"})


def _parts(element: Element, kind: SectionKind | None) -> Iterator[Part]:
    for part in element:
        name = local(part)
        if name == "section-mark":
            kind = CONTAINERS.get(attribute(part, "name")) if attribute(part, "end") == "lead" else None
        elif name in {"heading", "title"}:
            yield Part(kind, part, True)
        elif name in CONTAINERS or (name and child(part, "p") is not None and name != "p"):
            inner = CONTAINERS.get(name)
            yield from _parts(part, inner if inner is not None else kind)
        elif name:
            yield Part(kind, part, False)


def _sections(parts: Iterator[Part], language: str) -> Iterator[Section]:
    kind, heading, held = SectionKind.OTHER, "", list[str]()
    named: SectionKind | None = None
    for part in parts:
        words = Prose(language).take([part.element]).paragraphs
        if not words:
            continue
        if part.heading:
            if held or heading:
                yield Section(kind=kind, heading=heading, paragraphs=tuple(held))
            inherited = kind if part.kind is named else part.kind or SectionKind.OTHER
            heading, held, named = " ".join(words), [], part.kind
            kind = headings.kind_of(heading) or inherited
        else:
            if part.kind is not named:
                if held or heading:
                    yield Section(kind=kind, heading=heading, paragraphs=tuple(held))
                heading, held, kind, named = "", [], part.kind or SectionKind.OTHER, part.kind
            held += words
    if held or heading:
        yield Section(kind=kind, heading=heading, paragraphs=tuple(held))


def _number(element: Element, place: int) -> int:
    given = attribute(element, "num").partition("-")[0]  # "00002-00004" where several were cancelled together
    return int(given) if given.isascii() and given.isdigit() and 0 < int(given) < 100_000 else place


def _references(element: Element, places: dict[str, int]) -> Iterator[int]:
    for reference in within(element, "claim-ref"):
        for target in attribute(reference, "idref", "idrefs").split():
            if target in places:
                yield places[target]
            elif (found := _LAST_DIGITS.search(target)) and 0 < int(found[1]) < 100_000:
                yield int(found[1])
