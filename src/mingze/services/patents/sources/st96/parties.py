"""Parties of ST.96 documents."""

from collections.abc import Iterator

from msgspec.structs import replace

from mingze.services.patents.record import Address, Party, Role
from mingze.services.patents.sources.markup.elements import Element, children, said, within
from mingze.services.patents.sources.st36.text import language_of

_BAGS = (
    ("Applicant", Role.APPLICANT),
    ("Inventor", Role.INVENTOR),
    ("DeceasedInventor", Role.INVENTOR),
    ("Assignee", Role.OWNER),
    ("Grantee", Role.OWNER),
    ("PatentOwner", Role.OWNER),
    ("RegisteredPractitioner", Role.AGENT),
    ("PrimaryExaminer", Role.EXAMINER),
    ("AssistantExaminer", Role.EXAMINER),
    ("Examiner", Role.EXAMINER),
)
_FIRMS = ("EntityName", "OrganizationStandardName", "OrganizationName")


def parties(bib: Element) -> Iterator[Party]:
    """Everybody in ``PartyBag``, each group in the order of the office."""
    for name, role in _BAGS:
        for element in within(bib, name):
            found = party(element, role)
            if found is not None:
                yield found
                if role is Role.APPLICANT and "inventor" in _category(element):
                    yield replace(found, role=Role.INVENTOR)


def party(element: Element, role: Role) -> Party | None:
    """One party from the names and addresses below it."""
    holder = next(within(element, "Name"), element)
    firm = said(next(within(holder, "EntityName"), None)) or said(
        next(within(holder, "OrganizationStandardName"), None)
    )
    firm = firm or said(next(within(holder, "OrganizationName"), None))
    person = next(within(holder, "PersonName"), None)
    human = _person(person) if person is not None else ""
    name = human if role is Role.AGENT and human else firm or human
    if not name:
        return None
    identifier = said(next(within(element, "PartyIdentifier"), None))
    others = dict.fromkeys(
        (language_of(contact), other)
        for contact in children(element, "Contact")[1:]
        if (other := said(next(within(contact, "EntityName"), None))) not in {"", name}
    )
    return Party(
        role=role,
        name=name,
        names=tuple(others),
        organisation=name == firm,
        address=_address(element),
        identifier=identifier
        or said(next(within(element, "RegisteredPractitionerRegistrationNumber"), None)),
        firm=firm if role is Role.AGENT else "",
    )


def _category(element: Element) -> str:
    """What the office says of an applicant: ``Applicant Inventor`` is both."""
    return (
        " ".join(str(value) for key, value in element.attrib.items() if str(key).endswith("Category")).lower()
        or said(next(within(element, "ApplicantCategory"), None)).lower()
    )


def _person(element: Element) -> str:
    last, first = (
        said(next(within(element, "LastName"), None)),
        said(next(within(element, "FirstName"), None)),
    )
    middle, suffix = (
        said(next(within(element, "MiddleName"), None)),
        said(next(within(element, "NameSuffix"), None)),
    )
    structured = ", ".join(filter(None, (last, " ".join(filter(None, (first, middle))), suffix)))
    return structured or said(next(within(element, "PersonFullName"), None))


def _address(element: Element) -> Address | None:
    holder = next(within(element, "PostalAddressBag"), None)
    holder = holder if holder is not None else next(within(element, "PostalAddress"), None)
    if holder is None:
        holder = next(within(element, "ResidentialAddress"), None)
    if holder is None:
        # What is published of a contact may be its city, region and country alone.
        holder = next(within(element, "PublicationContact"), None)
    city, region = said(next(within(holder, "CityName"), None)), _region(holder)
    lines = [said(one) for one in within(holder, "AddressLineText")]
    lines = lines or [said(one) for one in within(holder, "PostalAddressText")]
    code, country = (
        said(next(within(holder, "PostalCode"), None)),
        said(next(within(holder, "CountryCode"), None)),
    )
    country = country or said(next(within(element, "ResidenceCountryCode"), None))
    text = ", ".join(filter(None, (*lines, city, region, code)))
    found = Address(text=text, country=country.upper()[:2], region=region, city=city, postcode=code)
    return found if found != Address() else None


def _region(holder: Element | None) -> str:
    return said(next(within(holder, "GeographicRegionName"), None))
