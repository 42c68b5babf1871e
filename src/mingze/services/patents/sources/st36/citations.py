"""Citations with WIPO ST.36 markup: ``citation`` with ``patcit`` or ``nplcit``, and what is said beside them."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from mingze.services.patents.record import Citation, Number, Phase
from mingze.services.patents.sources.markup.elements import (
    Element,
    apart,
    attribute,
    child,
    children,
    said,
    within,
)
from mingze.services.patents.sources.markup.xml import joined, local
from mingze.services.patents.sources.st36.parts import identification, published
from mingze.services.patents.sources.values import symbols
from mingze.services.patents.sources.values.eras import year_of
from mingze.services.patents.sources.values.references import Identification

PHASES = {
    "cited by examiner": Phase.EXAMINATION,
    "cited by applicant": Phase.APPLICANT,
    "cited by third party": Phase.OTHER,
    "cited by other": Phase.OTHER,
    "imported from a related application": Phase.OTHER,
}
"""Who cited, in the words of the USPTO since 2005."""
_BY = {
    "examiner": Phase.EXAMINATION,
    "applicant": Phase.APPLICANT,
    "opponent": Phase.OPPOSITION,
    "third-party": Phase.OTHER,
}
_SREP = {"search": Phase.SEARCH, "examination": Phase.EXAMINATION, "opposition": Phase.OPPOSITION}
_CATEGORY = re.compile(r"[XYADELOPTNRI]|&")
_CLAIMS = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")
_MOST_CLAIMS = 1000
_SYMBOLS = frozenset({"main-classification", "further-classification", "text"})


def citations(parent: Element | None, office: str) -> tuple[Citation, ...]:
    """Everything cited, in the order of the document."""
    found = []
    for element in _elements(parent):
        one = citation(element, office)
        if one is not None:
            found.append(one)
    return tuple(found)


def citation(element: Element, office: str) -> Citation | None:
    """One citation: a patent with its number, or what is printed of other literature."""
    patent, other = child(element, "patcit"), child(element, "nplcit")
    number = _number(patent, office)
    if number is not None:
        text = _detail(element, patent)
    else:
        printed = literature(other if other is not None else patent)
        text = "; ".join(dict.fromkeys(filter(None, (printed, *_beside(element)))))
    if number is None and not text:
        return None
    categories, phase = _categories(element)
    name = said(patent, "document-id", "name")
    return Citation(
        number=number,
        text=text,
        categories=categories,
        phase=phase,
        claims=claim_numbers(", ".join(said(one) for one in within(element, "rel-claims"))),
        names=(name,) if name else (),
    )


def literature(element: Element | None) -> str:
    """What is printed of literature: as one text, or put together from author, title, book or journal and the rest."""
    if element is None:
        return ""
    whole = said(element, "othercit") or said(element, "text")
    if whole or not len(element):
        return whole or said(element)
    return ", ".join(dict.fromkeys(filter(None, (said(part) for part in _leaves(element)))))


def claim_numbers(text: str) -> tuple[int, ...]:
    """``1-3, 7`` as numbers; nothing where a span is absurd."""
    found: list[int] = []
    for first, last in _CLAIMS.findall(text):
        end = int(last or first)
        if int(first) <= end < int(first) + _MOST_CLAIMS:
            found += range(int(first), end + 1)
    return tuple(sorted(set(found)))


def month_of(text: str) -> str:
    """``2002-10`` where an office gives a month without its day (``20021000``)."""
    found = re.fullmatch(r"(\d{4})-?(0[1-9]|1[0-2])(?:-?00)?", text.strip())
    return f"{found[1]}-{found[2]}" if found else ""


def _elements(parent: Element | None) -> Iterator[Element]:
    for element in within(parent, "*"):
        if local(element) in {"citation", "us-citation"}:
            yield element


def _number(patent: Element | None, office: str) -> Number | None:
    given = identification(patent) if patent is not None else None
    if given is None:
        return None
    # Old citations without a country are of the citing office itself.
    return published(given, office=office, year=year_of(said(patent, "document-id", "date")))


def _detail(element: Element, patent: Element | None) -> str:
    """What a citation of a patent says beside the number: the month, and the class the examiner gave it."""
    national = child(element, "classification-national")
    found = [month_of(said(patent, "document-id", "date"))]
    if national is not None:
        for part in national:
            if local(part) in {"main-classification", "further-classification"}:
                code = symbols.uspc_code("".join(part.itertext())) or said(part)
                found.append(f"USPC {code}" if code else "")
    found += [f"CPC {code}" for one in within(element, "classification-cpc-text") if (code := said(one))]
    for one in within(element, "classification-ipc"):
        found += [f"IPC {code}" for part in one if local(part) in _SYMBOLS and (code := said(part))]
    return "; ".join(filter(None, (*found, *_beside(element))))


def _beside(element: Element) -> Iterator[str]:
    """The passages that are relevant, and which category belongs to which claims where there are several."""
    for one in within(element, "rel-passage"):
        if told := _passage(one):
            yield told
    several = pairs(element)
    if len(several) > 1:
        yield from (f"{category}: {claims}" for category, claims in several)


def _passage(element: Element) -> str:
    """A passage without the category and the claims that may stand in it."""
    kept = [element.text, *(part.tail for part in element)]
    kept += [apart(part) for part in element if local(part) not in {"category", "rel-claims", ""}]
    return " ".join(filter(None, (joined(text or "") for text in kept)))


def pairs(element: Element) -> list[tuple[str, str]]:
    """Categories with the claims that follow each, once."""
    found: list[tuple[str, str]] = []
    waiting: list[str] = []
    for one in within(element, "*"):
        if local(one) == "category":
            waiting.append(said(one))
        elif local(one) == "rel-claims" and waiting:
            found.append((", ".join(waiting), said(one)))
            waiting = []
    return list(dict.fromkeys(found))


def _categories(element: Element) -> tuple[tuple[str, ...], Phase]:
    phase = _BY.get(attribute(element, "cited-by").lower()) or _SREP.get(
        attribute(element, "cited-phase", "srep-phase").lower(), Phase.UNKNOWN
    )
    letters: list[str] = []
    for category in within(element, "category"):
        words = said(category)
        if words.lower() in PHASES:
            phase = PHASES[words.lower()]
        elif words.lower().startswith("cited by"):
            phase = Phase.OTHER
        else:
            letters += _CATEGORY.findall(words.upper())
    return tuple(dict.fromkeys(letters)), phase


def _leaves(element: Element) -> Iterator[Element]:
    for part in element.iter("{*}*"):
        if not len(part):
            yield part


def reported(root: Element, office: str) -> tuple[Citation, ...]:
    """Citations of a search report that is part of the document."""
    found = [one for report in children(root, "search-report-data") for one in citations(report, office)]
    return tuple(replace(one, phase=Phase.SEARCH) if one.phase is Phase.UNKNOWN else one for one in found)


def listed(root: Element) -> tuple[Citation, ...]:
    """The list of documents cited in the description (``ep-reference-list``): the applicant's own."""
    found: list[Citation] = []
    for group in within(root, "ep-reference-list"):
        for element in within(group, "*"):
            if local(element) == "patcit":
                number = _number(element, "") or coded(attribute(element, "dnum"))
                if number is not None:
                    found.append(Citation(number=number, phase=Phase.APPLICANT))
            elif local(element) == "nplcit" and (text := literature(element)):
                found.append(Citation(text=text, phase=Phase.APPLICANT))
    return tuple(found)


_CODED = re.compile(r"([A-Z]{2})[\s-]*(?:([A-Z]\d?)[\s-]+)?([A-Z]{0,2}[\d\s/.,-]*\d)\s*([A-Z]\d?)?")


def coded(text: str) -> Number | None:
    """A document cited as ``EP-A1- 0 123 456``, ``WO-A-95/12345`` or ``US5123456A``; ``None`` for other words."""
    found = _CODED.fullmatch(text.strip().upper())
    if found is None:
        return None
    number = re.sub(r"[\s,.]", "", found[3])
    # One letter tells no stage (WO-A, US-A), and means the kind only in what the office itself prints so.
    kind = found[2] or found[4] or ""
    given = Identification(found[1], number, kind if len(kind) == 2 or found[4] else "", None, "")
    key = published(given if given.country != "US" or given.kind else given._replace(kind=kind)).key
    return Number(key=key, original=text.strip())
