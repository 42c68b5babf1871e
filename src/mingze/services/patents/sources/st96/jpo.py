"""What the Japanese Office adds to ST.96 in its gazettes since 2022 (``JPPatent``, JP_V1_0)."""

import re
from collections.abc import Iterator

from mingze.services.patents.record import Citation, Phase, Scheme, Symbol
from mingze.services.patents.sources.jpo.citations import number_in
from mingze.services.patents.sources.markup.elements import Element, children, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.values.classes import fi_code, fterm_code

KINDS = {
    "UnexaminedPatentPublication": "A",
    "InternationalPatentPublication": "A",
    "RegisteredPatentPublication": "",
}
"""Roots of whole publications, with the kind code they stand for; that of a patent is in its designation."""
AMENDMENTS = frozenset({"UnexaminedPatentPublicationAmendment", "InternationalPatentPublicationAmendment"})
"""Roots that announce an amendment of a publication and are none themselves."""


def kind(root: Element, bib: Element) -> str:
    """The kind code: the root says it of applications, ``特許公報(B2)`` of patents."""
    found = re.search(r"[(（]([ABYU]\d?)[)）]", said(bib, "PlainLanguageDesignationText"))
    return KINDS.get(local(root), "") or (found[1] if found else "")


def symbols(bib: Element) -> Iterator[Symbol]:
    """FI, the main one first, and F-terms."""
    for name in ("MainNationalClassification", "FurtherNationalClassification"):
        for element in children(bib, "NationalClassification", name):
            if code := fi_code(said(element, "PatentClassificationText")):
                yield Symbol(scheme=Scheme.FI, code=code, first=name.startswith("Main"))
    for element in children(bib, "FtermInformationBag", "FtermInformation"):
        if code := fterm_code(said(element)):
            yield Symbol(scheme=Scheme.FTERM, code=code)


def named(root: Element) -> Iterator[Citation]:
    """Documents the applicant names in the description, their numbers read from the sentence."""
    for element in within(next(iter(children(root, "Description")), None), "PatentCitation"):
        if words := said(element):
            number = number_in(words)
            yield Citation(number=number, text="" if number else words, phase=Phase.APPLICANT)


def notes(root: Element, bib: Element) -> Iterator[tuple[str, str]]:
    """Theme codes, the name of the gazette, days of amendments."""
    if words := said(bib, "PlainLanguageDesignationText"):
        yield "kind-of-gazette", words
    for element in children(bib, "ThemeCodeInformationBag", "ThemeCodeInformation"):
        yield "theme-code", said(element)
    for element in children(root, "WrittenAmendmentBag", "WrittenAmendment"):
        if day := said(element, "FilingDate"):
            yield "written-amendment", day
