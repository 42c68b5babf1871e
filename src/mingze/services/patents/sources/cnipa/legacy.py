"""The Chinese office's earlier XML, ``cn-patent-document`` (ZC 0012.2-2006, DTD of 2006-03-06 and 2006-10-27).

The DTD is the ancestor of the later schema, so a tree is brought to the names of V2.2.1 and read as such.
"""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from mingze.services.patents.sources.cnipa import reading as cnipa
from mingze.services.patents.sources.port import Format, Found

ROOT = "cn-patent-document"
_ELEMENTS = """
cn-patent-document PatentDocumentAndRelated cn-bibliographic-data BibliographicData
cn-publication-reference PublicationReference document-id DocumentID country WIPOST3Code doc-number DocNumber
kind Kind name Name date Date gazette-reference GazetteReference gazette-num GazetteNumber text Text
application-reference ApplicationReference correction Correction document-corrected DocumentCorrected
type-of-correction CorrectionType priority-claims PriorityDetails priority-claim Priority
office-of-filing FilingOffice region Region priority-doc-requested PriorityDocRequested
priority-doc-attached PriorityDocAttached classification-ipc ClassificationIPC ipc-version EditionStatement
edition EditionStatement main-classification MainClassification further-classification FurtherClassification
additional-info AdditionalInformation linked-indexing-code-group LinkedIndexingCodeGroup
main-linked-indexing-code MainLinkedIndexingCode sub-linked-indexing-code SubLinkedIndexingCode
unlinked-indexing-code UnlinkedIndexingCode classifications-ipcr ClassificationIPCRDetails
classification-ipcr ClassificationIPCR ipc-version-indicator IPCVersionDate
classification-level ClassificationLevel section Section class MainClass subclass Subclass
main-group MainGroup subgroup Subgroup symbol-position SymbolPosition
classification-value ClassificationValue action-date ActionDate generating-office GeneratingOffice
classification-status ClassificationStatus classification-data-source ClassificationDataSource
classification-locarno ClassificationLocarno classification-national ClassificationNational
invention-title InventionTitle assignees AssigneeDetails assignee Assignee
references-cited ReferencesCited citation Citation patcit ApplicationCitation nplcit NPLCitation
corresponding-docs CorrespondingDocs rel-passage RelevantPassage passage Passage
category ReferenceDocCategory rel-claims RelevantClaims location Location
date-search-completed SearchReportCompletionDate date-search-report-mailed SearchReportMailDate
place-of-search SearchPlace search-report-publication SearchReportPublication searcher Searcher
abstract Abstract figures StatisticalInformation number-of-drawing-sheets DrawingSheetsCount
number-of-figures FiguresCount figure-to-publish PublishFigureNumber cn-abstract-drawing AbstractFigure
cn-related-publication RelatedPublications cn-related-documents RelatedDocuments division Division
cn-domestic-priority-claims DomesticPriorityClaimDetails cn-domestic-priority-claim DomesticPriorityClaim
substitution SubstitutedApplication relation DocumentsRelation parent-doc ParentDocument
child-doc ChildDocument parent-status ParentStatus parent-grant-document ParentGrantDocument
parent-pct-document ParentPCTDocument cn-parties Parties cn-applicants ApplicantDetails
cn-applicant Applicant nationality Nationality residence Residence cn-inventors InventorDetails
cn-inventor Inventor correspondence-address CorrespondenceAddress customer-number CustomerNumber
cn-agents AgentDetails cn-agent Agent cn-agency Agency addressbook AddressBook prefix Prefix
last-name LastName orgname OrganizationName first-name FirstName middle-name MiddleName suffix Suffix
iid IndividualID role Role department Department synonym SynonymicalName
registered-number RegisteredNumber address Address address-1 AddressLine address-2 AddressLine
address-3 AddressLine mailcode AddressMailCode pobox PostBox room AddressRoom address-floor AddressFloor
building AddressBuilding street Street city City county County state State postcode PostCode
date-pct-article-22-39-fulfilled NationalStageEntryDate
pct-or-regional-filing-data PCTOrRegionalApplicationData
pct-or-regional-publishing-data PCTOrRegionalPublishingData description Description claims Claims
claim Claim claim-text ClaimText claim-ref ClaimReference drawings Drawings figure Figure img Image
doc-page DocPage sequence-list-doc SequenceListDoc sequence-list SequenceList
table-external-doc TableExternalDoc technical-field TechnicalField background-art BackgroundArt
disclosure Disclosure tech-problem TechnicalProblem tech-solution TechnicalSolution
advantageous-effects AdvantageousEffects description-of-drawings DrawingsDescription best-mode BestMode
mode-for-invention InventionMode industrial-applicability IndustrialApplicability
sequence-list-text SequenceListText heading Heading bio-deposit BiologicalDeposit
examiners ExaminerDetails
depositary BioDepositary bio-accno BiologicalAccessionNumber term Term dtext DescriptiveText
"""
_ATTRIBUTES = """
appl-type applType figure-labels figureLabels srep-phase srepPhase dtd-version xsdVersion
date-publ datePublication date-produced dateProduced doc-number docNumber idref idRef name-type nameType
cn-not-to-be-published-request-by-inventor publicationMark
"""
_WORDS = _ELEMENTS.split()
ELEMENTS = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
_WORDS = _ATTRIBUTES.split()
ATTRIBUTES = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))


class CnipaLegacy:
    """Reader of one or many such documents in a stream."""

    name = "cnipa_legacy"
    title = "国家知识产权局早期XML（cn-patent-document）"

    def recognises(self, head: bytes) -> bool:
        """Whether its root element, or a document type of that name, stands at the beginning."""
        return ROOT.encode() in head.replace(b"\x00", b"") and b"<!ELEMENT" not in head

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Publications in the order of the stream."""
        return cnipa.read(stream, name, self.name, (ROOT,), modern)


def modern(root: etree._Element) -> etree._Element:
    """The same tree under the names of the later schema, the body's parts beside the front page."""
    cnipa.plain(root)
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        element.tag = ELEMENTS.get(tag, tag)
        for name in set(element.attrib) & ATTRIBUTES.keys():
            element.set(ATTRIBUTES[str(name)], element.attrib.pop(name))
    for body in list(root.iter("application-body")):
        around = body.getparent()
        if around is not None:
            around.extend(list(body))
            around.remove(body)
    for group in root.iter("ApplicantDetails"):
        _address(group)
    return root


def _address(group: etree._Element) -> None:
    """Put the applicants' address in its place: the attribute meant for their representative is where it stands."""
    said = (group.get("cn-representative-is") or "").strip()
    first = group.find("Applicant")
    if said and first is not None and group.find(".//Address") is None:
        book = first.find("AddressBook")
        place = etree.SubElement(first if book is None else book, "Address")
        etree.SubElement(place, "Text").text = said


FORMAT: Format = CnipaLegacy()
