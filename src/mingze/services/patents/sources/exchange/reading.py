"""EPO master documentation database (DOCDB 2.5.x): the back file and the weekly create, amend and delete files."""

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from mingze.services.patents.record import Patent, Rejected, Source
from mingze.services.patents.sources.exchange import record as exchange
from mingze.services.patents.sources.markup.elements import Element, attribute, child
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.markup.xml import Piece, fragments, local, parse
from mingze.services.patents.sources.port import HEAD, Found
from mingze.services.patents.sources.values import days

GREEK = {
    **dict(zip("abgdez", "αβγδεζ", strict=True)),
    "ee": "η",
    "th": "θ",
    **dict(zip("iklmnxoprstu", "ικλμνξοπρστυ", strict=True)),
    "sf": "ς",
    "ph": "φ",
    "kh": "χ",
    "ps": "ψ",
    "oh": "ω",
}
"""ISO 8879 Greek letters (``isogrk1``), which the entity file of DOCDB declares and HTML does not know."""
DECLARED = "".join(
    f'<!ENTITY {name}gr "{letter}"><!ENTITY {name.upper()}gr "{letter.upper()}">'
    for name, letter in GREEK.items()
)
DOCTYPE = f'<!DOCTYPE exchange-documents SYSTEM "docdb-entities.dtd" [{DECLARED}]>'.encode()

_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])")
_WRAPPER = b'<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange">'


def root_of(head: bytes) -> str:
    """Local name of the first element of a stream; empty where there is none."""
    found = _ROOT.search(head)
    return found[1].decode("latin-1") if found else ""


class Docdb:
    """Files whose root is ``exch:exchange-documents``, and single ``exchange-document`` elements cut out of them."""

    name = "docdb"
    title = "欧洲专利局DOCDB交换文件"

    def recognises(self, head: bytes) -> bool:
        """By the name of the first element."""
        return root_of(head) in {"exchange-documents", "exchange-document"}

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """One record a document; a faulty document is turned away and the next one read."""
        head = stream.read(HEAD)
        single = root_of(head) == "exchange-document"
        before = _WRAPPER if single else b""
        for piece in fragments(prefixed(before + head, stream), "exchange-document"):
            if isinstance(piece, Rejected):
                yield piece
            else:
                yield self._record(piece, name, len(before))

    def _record(self, piece: Piece, name: str, shift: int) -> Patent | Rejected:
        offset = piece.offset - shift
        try:
            root = parse(DOCTYPE + piece.data)
            document = child(root, "exchange-document")
            if document is None or local(root) != "exchange-documents":
                raise Rejected("不是DOCDB交换文件")
            source = Source(
                format=self.name, version=attribute(root, "dtd-version"), name=name, offset=offset
            )
            return exchange.patent(document, source=source, exchanged=_exchanged(root))
        except Rejected as refused:
            where = f"字节{offset}，{refused.where}".rstrip("，")
            return Rejected(refused.reason, where=where, name=name, offset=offset, data=piece.data)


def _exchanged(root: Element) -> date | None:
    return days.compact(attribute(root, "date-of-exchange", "date-produced"))


FORMAT = Docdb()
