"""Parties, classes, numbers and citations of the USPTO text files of 1976 to 2001."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mingze.services.patents import numbers
from mingze.services.patents.record import (
    Address,
    Citation,
    Number,
    Party,
    Priority,
    Related,
    Relation,
    Role,
    Scheme,
    Symbol,
)
from mingze.services.patents.sources.st36.citations import month_of
from mingze.services.patents.sources.st36.parts import once
from mingze.services.patents.sources.us.greenbook_lines import Group
from mingze.services.patents.sources.us.greenbook_text import characters, paragraphs
from mingze.services.patents.sources.us.parts import ORGANISATIONS
from mingze.services.patents.sources.values import eras, references
from mingze.services.patents.sources.values import symbols as writings
from mingze.services.patents.sources.values.classes import EDITIONS
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.references import Identification

_WITH_SERIES = 8
"""Digits of an application with its series: two and six."""
ST3_SINCE = date(1978, 10, 1)
"""Before it country codes were those of ICIREPAT, which WIPO ST.3 replaced."""
_OLD = {
    "DT": "DE",
    "DL": "DD",
    "OE": "AT",
    "SZ": "CH",
    "JA": "JP",
    "UK": "GB",
    "SW": "SE",
    "IS": "IL",
    "SF": "FI",
}
RELATIONS = {
    "71": Relation.CONTINUATION_OF,
    "72": Relation.CONTINUATION_IN_PART_OF,
    "74": Relation.DIVISION_OF,
}
"""``COD`` of group RLAP; others are kept as :attr:`Relation.OTHER` with the code."""


class Request(NamedTuple):
    """The application."""

    key: str
    printed: str
    on: date | None
    series: str


def request(head: Group, *, design: bool) -> Request:
    """``SRC`` is the series, ``APN`` six digits and a check digit."""
    on, source = compact(head.text("APD")), head.text("SRC").strip()
    serial = re.sub(r"\D", "", head.text("APN"))[:6]
    series = source.zfill(2) if source.isdigit() else ""
    if not serial:
        return Request("", "", on, series)
    return Request(_application(serial, on, series, design=design), f"{series}{serial}", on, series)


def parties(found: list[Group], published: date | None) -> Iterator[Party]:
    """Inventors, owners, agents, examiners."""
    for group in found:
        role = {"INVT": Role.INVENTOR, "ASSG": Role.OWNER}.get(group.name)
        name = _name(group.text("NAM"), person=role is Role.INVENTOR)
        if role is None or not name:
            continue
        code = group.text("COD")[-1:]
        person = role is Role.INVENTOR or ORGANISATIONS.get(code) is False
        yield Party(
            role=role,
            name=_name(group.text("NAM"), person=person),
            organisation=False if person else ORGANISATIONS.get(code),
            address=_address(group, published),
        )
    yield from _agents(found)
    for tag in ("EXP", "EXA"):
        if name := _name(found[0].text(tag), person=True):
            yield Party(role=Role.EXAMINER, name=name, organisation=False)


def symbols(found: list[Group]) -> tuple[Symbol, ...]:
    """``OCL`` and ``XCL`` US classes, ``ICL`` IPC (Locarno for designs)."""
    taken: list[Symbol] = []
    for group in (one for one in found if one.name == "CLAS"):
        edition = EDITIONS.get(group.text("EDF").strip().lstrip("0"))
        for place, text in enumerate(group.columns("ICL")):
            if code := writings.ipc_code(text):
                taken.append(Symbol(scheme=Scheme.IPC, code=code, first=place == 0, version=edition))
            elif code := writings.locarno_code(text):
                taken.append(Symbol(scheme=Scheme.LOC, code=code, first=place == 0))
        for tag in ("OCL", "XCL"):
            codes = (writings.uspc_code(text) for text in group.columns(tag))
            taken += [Symbol(scheme=Scheme.USPC, code=code, first=tag == "OCL") for code in codes if code]
    return once(taken)


def priorities(found: list[Group], published: date | None) -> Iterator[Priority]:
    """``PRIR``."""
    for group in (one for one in found if one.name == "PRIR" and one.text("APN")):
        land = country(group.text("CNT"), published)
        given = Identification(land, group.text("APN"), "", compact(group.text("APD")), "")
        yield Priority(number=_number(given, references.application(eras.request(given))), country=land)


def related(found: list[Group]) -> Iterator[Related]:
    """``RLAP`` and ``REIS`` (the application and the patent it became), ``PCTA``."""
    for group in found:
        if group.name in {"RLAP", "REIS"}:
            code = group.text("COD")
            relation = Relation.REISSUE_OF if group.name == "REIS" else RELATIONS.get(code, Relation.OTHER)
            text = f"COD {code}" if relation is Relation.OTHER and code else ""
            if number := _earlier(group.text("APN"), compact(group.text("APD"))):
                yield Related(relation=relation, number=number, text=text)
            if patent := group.text("PNO"):
                given = Identification("US", patent, _kind_of(patent), compact(group.text("ISD")), "")
                yield Related(
                    relation=relation, number=_number(given, references.publication(given)), text=text
                )
        elif group.name == "PCTA":
            if group.text("PCN"):
                given = Identification("WO", group.text("PCN"), "", compact(group.text("PD3")), "")
                number = _number(given, references.application(given))
                yield Related(relation=Relation.INTERNATIONAL_APPLICATION, number=number)
            if group.text("PCP"):
                given = Identification("WO", group.text("PCP"), "", compact(group.text("PCD")), "")
                number = _number(given, references.publication(given))
                yield Related(relation=Relation.INTERNATIONAL_PUBLICATION, number=number)


def _earlier(text: str, on: date | None) -> Number | None:
    """The application named in ``RLAP``: six digits and perhaps one to check, with its series, or international."""
    digits = re.sub(r"\D", "", text)
    if not digits:
        return None
    if text.strip().upper().startswith("PCT") or len(digits) > _WITH_SERIES:
        country = "WO" if text.strip().upper().startswith("PCT") else "US"
        key = references.application(Identification(country, text.strip(), "", on, ""))
    elif len(digits) == _WITH_SERIES:
        key = _application(digits[2:], on, digits[:2], design=False)
    else:
        key = _application(digits[:6], on, "", design=False)
    return Number(key=key, original=text, on=on)


def citations(found: list[Group], published: date | None) -> Iterator[Citation]:
    """``UREF`` and ``FREF`` patents, ``OREF`` literature. The files do not say who cited."""
    for group in found:
        if group.name == "OREF":
            yield from (Citation(text=text) for field in group.fields for text in paragraphs(field))
        elif group.name in {"UREF", "FREF"} and group.text("PNO"):
            own = group.name == "UREF"
            land, number = "US" if own else country(group.text("CNT"), published), group.text("PNO")
            given = Identification(
                land, number, _kind_of(number) if own else "", compact(group.text("ISD")), ""
            )
            classes = [f"USPC {code}" for text in group.columns("OCL") if (code := writings.uspc_code(text))]
            name = characters(group.text("NAM"))
            dated = eras.publication(given, eras.year_of(group.text("ISD")))
            yield Citation(
                number=_number(given, references.publication(dated)),
                text="; ".join(filter(None, (month_of(group.text("ISD")), *classes))),
                names=(name,) if name else (),
            )


def notes(found: list[Group]) -> Iterator[tuple[str, str]]:
    """Fields without a place in the record, by tag."""
    head = found[0]
    for tag, name in _NAMED.items():
        if text := head.text(tag):
            yield name, characters(text)
    for group in found:
        if group.name == "CLAS":
            searched, kind = [], ""
            for field in group.fields:
                kind = field.text if field.tag == "FSC" else kind
                if field.tag == "FSS":
                    searched += [f"{kind}/{part.strip()}" for part in field.text.split(";") if part.strip()]
            if searched:
                yield "field-of-search", "; ".join(searched)
        if group.name == "ASSG" and group.text("COD"):
            yield "assignee-type", f"{group.text('COD')}: {group.text('NAM')}"
        for field in group.fields:
            if field.text and _unread(group.name, field.tag):
                yield f"{group.name}-{field.tag}", characters(field.text)


def _unread(group: str, tag: str) -> bool:
    """Whether a field has no place in the record; those of text groups are paragraphs of it."""
    return tag in _LOOSE or (group in _READ and tag not in _READ[group])


def country(code: str, published: date | None) -> str:
    """WIPO ST.3 from the three characters of the files, whose last is a filler; old codes by the day of publication."""
    short = code.strip().upper()[:2]
    return _OLD.get(short, short) if published is not None and published < ST3_SINCE else short


_NAMED = {
    "ART": "art-unit",
    "APT": "application-type",
    "PBL": "publication-level",
    "ECL": "us-exemplary-claim",
    "NDR": "number-of-drawing-sheets",
    "NFG": "number-of-figures",
    "NPS": "number-of-specification-pages",
    "DCD": "disclaimer",
    "TRM": "length-of-grant",
    "EXP": "primary-examiner",
    "EXA": "assistant-examiner",
}
_READ = {
    "PATN": frozenset((*_NAMED, *["WKU", "SRC", "APN", "APD", "TTL", "ISD", "NCL"])),
    "INVT": frozenset(["NAM", "STR", "CTY", "STA", "CNT", "ZIP"]),
    "ASSG": frozenset(["NAM", "STR", "CTY", "STA", "CNT", "ZIP", "COD"]),
    "PRIR": frozenset(["CNT", "APD", "APN"]),
    "REIS": frozenset(["COD", "APN", "APD", "PNO", "ISD"]),
    "RLAP": frozenset(["COD", "APN", "APD", "PNO", "ISD"]),
    "CLAS": frozenset(["OCL", "XCL", "EDF", "ICL", "FSC", "FSS"]),
    "UREF": frozenset(["PNO", "ISD", "NAM", "OCL"]),
    "FREF": frozenset(["PNO", "ISD", "CNT", "OCL"]),
    "LREP": frozenset(["FRM", "FR2", "AAT", "AGT", "ATT"]),
    "PCTA": frozenset(["PCN", "PD1", "PD3", "PCP", "PCD"]),
}
"""Tags that have a place in the record, by group; groups of text have none of their own."""
_LOOSE = frozenset({"R47", "ITX", "PSC", "PD2", "REG", "UCL", "DCL", "TX1", "TX2"})


def _agents(found: list[Group]) -> Iterator[Party]:
    """The firm stands beside each of its people where some are named."""
    for group in (one for one in found if one.name == "LREP"):
        firm = characters(group.text("FRM"))
        people = [
            field.text for field in group.fields if field.tag in {"FR2", "AAT", "AGT", "ATT"} and field.text
        ]
        for name in people:
            yield Party(role=Role.AGENT, name=_name(name, person=True), organisation=False, firm=firm)
        if firm and not people:
            yield Party(role=Role.AGENT, name=firm, organisation=True, firm=firm)


def _name(text: str, *, person: bool) -> str:
    """``Last; First`` of the files as ``Last, First``."""
    return ", ".join(part.strip() for part in characters(text).split(";")) if person else characters(text)


def _address(group: Group, published: date | None) -> Address | None:
    street, city, region, code = (characters(group.text(tag)) for tag in ("STR", "CTY", "STA", "ZIP"))
    land = country(group.text("CNT"), published) or ("US" if region else "")
    text = ", ".join(filter(None, (street, city, region, code)))
    found = Address(text=text, country=land, region=region, city=city, postcode=code)
    return found if found != Address() else None


def _application(serial: str, on: date | None, series: str, *, design: bool) -> str:
    """The key; without its series it is found from the year of filing."""
    if series:
        return numbers.application("US", f"{series}/{serial.zfill(6)}")
    kind = "F" if design else "A"
    year = f"{on.year % 100:02d}" if on else ""
    given = Identification("US", serial, kind, on, "")
    try:
        return numbers.application("US", serial + year, kind) if year else references.application(given)
    except numbers.NumberError:
        return references.application(given)


def _number(given: Identification, key: str) -> Number:
    return Number(key=key, original=given.number if given.number not in key else "", on=given.on)


def _kind_of(number: str) -> str:
    """Kind of an old US document by the letters before its number."""
    letters = re.match(r"[A-Z]*", number.strip().upper())
    return {"D": "S", "RE": "E", "PP": "P", "H": "H", "T": "I4", "": "A"}.get(
        letters[0] if letters else "", ""
    )
