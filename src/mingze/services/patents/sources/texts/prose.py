"""From marked-up text to paragraphs of plain Unicode and the files named in it (WIPO ST.36 and its descendants).

Element names are those of the document without namespace: ST.36 (``p``, ``br``, ``img``) and CNIPA V2.2.1
(``Paragraphs``, ``Break``, ``Image``) name the same things.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from mingze.services.patents.record import Drawing
from mingze.services.patents.sources.markup.xml import broken, joined, local

_BLOCKS_NAMES = """
p Paragraphs heading Heading li ListItem dt DefinedTerm dd DefinitionDescription claim-text
ClaimText title Title table Table tables TableDetails TableText thead tbody tfoot tgroup ul ol dl
UnorderedLists OrderedLists DefinitionList SequenceContent
"""
BLOCKS = frozenset(_BLOCKS_NAMES.split())
"""Elements that stand on lines of their own."""
ROWS = frozenset({"row", "tr"})
CELLS = frozenset({"entry", "td", "th"})
BREAKS = frozenset({"br", "Break"})
KEPT = frozenset({"pre", "Preservation"})
"""Elements whose lines are lines: programs and sequences."""
FILES = {
    "img": "",
    "Image": "",
    "chem": "chemistry",
    "ChemicalPointer": "chemistry",
    "MathFormula": "formula",
    "TableFile": "table",
    "table-external-doc": "table",
    "TableExternalDoc": "table",
    "doc-page": "page",
    "DocPage": "page",
    "sequence-list": "sequence",
    "SequenceList": "sequence",
}
"""Elements that name a file, and what it is where the element itself says so."""
WITHIN = {
    "maths": "formula",
    "MathDetails": "formula",
    "chemistry": "chemistry",
    "Chemistry": "chemistry",
    "tables": "table",
    "TableDetails": "table",
}
"""What an image is, by the element around it."""
FORMULAE = frozenset({"math", "Math"})
SILENT = frozenset({"STRmol", "STRgif", "FigureUCode", "annotation", "annotation-xml", "colspec"})
"""Data for machines, and second writings of a formula."""
_NO_PLAIN_TEXT = SILENT | ROWS | KEPT | BREAKS | FORMULAE | {"img", "Image", "TableText"}
"""Elements whose own text is not simply said."""
_UNSPACED = frozenset({"zh", "ja"})
_WRAP = re.compile(r"(?<![A-Za-z0-9])[ \t]*[\r\n][ \t\r\n]*|[ \t]*[\r\n][ \t\r\n]*(?![A-Za-z0-9\s])")
"""A break in a language written without spaces, but for one between two words or numbers in Latin writing."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Prose:
    """Collects paragraphs and named files from elements, in the order of the document."""

    def __init__(self, language: str = "", kind: str = "image") -> None:
        self.paragraphs: list[str] = []
        self.drawings: list[Drawing] = []
        self._language, self._kind = language, kind
        self._line: list[str] = []

    def take(self, elements: Iterable[etree._Element]) -> "Prose":
        """Add elements, each as lines of its own. Gives itself back."""
        for element in elements:
            self._flush()
            self._walk(element, self._kind)
            self._flush()
        return self

    def _walk(self, element: etree._Element, kind: str) -> None:
        name = local(element)
        if not name or name in SILENT:
            return
        kind = WITHIN.get(name, kind)
        if name in FILES:
            self._name(element, FILES[name] or kind)
        if name in ROWS:
            self._row(element, kind)
        elif name in KEPT:
            self._flush()
            self.paragraphs += [
                line.rstrip() for line in "".join(_parts(element)).splitlines() if line.strip()
            ]
        elif name in BREAKS:
            self._line.append("\n")
        elif name in FORMULAE:
            self._line.append("".join(part.strip() for part in _parts(element)))
        elif name not in {"img", "Image"}:
            self._inside(element, name, kind)

    def _inside(self, element: etree._Element, name: str, kind: str) -> None:
        block = name in BLOCKS
        if block:
            self._flush()
        text = element.text or ""
        self._line.append(_TAG.sub("\n", text) if name == "TableText" else text)
        for child in element:
            self._walk(child, kind)
            self._line.append(child.tail or "")
        if block:
            self._flush()

    def _row(self, row: etree._Element, kind: str) -> None:
        self._flush()
        cells = []
        for cell in row:
            inner = Prose(self._language, kind).take([cell])
            cells.append(" ".join(inner.paragraphs))
            self.drawings += inner.drawings
        if any(cells):
            self.paragraphs.append("\t".join(cells).rstrip("\t"))

    def _name(self, element: etree._Element, kind: str) -> None:
        file = (element.get("file") or "").strip()
        if file:
            self.drawings.append(Drawing(file=file, label=(element.get("alt") or "").strip(), kind=kind))

    def _flush(self) -> None:
        if not self._line:
            return
        text = _settled("".join(self._line), self._language)
        self._line.clear()
        if text:
            self.paragraphs.append(text)


def line(element: etree._Element | None, language: str = "") -> str:
    """The text of an element on one line: titles, names, statements."""
    if element is None:
        return ""
    # Most elements hold nothing but their text.
    if not len(element) and local(element) not in _NO_PLAIN_TEXT:
        return _settled(element.text or "", language)
    return " ".join(Prose(language).take([element]).paragraphs)


def _settled(text: str, language: str) -> str:
    """A stretch of text as a paragraph."""
    if language in _UNSPACED and broken(text):
        text = _WRAP.sub("", text)
    return joined(text, language).strip()


def once(drawings: Iterable[Drawing]) -> tuple[Drawing, ...]:
    """Each file once, where it is first named."""
    seen: dict[str, Drawing] = {}
    for drawing in drawings:
        seen.setdefault(drawing.file, drawing)
    return tuple(seen.values())


def _parts(element: etree._Element) -> Iterator[str]:
    """The stretches of text inside but those of :data:`SILENT` elements."""
    yield element.text or ""
    for child in element:
        if local(child) not in SILENT:
            yield from _parts(child)
        yield child.tail or ""
