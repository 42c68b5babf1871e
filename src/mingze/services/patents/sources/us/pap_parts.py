"""Names, parties, classes and relations of published applications v1.5 and v1.6."""

from collections.abc import Iterator

from mingze.services.patents.record import Address, Party, Related, Relation, Role, Scheme, Symbol
from mingze.services.patents.sources.markup.elements import Element, child, children, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36.parts import published
from mingze.services.patents.sources.us.parts import ORGANISATIONS
from mingze.services.patents.sources.us.relations import application
from mingze.services.patents.sources.values import symbols as writings
from mingze.services.patents.sources.values.classes import EDITIONS
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.references import Identification

PATENT = "parent-patent"
"""The patent that the parent application became: the number of a publication, not of an application."""
NAMES = {
    "subdoc-abstract": "abstract",
    "subdoc-description": "description",
    "subdoc-claims": "claims",
    "subdoc-drawings": "drawings",
    "paragraph": "p",
    "dependent-claim-reference": "claim-ref",
    "image": "img",
    "custom-character": "img",
    "math-cwu": "maths",
    "table-cwu": "tables",
    "chemistry-cwu": "chemistry",
    "unordered-list": "ul",
    "ordered-list": "ol",
    "list-item": "li",
    "definition-list": "dl",
    "definition-term": "dt",
    "definition-description": "dd",
    "line-break": "br",
}
ATTRIBUTES = {"depends_on": "idref"}
RELATIONS = {
    "addition-to": Relation.ADDITION_TO,
    "division-of": Relation.DIVISION_OF,
    "continuation-of": Relation.CONTINUATION_OF,
    "continuation-in-part-of": Relation.CONTINUATION_IN_PART_OF,
    "continuing-reissue-of": Relation.REISSUE_OF,
    "reissue-of": Relation.REISSUE_OF,
    "substitution-for": Relation.REPLACES,
    "non-provisional-of-provisional": Relation.PROVISIONAL,
    "a-371-of-international": Relation.INTERNATIONAL_APPLICATION,
    "prior-publication": Relation.EARLIER_PUBLICATION,
}
"""``continuity-data``; others are kept as :attr:`Relation.OTHER` with their name."""


def parties(bib: Element) -> Iterator[Party]:
    """Inventors, applicants where the office says so, assignees as owners."""
    for element in children(bib, "inventors", "*"):
        found = _person(element, Role.INVENTOR)
        if found is not None:
            yield found
            # INV: the inventor is the applicant (37 CFR 1.41 before 2012).
            if said(element, "authority-applicant").upper() == "INV":
                yield Party(role=Role.APPLICANT, name=found.name, organisation=False, address=found.address)
    for element in children(bib, "assignee"):
        name = said(element, "organization-name")
        code = said(element, "assignee-type")
        person = _person(element, Role.OWNER)
        if name or person:
            yield Party(
                role=Role.OWNER,
                name=name or (person.name if person else ""),
                organisation=ORGANISATIONS.get(code[-1:], bool(name)),
                address=_address(child(element, "address")),
            )


def symbols(bib: Element) -> Iterator[Symbol]:
    """``technical-information``: IPC of editions up to 7, US classes, Locarno."""
    edition = next((said(one) for one in within(bib, "classification-ipc-edition")), "").lstrip("0")
    for element in within(bib, "ipc"):
        code = writings.ipc_code(_text(element))
        if code:
            first = _inside(element, "classification-ipc-primary")
            yield Symbol(scheme=Scheme.IPC, code=code, first=first, version=EDITIONS.get(edition))
    for element in within(bib, "uspc"):
        code = writings.uspc_of_six(said(element, "class"), said(element, "subclass"))
        if code:
            yield Symbol(scheme=Scheme.USPC, code=code, first=_inside(element, "classification-us-primary"))
    for element in within(bib, "locarno-classification"):
        code = writings.locarno_code(_text(element))
        if code:
            yield Symbol(scheme=Scheme.LOC, code=code)


def related(bib: Element, own: str) -> tuple[Related, ...]:
    """``continuity-data``: each relation of a parent and a child; the child where it is not the application ``own``."""
    found: list[Related] = []
    for element in within(child(bib, "continuity-data"), "*"):
        name = local(element)
        if name not in RELATIONS and not name.endswith(("-of", "-for", "-to", "-of-provisional")):
            continue
        relation = RELATIONS.get(name, Relation.OTHER)
        word = name if relation is Relation.OTHER else ""
        for given, status, child_key in _others(element):
            printed = relation is Relation.EARLIER_PUBLICATION or status == PATENT
            number = published(given, office="US") if printed else application(given)
            text = "; ".join(filter(None, (word, status, child_key if child_key != own else "")))
            found.append(Related(relation=relation, number=number, text=text))
    return tuple(dict.fromkeys(found))


def notes(bib: Element) -> Iterator[tuple[str, str]]:
    """Particulars that have a name of their own."""
    for element in children(bib, "correspondence-address"):
        yield (
            "correspondence-address",
            ", ".join(filter(None, (said(one) for one in element.iter() if not len(one)))),
        )
    for element in children(bib, "inventors", "*"):
        # Where both are there the residence is the address of the person.
        found, where = _person(element, Role.INVENTOR), _address(child(element, "address"))
        if found is not None and where is not None and found.address != where:
            yield "address", f"{found.name}: {', '.join(filter(None, (where.text, where.country)))}"
    for element in children(bib, "assignee"):
        if said(element, "assignee-type"):
            yield "assignee-type", f"{said(element, 'assignee-type')}: {said(element, 'organization-name')}"
    for name in ("classification-ipc-edition", "title-of-variety", "latin-name", "variety"):
        for element in within(child(bib, "technical-information"), name):
            yield name, said(element)


def _others(element: Element) -> Iterator[tuple[Identification, str, str]]:
    """The other application of a relation, its status, and the key of the child; without ``parent-child`` the numbers
    stand alone."""
    pairs = list(within(element, "parent-child")) or [element]
    for pair in pairs:
        parent = child(pair, "parent")
        offspring = child(pair, "child", "document-id")
        below = _identification(offspring) if offspring is not None else None
        key = application(below).key if below else ""
        for holder in [parent] if parent is not None else [pair]:
            for document in children(holder, "document-id"):
                given = _identification(document)
                if given is not None:
                    yield given, said(pair, "parent-status"), key
        granted = child(pair, PATENT)
        for document in children(granted, "document-id"):
            given = _identification(document)
            if given is not None:
                yield given, PATENT, key


def _identification(element: Element) -> Identification | None:
    number = said(element, "doc-number")
    country, kind = said(element, "country-code").upper(), said(element, "kind-code").upper()
    day = compact(said(element, "document-date"))
    return Identification(country, number, kind, day, "") if number else None


def _person(element: Element, role: Role) -> Party | None:
    name = child(element, "name")
    first = " ".join(filter(None, (said(name, "given-name"), said(name, "middle-name"))))
    whole = ", ".join(filter(None, (said(name, "family-name"), first, said(name, "name-suffix"))))
    if not whole:
        return None
    where = next(
        (one for one in within(child(element, "residence"), "*") if child(one, "city") is not None), None
    )
    military = said(element, "residence", "military-service")
    found = _address(where) or _address(child(element, "address"))
    return Party(
        role=role,
        name=whole,
        organisation=False,
        address=found or (Address(text=military) if military else None),
    )


def _address(element: Element | None) -> Address | None:
    if element is None:
        return None
    lines = [said(element, name) for name in ("address-1", "address-2", "address-3")]
    city, region, postcode = said(element, "city"), said(element, "state"), said(element, "postalcode")
    country = (
        said(element, "country-code") or said(element, "country", "country-code") or ("US" if region else "")
    )
    text = ", ".join(filter(None, (*lines, city, region, postcode)))
    found = Address(text=text, country=country.upper(), region=region, city=city, postcode=postcode)
    return found if found != Address() else None


def _inside(element: Element, name: str) -> bool:
    return any(local(one) == name for one in element.iterancestors())


def _text(element: Element) -> str:
    return "".join(element.itertext())
