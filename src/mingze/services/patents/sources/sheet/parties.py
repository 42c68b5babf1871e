"""Parties of a row: applicants with their standard names and addresses, owners, inventors, agents with their firm."""

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from mingze.services.patents.record import Address, Party, Role
from mingze.services.patents.sources.cnipa import chinese
from mingze.services.patents.sources.sheet import cells as sheet_cells
from mingze.services.patents.sources.sheet.columns import Column, Target
from mingze.services.patents.sources.values import countries

_COUNTRY = re.compile(r"(.*\S)\s*\[([A-Z]{2})\]")
Values = Mapping[Target, list[tuple[Column, str]]]
_OF_FIRST = (
    Target.ADDRESS,
    Target.COUNTRY,
    Target.REGION,
    Target.CITY,
    Target.COUNTY,
    Target.POSTCODE,
    Target.OWNER_ADDRESS,
)
"""Where the first of the parties is."""


def parties(values: Values) -> tuple[Party, ...]:
    """Everybody the row names."""
    return (
        *_applicants(values),
        *_owners(values),
        *_inventors(values),
        *_agents(values),
        *(Party(role=Role.EXAMINER, name=name) for name in _names(values, Target.EXAMINERS)),
    )


def _applicants(values: Values) -> Iterator[Party]:
    names = _names(values, Target.APPLICANTS)
    standard = _names(values, Target.APPLICANTS_STANDARD)
    identifiers = _names(values, Target.IDENTIFIER)
    if not names:
        names, standard = standard, []
    for place, written in enumerate(names):
        name, country = _of_country(written)
        yield Party(
            role=Role.APPLICANT,
            name=name,
            names=_standard(name, standard, place, len(names)),
            identifier=identifiers[place] if len(identifiers) == len(names) else "",
            address=_placed(_address(values) if place == 0 else None, country),
        )


def _owners(values: Values) -> Iterator[Party]:
    names, standard = _names(values, Target.OWNERS), _names(values, Target.OWNERS_STANDARD)
    if not names:
        names, standard = standard, []
    text = _one(values, Target.OWNER_ADDRESS)
    for place, written in enumerate(names):
        name, country = _of_country(written)
        address = Address(text=text) if text and place == 0 else None
        yield Party(
            role=Role.OWNER,
            name=name,
            names=_standard(name, standard, place, len(names)),
            address=_placed(address, country),
        )


def _inventors(values: Values) -> Iterator[Party]:
    for written in _names(values, Target.INVENTORS):
        name, country = _of_country(written)
        yield Party(role=Role.INVENTOR, name=name, address=_placed(None, country))


def _standard(name: str, standard: list[str], place: int, people: int) -> tuple[tuple[str, str], ...]:
    """The standard form of a name; a list of another length does not say whose its entries are."""
    known = standard[place] if len(standard) == people else ""
    return (("std", known),) if known and known != name else ()


def _of_country(written: str) -> tuple[str, str]:
    """A name and the country in brackets behind it (Espacenet: ``ACME INC [US]``)."""
    found = _COUNTRY.fullmatch(written)
    return (found[1], found[2]) if found else (written, "")


def _placed(address: Address | None, country: str) -> Address | None:
    if not country or (address is not None and address.country):
        return address
    return replace(address or Address(), country=country)


def unplaced(values: Values) -> Iterator[tuple[str, str]]:
    """Headings and cells that say more than the parties hold: lists that fit none, addresses of further ones."""
    names = _names(values, Target.APPLICANTS) or _names(values, Target.APPLICANTS_STANDARD)
    owners = _names(values, Target.OWNERS) or _names(values, Target.OWNERS_STANDARD)
    for target, people in (
        (Target.APPLICANTS_STANDARD, names),
        (Target.OWNERS_STANDARD, owners),
        (Target.IDENTIFIER, names),
    ):
        if len(_names(values, target)) not in {0, len(people)}:
            yield from _cells(values, target)
    for target in _OF_FIRST:
        held = owners if target is Target.OWNER_ADDRESS else names
        said = countries.code_of(_one(values, target)) if target is Target.COUNTRY else True
        if not held or not said or len(_parts(values, target)) > 1:
            yield from _cells(values, target)


def _cells(values: Values, target: Target) -> Iterator[tuple[str, str]]:
    return ((column.heading, text) for column, text in values.get(target) or [])


def _agents(values: Values) -> Iterator[Party]:
    firms = [chinese.agency(firm) for firm in _names(values, Target.AGENCY)]
    names = _names(values, Target.AGENTS)
    if not names:
        for firm, code in firms:
            yield Party(role=Role.AGENT, name="", firm=firm, firm_identifier=code)
    for place, name in enumerate(names):
        firm, code = firms[place] if len(firms) == len(names) else firms[0] if len(firms) == 1 else ("", "")
        yield Party(role=Role.AGENT, name=name, firm=firm, firm_identifier=code)
    if names and len(firms) not in {0, 1, len(names)}:
        for firm, code in firms:
            yield Party(role=Role.AGENT, name="", firm=firm, firm_identifier=code)


def _address(values: Values) -> Address | None:
    """The address of the first applicant, which is the one that tables give."""
    address = Address(
        text=_one(values, Target.ADDRESS),
        country=countries.code_of(_one(values, Target.COUNTRY)),
        region=_one(values, Target.REGION),
        city=_one(values, Target.CITY),
        county=_one(values, Target.COUNTY),
        postcode=_one(values, Target.POSTCODE),
    )
    return address if address != Address() else None


def _one(values: Values, target: Target) -> str:
    return next(iter(_parts(values, target)), "")


def _parts(values: Values, target: Target) -> list[str]:
    found = values.get(target) or []
    return sheet_cells.several(found[0][1], found[0][0].separators or ";；|\n") if found else []


def _names(values: Values, target: Target) -> list[str]:
    return [
        name
        for column, text in values.get(target) or []
        for name in sheet_cells.several(text, column.separators)
    ]
