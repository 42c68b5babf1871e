"""Parts that every descendant of WIPO ST.36 writes alike: numbers, priorities, parties, classes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from mingze.services.patents.record import Address, Number, Party, Priority, Role, Scheme, Symbol
from mingze.services.patents.sources.markup.elements import (
    Element,
    attribute,
    child,
    children,
    own,
    said,
    within,
)
from mingze.services.patents.sources.values import eras, references, symbols
from mingze.services.patents.sources.values.classes import EDITIONS
from mingze.services.patents.sources.values.days import compact, of_japan
from mingze.services.patents.sources.values.references import Identification

NOTHING = frozenset({"", "unknown", "omitted", "none", "00", "XX"})
"""What offices write where they do not say."""
AGENTS = ("agent", "common-representative")
"""Who acts for the applicant: an agent, or one applicant for all (PCT rule 90.2)."""
_STREETS = ("address-1", "address-2", "address-3", "address-4", "address-5", "mailcode", "pobox", "room")
_HOUSES = ("address-floor", "building", "street", "str")
_EDITION = re.compile(r"\s*([1-7])(?=\s*[A-H])")
_CARE_OF = re.compile(r"\s*\n\s*(?=c/o\b)", re.IGNORECASE)


def identification(parent: Element | None, *path: str) -> Identification | None:
    """The first ``document-id`` on a path, where it has a number."""
    found = child(parent, *path, "document-id")
    given = references.identification(found) if found is not None else None
    return given if given and given.number else None


def published(given: Identification, *, office: str = "", year: int | None = None) -> Number:
    """The number of a publication, whose office may be that of the document; ``year`` is that of the day beside it."""
    return _number(given, references.publication(eras.publication(_in(given, office), year)))


def applied(given: Identification, *, office: str = "") -> Number:
    """The number of an application."""
    return _number(given, references.application(eras.request(_in(given, office))))


def priorities(parent: Element | None) -> tuple[Priority, ...]:
    """``priority-claims/priority-claim``: country, number and day stand directly in each."""
    found = []
    for claim in within(parent, "priority-claim"):
        given = references.identification(claim)
        if not given.number:
            inner = child(claim, "document-id")
            given = references.identification(inner) if inner is not None else given
        if given.number:
            active = {"Y": True, "N": False}.get(said(claim, "priority-active-indicator").upper())
            found.append(Priority(number=applied(given), country=given.country, active=active))
    return tuple(found)


ENTRY = frozenset({"date-pct-article-22-39-fulfilled"})


def entered(bib: Element) -> date | None:
    """The day of entry into the national phase (INID 85: PCT articles 22 and 39 fulfilled)."""
    days = (of_japan(said(one)) for name in ENTRY for one in within(bib, name))
    return next((day for day in days if day), None)


def person(book: Element | None) -> str:
    """The name of a person: ``Last, First Middle, Suffix``, the one order all offices can be brought to."""
    first = " ".join(filter(None, (said(book, part) for part in ("first-name", "middle-name"))))
    parts = (said(book, "prefix"), said(book, "last-name"))
    return ", ".join(filter(None, (" ".join(filter(None, parts)), first, said(book, "suffix"))))


def party(element: Element, role: Role) -> Party | None:
    """One party from its ``addressbook``, or from itself where it has none; ``None`` where nobody is named."""
    books = children(element, "addressbook") or [element]
    book = next((one for one in books if attribute(one, "lang").lower() != "en"), books[0])
    named = _party(book, element, role)
    if named is None:
        return None
    others = []
    for other in books:
        again = _party(other, element, role) if other is not book else None
        if again is not None and again.name != named.name:
            others.append((attribute(other, "lang").lower(), again.name))
    standard = said(book, "synonym")
    others += [("std", standard)] if standard and standard != named.name else []
    return msgspec.structs.replace(named, names=(*named.names, *others))


def address(book: Element | None, fallback: str = "") -> Address | None:
    """Where a party is; ``fallback`` is the country of residence, used where the address names none."""
    given = child(book, "address")
    given = given if given is not None else child(book, "adr")
    country = _country(given)
    lines = [said(given, part) for part in (*_STREETS, *_HOUSES)]
    city, county, region = said(given, "city"), said(given, "county"), _said(given, "state")
    postcode = said(given, "postcode") or said(given, "pcode")
    text = said(given, "text") or ", ".join(filter(None, (*lines, city, county, region, postcode)))
    found = Address(
        text=text,
        country=country or fallback,
        region=region,
        city=city,
        county=county,
        postcode=postcode,
    )
    return found if found != Address() else None


def agent(element: Element) -> Party | None:
    """An agent: the firm stands for itself where no person is named, and beside the person where one is."""
    found = party(element, Role.AGENT)
    book = child(element, "addressbook")
    firm = said(book if book is not None else element, "orgname")
    if found is None or not firm:
        return found
    name = person(book if book is not None else element) or found.name
    return msgspec.structs.replace(found, name=name, firm=firm, organisation=name == firm)


def ipcr(parent: Element | None) -> Iterator[Symbol]:
    """``classification-ipcr``, in parts or as the fifty columns of ST.8."""
    for element in own(parent, "classification-ipcr"):
        yield from _symbol(element, Scheme.IPC, "ipc-version-indicator")


def cpc(parent: Element | None) -> Iterator[Symbol]:
    """``classification-cpc``, in parts or as text; those of combination sets come after all others."""
    combined = [one for many in own(parent, "combination-set") for one in within(many, "classification-cpc")]
    inside = {id(element) for element in combined}
    plain = [one for one in own(parent, "classification-cpc") if id(one) not in inside]
    for element in (*plain, *combined):
        yield from _symbol(element, Scheme.CPC, "cpc-version-indicator")


def old_ipc(parent: Element | None) -> Iterator[Symbol]:
    """``classification-ipc``: the editions before 2006, a main class and further ones.

    The edition stands in front of the symbol, or beside all of them.
    """
    for element in own(parent, "classification-ipc"):
        beside = (said(element, "edition") or said(element, "ipc-version")).lstrip("0")
        for name in ("main-classification", "main-clsf", "further-classification", "further-clsf"):
            for one in within(element, name):
                leading = _EDITION.match(text := unicodedata.normalize("NFKC", "".join(one.itertext())))
                edition = leading[1] if leading else beside
                found = symbols.ipc(text[leading.end() :] if leading else text, first=name.startswith("main"))
                if found is not None:
                    version = found.version or EDITIONS.get(edition)
                    yield msgspec.structs.replace(found, version=version)
        for one in within(element, "linked-indexing-code-group"):
            for part in one.iter():
                code = symbols.ipc(said(part)) if not len(part) else None
                if code is not None:
                    yield msgspec.structs.replace(code, inventive=False)


def once(found: Iterable[Symbol]) -> tuple[Symbol, ...]:
    """Each symbol of a scheme once, in the order of the office; what is said of it first stands."""
    seen: dict[tuple[Scheme, str], Symbol] = {}
    for symbol in found:
        seen.setdefault((symbol.scheme, symbol.code), symbol)
    return tuple(seen.values())


def _symbol(element: Element, scheme: Scheme, version: str) -> Iterator[Symbol]:
    subclass = said(element, "section") + said(element, "class") + said(element, "subclass")
    if len(subclass) < 3:
        found = symbols.ipc("".join(element.itertext()), scheme=scheme)
        if found is not None:
            yield found
        return
    yield Symbol(
        scheme=scheme,
        code=symbols.of_parts(subclass, said(element, "main-group"), said(element, "subgroup")),
        first=said(element, "symbol-position") == "F",
        inventive=symbols.inventive(said(element, "classification-value")),
        version=compact(said(element, version, "date")),
        office=said(element, "generating-office", "country"),
    )


def _party(book: Element, element: Element, role: Role) -> Party | None:
    organisation, whole, human = said(book, "orgname"), _name(book), person(book)
    if said(book, "last-name"):
        # The organisation beside a person is where that person works.
        organisation = ""
    name = organisation or human or whole.name
    if not name:
        return None
    residence = _said(child(element, "residence"), "country")
    where = address(book, residence)
    if whole.care:
        where = where or Address()
        where = msgspec.structs.replace(where, text=", ".join(filter(None, (whole.care, where.text))))
    return Party(
        role=role,
        name=name,
        organisation=True if organisation else False if human else None,
        address=where,
        identifier=said(book, "registered-number") or said(book, "iid"),
    )


class _Name(msgspec.Struct, frozen=True):
    name: str
    care: str


def _name(book: Element) -> _Name:
    """A whole name, and what follows it on a line of its own as ``c/o``."""
    found = child(book, "name")
    parts = _CARE_OF.split("".join(found.itertext()), maxsplit=1) if found is not None else [""]
    return _Name(" ".join(parts[0].split()), " ".join(" ".join(parts[1:]).split()))


def _number(given: Identification, key: str) -> Number:
    return Number(key=key, original=given.number if given.number not in key else "", on=given.on)


def _in(given: Identification, office: str) -> Identification:
    given = given._replace(kind="" if given.kind in NOTHING else given.kind)
    return given if given.country else given._replace(country=office)


def _said(parent: Element | None, *path: str) -> str:
    text = said(parent, *path)
    return "" if text.lower() in NOTHING or text in NOTHING else text


def _country(given: Element | None) -> str:
    return (_said(given, "country") or _said(given, "ctry")).upper()[:2]
