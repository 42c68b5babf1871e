"""Classification symbols of a CNIPA document in their canonical forms (V2.2.1 names, namespaces taken off)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec
from lxml import etree

from mingze.services.patents.record import Scheme, Symbol
from mingze.services.patents.sources.cnipa.chinese import day, value
from mingze.services.patents.sources.markup.elements import firsts
from mingze.services.patents.sources.texts.prose import line
from mingze.services.patents.sources.values.classes import code_of
from mingze.services.patents.sources.values.symbols import inventive

_IPC = re.compile(
    r"([A-HY])\s*(\d{2})\s*([A-Z])(?:\s*0*(\d{1,4})\s*(?:[/:-]\s*(\d{2,8})|\s(\d{2,6}))?)?"
    r"(?:\s*[(（]\s*(\d{4})[.\-/]?(\d{2})?\s*[)）])?"
)
_LOCARNO = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})(?!\d)|(?<!\d)(\d{2})(\d{2})(?!\d)")
_EDITION = re.compile(r"LOC\s*[(（]\s*\d+\s*[)）]\s*(?:Cl\.?)?|[(（]\s*\d+\s*[)）]", re.IGNORECASE)
_VALUE = re.compile(r"[)）]\s*([INA])(?![A-Z0-9])")
_PARTED = re.compile(r"\s*[;；,，]\s*")
_PARTS = ("Section", "MainClass", "Subclass", "MainGroup", "Subgroup")


class Unread(NamedTuple):
    """An entry that is no symbol: words of the office (无法分类), and what is misprinted beyond reading."""

    name: str
    text: str


class Classes(NamedTuple):
    """The symbols of a document, and the entries that are none."""

    symbols: tuple[Symbol, ...]
    unread: tuple[Unread, ...]


def classes(front: etree._Element) -> Classes:
    """All symbols, each once, the office's order kept within a scheme."""
    seen: dict[tuple[Scheme, str], Symbol] = {}
    unread = []
    for one in _all(front):
        if isinstance(one, Unread):
            unread.append(one)
        else:
            seen.setdefault((one.scheme, one.code), one)
    return Classes(tuple(seen.values()), tuple(unread))


def ipc(text: str) -> tuple[str, date | None] | None:
    """``A61N5/00`` and its version from any writing: ``A61N    5/00    (2006.01)``, ``A61N 5:00``, ``A61N``."""
    found = _IPC.match(text.strip().upper())
    if found is None:
        return None
    head, group, sub = found[1] + found[2] + found[3], found[4], found[5] or found[6]
    code = f"{head}{group}/{sub or '00'}" if group else head
    return code, _month(found[7], found[8])


def worth_of(text: str) -> bool | None:
    """Whether a symbol is of the invention or additional, by the letter behind its version: ``(2006.01)I``."""
    found = _VALUE.search(text.upper())
    return inventive(found[1]) if found else None


def locarno(text: str) -> Iterator[str]:
    """``09-03`` for each class in a text: ``LOC(13)Cl.09-03``, ``0903``, ``9-3``."""
    for found in _LOCARNO.finditer(_EDITION.sub(" ", text)):
        head, tail = (found[1], found[2]) if found[1] else (found[3], found[4])
        yield f"{int(head):02d}-{int(tail):02d}"


def _month(year: str | None, month: str | None) -> date | None:
    if not year or not 1 <= int(month or 1) <= 12 or int(year) < 1968:
        return None
    return date(int(year), int(month or 1), 1)


def _all(front: etree._Element) -> Iterator[Symbol | Unread]:
    details = [*front.iterfind("ClassificationIPCRDetails"), *front.iterfind("ClassificationCPCDetails")]
    for group in details:
        scheme = Scheme.CPC if "CPC" in str(group.tag) else Scheme.IPC
        yield from _first(_reformed(group, scheme))
    for group in front.iterfind("ClassificationIPC"):
        yield from _older(group)
    for group in front.iterfind("ClassificationLocarno"):
        yield from _first(_designs(group))
    yield from _national(front)


def _first(found: Iterator[Symbol | Unread]) -> Iterator[Symbol | Unread]:
    """Where no symbol is marked as the first, the first is (主分类号 leads the office's list)."""
    listed = list(found)
    marked = any(one.first for one in listed if isinstance(one, Symbol))
    for one in listed:
        if isinstance(one, Symbol) and not marked:
            one, marked = msgspec.structs.replace(one, first=True), True
        yield one


def _reformed(group: etree._Element, scheme: Scheme) -> Iterator[Symbol | Unread]:
    for element in group:
        # What the office deleted is gone; what it lists beside stands.
        if not _deleted(element):
            symbol = _symbol(element, scheme)
            yield symbol or Unread(str(element.tag), line(element.find("Text")) or line(element))


def _deleted(element: etree._Element) -> bool:
    return value(line(element.find("ClassificationStatus"))).upper()[:1] == "D"


def _symbol(element: etree._Element, scheme: Scheme) -> Symbol | None:
    part = firsts(element)
    section, class_, subclass, group_, sub = (value(line(part.get(tag))) for tag in _PARTS)
    joined = section + class_ + subclass + (f" {group_}/{sub or '00'}" if group_ else "")
    text = line(part.get("Text")) or ("" if joined else line(element))
    said = ipc(text)
    told = ipc(joined) or said
    if told is None:
        return None
    worth = inventive(value(line(part.get("ClassificationValue"))).upper()[:1])
    return Symbol(
        scheme=scheme,
        code=told[0],
        first=value(line(part.get("SymbolPosition"))).upper()[:1] == "F",
        inventive=worth if worth is not None else worth_of(text),
        version=day(line(part.get("IPCVersionDate"))) or told[1] or (said[1] if said else None),
        office=value(line(element.find("GeneratingOffice/WIPOST3Code"))).upper(),
    )


def _older(group: etree._Element) -> Iterator[Symbol | Unread]:
    """Editions 1 to 7: a main class, further ones, and indexing codes for additional information."""
    rows = [(e, True, None) for e in group.iterfind("MainClassification")]
    rows += [(e, False, None) for e in group.iterfind("FurtherClassification")]
    for tag in ("MainLinkedIndexingCode", "SubLinkedIndexingCode", "UnlinkedIndexingCode"):
        rows += [(e, False, False) for e in group.iter(tag)]  # type: ignore[misc]
    rows = rows or [(e, index == 0, None) for index, e in enumerate(group.iterfind("Text"))]
    for element, first, worth in rows:
        for part in _PARTED.split(line(element)):
            if told := ipc(part):
                yield Symbol(scheme=Scheme.IPC, code=told[0], version=told[1], first=first, inventive=worth)
                first = False
            elif part:
                yield Unread(str(group.tag), part)


def _designs(group: etree._Element) -> Iterator[Symbol | Unread]:
    for tag in ("MainClassification", "FurtherClassification", "Text"):
        for element in group.iterfind(tag):
            text = line(element)
            codes = list(locarno(text))
            for code in codes:
                yield Symbol(scheme=Scheme.LOC, code=code, first=tag == "MainClassification")
            if text and not codes:
                yield Unread(str(group.tag), text)


def _national(front: etree._Element) -> Iterator[Symbol]:
    for element in front.iterfind("ClassificationNational"):
        if value(line(element.find("WIPOST3Code"))).upper() == "US":
            for part in (*element.iterfind("MainClassification"), *element.iterfind("FurtherClassification")):
                yield from _plain(Scheme.USPC, line(part), first=part.tag == "MainClassification")
    for element in front.iter("ClassificationDomestic"):
        scheme = {"US": Scheme.USPC, "JP": Scheme.FI}.get((element.get("countryCode") or "").upper())
        if scheme is not None:
            yield from _plain(
                scheme, "/".join(line(part) for part in element), first=element.get("type") == "main"
            )
    for element in front.iterfind("JPClassification/FI"):
        yield from _plain(Scheme.FI, line(element), first=element.get("type") == "main")
    for element in front.iterfind("JPClassification/FClass"):
        yield from _plain(Scheme.FTERM, line(element.find("Theme")) + line(element.find("FTerm")))
    for element in front.iterfind("ECLAClassificationScheme//RefECLA"):
        yield from _plain(Scheme.ECLA, line(element))


def _plain(scheme: Scheme, text: str, *, first: bool = False) -> Iterator[Symbol]:
    if code := code_of(scheme, text):
        yield Symbol(scheme=scheme, code=code, first=first)
