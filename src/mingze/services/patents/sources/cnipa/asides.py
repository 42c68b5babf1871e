"""Parts of a CNIPA document that stand inside what has its place in the record and have none of their own."""

from collections.abc import Iterator

from lxml import etree

from mingze.services.patents.sources.cnipa.chinese import value
from mingze.services.patents.sources.cnipa.parties import GROUPS, firm_of, said_name
from mingze.services.patents.sources.texts.prose import line

DESIGNATIONS = frozenset({"DesignationPCT", "DesignationEpc", "ContractingStates"})
"""Elements of ``DesignationOfStates`` that name states the document is for; another names those it is not for."""
_PATHS = (
    "PublicAvailabilityDate",
    "Parties/CorrespondenceAddress",
    "ClassificationLocarno/EditionStatement",
    "ClassificationIPC/EditionStatement",
    "RelatedDocuments/Correction",
    "DesignationOfStates/DesignationEpc/ExtensionStates",
    "DesignationOfStates/DesignationPCT/NewDesignationCountry",
)
_GAZETTES = (
    "RelatedDocuments/RelatedPublicationDoc/GazetteReference",
    "PCTOrRegionalPublishingData/GazetteReference",
)
_SAID = frozenset(
    {
        "PublicAvailabilityDate/GazetteReference/GazetteNumber",
        "PublicAvailabilityDate/GazetteReference/Date",
        "PublicAvailabilityDate/GazettePublicationAnnouncement/Date",
        "Correction/GazetteReference/Date",
    }
)
_PRIORITY = frozenset({"WIPOST3Code", "DocNumber", "Kind", "Date", "PriorityActiveIndicator"})
_RELATIVES = ("ParentStatus", "ParentGrantDocument", "ParentPCTDocument", "ChildDocument")
_CITED = frozenset({"ApplicationCitation", "NPLCitation", "NPLCitationDetails", "RelevantPassage", "DOI"})
_CITED |= {"ReferenceDocCategory", "RelevantClaims"}
_TOLD = frozenset({*_RELATIVES, "ReferencesCited", "ProtectionRequest"})
"""Parts whose names are told with all that they say."""
_BOOK_NAMES = """
Name LastName OrganizationName Text FirstName MiddleName FirstLastName SecondLastName SynonymicalName
Address
"""
_BOOK = frozenset(_BOOK_NAMES.split())
_EXAMINER = (_BOOK - {"Text", "OrganizationName"}) | {"AddressBook", "RegisteredNumber", "IndividualID"}


def asides(root: etree._Element, front: etree._Element) -> Iterator[tuple[str, str]]:
    """Names and texts of such parts, those of the front page first."""
    for path in _PATHS:
        for element in front.iterfind(path):
            for place, text in leaves(element, path.rpartition("/")[2]):
                if text and place not in _SAID:
                    yield place, text
    for path in _GAZETTES:
        for element in front.iterfind(path):
            yield "/".join(path.split("/")[-2:]), told(element)
    for element in front.iterfind("GazetteReference/Text"):
        yield "GazetteReference/Text", line(element)
    yield from _names(front)
    yield from _priorities(front)
    yield from _designations(front)
    yield from _relatives(front)
    for element in front.iterfind("PCTOrRegionalPublishingData/DocumentID/Kind"):
        yield "PCTOrRegionalPublishingData/Kind", line(element)
    yield from _parties(front)
    yield from _agencies(front)
    yield from _classes(front)
    yield from _citations(front)
    for element in root.iterfind("SearchReportData/*"):
        yield from (found for found in leaves(element, str(element.tag), {"Citation"}) if found[1])
    for claims in root.iterfind("Claims"):
        if claims.find("Claim") is not None:
            yield from (
                ("Claims/Paragraphs", text) for e in claims.iterfind("Paragraphs") if (text := line(e))
            )
    yield from _images(root)


def _images(root: etree._Element) -> Iterator[tuple[str, str]]:
    """What is written in pictures, and which pages a file of page images holds."""
    for path in ("Drawings", "Abstract"):
        for element in root.iterfind(f"{path}//DrawingText"):
            yield "DrawingText", line(element)
    for element in root.iterfind("DesignPicture/Picture//ImageText"):
        if text := line(element):
            yield "ImageText", text
    for file in root.iterfind("FullDocImage/ImageFile"):
        for element in file.iterfind(".//PageRange"):
            if text := told(element):
                yield "PageRange", f"{(file.get('fileName') or '').strip()} {text}".strip()


def leaves(
    element: etree._Element, path: str, without: frozenset[str] | set[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Texts under their paths; an element with text of its own beside elements is one text."""
    mixed = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    if not len(element) or mixed:
        yield path, value(line(element))
        return
    for child in element:
        if child.tag not in without:
            yield from leaves(child, f"{path}/{child.tag!s}".lstrip("/"), without)


def told(element: etree._Element) -> str:
    """All texts of an element, parted by blanks where elements part them."""
    return " ".join(text for _, text in leaves(element, "") if text)


def _priorities(front: etree._Element) -> Iterator[tuple[str, str]]:
    """What is said of a priority besides its number, and a priority without one."""
    for claim in front.iterfind("PriorityDetails/Priority"):
        number = value(line(claim.find("DocNumber")))
        if not number and (text := told(claim)):
            yield "Priority", text
            continue
        for child in claim:
            if str(child.tag) not in _PRIORITY:
                # That rights are restored is said by the element alone.
                yield f"Priority/{child.tag!s}", f"{number} {told(child)}".rstrip()


def _names(front: etree._Element) -> Iterator[tuple[str, str]]:
    """Whose an earlier or other document is, which only the cited ones have a place for."""
    for element in front.iterfind(".//DocumentID/Name"):
        above = [str(one.tag) for one in element.iterancestors()]
        if not _TOLD.intersection(above) and (text := line(element)):
            yield f"{above[1]}/Name", text


def _designations(front: etree._Element) -> Iterator[tuple[str, str]]:
    for element in front.iterfind("DesignationOfStates//ProtectionRequest"):
        yield "ProtectionRequest", told(element)
    for element in front.iterfind("DesignationOfStates/*"):
        if element.tag not in DESIGNATIONS and (text := told(element)):
            yield str(element.tag), text


def _relatives(front: etree._Element) -> Iterator[tuple[str, str]]:
    """Of divisions and the like what is said of the parent besides its number, and the child, this document."""
    for group in (*front.iterfind("RelatedDocuments/*"), *front.iterfind("Division")):
        for tag in _RELATIVES:
            for element in group.iter(tag):
                if text := told(element):
                    yield f"{group.tag!s}/{tag}", text


def _parties(front: etree._Element) -> Iterator[tuple[str, str]]:
    """Telephones, titles, departments and addresses of agencies; of examiners what is not their name."""
    members = [
        member
        for place in GROUPS
        for group in front.iterfind(f"{place}*")
        if str(group.tag).endswith("Details") and group.tag != "PriorityDetails"
        for member in group
    ]
    for member in members:
        for book in member.iter("AddressBook"):
            firm = book.getparent() is not member
            for child in book:
                if firm and child.tag == "RegisteredNumber":
                    continue
                if str(child.tag) not in _BOOK or (firm and child.tag == "Address"):
                    holder = f"{member.tag!s}/{'Agency/' if firm else ''}{child.tag!s}"
                    if text := told(child):
                        yield holder, f"{said_name(book)}：{text}"
        if member.getparent().tag != "ExaminerDetails":  # type: ignore[union-attr]
            continue
        if member.tag != "Examiner":
            yield str(member.tag), said_name(member)
        for child in member:
            if str(child.tag) not in _EXAMINER and (text := told(child)) and text != said_name(member):
                yield f"Examiner/{child.tag!s}", f"{said_name(member)}：{text}"


def _agencies(front: etree._Element) -> Iterator[tuple[str, str]]:
    """Numbers of agents' customers and agencies that are not the code of the agency."""
    for details in (element for place in GROUPS for element in front.iterfind(f"{place}AgentDetails")):
        firms = [firm_of(agent) for agent in details.iterfind("Agent")]
        customer = value(line(details.find("CustomerNumber")))
        wanting = any(name and not code for name, code in firms)
        given = wanting and len({name for name, _ in firms if name}) == 1
        if firms and not given and customer not in {"", *(code for _, code in firms)}:
            yield "AgentDetails/CustomerNumber", customer
        for agent, (name, code) in zip(details.iterfind("Agent"), firms, strict=True):
            for element in agent.iterfind("Agency//RegisteredNumber"):
                if (text := value(line(element))) not in {"", code}:
                    yield "Agency/RegisteredNumber", f"{name}：{text}"
    for member in (element for place in GROUPS for element in front.iterfind(f"{place}ApplicantDetails/*")):
        holder = next((name for e in (member.find("AddressBook"), member) if (name := said_name(e))), "")
        own = value(line(member.find("RegisteredNumber")))
        if own and value(line(member.find("OrganizationCode"))) not in {"", own}:
            yield f"{member.tag!s}/RegisteredNumber", f"{holder}：{own}"
        for element in member.iterfind("USRights"):
            said = " ".join([*map(str, element.attrib.values()), line(element)]).strip()
            yield f"{member.tag!s}/USRights", f"{holder}：{said}"


def _classes(front: etree._Element) -> Iterator[tuple[str, str]]:
    """Words beside the symbols of an old edition, and a text beside symbols that are given one by one."""
    for group in front.iterfind("ClassificationIPC"):
        for element in group.iterfind("AdditionalInformation"):
            if text := line(element):
                yield "ClassificationIPC/AdditionalInformation", text
        if group.find("MainClassification") is not None or group.find("FurtherClassification") is not None:
            yield from (("ClassificationIPC/Text", text) for e in group.iterfind("Text") if (text := line(e)))


def _citations(front: etree._Element) -> Iterator[tuple[str, str]]:
    """When and by whom was searched; of a citation its equivalents and its classes."""
    for element in front.iterfind("ReferencesCited/*"):
        if element.tag not in {"Citation", "Text"}:
            yield from (found for found in leaves(element, str(element.tag)) if found[1])
    for cited in front.iterfind("ReferencesCited/Citation"):
        for element in cited:
            if str(element.tag) not in _CITED and (text := told(element)):
                yield f"Citation/{element.tag!s}", text
