"""The record of a CNIPA document, put together from its parts (V2.2.1 names, namespaces taken off)."""

from datetime import date

from lxml import etree

from mingze.services.patents import numbers
from mingze.services.patents.record import Patent, Rejected, Source, Stage, Type
from mingze.services.patents.sources.cnipa.asides import DESIGNATIONS
from mingze.services.patents.sources.cnipa.chinese import Right, day, right, value
from mingze.services.patents.sources.cnipa.citations import citations
from mingze.services.patents.sources.cnipa.classes import classes
from mingze.services.patents.sources.cnipa.notes import notes
from mingze.services.patents.sources.cnipa.parties import parties
from mingze.services.patents.sources.cnipa.references import (
    Named,
    application,
    applied_for,
    named,
    preferred,
    priorities,
    publication,
    related,
)
from mingze.services.patents.sources.cnipa.texts import texts
from mingze.services.patents.sources.texts.prose import line
from mingze.services.patents.sources.values import kinds

_GRANTS = (
    "ApprovalPublicationDate/Date",
    "PublicAvailabilityDate/GazettePublicationAnnouncement/Date",
    "PublicAvailabilityDate/PrintedWithGrant//Date",
)
_CORRECTED = (
    "Correction/GazetteReference/Date",
    "ST50Republication/CorrectionNotice/Date",
    "ST50Republication/CorrectionNotice/GazetteReference/Date",
    "RelatedDocuments/Correction/GazetteReference/Date",
)
_ENTERED = ("NationalStageEntryDate", "PCTOrRegionalApplicationData/NationalStageEntryDate")

_NO_STATES = frozenset({"ExtensionStates", "ProtectionRequest"})
"""Codes of offices inside these are no designation."""


def record(root: etree._Element, source: Source | None) -> Patent:
    """The record of a document. Raises ``Rejected`` where it has no front page or no number."""
    design = root.find("DesignBibliographicData")
    front = root.find("BibliographicData")
    if front is None:
        front = design
    if front is None:
        raise Rejected("文献没有著录项目")
    own = _own(root, front)
    number, applied = publication(own), applied_for(front)
    gazette, gazetted = _gazette(front)
    published = number.on or day(root.get("datePublication") or root.get("datePulbication")) or gazetted
    filing = application(applied) if applied else None
    language = _language(root, own.office)
    found = _right(own, "外观设计" if design is not None else _type(front), published)
    words, classified = texts(root, front, language), classes(front)
    return Patent(
        number=number.key,
        office=own.office,
        document=number.key.removeprefix(own.office).removesuffix(own.kind),
        kind=own.kind,
        type=found.type,
        stage=found.stage,
        published=published,
        language=language,
        source=source,
        status=(root.get("status") or "").strip(),
        produced=day(root.get("dateProduced") or front.get("productionDate")),
        gazette=gazette,
        corrected=_first_day(front, _CORRECTED),
        application=filing.key if filing else "",
        application_number=filing.original if filing else "",
        filed=_filed(front),
        granted=_first_day(front, _GRANTS) or (published if found.stage is Stage.GRANT else None),
        series=value(line(front.find(".//USApplicationSeriesCode"))),
        entered=_first_day(front, _ENTERED),
        family=value(line(root.find("PatentFamilyIDDetails/PatentFamilyID"))),
        representative={"Y": True, "N": False}.get(root.get("isRepresentative") or ""),
        titles=words.titles,
        abstracts=words.abstracts,
        claims=words.claims,
        descriptions=words.descriptions,
        claim_count=_count(front),
        parties=parties(front),
        symbols=classified.symbols,
        priorities=priorities(front),
        related=related(front),
        citations=citations(front, root.find("SearchReportData")),
        drawings=words.drawings,
        designated=_designated(front),
        keywords=_keywords(root),
        notes=(*notes(root, front, applied), *classified.unread),
    )


def _own(root: etree._Element, front: etree._Element) -> Named:
    """The number of this publication, in the office's own writing where that is given."""
    office = (root.get("country") or "CN").strip().upper()
    kind = (root.get("kind") or "").strip().upper()
    for reference in preferred(front.iterfind("PublicationReference")):
        for place in reference.iterfind("DocumentID"):
            name = named(place, office)
            if name is not None:
                sort = name.kind.upper() or kind
                return _sound(Named(office=name.office, text=name.text, kind=sort, on=name.on))
    for tag in ("PatentNumber", "RegistrationNumber"):
        if text := value(line(front.find(tag))):
            return _sound(Named(office=office, text=text, kind=kind))
    text = value(root.get("docNumber"))
    if not text:
        raise Rejected("文献没有公开号")
    return _sound(Named(office=office, text=text, kind=kind, on=root.get("datePublication") or ""))


def _sound(name: Named) -> Named:
    try:
        numbers.publication(name.office, name.text, name.kind)
    except ValueError as fault:
        raise Rejected("公开号无法识别", where=str(fault)[:200]) from None
    return name


def _filed(front: etree._Element) -> date | None:
    dates = (
        day(line(place.find("Date")))
        for reference in preferred(front.iterfind("ApplicationReference"))
        for place in reference.iterfind("DocumentID")
    )
    return next((found for found in dates if found), None)


def _type(front: etree._Element) -> str:
    said = ((e.get("applType") or "").strip() for e in front.iterfind("ApplicationReference"))
    return next((text for text in said if text), "")


def _right(own: Named, said: str, published: date | None) -> Right:
    """Kinds are read as each office means them; what is applied for stands in where the kind says nothing."""
    if own.office == "CN":
        return right(own.kind, said, published)
    type_, stage = kinds.meaning(own.office, own.kind, published, own.text)
    return Right(right("", said, published).type if type_ is Type.OTHER else type_, stage)


def _gazette(front: etree._Element) -> tuple[str, date | None]:
    paths = (
        "PublicAvailabilityDate/GazetteReference",
        "GazetteReference",
        "PublicationReference/GazetteReference",
    )
    element = next((e for path in paths if (e := front.find(path)) is not None), None)
    if element is None:
        return "", None
    return value(line(element.find("GazetteNumber"))), day(line(element.find("Date")))


def _first_day(front: etree._Element, paths: tuple[str, ...]) -> date | None:
    return next((found for path in paths for e in front.iterfind(path) if (found := day(line(e)))), None)


def _language(root: etree._Element, office: str) -> str:
    said = (root.get("lang") or "").strip().lower()[:2]
    return {"cn": "zh", "": "zh" if office == "CN" else ""}.get(said, said)


def _count(front: etree._Element) -> int | None:
    text = value(line(front.find("StatisticalInformation/ClaimsCount")))
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def _designated(front: etree._Element) -> tuple[str, ...]:
    """States the document is for; those excluded from it, and those it is only extended to, are notes."""
    states = (
        value(line(element)).upper()
        for part in front.iterfind("DesignationOfStates/*")
        if part.tag in DESIGNATIONS
        for element in part.iter("WIPOST3Code")
        if not any(above.tag in _NO_STATES for above in element.iterancestors())
    )
    return tuple(dict.fromkeys(filter(None, states)))


def _keywords(root: etree._Element) -> tuple[str, ...]:
    paths = ("Abstract/KeywordDetails/Keyword", "EnhancedKeywordDetails/EnhancedKeyword")
    return tuple(dict.fromkeys(text for path in paths for e in root.iterfind(path) if (text := line(e))))
