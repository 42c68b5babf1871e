"""What the Chinese office's formats have in common: empty values, dates, kinds of publication, headings, agencies."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO, NamedTuple

from mingze.services.patents.record import Rejected, Section, SectionKind, Stage, Type
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.markup.xml import Piece, fragments, pieces
from mingze.services.patents.sources.port import HEAD

_EMPTY = frozenset({"null", "NULL", "无"})
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})(?!\d)")
_AGENCY = re.compile(r"^(.*\S)\s+(\d{5})$|^(.*\S)[(（](\d{5})[)）]$")
_NUMBERING = re.compile(
    r"^(?:[\[【]\d+[\]】]|第?[一二三四五六七八九十\d]+[、.．)）]|[(（][一二三四五六七八九十\d]+[)）])+"
)
_TRIMMED = " \t　:：。.【】[]〔〕"
SINCE_1993 = date(1993, 1, 1)
"""From this day the office publishes grants; before, B, U and S were applications laid out for opposition
(专利法1992年修正; ZC 0008-2004)."""

HEADINGS = {
    SectionKind.TECHNICAL_FIELD: "技术领域 所属技术领域 本发明所属技术领域 发明所属的技术领域 发明领域 领域",
    SectionKind.BACKGROUND: "背景技术 技术背景 现有技术 发明背景 背景 本发明的背景技术",
    SectionKind.DISCLOSURE: (
        "发明内容 实用新型内容 本实用新型内容 本发明内容 发明的内容 实用新型的内容 发明概述 发明概要 发明的概要 "
        "发明的概述 发明公开 发明的公开 发明的揭示 本发明的概述 技术内容"
    ),
    SectionKind.DRAWINGS: (
        "附图说明 附图的说明 附图简述 附图简要说明 附图的简要说明 附图的简单说明 附图简单说明 附图概述 附图的概述 "
        "附图的简要描述 附图简要描述"
    ),
    SectionKind.EMBODIMENTS: (
        "具体实施方式 具体实施方案 具体实施例 实施方式 实施方案 发明的具体实施方式 实施发明的方式 用于实施发明的方式 "
        "实施本发明的方式 用于实施本发明的方式 具体实施方法 实施例 最佳实施方式 本发明的最佳实施方式 具体的实施方式"
    ),
}
"""Headings of the five parts (专利法实施细则第20条) as applicants and translators write them."""
_KINDS = {name: kind for kind, names in HEADINGS.items() for name in names.split()}


def documents(stream: BinaryIO, roots: tuple[str, ...]) -> Iterator[Piece | Rejected]:
    """The documents of a stream, wherever they stand: alone, one after another, or inside a wrapper.

    Of ``roots`` (local names) the one that the beginning shows is looked for, else the first. Where the beginning
    defines entities of its own or is UTF-16, each XML declaration begins a document.
    """
    head = stream.read(HEAD)
    if b"<!ENTITY" in head or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield from pieces(prefixed(head, stream))
        return
    root = next((name for name in roots if name.encode() in head), roots[0])
    # A document that begins with the very first byte is found only when something stands before it.
    for piece in fragments(prefixed(b"\n" + head, stream), root):
        yield Piece(piece.offset - 1, piece.data) if isinstance(piece, Piece) else piece


def value(text: str | None) -> str:
    """What the office wrote, or nothing where it wrote one of its words for nothing (``0``, ``0000000000``)."""
    given = (text or "").strip()
    return "" if given in _EMPTY or not given.strip("0") or not given.strip("-") else given


def day(text: str | None) -> date | None:
    """A day in any of the office's writings: ``20211210``, ``2021.12.10``, ``2021-12-10``, ``2021年12月10日``."""
    if not text:
        return None
    if len(text) == 8 and text.isascii() and text.isdecimal():
        return _date(text[:4], text[4:6], text[6:])
    found = _DAY.search(text)
    return _date(*(part for part in found.groups() if part)) if found else None


def _date(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


class Right(NamedTuple):
    """Which right a publication is about and how far it has come."""

    type: Type
    stage: Stage


def right(kind: str, applied: str, published: date | None) -> Right:
    """From the kind code (ZC 0008-2012) and what is applied for: ``10`` or 发明 and so on (WIPO ST.13)."""
    letter = kind[:1].upper()
    early = published is not None and published < SINCE_1993
    type_ = _TYPES.get(letter) or _applied(applied)
    if kind[1:2] in set("123456789") and not (letter == "A" and kind[1:2] in set("123")):
        return Right(type_, Stage.AMENDED)
    if letter == "A" or (early and letter in set("BUS")):
        return Right(type_, Stage.APPLICATION)
    return Right(type_, Stage.GRANT if letter in _TYPES else Stage.OTHER)


_TYPES = {
    "A": Type.INVENTION,
    "B": Type.INVENTION,
    "C": Type.INVENTION,
    "U": Type.UTILITY_MODEL,
    "Y": Type.UTILITY_MODEL,
    "S": Type.DESIGN,
    "D": Type.DESIGN,
}


def _applied(text: str) -> Type:
    for mark, type_ in (
        ("发明", Type.INVENTION),
        ("实用", Type.UTILITY_MODEL),
        ("外观", Type.DESIGN),
        ("1", Type.INVENTION),
        ("2", Type.UTILITY_MODEL),
        ("3", Type.DESIGN),
    ):
        if text.startswith(mark):
            return type_
    return Type.OTHER


def agency(text: str) -> tuple[str, str]:
    """An agency and its five-digit code, as in ``某某专利事务所 11204``."""
    found = _AGENCY.match(text.strip())
    return (found[1] or found[3], found[2] or found[4]) if found else (text.strip(), "")


def heading(paragraph: str) -> SectionKind | None:
    """Which part a paragraph opens, when it is nothing but the heading of one."""
    if len(paragraph) > 32:
        return None
    bare = _NUMBERING.sub("", paragraph.strip(_TRIMMED)).strip(_TRIMMED)
    return _KINDS.get(bare.replace(" ", "").replace("　", ""))


def headed(kind: SectionKind, paragraphs: list[str]) -> Section:
    """A part the office marks as such; a heading that stands as its first paragraph is its heading."""
    if paragraphs and heading(paragraphs[0]) is not None:
        return Section(kind=kind, heading=paragraphs[0], paragraphs=tuple(paragraphs[1:]))
    return Section(kind=kind, paragraphs=tuple(paragraphs))


def parted(paragraphs: Iterable[str]) -> tuple[Section, ...]:
    """Parts of a text in which headings are paragraphs like others: each heading opens one."""
    found: list[tuple[SectionKind, str, list[str]]] = []
    for paragraph in paragraphs:
        opens = heading(paragraph)
        if opens is not None:
            found.append((opens, paragraph, []))
            continue
        if not found:
            found.append((SectionKind.OTHER, "", []))
        found[-1][2].append(paragraph)
    return tuple(Section(kind=kind, heading=title, paragraphs=tuple(held)) for kind, title, held in found)
