"""What a document says, free of any file format. Word and PDF are two renderings of this one tree."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from mingze.core.kernel.canonical import canonical_json, sha256_hex


class Align(StrEnum):
    """Where text stands in its line or cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Figure:
    """A piece of text whose origin can be opened: ``source`` is the id of a ``Source`` of the document."""

    text: str
    source: str


Text = str | Figure
Line = Text | tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from: the query, its date and version, in words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number written out by ``numbered``: 一、 （一） 1. （1）. Level 1 to 4."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text; the first line is indented unless ``indent`` is off."""

    line: Line
    indent: bool = True
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; ``width`` is a share of the text width relative to the other columns."""

    heading: str
    width: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header repeats on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """A form: labels and values in a two-column grid, such as the head of a reminder sheet."""

    rows: tuple[tuple[str, Line], ...]
    label_width: float = 0.25


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign: one line each for a role, with room for name and date."""

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Table | Fields | Signatures | PageBreak


@dataclass(frozen=True, slots=True)
class Signature:
    """Who issues the document, and when."""

    organ: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document in the order of GB/T 9704: letterhead, number, title, addressee, body, signature, copies."""

    title: str
    blocks: tuple[Block, ...]
    addressee: str = ""
    signature: Signature | None = None
    letterhead: str = ""
    number: str = ""
    attachments: tuple[str, ...] = ()
    note: str = ""
    copies: str = ""
    sources: tuple[Source, ...] = ()
    landscape: bool = False

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a figure without a source and for rows that do not fit their columns."""
        known = {source.id for source in self.sources}
        missing = {figure.source for figure in figures(self)} - known
        if missing:
            raise ValueError(f"figures without a source: {sorted(missing)}")
        for block in self.blocks:
            if isinstance(block, Table) and any(len(row) != len(block.columns) for row in block.rows):
                raise ValueError(f"a row does not have the {len(block.columns)} cells of its table")

    def digest(self) -> str:
        """Return the SHA-256 of the whole tree; equal trees have equal digests on every machine."""
        blocks = [[type(block).__name__, asdict(block)] for block in self.blocks]
        return sha256_hex(canonical_json({**asdict(self), "blocks": blocks}))


def pieces(line: Line) -> tuple[Text, ...]:
    """Return a line as the pieces it is made of."""
    return line if isinstance(line, tuple) else (line,)


def figures(document: Document) -> Iterator[Figure]:
    """Yield every figure of the body in reading order."""
    for block in document.blocks:
        for line in _lines(block):
            yield from (piece for piece in pieces(line) if isinstance(piece, Figure))


def source_numbers(document: Document) -> dict[str, int]:
    """Return the note number of each source that is used, counted from 1 in reading order."""
    numbers: dict[str, int] = {}
    for figure in figures(document):
        numbers.setdefault(figure.source, len(numbers) + 1)
    return numbers


def document_number(code: str, year: int, serial: int) -> str:
    """Return a document number: code, year in 〔〕, serial without padding (GB/T 9704, 7.2.5)."""
    return f"{code}〔{year}〕{serial}号"


def chinese_date(on: date) -> str:
    """Return a date in Arabic numerals with 年月日, without padding (GB/T 9704, 7.3.5)."""
    return f"{on.year}年{on.month}月{on.day}日"


def numbered(level: int, position: int, text: str) -> Heading:
    """Return a heading numbered by its level: 一、 （一） 1. （1）; ``position`` counts from 1."""
    marks = {1: f"{chinese_numeral(position)}、", 2: f"（{chinese_numeral(position)}）", 3: f"{position}."}
    return Heading(level, marks.get(level, f"（{position}）") + text)


def chinese_numeral(number: int) -> str:
    """Return 1 to 99 in Chinese numerals: 一, 十, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones else "")


_YEAR = re.compile(r"[\[【（(［〔]\s*(\d{4})\s*[\]】）)］〕]\s*第?\s*0*(\d+)\s*号")


def proper_number(number: str) -> str:
    """Return a typed document number in its proper form: ``X发[2026]第03号`` becomes ``X发〔2026〕3号``."""
    return _YEAR.sub(r"〔\1〕\2号", number)


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield block.line
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
    elif isinstance(block, Fields):
        yield from (value for _, value in block.rows)
