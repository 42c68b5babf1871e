"""XML from offices, read one document at a time and trusting nothing in it.

No DTD and no entity is ever fetched, and none that a document defines is expanded beyond a short literal. Depth and the
size of a text are bounded by libxml2's own limits, the size of a document by :data:`LARGEST`.
"""

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO, NamedTuple, TypedDict

from lxml import etree

from mingze.services.patents.record import Rejected

LARGEST = 128 * 1024 * 1024
"""Bytes of one document; the largest sequence listings published as XML text stay below a third of it."""
BLOCK = 1024 * 1024
SIP = 64 * 1024
LITERAL = 64
"""Characters an entity defined in the document itself may stand for."""

ILL_FORMED = "不是格式良好的XML文档"


class _Options(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    dtd_validation: bool
    attribute_defaults: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


_TRUSTING_NOTHING = _Options(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    attribute_defaults=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_PARSER = etree.XMLParser(**_TRUSTING_NOTHING)
_START = re.compile(rb"<\?xml[\s?]")
_AROUND = b"\xef\xbb\xbf\x00\x1a \t\r\n"
"""What may stand around documents that were put together in one file: marks of byte order and of the end, blanks."""
_DECLARED = re.compile(rb"""(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["']([\w.:-]+)["']""")
_SUPERSETS = {
    "GB2312": "gb18030",
    "GBK": "gb18030",
    "SHIFT_JIS": "cp932",
    "SHIFT-JIS": "cp932",
    "SJIS": "cp932",
    "WINDOWS-31J": "cp932",
    "EUC-JP": "euc_jis_2004",
}
"""Documents that declare the narrower set contain characters of the wider one: rare names, ① and ㈱."""
_CJK = "\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK = re.compile(r"[ \t\r\n]+")
_BETWEEN_CJK = re.compile(rf"(?<=[{_CJK}])[ \t]*[\r\n]+[ \t\r\n]*|[ \t]*[\r\n]+[ \t\r\n]*(?=[{_CJK}])")


class Piece(NamedTuple):
    """The bytes of one document and where they begin in the stream."""

    offset: int
    data: bytes


def pieces(stream: BinaryIO) -> Iterator[Piece | Rejected]:
    """The documents of a stream in which several may follow one another, each with its own XML declaration."""
    for offset, data in _cut(stream, _START, 0):
        if len(data) > LARGEST:
            yield Rejected("单篇文献过大", where=f"字节{offset}")
        elif data.strip(_AROUND):
            # Of a document in UTF-16 the last byte may be a nought that belongs to it.
            wide = data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
            yield Piece(offset, data if wide else data.rstrip(_AROUND))


def fragments(stream: BinaryIO, name: str) -> Iterator[Piece | Rejected]:
    """Every element with local name ``name``, which does not hold another such, under the stream's own root tag.

    An element that is not well formed spoils only itself. Each piece is the root's start tag with its namespaces, the
    element, and the root's end tag, so that it parses by itself: the element is the root's first child.
    """
    opening = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?" + name.encode() + rb"(?=[\s/>])")
    root: tuple[bytes, bytes] | None = None
    encoding, commented = "", False
    for number, (offset, data) in enumerate(_cut(stream, opening, 1)):
        inside, commented = commented, _comment_open(data, begun=commented)
        if number == 0:
            root, encoding = _root(data), _encoding(data)
            continue
        if inside:
            continue
        if len(data) > LARGEST:
            yield Rejected("单篇文献过大", where=f"字节{offset}")
            continue
        tag = data[1 : re.search(rb"[\s/>]", data).start()]  # type: ignore[union-attr]
        ends = list(re.finditer(rb"</" + re.escape(tag) + rb"\s*>", data))
        body = data[: ends[-1].end()] if ends else data.rpartition(b"/>")[0] + b"/>"
        head, tail = root or (b"", b"")
        try:
            yield Piece(offset, head + (body.decode(encoding).encode() if encoding else body) + tail)
        except (LookupError, UnicodeDecodeError) as fault:
            yield Rejected("文档的字符编码无法识别", where=f"字节{offset}：{fault}"[:200])


def parse(data: bytes) -> etree._Element:
    """The root of a document. Raises ``Rejected``, naming line and column."""
    try:
        root = etree.fromstring(_read_widely(data.lstrip(b"\x00\x1a \t\r\n")), _PARSER)
    except etree.XMLSyntaxError as error:
        raise _ill_formed(error) from None
    except (ValueError, LookupError) as error:
        raise Rejected("文档的字符编码无法识别", where=str(error)[:200]) from None
    if root is None:
        raise Rejected("文档中没有内容")
    _resolve(root)
    return root


def events(stream: BinaryIO) -> Iterator[tuple[str, etree._Element]]:
    """``start`` and ``end`` of each element of one document while it streams, for documents of any length.

    Who reads clears what is read. At the end of an element its named entities are resolved. Raises ``Rejected``.
    """
    # The library's own reader of streams forgets where a fault was; one that is fed tells the line.
    reader = etree.XMLPullParser(events=("start", "end"), **_TRUSTING_NOTHING)
    try:
        while block := stream.read(SIP):
            reader.feed(block)
            yield from _resolved(reader.read_events())
        reader.close()
    except etree.XMLSyntaxError as error:
        # An entity never declared ends the document for it, which it says without a line; its log knows it.
        first = next(iter(reader.feed_error_log), None)
        if first is not None and not error.position[0]:
            where = f"第{first.line}行第{first.column}列：{first.message}"
            raise Rejected(ILL_FORMED, where=where) from None
        raise _ill_formed(error) from None
    yield from _resolved(reader.read_events())


def _resolved(walk: Iterator[tuple[str, etree._Element]]) -> Iterator[tuple[str, etree._Element]]:
    for event, element in walk:
        if event == "end":
            for node in list(element.iterchildren(etree.Entity)):
                _put(node, element)
        yield event, element


def _ill_formed(error: etree.XMLSyntaxError) -> Rejected:
    line, column = error.position
    return Rejected(ILL_FORMED, where=f"第{line}行第{column}列：{error.msg}")


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: etree._Element | None, language: str = "") -> str:
    """All text inside an element on one line; line breaks join Chinese and Japanese without a space."""
    return "" if element is None else joined("".join(element.itertext()), language)


def joined(text: str, language: str = "") -> str:
    """A text on one line. A break next to a Chinese or Japanese character is no space."""
    # Most texts have no such break, and looking for one at every character is slow.
    if broken(text) and not text.isascii():
        text = _BETWEEN_CJK.sub("", text)
    if "  " in text or "\t" in text or broken(text):
        text = _BREAK.sub(" ", text)
    return text.strip(" ")


def broken(text: str) -> bool:
    """Whether a text stands on more than one line."""
    return "\n" in text or "\r" in text


def _cut(stream: BinaryIO, mark: re.Pattern[bytes], keep_head: int) -> Iterator[tuple[int, bytes]]:
    """The stretches of a stream between marks; with ``keep_head`` also what stands before the first."""
    held, begun, position = bytearray(), 0, 0
    first, dropped = True, False
    while True:
        block = stream.read(BLOCK)
        seen = max(0, len(held) - 256)
        held += block
        while True:
            # What begins at the mark already found is not to be cut there again.
            found = mark.search(held, seen if first and keep_head else max(seen, 1))
            if found is None:
                break
            if not dropped:
                yield begun, bytes(held[: found.start()])
            begun, first, dropped = position + found.start(), False, False
            position = begun
            del held[: found.start()]
            seen = 0
        if not block:
            if held and not dropped:
                yield begun, bytes(held)
            return
        if len(held) > LARGEST + BLOCK:
            # Named once, then skipped up to the next mark, so that memory stays bounded.
            if not dropped:
                yield begun, bytes(held)
            dropped = True
            position += len(held) - 256
            del held[: len(held) - 256]


def _encoding(head: bytes) -> str:
    """The encoding a stream declares; empty where it is that of XML itself, which needs no translation."""
    found = _DECLARED.match(head)
    name = found[2].decode().upper() if found else ""
    return "" if name in {"UTF-8", "UTF8", "US-ASCII", "ASCII"} else _SUPERSETS.get(name, name)


def _read_widely(data: bytes) -> bytes:
    """A document in UTF-8, where its encoding is one of which offices use more than it has."""
    found = _DECLARED.match(data)
    encoding = _SUPERSETS.get(found[2].decode().upper()) if found else None
    if found is None or encoding is None:
        return data
    try:
        return found[1] + data[found.end() :].decode(encoding).encode()
    except UnicodeDecodeError:
        return data  # The parser says where.


def _comment_open(data: bytes, *, begun: bool) -> bool:
    """Whether a comment is open at the end of ``data``."""
    opened, closed = data.rfind(b"<!--"), data.rfind(b"-->")
    return opened > closed or (begun and closed < 0)


def _root(head: bytes) -> tuple[bytes, bytes]:
    """The start tag and the end tag of the element that everything else stands in."""
    for found in re.finditer(rb"<([A-Za-z_][\w.:-]*)([^<>]*)>", head):
        return b"<" + found[1] + found[2].rstrip(b"/") + b">", b"</" + found[1] + b">"
    return b"", b""


def _resolve(root: etree._Element) -> None:
    """Put the characters of named entities in their place; unknown ones turn the document away."""
    for node in list(root.iter(etree.Entity)):
        _put(node, root)


def _put(node: etree._Element, root: etree._Element) -> None:
    name = str(node.text)[1:-1]
    characters = html5.get(name + ";") or _literal(root, name)
    if characters is None:
        raise Rejected("文档引用了未知实体", where=f"第{node.sourceline}行：&{name};")
    _replace(node, characters + (node.tail or ""))


def _literal(root: etree._Element, name: str) -> str | None:
    dtd = root.getroottree().docinfo.internalDTD
    for entity in dtd.iterentities() if dtd is not None else ():
        content = entity.content or ""
        if entity.name == name and 0 < len(content) <= LITERAL and not set(content) & set("&<%"):
            return str(content)
    return None


def _replace(node: etree._Element, text: str) -> None:
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    node.tail = None
    parent.remove(node)
