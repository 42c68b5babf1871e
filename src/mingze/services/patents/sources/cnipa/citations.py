"""Cited patents and literature of a CNIPA document (INID 56; V2.2.1 names, namespaces taken off)."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec
from lxml import etree

from mingze.services.patents import numbers
from mingze.services.patents.record import Citation, Number, Phase
from mingze.services.patents.sources.cnipa.chinese import day, value
from mingze.services.patents.sources.cnipa.parties import said_name
from mingze.services.patents.sources.cnipa.references import Named, application, named, preferred, publication
from mingze.services.patents.sources.texts.prose import line

_PHASES = {
    "SEA": Phase.SEARCH,
    "CH2": Phase.SEARCH,
    "EXA": Phase.EXAMINATION,
    "APP": Phase.APPLICANT,
    "OPP": Phase.OPPOSITION,
    "115": Phase.OTHER,
    "OTH": Phase.OTHER,
}
_BY = {"A": Phase.APPLICANT, "E": Phase.EXAMINATION, "O": Phase.OTHER}
_CITED = re.compile(
    r"([A-Z]{2})\s?((?:[特实実登公開开表許许新案録录昭平令大明]{1,6}\s?\d{1,4}[-\d./\s]{0,20}\d"
    r"|[A-Z]{0,2}[-\d./\s]{4,24}?\d|\d{4,15}))\s?([A-Z]\d?)?(?=[\s,，;；、.。(（]|$)"
)
"""Office, number and kind; the number of a Japanese publication with the word for its sort and the emperor's year."""
_BETWEEN = re.compile(r"\s*[;；、\r\n]+\s*")
_DOCUMENTS = frozenset({"ApplicationCitation", "NPLCitation", "NPLCitationDetails"})
_MARKS = frozenset({"ReferenceDocCategory", "SecondDocumentCategory"})
_PASSAGES = frozenset({"Text", "Passage"})
_AROUND = ("HostTitle", "SearchDate", "MediumCategory")
"""Where and when a document was found that is only to be had there."""
_CATEGORIES = re.compile(r"[XYAEDLOPT&]")
_RANGE = re.compile(r"(\d{1,4})\s*(?:[-–—~～至]\s*(\d{1,4}))?")
MOST_CLAIMS = 2000
"""Claims a citation may be relevant to; a wider range is a misprint."""


def citations(front: etree._Element, report: etree._Element | None = None) -> tuple[Citation, ...]:
    """Cited patents and literature: of the front page (INID 56), then of a search report."""
    found: list[Citation] = []
    for element in front.iterfind("ReferencesCited/Citation"):
        found += _cited(element, Phase.UNKNOWN)
    for element in front.iterfind("ReferencesCited/Text"):
        for part in re.split(r"[;；\r\n]+", "".join(element.itertext())):
            if part.strip():
                found.append(stated(" ".join(part.split()), Citation()))
    for element in report.iter("Citation") if report is not None else ():
        found += _cited(element, Phase.SEARCH)
    return tuple(dict.fromkeys(found))


def _cited(element: etree._Element, phase: Phase) -> Iterator[Citation]:
    said = _PHASES.get((element.get("srepPhase") or "").upper()) or _BY.get(
        (element.get("per") or "").upper()
    )
    documents = [child for child in element if child.tag in _DOCUMENTS]
    own = [e for child in element if child.tag not in _DOCUMENTS for e in child.iter()]
    passages = [
        text for e in element.iterfind("RelevantPassage/*") if e.tag in _PASSAGES and (text := line(e))
    ]
    doi = value(line(element.find("DOI")))
    for child in documents:
        # What is said of one document counts for it alone, what is said beside them for all.
        inside = [*own, *child.iter()]
        marks = [line(e) for e in inside if e.tag in _MARKS] + [
            element.get("category") or "",
            child.get("category") or "",
        ]
        base = Citation(
            phase=said or _BY.get((child.get("per") or "").upper()) or phase,
            categories=tuple(dict.fromkeys(_CATEGORIES.findall(" ".join(marks).upper()))),
            claims=tuple(_claims(line(e) for e in inside if e.tag == "RelevantClaims")),
        )
        beside = [f"DOI:{doi}"] if doi else []
        if child.tag == "ApplicationCitation":
            yield from _patents(child, base, passages, beside)
        elif text := literature(child):
            yield msgspec.structs.replace(base, text="；".join([text, *passages, *beside]))


def _patents(
    element: etree._Element, base: Citation, passages: list[str], beside: list[str]
) -> Iterator[Citation]:
    names = [said for e in element.iterfind("ApplicantDetails//AddressBook") if (said := said_name(e))]
    places = [text for e in element.iterfind("Location") if (text := line(e))] or passages
    places = places + [text for tag in _AROUND if (text := line(element.find(tag)))] + beside
    full = msgspec.structs.replace(base, names=tuple(names), text="；".join(places))
    asked = named(element.find("ApplicationReference/DocumentID"))
    documents = _published(element)
    for place, document in enumerate(documents):
        beside_it = [f"申请号{asked.text}"] if asked is not None and place == 0 else []
        yield msgspec.structs.replace(
            full,
            number=document.number,
            names=tuple(dict.fromkeys([*names, *document.names])),
            text="；".join([*places, *beside_it]),
        )
    if documents:
        return
    if asked is not None:
        yield msgspec.structs.replace(full, number=application(asked))
        return
    texts = [text for e in element.iterfind("Text") if (text := line(e))]
    # A citation without anything inside names its document in attributes: office, number and kind, or an address.
    texts = texts or [text for text in (element.get("dnum"), line(element), element.get("url")) if text][:1]
    for text in texts:
        for part in _one_by_one(text):
            found_ = stated(part, full)
            yield msgspec.structs.replace(found_, text="；".join([found_.text, *places]))


class _Document(NamedTuple):
    """A cited publication, and who it is said to be of."""

    number: Number
    names: tuple[str, ...]


def _published(element: etree._Element) -> list[_Document]:
    """The publications of one citation, in the format that comes first; another writes the same ones again."""
    references = [
        e
        for e in preferred(element.iterfind("PublicationReference"))
        if any(named(d) for d in e.iterfind("DocumentID"))
    ]
    alike = [e for e in references if _format(e) == _format(references[0])] or [element]
    found: dict[str, _Document] = {}
    for place in (d for e in alike for d in e.iterfind("DocumentID")):
        if (name := named(place)) is not None:
            holder = value(line(place.find("Name")))
            number = publication(name)
            found.setdefault(number.key, _Document(number, (holder,) if holder else ()))
    return list(found.values())


def _format(reference: etree._Element) -> tuple[str | None, str | None]:
    return reference.get("dataFormat"), reference.get("sourceDB")


def _one_by_one(text: str) -> Iterator[str]:
    """A statement of several documents parted where the number of the next begins."""
    begun = 0
    for found in _BETWEEN.finditer(text):
        if _CITED.match(text, found.end()):
            yield text[begun : found.start()]
            begun = found.end()
    yield text[begun:]


def stated(text: str, base: Citation) -> Citation:
    """A citation in words: ``CN 101234567 A,2008.07.30,全文.`` is a patent, anything else literature."""
    found = _CITED.match(text)
    if found is not None:
        name = Named(office=found[1], text=found[2], kind=found[3] or "", on=text[found.end() :][:24])
        try:
            key = numbers.publication(name.office, name.text, name.kind)
        except ValueError:
            return msgspec.structs.replace(base, text=text)
        number = Number(key=key, original=found[0].strip(), on=day(name.on))
        return msgspec.structs.replace(base, number=number, text=text)
    return msgspec.structs.replace(base, text=text)


def literature(element: etree._Element) -> str:
    """A non-patent citation as one statement: its own text, or its parts in their order."""
    texts = [text for e in element.iter("Text") if e.getparent() is element and (text := line(e))]
    if texts:
        return "；".join(texts)
    own = (element.text or "").strip()
    parts = [own] if own else []
    for leaf in element.iter():
        if leaf is not element and not len(leaf) and (text := value(line(leaf))):
            parts.append(text)
    return "，".join(parts) if len(parts) > 1 else line(element)


def _claims(texts: Iterable[str]) -> Iterator[int]:
    seen: set[int] = set()
    for found in _RANGE.finditer("，".join(texts)):
        first = int(found[1])
        last = int(found[2] or first)
        for number in range(first, last + 1 if last - first < MOST_CLAIMS else first + 1):
            if number and number not in seen:
                seen.add(number)
                yield number
