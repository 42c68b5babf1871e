"""JPO gazettes in XML (``jp-official-gazette``): laid-open and translated applications, patents, utility models.

Built on WIPO ST.36 with the Office's own elements in the namespace ``http://www.jpo.go.jp``.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from msgspec.structs import replace

from mingze.services.patents import numbers
from mingze.services.patents.record import Patent, Rejected, Source, Stage
from mingze.services.patents.sources.jpo import citations as jpo_citations
from mingze.services.patents.sources.jpo.parts import drawings, lined, notes, parties, related, symbols
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
from mingze.services.patents.sources.markup.xml import pieces
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.st36.parts import (
    ENTRY,
    applied,
    entered,
    identification,
    priorities,
    published,
)
from mingze.services.patents.sources.st36.text import claims, description, texts, titles
from mingze.services.patents.sources.values import kinds
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.references import Identification

ROOTS = frozenset({"jp-official-gazette"})
_READ = (
    "publication-reference application-reference priority-claims invention-title parties classification-ipc "
    "classification-national number-of-claims references-cited related-documents theme-code-info f-term-info "
    "pct-or-regional-filing-data pct-or-regional-publishing-data dates-of-public-availability examiners"
)
READ = frozenset(_READ.split())
_PARTS = (
    "bibliographic-data description claims abstract drawings image-of-bibliographic-data image-of-chosen-drawing "
    "written-amendment-group"
)
PARTS = frozenset(_PARTS.split())


class Jpo:
    """Gazettes since 2004, and older ones the Office converted."""

    name = "jpo"
    title = "日本特许厅公报（XML）"

    def recognises(self, head: bytes) -> bool:
        """By the root element or the document type."""
        return b"jp-official-gazette" in head

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records of one document or of several with an XML declaration each."""
        return documents.read(pieces(stream), build, roots=ROOTS, format=self.name, name=name)


FORMAT = Jpo()


def build(root: Element, source: Source) -> Patent:
    """The record of one document. Raises ``Rejected`` where it has no number."""
    bib = child(root, "bibliographic-data")
    given = identification(bib, "publication-reference")
    if bib is None or given is None:
        raise Rejected("文献没有公开号", where="bibliographic-data/publication-reference")
    kind = _kind(attribute(root, "kind-of-st16") or attribute(root, "kind-of-jp") or given.kind)
    key = _key(given, kind)
    application = identification(bib, "application-reference")
    utility = kind[:1] in {"U", "Y"}
    request = applied(_asked(application, utility), office="JP") if application else None
    type_, stage = kinds.meaning("JP", kind, given.on, given.number)
    grant = stage is Stage.GRANT
    cited, files = jpo_citations.citations(root, bib), tuple(dict.fromkeys(drawings(root)))
    lined(root)
    entry = entered(bib)
    body, own_claims = description(child(root, "description"), "ja"), claims(child(root, "claims"), "ja")
    return Patent(
        number=key,
        office="JP",
        document=key[2:].removesuffix(kind),
        kind=kind,
        type=type_,
        stage=stage,
        published=given.on,
        language="ja",
        source=replace(source, version=attribute(root, "dtd-version")),
        status=attribute(root, "status"),
        produced=compact(attribute(root, "date-produced")),
        application=request.key if request else "",
        application_number=application.number if application else "",
        filed=application.on if application else None,
        entered=entry,
        granted=_granted(bib) if grant else None,
        titles=titles(children(bib, "invention-title"), "ja"),
        abstracts=texts(children(root, "abstract"), "ja"),
        claims=(own_claims,) if own_claims else (),
        descriptions=(body,) if body else (),
        claim_count=_count(said(bib, "number-of-claims")),
        parties=tuple(parties(bib, grant=grant)),
        symbols=symbols(bib),
        priorities=priorities(child(bib, "priority-claims")),
        related=tuple(related(bib)),
        citations=cited,
        drawings=files,
        notes=(*notes(root, bib), *others(bib, READ | ENTRY if entry else READ), *others(root, PARTS)),
    )


def _kind(text: str) -> str:
    """The kind code; words in Japanese carry it in brackets."""
    plain = unicodedata.normalize("NFKC", text).upper()
    found = re.search(r"(?<![A-Z])[A-Z]\d?(?![A-Z])", plain)
    return found[0] if found else ""


def _key(given: Identification, kind: str) -> str:
    """The key; years before 2000 are those of an emperor."""
    number = given.number.strip()
    if re.fullmatch(r"0+\d{7}", number):
        # Registrations have seven digits; noughts only fill the place up.
        number = number[-7:]
        given = given._replace(number=number)
    if found := re.fullmatch(r"(19[2-9]\d)-?(\d{6})", number):
        year = int(found[1])
        era = f"H{year - 1988:02d}" if year >= 1989 else f"S{year - 1925}"
        return numbers.publication("JP", f"{era}-{found[2]}", kind)
    return published(given._replace(country="JP", kind=kind)).key


def _asked(given: Identification, utility: bool) -> Identification:
    """An application; those for utility models are numbered apart."""
    if utility and re.fullmatch(r"(?:19|20)\d{2}-?\d{6}", given.number):
        return given._replace(country="JP", number=f"実願{given.number[:4]}-{given.number[-6:]}")
    return given._replace(country="JP")


def _granted(bib: Element) -> date | None:
    """The day of registration, under the names the gazettes give it."""
    for element in within(bib, "*"):
        name = element.tag if isinstance(element.tag, str) else ""
        if re.search(r"date-of-registration|registration-date|registered-date|term-of-grant", name):
            day = compact(said(element)) or compact(said(element, "date"))
            if day is not None:
                return day
    return None


def _count(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 7 else None
