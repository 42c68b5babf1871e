"""Numbers, relations, citations and particulars of ST.96 documents."""

import re
from collections.abc import Iterator

from mingze.services.patents.record import (
    Citation,
    Drawing,
    Phase,
    Priority,
    Related,
    Relation,
    Role,
    Scheme,
)
from mingze.services.patents.sources.markup.elements import Element, apart, child, children, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36.citations import claim_numbers, month_of
from mingze.services.patents.sources.st36.parts import applied, published
from mingze.services.patents.sources.st96.classes import of_other_offices, symbol_of
from mingze.services.patents.sources.st96.parties import party
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.eras import year_of
from mingze.services.patents.sources.values.references import Identification

RELATIONS = {
    "Addition": Relation.ADDITION_TO,
    "Division": Relation.DIVISION_OF,
    "Continuation": Relation.CONTINUATION_OF,
    "ContinuationInPart": Relation.CONTINUATION_IN_PART_OF,
    "ContinuingReissue": Relation.REISSUE_OF,
    "Reissue": Relation.REISSUE_OF,
    "Substitution": Relation.REPLACES,
    "ProvisionalApplication": Relation.PROVISIONAL,
    "RelatedPublication": Relation.EARLIER_PUBLICATION,
}
_ST13 = re.compile(r"\d{2}(?P<office>[A-Z]{2})(?P<number>\d{4}\d{9})(?:[A-Z]{2})?")
"""WIPO ST.13: kind of right, office, year, serial number of nine digits, and perhaps whose internal use it is."""
_PHASES = {
    "applicant": Phase.APPLICANT,
    "examiner": Phase.EXAMINATION,
    "opponent": Phase.OPPOSITION,
    "third party": Phase.OTHER,
    "other": Phase.OTHER,
}


def publication(element: Element | None, office: str = "") -> Identification | None:
    """``PatentPublicationIdentification`` and what is built like it."""
    number = (
        said(element, "PublicationNumber") or said(element, "DocumentNumber") or said(element, "PatentNumber")
    )
    if not number:
        return None
    day = next((said(element, name) for name in _DAYS if said(element, name)), "")
    kind = said(element, "PatentDocumentKindCode").upper()
    return Identification((said(element, "IPOfficeCode") or office).upper(), number, kind, compact(day), "")


def application(element: Element | None, office: str = "") -> Identification | None:
    """``ApplicationIdentification``; an international number is one of ``WO``."""
    number = said(element, "ApplicationNumber", "ApplicationNumberText") or said(
        element, "ApplicationNumberText"
    )
    coded = _ST13.fullmatch(said(next(within(element, "ST13ApplicationNumber"), None)))
    if not number and coded:
        number, office = coded["number"], said(element, "IPOfficeCode") or coded["office"]
    if not number:
        return None
    country = "WO" if number.upper().startswith("PCT") else (said(element, "IPOfficeCode") or office).upper()
    return Identification(country, number, "", compact(said(element, "FilingDate")), "")


def priorities(bib: Element) -> Iterator[Priority]:
    """``PriorityClaim``."""
    for element in within(bib, "PriorityClaim"):
        given = application(element)
        if given is not None:
            yield Priority(number=applied(given), country=given.country)


def related(bib: Element, own: str, office: str = "") -> tuple[Related, ...]:
    """``RelatedDocumentBag``: parents with the patents and international applications they became or were."""
    found: list[Related] = []
    for element in children(bib, "RelatedDocumentBag", "*"):
        name = local(element)
        relation = RELATIONS.get(name, Relation.OTHER)
        word = name if relation is Relation.OTHER else ""
        child_number = application(
            next(within(child(element, "ChildDocument"), "ApplicationIdentification"), None)
        )
        elsewhere = applied(child_number).key if child_number else ""
        parent = child(element, "ParentDocument")
        status = said(parent, "ParentDocumentStatusCode")
        text = "; ".join(filter(None, (word, status, elsewhere if elsewhere != own else "")))
        found += _numbers(parent if parent is not None else element, relation, text)
    for name, relation in (
        ("InternationalFilingData", Relation.INTERNATIONAL_APPLICATION),
        ("InternationalPublishingData", Relation.INTERNATIONAL_PUBLICATION),
    ):
        for element in within(bib, name):
            found += _numbers(element, relation, "", "WO")
    for element in children(bib, "PreviousPublishedDocument"):
        found += _numbers(element, Relation.EARLIER_PUBLICATION, "", office)
    return tuple(dict.fromkeys(found))


def citations(bib: Element, office: str) -> Iterator[Citation]:
    """``ReferenceCitation``: patents and other literature, with who cited them and what for."""
    for element in within(bib, "ReferenceCitation"):
        who = next(
            (str(value) for key, value in element.attrib.items() if str(key).endswith("citingPartyCategory")),
            "",
        )
        phase = _PHASES.get(who.lower(), Phase.OTHER if who else Phase.UNKNOWN)
        letters = tuple(said(one).upper() for one in within(element, "CitationCategory") if said(one))
        claims = claim_numbers(" ".join(said(one) for one in within(element, "RelevantClaimNumber")))
        passages = [told for one in within(element, "RelevantPassageText") if (told := said(one))]
        for patent in within(element, "PatentCitation"):
            given = publication(child(patent, "CitedPatentDocumentIdentification"), office)
            day = said(next(within(patent, "PatentDocumentDate"), None))
            name = said(next(within(patent, "EntityName"), None)) or said(
                next(within(patent, "PersonFullName"), None)
            )
            words = said(patent, "PatentCitationText")
            if given is None and not words:
                continue
            yield Citation(
                number=published(given, office=office, year=year_of(day)) if given else None,
                text="; ".join(filter(None, (month_of(day) if given else words, *passages))),
                phase=phase,
                categories=letters,
                claims=claims,
                names=(name,) if name else (),
            )
        for other in within(element, "NPLCitation"):
            if text := said(other, "NPLCitationText") or said(other):
                text = "; ".join((text, *(one for one in passages if one not in text)))
                yield Citation(text=text, phase=phase, categories=letters, claims=claims)


def notes(bib: Element, office: str) -> Iterator[tuple[str, str]]:
    """Particulars that have a name of their own."""
    for code in of_other_offices(bib, office):
        yield "national-classification", code
    for name in ("CorrespondenceAddress", "NationalStageEntryDate"):
        for element in within(bib, name):
            if told := apart(element):
                yield name, told
    for name in ("DrawingSheetTotalQuantity", "FigureTotalQuantity"):
        if text := said(next(within(bib, name), None)):
            yield name, text
    searched = [
        f"{said(one, 'NationalClass')}/{said(one, 'NationalSubclass')}"
        for field in within(bib, "SearchField")
        for one in within(field, "MainNationalClassification")
    ]
    searched += [said(one) for one in within(bib, "SearchFieldText")]
    if searched:
        yield "field-of-search", "; ".join(searched)
    for group in within(bib, "CPCCombinationSet"):
        codes = [
            one.code for part in within(group, "CPCClassification") for one in symbol_of(part, Scheme.CPC, "")
        ]
        yield "cpc-combination", " + ".join(codes)
    for name in ("PrimaryExaminer", "AssistantExaminer"):
        for element in within(bib, name):
            found = party(element, Role.EXAMINER)
            if found is not None:
                yield name, found.name


def attached(root: Element) -> Iterator[Drawing]:
    """Files beside the document, with what the office says they are."""
    for element in within(root, "ExternalDocument"):
        words = said(element, "DocumentContentCategory").lower()
        kind = next((kind for word, kind in _CONTENTS.items() if word in words), words)
        if file := said(element, "FileName"):
            yield Drawing(file=file, kind=kind)


_CONTENTS = {"formula": "formula", "chemi": "chemistry", "table": "table", "sequence": "sequence"}
_IDENTIFIED = ("PatentPublicationIdentification", "PatentGrantIdentification", "PatentDocumentIdentification")
_DAYS = ("PublicationDate", "PatentDocumentDate", "GrantDate", "DocumentDate")


def _numbers(element: Element, relation: Relation, text: str, office: str = "") -> Iterator[Related]:
    for part in within(element, "ApplicationIdentification"):
        given = application(part, office)
        if given is not None:
            international = any(local(one).startswith("PCT") for one in part.iterancestors())
            kind = Relation.INTERNATIONAL_APPLICATION if international else relation
            yield Related(relation=kind, number=applied(given), text=text)
    for name in _IDENTIFIED:
        for part in within(element, name):
            given = publication(part, office)
            if given is not None:
                yield Related(relation=relation, number=published(given), text=text)
