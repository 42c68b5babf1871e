"""The nested entries of a scheme in XML, each before those inside it, while the document streams by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from mingze.services.patents.sources.markup.xml import events, joined, local
from mingze.services.search.schemes import canonical

SCHEMES: Mapping[str, str] = {"ipcEntry": "ipc", "classification-item": "cpc"}
"""Which scheme an element with this local name is an entry of."""
_PARTS = frozenset({"titlePart", "title-part"})
_REFERENCES = frozenset({"entryReference", "reference"})
"""What stands in a title and only sends the reader elsewhere."""


@dataclass
class Entry:
    """One entry: its scheme, its attributes as they stand, the line it begins on, and what it stands in."""

    scheme: str
    attributes: Mapping[str, str]
    line: int
    above: "Entry | None"
    symbol: str = ""
    title: str = ""
    given: bool = False


def entries(stream: BinaryIO) -> Iterator[Entry]:
    """Every entry of either scheme. Raises ``Rejected`` with the line where the document is not well formed."""
    standing: list[Entry] = []
    for event, element in events(stream):
        name = local(element)
        if name not in SCHEMES:
            if event == "end" and standing:
                _heed(standing[-1], element, name)
            continue
        if standing and not standing[-1].given:
            standing[-1].given = True
            yield standing[-1]
        if event == "start":
            standing.append(_begun(element, name, standing[-1] if standing else None))
        else:
            standing.pop()
            _release(element)


def _begun(element: etree._Element, name: str, above: Entry | None) -> Entry:
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return Entry(SCHEMES[name], attributes, element.sourceline or 0, above, attributes.get("symbol", ""))


def _heed(entry: Entry, element: etree._Element, name: str) -> None:
    parent = element.getparent()
    within = local(parent) if parent is not None else ""
    if name == "classification-symbol" and within == "classification-item":
        entry.symbol = joined("".join(element.itertext()))
    elif not entry.title and (name, within) in {
        ("title", "textBody"),
        ("class-title", "classification-item"),
    }:
        entry.title = _title(element)


def _title(element: etree._Element) -> str:
    """The parts of a title on one line, without the references to other places that stand beside them."""
    parts = [joined(_said(part)) for part in element if local(part) in _PARTS]
    told = [part for part in parts if part]
    return ("；" if any("\u3400" <= sign <= "\u9fff" for part in told for sign in part) else "; ").join(told)


def _said(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        if local(child) not in _REFERENCES:
            pieces.append(_symbols(child) or _said(child))
        pieces.append(child.tail or "")
    return " ".join(pieces) if local(element) in _PARTS else "".join(pieces)


def _symbols(element: etree._Element) -> str:
    """What a reference inside a text stands for: the IPC writes symbols as attributes of empty elements."""
    ends = (element.get("ref"), element.get("endRef"))
    return "-".join(canonical(end, "ipc") or end for end in ends if end)


def _release(element: etree._Element) -> None:
    """Forget an entry that is over, and what stood before it, so that memory holds only the entries still open."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
