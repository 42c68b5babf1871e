"""Every text of a Word or Excel file with the place it stands in: body, headers, text boxes, cells, properties."""

import io
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from mingze.core.documents.archives import DAMAGED, DOCTYPE, EXTERNAL, Package
from mingze.core.documents.workbook_structure import worksheets
from mingze.core.kernel.refusals import Refused, Sentence, mark, sentence

EMBEDDED = mark("文件内嵌了其他文件或对象，无法检查其内容，请取出后再上传")

# A whole paragraph, string or cell: its pieces belong together, however the program split them.
_WHOLES = frozenset({"p", "si", "is", "text", "v", "oddHeader", "evenHeader", "firstHeader",
                     "oddFooter", "evenFooter", "firstFooter", "definedName"})  # fmt: skip
_FIELDS_THAT_FETCH = re.compile(r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b", re.IGNORECASE)
_PICTURES = re.compile(r"\.(png|jpe?g|gif|bmp|emf|wmf|tiff?|odttf|fntdata|svg|wdp)$", re.IGNORECASE)
_MARKUP = (".xml", ".rels", ".vml")
_PRINTER = re.compile(r"/printerSettings\d*\.bin$", re.IGNORECASE)
_FOLDER = re.compile(r"/$")
_EMBEDDED_OFFICE = re.compile(r"/embeddings/[^/]+\.(docx|xlsx)$", re.IGNORECASE)
_HARMLESS = (_PICTURES, _PRINTER, _FOLDER, _EMBEDDED_OFFICE)
_IN_CELLS = frozenset({"v", "is"})
_PLACES = (
    ("word/header", sentence("页眉")),
    ("word/footer", sentence("页脚")),
    ("word/comments", sentence("批注")),
    ("word/footnotes", sentence("脚注")),
    ("word/endnotes", sentence("尾注")),
    ("word/", sentence("正文")),
    ("xl/comments", sentence("批注")),
    ("xl/drawings", sentence("图形或文本框")),
    ("xl/charts", sentence("图表")),
    ("xl/", sentence("工作表")),
    ("docProps/", sentence("文档属性")),
)
SHEET = mark("工作表“%(sheet)s”")
CELL = mark("工作表“%(sheet)s”%(cell)s")
TEXT_BOX = sentence("文本框")
WATERMARK = sentence("水印或艺术字")


Find = Callable[[str], str | None]
Spot = tuple[Sentence, str]


def marked(package: Package, find: Find) -> Spot | None:
    """Return the place and the marking of the first text in which ``find`` finds one, None when none has any.

    Raises ``Refused`` for parts that cannot be looked into and for fields that fetch from elsewhere.
    """
    for name in sorted(package.names):
        lower = name.lower()
        if lower.endswith(_MARKUP):
            spot = None if lower.endswith(".rels") else _marked_part(package, name, find)
            if spot:
                return spot
        elif not any(known.search(name) for known in _HARMLESS):
            raise Refused(EMBEDDED)
    return None


def embedded(package: Package) -> Iterator[bytes]:
    """Yield the office files inside the file: the data behind a chart is one."""
    return (package.read(name) for name in package.names if _EMBEDDED_OFFICE.search(name))


def _marked_part(package: Package, name: str, find: Find) -> Spot | None:
    place = _place(package, name)
    boxes = strings = 0
    cell = ""
    for event, element in _events(package, name):
        kind = str(element.tag).rpartition("}")[2]
        if kind == "txbxContent":
            boxes += 1 if event == "start" else -1
        if event == "start":
            cell = element.get("r", "") if kind == "c" else cell
            continue
        if kind == "instrText" and _FIELDS_THAT_FETCH.match(element.text or ""):
            raise Refused(EXTERNAL)
        for here, text in _said(name, kind, element, TEXT_BOX if boxes else place):
            marking = find(text)
            if marking and kind == "si":
                return _cell_of(package, strings) or here, marking
            if marking:
                return (_at(here, cell) if kind in _IN_CELLS and cell else here), marking
        strings += kind == "si"
        if kind in _WHOLES:
            element.clear()
    return None


def _said(name: str, kind: str, element: Element, place: Sentence) -> Iterator[Spot]:
    if kind in _WHOLES:
        yield place, _whole(element)
    elif name.startswith("docProps/") and element.text:
        yield place, element.text
    yield from _attributes(kind, element, place)


def _place(package: Package, name: str) -> Sentence:
    if name.startswith("xl/worksheets/"):
        title = next((sheet.title for sheet in worksheets(package) if sheet.part == name), "")
        return _sheet(title)
    return next(
        (words for start, words in _PLACES if name.startswith(start)), sentence("%(part)s", part=name)
    )


def _sheet(title: str) -> Sentence:
    return sentence(SHEET, sheet=title)


def _at(place: Sentence, cell: str) -> Sentence:
    is_sheet = place.source == SHEET
    return sentence(CELL, **dict(place.params), cell=cell) if is_sheet else place


def _cell_of(package: Package, string: int) -> Sentence | None:
    """Return the first cell that shows a shared string, which is stored apart from all cells."""
    for sheet in worksheets(package):
        shared, cell = False, ""
        for event, element in _events(package, sheet.part):
            kind = str(element.tag).rpartition("}")[2]
            if kind == "c" and event == "start":
                shared, cell = element.get("t") == "s", element.get("r", "")
            elif kind == "v" and event == "end" and shared and element.text == str(string):
                return _at(_sheet(sheet.title), cell)
    return None


def _attributes(kind: str, element: Element, place: Sentence) -> Iterator[Spot]:
    if kind == "sheet" and element.get("name"):
        yield place, element.get("name", "")
    if kind == "textpath" and element.get("string"):
        yield WATERMARK, element.get("string", "")
    if kind == "docPr" and element.get("descr"):
        yield place, element.get("descr", "")


def _whole(element: Element) -> str:
    """Return the text of a paragraph; a character of a symbol font stands for what it looks like: a star."""
    found = []
    for piece in element.iter():
        kind = str(piece.tag).rpartition("}")[2]
        if kind == "sym":
            found.append("★")
        elif kind not in {"instrText", "f", "fldSimple"} and piece.text:
            found.append(piece.text)
    return "".join(found)


def _events(package: Package, name: str) -> Iterator[tuple[str, Element]]:
    try:
        yield from iterparse(io.BytesIO(package.read(name)), events=("start", "end"), forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused(DOCTYPE) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Refused(DAMAGED) from error
