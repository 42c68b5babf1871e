"""WIPO ST.96 ``PatentPublication`` and the Japanese gazettes built on it, any version.

Components are found by name, whatever their namespace: offices that write ST.96 differ in depth (``…Bag`` wrappers came
and went between V1.0 and V7.0), so that elements are looked for below their group, not at fixed paths.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from mingze.services.patents.record import Description, Patent, Rejected, Source
from mingze.services.patents.sources.jpo.parts import lined, of_japan
from mingze.services.patents.sources.markup import documents
from mingze.services.patents.sources.markup.elements import (
    Element,
    attribute,
    child,
    children,
    others,
    said,
    within,
)
from mingze.services.patents.sources.markup.named_entities import resolved
from mingze.services.patents.sources.markup.xml import local, pieces
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.st36.parts import applied, once, published
from mingze.services.patents.sources.st36.text import (
    claims,
    description,
    drawings,
    language_of,
    texts,
    titles,
)
from mingze.services.patents.sources.st96 import jpo as st96_jpo
from mingze.services.patents.sources.st96.classes import symbols
from mingze.services.patents.sources.st96.parties import parties
from mingze.services.patents.sources.st96.parts import (
    application,
    attached,
    citations,
    notes,
    priorities,
    publication,
    related,
)
from mingze.services.patents.sources.st96.text import as_st36
from mingze.services.patents.sources.us.kinds import type_and_stage
from mingze.services.patents.sources.values import kinds
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.references import Identification

ROOTS = frozenset({"PatentPublication"}) | frozenset(st96_jpo.KINDS) | st96_jpo.AMENDMENTS
_READ = (
    "PatentPublicationIdentification ApplicationIdentification PriorityClaimBag PatentClassificationBag "
    "InventionTitleBag InventionTitle ReferenceCitationBag ClaimTotalQuantity RelatedDocumentBag PartyBag Abstract "
    "IPCRClassificationBag CPCClassificationBag SearchField FigureBag InternationalFilingData "
    "InternationalPublishingData RegionalFilingData PatentGrantIdentification IPCClassification NationalClassification "
    "FtermInformationBag ThemeCodeInformationBag PlainLanguageDesignationText RegistrationDate "
    "PreviousPublishedDocument "
    "UnexaminedPatentPublicationPartyBag InternationalPatentPublicationPartyBag RegisteredPatentPublicationPartyBag"
)
READ = frozenset(_READ.split())
_ROOT = re.compile(rf"<(?:!DOCTYPE\s+)?(?:[A-Za-z][\w.-]*:)?(?:{'|'.join(sorted(ROOTS))})[\s>\[]".encode())
_PARTS = (
    "IPOfficeCode BibliographicData ApplicationBody description claims abstract drawings ExternalDocumentBag "
    "WrittenAmendmentBag "
    "UnexaminedPatentPublicationBibliographicData InternationalPatentPublicationBibliographicData "
    "RegisteredPatentPublicationBibliographicData"
)
PARTS = frozenset(_PARTS.split())


class St96:
    """Publications of offices that moved to ST.96."""

    name = "st96"
    title = "WIPO ST.96专利公布"

    def recognises(self, head: bytes) -> bool:
        """By the root element, with or without a prefix."""
        return bool(_ROOT.search(head))

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records of one document or of several."""
        found = pieces(stream)
        return documents.read(found, build, roots=ROOTS, format=self.name, name=name, prepare=resolved)


FORMAT = St96()


def build(root: Element, source: Source) -> Patent:
    """The record of one document. Raises ``Rejected`` where it has no number."""
    bib, given = _identified(root)
    japanese = given.country == "JP"
    office, language = given.country, _attribute(root, "languageCode").lower()[:2]
    own = published(given)
    type_, stage = kinds.meaning(office, given.kind, given.on, given.number)
    asked = application(child(bib, "ApplicationIdentification"), office)
    request = applied(asked) if asked else None
    if office == "US" and asked:
        category = said(bib, "ApplicationIdentification", "InventionSubjectMatterCategory")
        named = type_and_stage(given.kind, category, grant=stage.value != "application")
        type_, stage = named[0] or type_, named[1] or stage
    found = related(bib, request.key if request else "", office)
    titled = titles(within(bib, "InventionTitle"), language)
    told, files = tuple(notes(bib, office)), tuple(attached(root))
    cited, people, classes = tuple(citations(bib, office)), tuple(parties(bib)), once(symbols(bib, office))
    if japanese:
        told += tuple(st96_jpo.notes(root, bib))
        cited = tuple(dict.fromkeys((*cited, *st96_jpo.named(root))))
        people, classes = (
            of_japan(people, grant=stage.value == "grant"),
            once((*classes, *st96_jpo.symbols(bib))),
        )
    claimed, total, unread = tuple(priorities(bib)), said(bib, "ClaimTotalQuantity"), others(bib, READ)
    as_st36(root)
    if japanese:
        lined(root)
    # Offices may put the texts of an application into a body of its own.
    holders = [root, *children(root, "ApplicationBody")]
    return Patent(
        number=own.key,
        office=office,
        document=own.key[2:].removesuffix(given.kind),
        kind=given.kind,
        type=type_,
        stage=stage,
        published=given.on,
        language=language,
        source=replace(source, version=_attribute(root, "st96Version") or _attribute(bib, "st96Version")),
        status=_attribute(root, "documentStatusText"),
        produced=compact(_attribute(root, "creationDate")),
        application=request.key if request else "",
        application_number=asked.number if asked else "",
        filed=asked.on if asked else None,
        granted=(compact(said(bib, "RegistrationDate")) or given.on) if stage.value == "grant" else None,
        titles=titled,
        abstracts=texts(_texts(holders, "abstract"), language),
        claims=tuple(held for one in _texts(holders, "claims") if (held := claims(one, language))),
        descriptions=tuple(_descriptions(_texts(holders, "description"), language)),
        claim_count=int(total) if total.isascii() and total.isdigit() and len(total) < 7 else None,
        parties=people,
        symbols=classes,
        priorities=claimed,
        related=found,
        citations=cited,
        drawings=tuple(dict.fromkeys((*(one for part in holders for one in drawings(part)), *files))),
        notes=(*told, *unread, *(note for part in holders for note in others(part, PARTS))),
    )


def _descriptions(elements: list[Element], language: str) -> Iterator[Description]:
    for one in elements:
        found = description(one, language_of(one, language))
        if found is not None:
            yield found


def _texts(holders: list[Element], name: str) -> list[Element]:
    return [one for holder in holders for one in children(holder, name)]


def _identified(root: Element) -> tuple[Element, Identification]:
    """The bibliography and the number of the publication. Raises ``Rejected`` where it has none."""
    if local(root) in st96_jpo.AMENDMENTS:
        raise Rejected("只公布修改的文件，不是专利文献", where=local(root))
    bib = next((one for one in root if local(one).endswith("BibliographicData")), None)
    # An office that extends the standard says whose extension it is: JP_V1_0.
    office = said(root, "IPOfficeCode") or _attribute(root, "ipoVersion")[:2]
    given = publication(child(bib, "PatentPublicationIdentification"), office)
    if bib is None or given is None or not given.country:
        raise Rejected("文献没有公开号", where="PatentPublicationIdentification")
    if given.country == "JP":
        given = given._replace(kind=given.kind or st96_jpo.kind(root, bib))
    return bib, given


def _attribute(element: Element, name: str) -> str:
    """An attribute by its local name: versions differ in whether they put it in a namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value).strip()
    return attribute(element, name)
