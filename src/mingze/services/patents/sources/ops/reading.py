"""Answers of EPO Open Patent Services 3.2, in XML and in the JSON made from it.

One answer holds a part of a publication: bibliography, abstract, claims, description, family with legal events, images.
The part is named in ``Source.version``, and :func:`mingze.services.patents.updates.merge` puts parts together.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from mingze.services.patents.record import Rejected, Source
from mingze.services.patents.sources.exchange import record as exchange
from mingze.services.patents.sources.exchange.reading import root_of
from mingze.services.patents.sources.markup import json_pieces
from mingze.services.patents.sources.markup.elements import Element, attribute, child, children, said, within
from mingze.services.patents.sources.markup.json_tree import tree
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.markup.xml import Piece, local, parse, pieces
from mingze.services.patents.sources.ops.family import family
from mingze.services.patents.sources.ops.text import equivalents, fulltext, inquiry, pictures, referred
from mingze.services.patents.sources.port import HEAD, Found

ROOT = "world-patent-data"
FAULTS = {"fault", "error"}
NAMESPACE = b"http://ops.epo.org"

_JSON = re.compile(rb'^[\s\xef\xbb\xbf]*(?:\[\s*)?\{\s*"(?:[\w-]+:)?(world-patent-data|fault|error)"\s*:')
_REASONS = (
    (r"404|EntityNotFound|NotFound", "OPS没有找到所请求的文献"),
    (r"403|RobotDetected|Forbidden|quota", "OPS拒绝了请求：使用量超过限额或者没有授权"),
    (r"429|fair use|Throttl|too many", "OPS请求过于频繁，超过了公平使用限额"),
    (r"401|invalid_access_token|Unauthorized", "OPS访问凭证无效或者已经过期"),
    (r"400|413|InvalidReference|InvalidQuery|AmbiguousRequest", "OPS不接受这一请求：号码或者检索式有误"),
    (r"5\d\d|DomainAccess|LimitedServerResources|Unavailable", "OPS服务暂时不可用"),
)
CONTAINERS = frozenset(
    {
        "exchange-documents",
        "fulltext-documents",
        "biblio-search",
        "search-result",
        "bibliographic-search",
        "documents",
    }
)
"""Elements whose children are read in their place."""
SILENT = frozenset({"query", "range", "meta", "throttling-control"})
"""Elements that say nothing of a publication."""


class Ops:
    """OPS answers: one, or many one after another."""

    name = "ops"
    title = "欧洲专利局OPS服务响应"

    def recognises(self, head: bytes) -> bool:
        """By the root element, or the first key of the JSON form."""
        if _JSON.match(head):
            return True
        root = root_of(head)
        return root == ROOT or (root in FAULTS and NAMESPACE in head)

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records in the order of the answers; an answer that is a fault is turned away with its reason."""
        head = stream.read(HEAD)
        whole = prefixed(head, stream)
        json = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
        for piece in json_pieces.documents(whole) if json else pieces(whole):
            if isinstance(piece, Rejected):
                yield piece
            else:
                yield from self._answer(piece, name, json=json)

    def _answer(self, piece: Piece, name: str, *, json: bool) -> Iterator[Found]:
        try:
            root = tree(piece.data) if json else parse(piece.data)
            found = False
            for record in self._records(root, Source(format=self.name, name=name, offset=piece.offset)):
                found = True
                yield record
            if not found and not _empty(root):
                raise Rejected("OPS响应中没有可以识别的内容")
        except Rejected as refused:
            where = f"字节{piece.offset}，{refused.where}".rstrip("，")
            yield Rejected(refused.reason, where=where, name=name, offset=piece.offset, data=piece.data)

    def _records(self, root: Element, source: Source) -> Iterator[Found]:
        if local(root) in FAULTS:
            raise _fault(root)
        if local(root) != ROOT:
            raise Rejected("不是OPS响应")
        yield from self._inside(root, source)

    def _inside(self, parent: Element, source: Source) -> Iterator[Found]:
        for part in parent:
            name = local(part)
            if name in CONTAINERS:
                yield from self._inside(part, source)
            elif name and name not in SILENT:
                yield from self._one(part, name, source)

    def _one(self, part: Element, name: str, source: Source) -> Iterator[Found]:
        try:
            if name == "exchange-document":
                yield exchange.patent(part, source=part_of(source, _what(part)))
            elif name == "fulltext-document":
                yield fulltext(part, source)
            elif name == "patent-family":
                yield from family(part, source)
            elif name in {"document-inquiry", "fulltext-inquiry", "equivalents-inquiry"}:
                yield from {"document": pictures, "fulltext": inquiry, "equivalents": equivalents}[
                    name.partition("-")[0]
                ](part, source)
            elif name == "publication-reference":
                yield from referred(part, source)
            elif name in FAULTS:
                yield _fault(part)
            else:
                yield Rejected("不支持的OPS内容", where=f"{name}元素")
        except Rejected as refused:
            where = f"字节{source.offset}，{refused.where}".rstrip("，")
            yield Rejected(refused.reason, where=where, name=source.name, offset=source.offset)


def part_of(source: Source, part: str) -> Source:
    """The source with the part of the publication it holds."""
    return Source(format=source.format, version=part, name=source.name, offset=source.offset)


def _what(document: Element) -> str:
    """``abstract`` for an answer that holds nothing but the abstract, else ``biblio``."""
    if attribute(document, "status") == "not found":
        raise Rejected("OPS没有找到所请求的文献", where=attribute(document, "doc-number"))
    parts = children(document, "bibliographic-data", "*")
    bare = all(local(part) == "publication-reference" or not said(part) for part in parts)
    return "abstract" if bare and child(document, "abstract") is not None else "biblio"


def _fault(root: Element) -> Rejected:
    said_of = [
        said(part) for name in ("code", "message", "description") for part in within(root, name) if said(part)
    ]
    whole = " ".join(said_of)
    code = said_of[0] if said_of else ""
    for pattern, reason in _REASONS:
        if re.search(pattern, code, re.IGNORECASE):
            return Rejected(f"{reason}（{code}）", where="：".join(said_of[1:])[:300])
    for pattern, reason in _REASONS:
        if re.search(pattern, whole, re.IGNORECASE):
            return Rejected(f"{reason}（{code}）", where="：".join(said_of[1:])[:300])
    return Rejected("OPS返回错误", where=whole[:300])


def _empty(root: Element) -> bool:
    """Whether the answer is that of a search which found nothing: no error."""
    return any(attribute(part, "total-result-count") == "0" for part in root)


FORMAT = Ops()
