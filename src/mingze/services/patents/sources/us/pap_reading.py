"""USPTO published applications of 2001 to 2004: ``patent-application-publication`` v1.5 and v1.6.

Source: the DTDs pap-v15-2001-01-31 and pap-v16-2002-01-01.
"""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from msgspec.structs import replace

from mingze.services.patents.record import Patent, Priority, Rejected, Source
from mingze.services.patents.sources.markup import documents
from mingze.services.patents.sources.markup.elements import Element, child, children, others, said, within
from mingze.services.patents.sources.markup.named_entities import resolved
from mingze.services.patents.sources.markup.renaming import renamed
from mingze.services.patents.sources.markup.xml import local, pieces
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.st36.parts import applied, once, published
from mingze.services.patents.sources.st36.text import claims, description, drawings, text, titles
from mingze.services.patents.sources.us.pap_parts import ATTRIBUTES, NAMES, notes, parties, related, symbols
from mingze.services.patents.sources.values import kinds
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.references import Identification

ROOTS = frozenset({"patent-application-publication"})
_READ = (
    "document-id publication-filing-type domestic-filing-data foreign-priority-data technical-information "
    "continuity-data inventors assignee correspondence-address"
)
READ = frozenset(_READ.split())
_PARTS = "subdoc-bibliographic-information abstract description claims drawings"
PARTS = frozenset(_PARTS.split())


class UsPap:
    """Published applications before the XML of 2005."""

    name = "us_pap"
    title = "美国专利商标局申请公布全文（2001–2004，PAP）"

    def recognises(self, head: bytes) -> bool:
        """By the root element or the document type."""
        return b"<patent-application-publication" in head or b"DOCTYPE patent-application-publication" in head

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records of one document or of a weekly file."""
        found = pieces(stream)
        return documents.read(found, build, roots=ROOTS, format=self.name, name=name, prepare=resolved)


FORMAT = UsPap()


def build(root: Element, source: Source) -> Patent:
    """The record of one document. Raises ``Rejected`` where it has no number."""
    version = _version(root)
    for printed in list(within(root, "number")):
        # Printed numbers of paragraphs, claims and formulae; what follows them is text.
        _dropped(printed)
    root = renamed(root, NAMES, ATTRIBUTES)
    for reference in within(root, "claim-ref"):
        # The words of a reference stand in a claim-text of their own, which is no step of the claim.
        for inner in reference:
            inner.tag = "u"
    bib = child(root, "subdoc-bibliographic-information")
    given = identification(child(bib, "document-id"))
    if bib is None or given is None:
        raise Rejected("文献没有公开号", where="subdoc-bibliographic-information/document-id")
    own = published(given, office="US")
    type_, stage = kinds.meaning("US", given.kind, given.on)
    filing = child(bib, "domestic-filing-data")
    number = said(filing, "application-number", "doc-number")
    request = applied(Identification("US", number, "", None, "")) if number else None
    body, own_claims = description(child(root, "description"), "en"), claims(child(root, "claims"), "en")
    return Patent(
        number=own.key,
        office="US",
        document=own.key[2:].removesuffix(given.kind),
        kind=given.kind,
        type=type_,
        stage=stage,
        published=given.on,
        language="en",
        source=replace(source, version=version),
        status=said(bib, "publication-filing-type"),
        application=request.key if request else "",
        application_number=number,
        filed=compact(said(filing, "filing-date")),
        series=said(filing, "application-number-series-code"),
        entered=_entered(bib),
        titles=titles(within(bib, "title-of-invention"), "en"),
        abstracts=tuple(filter(None, [text(child(root, "abstract"), "en")])),
        claims=(own_claims,) if own_claims else (),
        descriptions=(body,) if body else (),
        parties=tuple(parties(bib)),
        symbols=once(symbols(bib)),
        priorities=tuple(_priorities(bib)),
        related=related(bib, request.key if request else ""),
        drawings=drawings(root),
        notes=(*notes(bib), *others(bib, READ), *others(root, PARTS)),
    )


def identification(element: Element | None) -> Identification | None:
    """A ``document-id`` of this format: its kind and day have names of their own."""
    number = said(element, "doc-number")
    if not number:
        return None
    return Identification(
        said(element, "country-code").upper(),
        number,
        said(element, "kind-code").upper(),
        compact(said(element, "document-date")),
        "",
    )


def _priorities(bib: Element) -> Iterator[Priority]:
    for element in children(bib, "foreign-priority-data"):
        country = said(element, "country-code").upper()
        given = Identification(
            country,
            said(element, "priority-application-number", "doc-number"),
            "",
            compact(said(element, "filing-date")),
            "",
        )
        if given.number:
            yield Priority(number=applied(given), country=country)


def _entered(bib: Element) -> date | None:
    days = (compact(said(element)) for element in within(bib, "international-371-date"))
    return next((day for day in days if day), None)


def _version(root: Element) -> str:
    document_type = root.getroottree().docinfo.system_url or ""
    return document_type.removesuffix(".dtd")


def _dropped(element: Element) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None or local(parent) not in _NUMBERED:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


_NUMBERED = frozenset(
    {"paragraph", "math-cwu", "table-cwu", "chemistry-cwu", "claim", "heading", "list-item"}
)
