"""Bibliographies tagged with INID codes (WIPO ST.32, ST.9): ``B110`` is the number, ``B540`` the title and so on.

European documents write the parts inside in lower case (``snm``, ``adr``, ``dnum``); those of the US grants of 2001 to
2004 are brought to the same names first. :func:`rest` names what nobody read.
"""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from mingze.services.patents.record import Address, Number, Party, Priority, Role
from mingze.services.patents.sources.markup.elements import Element, child, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.values import eras, references
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.references import Identification

_INTERNATIONAL = re.compile(r"(?:PCT|WO)|([A-Z]{2})(?:19|20)\d{2}/?\d{5,6}(?!\d)")
"""``PCT/EP2010/061234`` or ``EP2010061234``: receiving office and year. Italian numbers begin with letters too."""
TAG = re.compile(r"B\d{3}[A-Z]{0,2}")
_CARE_OF = re.compile(r"\s*\n\s*(?=c/o\b)", re.IGNORECASE)


def tag(bib: Element, name: str) -> Element | None:
    """The first element with a code, however deep."""
    return next(within(bib, name), None)


def text(bib: Element, name: str) -> str:
    """What stands under a code, on one line."""
    return said(tag(bib, name))


def day(element: Element | None) -> date | None:
    """The day inside an element."""
    return compact(said(next(within(element, "date"), None)))


def identification(element: Element | None, *, country: str = "", kind: str = "") -> Identification | None:
    """The number inside an element: ``dnum`` (``anum``, ``pnum``) or its own text, with country, kind and day."""
    if element is None:
        return None
    inner = next(within(element, "dnum"), None)
    number = said(inner if inner is not None else element)
    if not number:
        return None
    return Identification(
        (said(next(within(element, "ctry"), None)) or country).upper(),
        number,
        said(next(within(element, "kind"), None)) or kind,
        day(element),
        said(next(within(element, "snm"), None)),
    )


def applied(given: Identification) -> Number:
    """An application; an international one by its ``PCT`` number."""
    office = _INTERNATIONAL.match(given.number.upper())
    international = office is not None and (not office[1] or given.country in {"", "WO", office[1]})
    key = references.application(given._replace(country="WO") if international else eras.request(given))
    return Number(key=key, original=given.number if given.number not in key else "", on=given.on)


def published(given: Identification, year: int | None = None) -> Number:
    """A publication; ``year`` is that of the day beside it."""
    kind = given.kind if re.fullmatch(r"[A-Z]\d?", given.kind) else ""
    key = references.publication(eras.publication(given._replace(kind=kind), year))
    return Number(key=key, original=given.number if given.number not in key else "", on=given.on)


def priorities(bib: Element) -> tuple[Priority, ...]:
    """``B300``: numbers, days and countries follow one another, each number beginning a claim."""
    found: list[dict[str, Element]] = []
    for group in within(bib, "B300"):
        for part in group:
            if local(part) == "B310":
                found.append({})
            if found:
                found[-1][local(part)] = part
    return tuple(one for one in map(_priority, found) if one is not None)


def parties(bib: Element, groups: dict[str, Role]) -> Iterator[Party]:
    """Everybody under the codes given, each group in the order of the office."""
    for name, role in groups.items():
        for element in within(bib, name):
            found = party(element, role)
            if found is not None:
                yield found


def party(element: Element, role: Role) -> Party | None:
    """One party; ``None`` where nobody is named."""
    surname, first, firm = (
        _lines(element, "snm"),
        said(next(within(element, "fnm"), None)),
        _first(element, "onm"),
    )
    name, care = surname
    human = ", ".join(filter(None, (name, first, _first(element, "sfx"))))
    if not (firm or human):
        return None
    organisation = True if firm else False if first or role in {Role.INVENTOR, Role.EXAMINER} else None
    where = address(
        child(element, "adr") if child(element, "adr") is not None else next(within(element, "adr"), None)
    )
    residence = _first(element, "rctry")
    if care:
        where = where or Address()
        where = msgspec.structs.replace(where, text=", ".join(filter(None, (care, where.text))))
    if residence and (where is None or not where.country):
        where = msgspec.structs.replace(where or Address(), country=residence)
    agent = role is Role.AGENT
    return Party(
        role=role,
        name=human if agent and human else firm or human,
        organisation=False if agent and human and firm else organisation,
        address=where,
        identifier=_first(element, "iid"),
        firm=firm if agent else "",
    )


def address(element: Element | None) -> Address | None:
    """``adr``: street, city, state, code and country."""
    if element is None:
        return None
    street, city = _first(element, "str"), _first(element, "city")
    county, region, code = _first(element, "cnty"), _first(element, "state"), _first(element, "pcode")
    lines = (street, city, county, region, code)
    found = Address(
        text=", ".join(filter(None, (line.strip(" ,") for line in lines))),
        country=_first(element, "ctry").upper()[:2],
        region=region,
        city=city.strip(" ,"),
        county=county,
        postcode=code,
    )
    return found if found != Address() else None


def rest(bib: Element, read: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Codes that nobody read, with what stands under them; an empty one is a flag."""
    for part in bib:
        name = local(part)
        if name in read or not name:
            continue
        if any(TAG.fullmatch(local(one)) for one in within(part, "*") if one is not part):
            if TAG.fullmatch(name) and (own := " ".join(_outside(part))):
                yield name, own
            yield from rest(part, read)
        elif TAG.fullmatch(name):
            leaves = (said(one) for one in within(part, "*") if not len(one))
            yield name, " ".join(filter(None, leaves)) or "yes"
        else:
            yield from rest(part, read)


def _outside(part: Element) -> Iterator[str]:
    """What stands under a code, but not under a code inside it."""
    for one in part:
        if local(one) and not TAG.fullmatch(local(one)):
            leaves = (said(leaf) for leaf in within(one, "*") if not len(leaf))
            yield from filter(None, leaves)


def _priority(parts: dict[str, Element]) -> Priority | None:
    country = said(parts.get("B330")).upper()[:2]
    given = identification(parts.get("B310"), country=country)
    if given is None:
        return None
    given = given._replace(on=day(parts.get("B320")), country=country)
    return Priority(number=applied(given), country=country)


def _first(element: Element, name: str) -> str:
    return said(next(within(element, name), None))


def _lines(element: Element, name: str) -> tuple[str, str]:
    """A name and, where a line of its own begins with ``c/o``, what follows it."""
    found = next(within(element, name), None)
    whole = "".join(found.itertext()) if found is not None else ""
    before, *after = _CARE_OF.split(whole, maxsplit=1)
    return " ".join(before.split()), " ".join(" ".join(after).split())
