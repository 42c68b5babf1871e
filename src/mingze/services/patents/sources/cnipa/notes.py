"""What a CNIPA document holds and a record has no field for, and CNIPA's legal-status records."""

from collections.abc import Iterator

from lxml import etree

from mingze.services.patents import numbers
from mingze.services.patents.record import Event, Rejected
from mingze.services.patents.sources.cnipa.asides import asides, leaves
from mingze.services.patents.sources.cnipa.chinese import day, value
from mingze.services.patents.sources.cnipa.references import (
    Named,
    application,
    applied_for,
    named,
    preferred,
    publication,
)
from mingze.services.patents.sources.texts.prose import line

_PLACES = """
PublicationReference ApplicationReference PublicAvailabilityDate PriorityDetails ClassificationIPC
ClassificationIPCRDetails ClassificationCPCDetails ClassificationLocarno ECLAClassificationScheme
JPClassification InventionTitle DesignTitle ReferencesCited RelatedDocuments Parties AssigneeDetails
ExaminerDetails ApplicantDetails DesignerDetails AgentDetails DesignationOfStates
NationalStageEntryDate PCTApplicationDate PCTApplicationNumber PCTPublicationDate
PCTPublicationNumber PCTOrRegionalApplicationData PCTOrRegionalPublishingData GazetteReference
ApprovalPublicationDate Division RelatedPublications Abstract AbstractFigure BibliographicData DesignBibliographicData
Description Drawings DesignPicture DesignBriefExplanation Claims SearchReportData SequenceListDoc
TableExternalDoc FullDocImage EnhancedKeywordDetails PatentFamilyIDDetails
"""
_HANDLED = frozenset(_PLACES.split())
"""Elements that have their place in the record; all others become notes under their own names."""
_EVENT = frozenset(
    {"ApplicationReference", "PublicationReference", "PRSPublicationDate", "PRSCode", "PRSValue"}
)


def notes(root: etree._Element, front: etree._Element, applied: Named | None) -> Iterator[tuple[str, str]]:
    """Names and texts, in the order of the document; a wrong check digit of the application first."""
    if applied is not None:
        try:
            note = numbers.check_application(applied.office, applied.text).note
        except ValueError as fault:
            note = str(fault)
        if note:
            yield "ApplicationReference", note
    for child in (*front, *root):
        tag = str(child.tag)
        if tag not in _HANDLED:
            yield from ((path, text) for path, text in leaves(child, tag) if text)
    yield from asides(root, front)
    yield from _machine_made(front)
    for abstract in (*root.iterfind("Abstract"), *front.iterfind("Abstract")):
        for deposit in abstract.iter("BiologicalDeposit"):
            yield "BiologicalDeposit", " ".join(text for _, text in leaves(deposit, "") if text)


def _machine_made(front: etree._Element) -> Iterator[tuple[str, str]]:
    """Classes that no person gave: ``M`` and ``G`` (CNIPA, ClassificationDataSource)."""
    for element in front.iterfind("ClassificationIPCRDetails/ClassificationIPCR"):
        source = value(line(element.find("ClassificationDataSource")))
        if source not in {"", "H"}:
            yield "ClassificationDataSource", f"{source} {line(element.find('Text'))}".strip()


def event(element: etree._Element) -> Event:
    """A legal-status record (法律状态记录). Raises ``Rejected`` where it names no application."""
    applied = applied_for(element)
    if applied is None:
        raise Rejected("法律状态记录没有申请号")
    places = (
        d for e in preferred(element.iterfind("PublicationReference")) for d in e.iterfind("DocumentID")
    )
    published = next((name for place in places if (name := named(place, "CN"))), None)
    details = [
        (place, text)
        for child in element
        if str(child.tag) not in _EVENT
        for place, text in leaves(child, str(child.tag))
        if text
    ]
    return Event(
        application=application(applied).key,
        on=day(line(element.find("PRSPublicationDate/Date"))),
        code=value(line(element.find("PRSCode"))),
        text=line(element.find("PRSValue")),
        details=tuple(details),
        country=applied.office,
        number=publication(published).key if published else "",
        effective=day(line(element.find("ActionDate/Date"))),
    )
