"""USPTO full text in XML: ``us-patent-grant`` and ``us-patent-application``, v4.0 (2005) to v4.7.

Weekly files hold thousands of documents, each with its own XML declaration; sequence listings between them are turned
away by name. Source: the DTDs of both, and the Office's «Red Book» documentation.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from mingze.services.patents.record import Drawing, Patent, Rejected, Source, Stage
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
from mingze.services.patents.sources.markup.xml import local, pieces
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.st36.citations import citations
from mingze.services.patents.sources.st36.parts import applied, identification, priorities, published
from mingze.services.patents.sources.st36.text import claims, description, drawings, texts, titles
from mingze.services.patents.sources.us import relations as us_relations
from mingze.services.patents.sources.us.kinds import type_and_stage
from mingze.services.patents.sources.us.parts import notes as particulars
from mingze.services.patents.sources.us.parts import parties, symbols
from mingze.services.patents.sources.values import kinds
from mingze.services.patents.sources.values.days import compact

ROOTS = frozenset({"us-patent-grant", "us-patent-application"})
_LEADS = re.compile(
    rb"<\?(BRFSUM|DETDESC|RELAPP|GOVINT|brief-description-of-drawings|summary-of-invention|detailed-description"
    rb'|federal-research-statement|cross-reference-to-related-applications)\s[^<>]*?end="(lead|tail)"\s*\?>'
)
"""Processing instructions that say where a part of the description begins and ends."""
_DELETED = re.compile(rb"<\?delete-(start|end)\b[^<>]*\?>")
"""What a reissue takes out of the patent; the Office prints it in square brackets (37 CFR 1.173(d))."""
_READ = (
    "publication-reference application-reference us-application-series-code priority-claims us-term-of-grant "
    "classifications-ipcr classification-ipc classifications-cpc classification-national classification-locarno "
    "invention-title us-references-cited references-cited number-of-claims figures us-related-documents parties "
    "us-parties assignees examiners pct-or-regional-filing-data pct-or-regional-publishing-data us-botanic "
    "us-field-of-classification-search field-of-search language"
)
READ = frozenset(_READ.split())
"""Children of the bibliography that have a place in the record; the others become notes."""
_PARTS = (
    "us-bibliographic-data-grant us-bibliographic-data-application abstract drawings description claims "
    "us-chemistry us-math us-sequence-list-doc us-megatable-doc"
)
PARTS = frozenset(_PARTS.split())
"""Children of the root that are read."""


class UsXml:
    """Grants and published applications since 2005."""

    name = "us_xml"
    title = "美国专利商标局全文（XML v4）"

    def recognises(self, head: bytes) -> bool:
        """By root element, or by the document type where the root lies beyond the head."""
        named = (*ROOTS, "sequence-cwu")  # a sequence listing may stand in front of the first document
        return any(b"<" + root.encode() in head or b"DOCTYPE " + root.encode() in head for root in named)

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records of one document or of a weekly file."""
        return documents.read(
            pieces(stream), build, roots=ROOTS, format=self.name, name=name, prepare=_marked
        )


FORMAT = UsXml()


def build(root: Element, source: Source) -> Patent:
    """The record of one document. Raises ``Rejected`` where it has no number."""
    bib = next((part for part in root if local(part).startswith("us-bibliographic-data")), None)
    number = identification(bib, "publication-reference")
    if bib is None or number is None:
        raise Rejected("文献没有公开号", where="publication-reference")
    application = identification(bib, "application-reference")
    request = applied(application, office="US") if application else None
    own = published(number, office="US")
    grant = local(root) == "us-patent-grant"
    kind = number.kind or ""
    type_, stage = type_and_stage(
        kind, attribute(child(bib, "application-reference"), "appl-type"), grant=grant
    )
    day = number.on or compact(attribute(root, "date-publ"))
    if type_ is None or stage is None:
        type_, stage = kinds.meaning("US", kind, day)
    main = child(root, "claims")
    own_description, own_claims = description(child(root, "description"), "en"), claims(main, "en")
    related, entered = us_relations.related(bib, request.key if request else "")
    return Patent(
        number=own.key,
        office="US",
        document=own.key[2 : len(own.key) - len(kind)] if own.key.endswith(kind) else own.key[2:],
        kind=kind,
        type=type_,
        stage=stage,
        published=day,
        language="en",
        source=replace(source, version=attribute(root, "dtd-version")),
        status=attribute(root, "status"),
        produced=compact(attribute(root, "date-produced")),
        application=request.key if request else "",
        application_number=application.number if application else "",
        filed=application.on if application else None,
        # Registrations (H) and defensive publications (T) are printed among the grants and are none.
        granted=day if grant and stage is not Stage.OTHER else None,
        series=said(bib, "us-application-series-code"),
        entered=entered,
        titles=titles(children(bib, "invention-title"), "en"),
        abstracts=texts(children(root, "abstract"), "en"),
        claims=(own_claims,) if own_claims else (),
        descriptions=(own_description,) if own_description else (),
        claim_count=_count(said(bib, "number-of-claims")),
        parties=parties(bib),
        symbols=symbols(bib),
        priorities=priorities(child(bib, "priority-claims")),
        related=related,
        citations=citations(child(bib, "us-references-cited"), "US")
        or citations(child(bib, "references-cited"), "US"),
        drawings=(*drawings(root), *_attached(root)),
        term_extension=_count(said(bib, "us-term-of-grant", "us-term-extension")),
        notes=(*particulars(bib), *others(bib, READ), *others(root, PARTS)),
    )


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _attached(root: Element) -> list[Drawing]:
    """Files of formulae for other programs: molecules and notebooks."""
    found = []
    for name, kind in (("us-chemistry", "chemistry"), ("us-math", "formula")):
        for element in within(root, name):
            for key in ("cdx-file", "mol-file", "nb-file"):
                file = attribute(element, key)
                if file:
                    found.append(Drawing(file=file, label=attribute(element, "idref"), kind=kind))
    return found


def _marked(data: bytes) -> bytes:
    """A document whose part marks are elements, and whose deletions stand in brackets.

    Processing instructions themselves are not kept.
    """
    data = _LEADS.sub(rb'<section-mark name="\1" end="\2"/>', data)
    return _DELETED.sub(lambda found: b"[" if found[1] == b"start" else b"]", data)
