"""CNIPA's standardised data, ``PatentDocumentAndRelated`` (XSD V2.2.1): inventions, utility models, designs, and its
legal-status records (``PRSRecord``)."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

from lxml import etree

from mingze.services.patents.record import Rejected, Source
from mingze.services.patents.sources.cnipa.chinese import documents
from mingze.services.patents.sources.cnipa.notes import event
from mingze.services.patents.sources.cnipa.record import record
from mingze.services.patents.sources.markup.xml import parse
from mingze.services.patents.sources.port import Format, Found

ROOT, STATUS = "PatentDocumentAndRelated", "PRSRecord"

Simplify: TypeAlias = Callable[[etree._Element], etree._Element]
"""Brings the names of a tree to those of V2.2.1 without namespaces."""


class Cnipa:
    """Reader of one or many such documents in a stream."""

    name = "cnipa"
    title = "国家知识产权局标准化数据（XML V2.2.1）"

    def recognises(self, head: bytes) -> bool:
        """Whether one of its two elements, or its namespace, stands at the beginning."""
        told = head.replace(b"\x00", b"")
        return any(
            mark in told for mark in (ROOT.encode(), STATUS.encode(), b"sipo.gov.cn/XMLSchema/business")
        )

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Publications, or legal events where the stream holds legal-status records."""
        return read(stream, name, self.name, (ROOT, STATUS), plain)


def read(
    stream: BinaryIO, name: str, format_: str, roots: tuple[str, ...], simplify: Simplify
) -> Iterator[Found]:
    """The documents of a stream under any of ``roots``, their elements brought to the names of V2.2.1."""
    any_there = False
    for piece in documents(stream, roots):
        any_there = True
        if isinstance(piece, Rejected):
            yield Rejected(piece.reason, where=piece.where, name=name)
            continue
        try:
            tree = simplify(parse(piece.data))
            element = tree if tree.tag in {ROOT, STATUS} else next(tree.iter(ROOT, STATUS), None)
            if element is None:
                raise Rejected("没有专利文献的根元素", where=str(tree.tag)[:64])
            source = Source(format=format_, version=_version(element), name=name, offset=piece.offset)
            found: Found = event(element) if element.tag == STATUS else record(element, source)
        except Rejected as fault:
            found = Rejected(fault.reason, where=fault.where, name=name, offset=piece.offset, data=piece.data)
        yield found
    if not any_there:
        yield Rejected("文件中没有该格式的文献", name=name)


def plain(root: etree._Element) -> etree._Element:
    """The same tree with namespaces taken off the names."""
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if tag[:1] == "{":
            element.tag = tag.rpartition("}")[2]
    return root


def _version(root: etree._Element) -> str:
    return (root.get("xsdVersion") or root.get("dtdVersion") or "").strip()


FORMAT: Format = Cnipa()
