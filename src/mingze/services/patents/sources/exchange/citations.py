"""Citations of exchange documents."""

import re

from mingze.services.patents.record import Citation, Phase
from mingze.services.patents.sources.markup.elements import Element, attribute, child, children, said, within
from mingze.services.patents.sources.st36 import citations as st36_citations
from mingze.services.patents.sources.values import references

PHASES = {
    "APP": Phase.APPLICANT,
    "SEA": Phase.SEARCH,
    "ISR": Phase.SEARCH,
    "SUP": Phase.SEARCH,
    "PRS": Phase.SEARCH,
    "EXA": Phase.EXAMINATION,
    "CH2": Phase.EXAMINATION,
    "OPP": Phase.OPPOSITION,
    "FOP": Phase.OPPOSITION,
    "APL": Phase.OTHER,
    "TPO": Phase.OTHER,
    "LIM": Phase.OTHER,
    "DESCRIPTION": Phase.APPLICANT,
    "APPLICANT": Phase.APPLICANT,
    "NATIONAL-SEARCH-REPORT": Phase.SEARCH,
    "INTERNATIONAL-SEARCH-REPORT": Phase.SEARCH,
    "SUPPLEMENTARY-INTERNATIONAL-SEARCH-REPORT": Phase.SEARCH,
    "PRE-GRANT-PRE-SEARCH": Phase.SEARCH,
    "PRE-SEARCH": Phase.SEARCH,
    "SEARCH": Phase.SEARCH,
    "EXAMINATION": Phase.EXAMINATION,
    "INTERNATIONAL-TYPE-SEARCH-REPORT": Phase.SEARCH,
    "OPPOSITION": Phase.OPPOSITION,
    "APPEAL": Phase.OTHER,
    "OTHER": Phase.OTHER,
}
MOST_CLAIMS = 2000
"""Claims a range may name; a longer one is a slip of the pen."""

_CATEGORY = re.compile(r"[A-Z&]")
_RANGE = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")

Note = tuple[str, str]


def citations(bibliography: Element) -> tuple[tuple[Citation, ...], list[Note]]:
    """Citations in the order of the file, and what is said of passages and equivalents of the cited documents."""
    found, notes = [], []
    for part in children(bibliography, "references-cited", "citation"):
        citation = _citation(part)
        if citation is None:
            continue
        found.append(citation)
        label = citation.number.key if citation.number else citation.text[:40]
        for passage in within(part, "passage"):
            if said(passage):
                notes.append(("citation-passage", f"{label}: {said(passage)}"))
        pairs = st36_citations.pairs(part)
        if len(pairs) > 1 or any(claimed and not claims(claimed) for _category, claimed in pairs):
            said_of_it = "; ".join(f"{category}: {claimed}" for category, claimed in pairs)
            notes.append(("citation-relevance", f"{label}: {said_of_it}"))
        for same in within(part, "corresponding-docs"):
            if said(same):
                notes.append(("citation-equivalent", f"{label}: {said(same)}"))
    return tuple(found), notes


def phase(text: str) -> Phase:
    """Phase of a citation by its code (2.5) or its word (older files, OPS)."""
    return PHASES.get(text.strip().upper(), Phase.OTHER if text.strip() else Phase.UNKNOWN)


def claims(text: str) -> tuple[int, ...]:
    """Claims named as ``1-15``, ``1,3-5`` or ``1 3``; one that is no number, as ``all``, names none."""
    named: list[int] = []
    for first, last in _RANGE.findall(text):
        begin, end = int(first), int(last or first)
        if begin <= end <= MOST_CLAIMS:
            named.extend(range(begin, end + 1))
    return tuple(dict.fromkeys(named))


def _citation(part: Element) -> Citation | None:
    patent, other = child(part, "patcit"), child(part, "nplcit")
    number = references.published(references.of([patent])) if patent is not None else None
    text = st36_citations.literature(other)
    if number is None and patent is not None:
        text = attribute(patent, "dnum") or said(patent, "text") or said(patent)
    if number is None and not text:
        return None
    letters = [
        letter for found in within(part, "category") for letter in _CATEGORY.findall(said(found).upper())
    ]
    named = [said(found) for found in within(patent, "name") if said(found)]
    return Citation(
        number=number,
        text=text,
        categories=tuple(dict.fromkeys(letters)),
        phase=_phase(part),
        by=attribute(part, "srep-office", "office"),
        claims=tuple(
            sorted({claim for found in within(part, "rel-claims") for claim in claims(said(found))})
        ),
        names=tuple(dict.fromkeys(named)),
    )


def _phase(part: Element) -> Phase:
    """``cited-by`` says who, where the phase itself says nothing."""
    given = phase(attribute(part, "cited-phase"))
    by = attribute(part, "cited-by").lower()
    if given in {Phase.UNKNOWN, Phase.OTHER} and by == "applicant":
        return Phase.APPLICANT
    if given is Phase.UNKNOWN and by == "examiner":
        return Phase.EXAMINATION
    return given
