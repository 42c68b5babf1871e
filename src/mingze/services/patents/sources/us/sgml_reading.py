"""USPTO grants of 2001 to 2004: SGML 2.4 and XML 2.5 (WIPO ST.32), root ``PATDOC``.

SGML of 2001 leaves empty elements open; those known to be empty are closed first. Source: the DTD ST32-US-Grant-025xml.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from mingze.services.patents.record import Party, Patent, Rejected, Role, Source, Stage
from mingze.services.patents.sources.markup import documents
from mingze.services.patents.sources.markup.elements import Element, attribute, child, said, within
from mingze.services.patents.sources.markup.named_entities import resolved
from mingze.services.patents.sources.markup.renaming import renamed, without_blanks
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.markup.xml import Piece, fragments
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.st36 import btags
from mingze.services.patents.sources.st36.parts import once
from mingze.services.patents.sources.st36.text import claims, description, drawings, text, titles
from mingze.services.patents.sources.us.parts import ORGANISATIONS
from mingze.services.patents.sources.us.sgml_parts import (
    ATTRIBUTES,
    NAMES,
    READ,
    citations,
    notes,
    related,
    symbols,
)
from mingze.services.patents.sources.values import kinds

ROOTS = frozenset({"PATDOC"})
_EMPTY = re.compile(
    rb"<((?:CITED-BY-EXAMINER|CITED-BY-OTHER|B597US|B473US|B221US|B222US|EMI|COLSPEC|CHEMMOL|CHEMCDX|MATHEMATICA"
    rb"|CUSTOM-CHARACTER|INS-S|INS-E|BR)(?:\s[^<>]*?)?)\s*/?>"
)
_DELETED = re.compile(rb"</?DEL-([SE])\b[^<>]*>")
_CLOSED = re.compile(
    rb"</(?:EMI|COLSPEC|CHEMMOL|CHEMCDX|MATHEMATICA|CUSTOM-CHARACTER|CITED-BY-\w+|B(?:597|473|22[12])US)\s*>"
)
ROLES = {"B711": Role.APPLICANT, "B721": Role.INVENTOR, "B731": Role.OWNER, "B741": Role.AGENT}
EXAMINERS = {"B746": Role.EXAMINER, "B747": Role.EXAMINER}


class UsSgml:
    """Grants between the text files and today's XML."""

    name = "us_sgml"
    title = "美国专利商标局授权全文（2001–2004，XML 2.5与SGML 2.4）"

    def recognises(self, head: bytes) -> bool:
        """By the root element or the document type."""
        return b"<PATDOC" in head or b"DOCTYPE PATDOC" in head

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records of one document or of a weekly file, whether or not each has an XML declaration."""
        found = _documents(stream)
        return documents.read(found, build, roots=ROOTS, format=self.name, name=name, prepare=closed)


FORMAT = UsSgml()


def _documents(stream: BinaryIO) -> Iterator[Piece | Rejected]:
    """Each ``PATDOC``. A line in front lets the first one stand at the very beginning of the stream."""
    for piece in fragments(prefixed(b"\n", stream), "PATDOC"):
        yield piece._replace(offset=piece.offset - 1) if isinstance(piece, Piece) else piece


def closed(data: bytes) -> bytes:
    """A document as XML: empty elements closed, deletions of a reissue in brackets, names of characters replaced."""
    data = _CLOSED.sub(b"", data)
    data = _DELETED.sub(lambda found: b"[" if found[1] == b"S" else b"]", data)
    return resolved(_EMPTY.sub(rb"<\1/>", data))


def build(root: Element, source: Source) -> Patent:
    """The record of one document. Raises ``Rejected`` where it has no number."""
    version = attribute(root, "DTD")
    root = without_blanks(
        renamed(root, NAMES, ATTRIBUTES), frozenset({"PDAT", "mi", "mo", "mn", "mtext", "ms"})
    )
    bib = child(root, "SDOBI")
    given = btags.identification(btags.tag(bib, "B110"), country="US") if bib is not None else None
    if bib is None or given is None:
        raise Rejected("文献没有公开号", where="B110")
    kind, day = btags.text(bib, "B130"), btags.day(btags.tag(bib, "B140"))
    own = btags.published(given._replace(kind=kind))
    type_, stage = kinds.meaning("US", kind, day)
    request = btags.identification(btags.tag(bib, "B210"), country="US")
    body = description(child(root, "description"), "en")
    own_claims = claims(child(root, "claims"), "en")
    return Patent(
        number=own.key,
        office="US",
        document=own.key[2:].removesuffix(kind),
        kind=kind,
        type=type_,
        stage=stage,
        published=day,
        language="en",
        source=replace(source, version=version),
        status=attribute(root, "STATUS"),
        application=btags.applied(request).key if request else "",
        application_number=request.number if request else "",
        filed=btags.day(btags.tag(bib, "B220")),
        granted=day if stage is not Stage.OTHER else None,
        series=btags.text(bib, "B211US"),
        entered=btags.day(btags.tag(bib, "B863")) or btags.day(btags.tag(bib, "B864US")),
        titles=titles(within(bib, "B540"), "en"),
        abstracts=tuple(filter(None, [text(child(root, "abstract"), "en")])),
        claims=(own_claims,) if own_claims else (),
        descriptions=(body,) if body else (),
        claim_count=_count(btags.text(bib, "B577")),
        parties=tuple(map(_at_home, _parties(bib))),
        symbols=once(symbols(bib)),
        priorities=btags.priorities(bib),
        related=related(bib, btags.applied(request).key if request else ""),
        citations=tuple(citations(bib)),
        drawings=drawings(root),
        term_extension=_count(btags.text(bib, "B474US")),
        notes=(*notes(root, bib), *btags.rest(bib, READ)),
    )


def _parties(bib: Element) -> Iterator[Party]:
    yield from btags.parties(bib, {name: ROLES[name] for name in ("B711", "B721")})
    for element in within(bib, "B730"):
        code = ""
        owners = []
        for part in element:
            if said(part) and part.tag == "B732US":
                code = said(part)
            found = btags.party(part, Role.OWNER) if part.tag == "B731" else None
            owners += [found] if found is not None else []
        yield from (
            replace(one, organisation=ORGANISATIONS.get(code[-1:], one.organisation)) for one in owners
        )
    yield from btags.parties(bib, {"B741": Role.AGENT})
    yield from btags.parties(bib, EXAMINERS)


def _at_home(party: Party) -> Party:
    """With the United States where an address names a state and no country: only other countries are printed."""
    where = party.address
    if where is None or where.country or not where.region:
        return party
    return replace(party, address=replace(where, country="US"))


def _count(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else None
