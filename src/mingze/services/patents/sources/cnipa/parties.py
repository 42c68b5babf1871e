"""Everybody named on the front page of a CNIPA document (V2.2.1 names, namespaces taken off)."""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec
from lxml import etree

from mingze.services.patents.record import Address, Party, Role
from mingze.services.patents.sources.cnipa.chinese import agency, value
from mingze.services.patents.sources.markup.elements import firsts
from mingze.services.patents.sources.texts.prose import line

_CJK = ("\u3040", "\u9fff")
_STREET = [
    "AddressLine",
    "Street",
    "AddressBuilding",
    "AddressFloor",
    "AddressRoom",
    "PostBox",
    "AddressMailCode",
]
_LATER = ("standard", "simple")
GROUPS = ("Parties/", "")
"""Where groups of parties stand on the front page of an invention, and of a design."""
_Parts: TypeAlias = dict[str, etree._Element]
"""The children of an element by name; of several of one name the first."""
_GIVEN = ["FirstName", "MiddleName", "FirstLastName", "SecondLastName"]


def parties(front: etree._Element) -> tuple[Party, ...]:
    """Applicants, owners, inventors, agents and examiners, each group in the order of the office."""
    found = [
        *_merged(_named(front, "ApplicantDetails", "Applicant"), Role.APPLICANT),
        *_merged(_named(front, "AssigneeDetails", "Assignee"), Role.OWNER),
        *_inventors(front),
        *_agents(front),
        *_merged(_named(front, "ExaminerDetails", "*"), Role.EXAMINER),
    ]
    return tuple(found)


def _named(front: etree._Element, group: str, member: str) -> Iterator[etree._Element]:
    """The members of a group of parties of this document, which stands on the front page or in its ``Parties``.

    Groups of the same name elsewhere say who a cited document belongs to, or who made a search.
    """
    for place in GROUPS:
        yield from front.iterfind(f"{place}{group}/{member}")


def said_name(element: etree._Element | None) -> str:
    """The name in an address book or a group of name parts; empty where there is none."""
    return _name(firsts(element)) if element is not None else ""


def _name(book: _Parts) -> str:
    whole = value(line(book.get("Name")))
    if whole:
        return whole
    last = value(line(book.get("LastName")))
    if not last:
        return value(line(book.get("OrganizationName"))) or value(line(book.get("Text")))
    parts = [last, *(part for tag in _GIVEN if (part := value(line(book.get(tag)))))]
    return ("" if _CJK[0] <= last[0] <= _CJK[1] else " ").join(parts)


def _address(place: etree._Element | None, holder: etree._Element) -> Address | None:
    """An address; its country may stand with the holder (nationality, residence)."""
    parts = _said(place) if place is not None else {}
    country = parts.get("WIPOST3Code") or _country(holder)
    text = parts.get("Text") or " ".join(parts[tag] for tag in _STREET if tag in parts)
    found = Address(
        text=text,
        country=country.upper()[:2] if country.isascii() else "",
        region=parts.get("Province") or parts.get("State", ""),
        city=parts.get("City") or parts.get("AddressCity", ""),
        county=parts.get("County", ""),
        postcode=parts.get("PostCode") or (text[:6] if text[:6].isdecimal() and text[6:7] == " " else ""),
    )
    return None if found == Address() else found


def _said(place: etree._Element) -> dict[str, str]:
    """What an address says, by element; of one that is repeated all, parted by spaces."""
    said: dict[str, str] = {}
    for element in place:
        if text := value(line(element)):
            tag = str(element.tag)
            said[tag] = f"{said[tag]} {text}" if tag in said else text
    return said


def _country(holder: etree._Element) -> str:
    for path in ("Residence/WIPOST3Code", "Nationality/WIPOST3Code"):
        if code := value(line(holder.find(path))):
            return code
    return ""


def _merged(elements: Iterator[etree._Element], role: Role) -> Iterator[Party]:
    """One party for all writings of the same sequence number: original, standard form, other languages."""
    held: dict[str, tuple[etree._Element, Party]] = {}
    for index, element in enumerate(elements):
        party = _party(element, role)
        if not party.name:
            continue
        sequence = (element.get("sequence") or "").lstrip("0") or f"#{index}"
        first = held.get(sequence)
        if first is None:
            held[sequence] = (element, party)
            continue
        kept, known = first
        if _same_writing(kept, element):
            held[f"{sequence}#{index}"] = (element, party)
            continue
        if kept.get("dataFormat") in _LATER and element.get("dataFormat") not in _LATER:
            kept, element, known, party = element, kept, party, known
        language = "std" if element.get("dataFormat") in _LATER else _language(element)
        names = (
            known.names if party.name == known.name else (*known.names, *party.names, (language, party.name))
        )
        held[sequence] = (kept, msgspec.structs.replace(known, names=names))
    yield from (party for _, party in held.values())


def _same_writing(one: etree._Element, other: etree._Element) -> bool:
    """Two elements of one number, language and format are two parties, numbered carelessly."""
    return (one.get("dataFormat"), _language(one)) == (other.get("dataFormat"), _language(other))


def _language(element: etree._Element) -> str:
    return (element.get("lang") or "").lower()[:2]


def _party(element: etree._Element, role: Role) -> Party:
    books = element.findall("AddressBook")
    own = firsts(element)
    book = firsts(books[0]) if books else own
    name = _name(book)
    if not name and role is Role.INVENTOR and element.get("publicationMark") in {"1", "yes"}:
        name = "请求不公布姓名"
    names = [(_language(other), said) for other in books[1:] if (said := said_name(other)) and said != name]
    if "SynonymicalName" in book:
        holder = books[0] if books else element
        names += [("", said) for other in holder.iterfind("SynonymicalName") if (said := value(line(other)))]
    code = next((c for tag in _CODES if (c := value(line(own.get(tag))) or value(line(book.get(tag))))), "")
    return Party(
        role=role,
        name=name,
        names=tuple(names),
        organisation=_organisation(own, book, code),
        address=_address(book.get("Address"), element),
        identifier=code,
    )


_CODES = ("OrganizationCode", "AssigneeCode", "RegisteredNumber", "IndividualID")


def _organisation(own: _Parts, book: _Parts, code: str) -> bool | None:
    name = book.get("Name")
    said = {"legal": True, "natural": False}.get((name.get("nameType") or "") if name is not None else "")
    if said is not None:
        return said
    named = "OrganizationName" in book and "LastName" not in book and name is None
    return True if named or (code and "OrganizationCode" in own) else None


def _inventors(front: etree._Element) -> Iterator[Party]:
    """Inventors and designers; applicants whom the office marks as inventors too, where it does not repeat them."""
    found = list(_merged(_named(front, "InventorDetails", "*"), Role.INVENTOR))
    found += _merged(_named(front, "DesignerDetails", "Designer"), Role.INVENTOR)
    known = {party.name for party in found}
    for element in _named(front, "ApplicantDetails", "Applicant[@appType='applicant-inventor']"):
        party = _party(element, Role.INVENTOR)
        if party.name and party.name not in known:
            found.append(party)
    return iter(found)


def _agents(front: etree._Element) -> Iterator[Party]:
    """Agents with their agencies; the customer number is the agency's where there is only one."""
    for details in (element for place in GROUPS for element in front.iterfind(f"{place}AgentDetails")):
        customer = value(line(details.find("CustomerNumber")))
        agents = details.findall("Agent")
        firms = [firm_of(element) for element in agents]
        only = customer if len({name for name, _ in firms if name}) <= 1 else ""
        for element, (firm, code) in zip(agents, firms, strict=True):
            party = _party(element, Role.AGENT)
            if party.name or firm:
                yield msgspec.structs.replace(
                    party, firm=firm, firm_identifier=code or (only if firm else "")
                )
        if customer and not agents:
            yield Party(role=Role.AGENT, name="", firm_identifier=customer)


def firm_of(agent: etree._Element) -> tuple[str, str]:
    """The agency of an agent and its code, which stands behind the name or in an element of its own."""
    element = agent.find("Agency")
    if element is None:
        return "", ""
    book = element.find("AddressBook")
    name, code = agency(said_name(element if book is None else book))
    own = (value(line(found)) for found in element.iter("RegisteredNumber"))
    return name, code or next((one for one in own if one), "")
