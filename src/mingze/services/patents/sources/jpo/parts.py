"""Parties, classes and particulars of Japanese gazettes."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mingze.services.patents.record import Drawing, Party, Related, Relation, Role, Scheme, Symbol
from mingze.services.patents.sources.markup.elements import Element, attribute, child, children, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36.parts import (
    agent,
    applied,
    identification,
    ipcr,
    old_ipc,
    once,
    party,
    published,
)
from mingze.services.patents.sources.values.classes import fi_code, fterm_code

RELATIONS = {
    "division": Relation.DIVISION_OF,
    "continuation": Relation.CONTINUATION_OF,
    "addition": Relation.ADDITION_TO,
    "utility-model-basis": Relation.OTHER,
    "related-publication": Relation.EARLIER_PUBLICATION,
}
_DOMESTIC = re.compile(r"[都道府県市区町村]")


def parties(bib: Element, *, grant: bool) -> Iterator[Party]:
    """Applicants (who are the owners on a patent), inventors, agents, examiners."""
    inside = child(bib, "parties")
    named = [one for element in within(inside, "applicant") if (one := party(element, Role.APPLICANT))]
    yield from of_japan(named, grant=grant)
    for element in within(inside, "inventor"):
        found = party(element, Role.INVENTOR)
        if found is not None:
            yield replace(_located(found), organisation=False)
    for element in within(inside, "agent"):
        found = agent(element)
        if found is not None:
            yield _located(found)
    for element in children(bib, "examiners", "*"):
        found = party(element, Role.EXAMINER)
        if found is not None:
            yield replace(found, organisation=False)


def of_japan(found: Iterable[Party], *, grant: bool) -> tuple[Party, ...]:
    """Parties as the Office means them: applicants own what is granted, inventors and examiners are persons."""
    placed = [replace(_located(one), name=" ".join(one.name.split())) for one in found]
    applicants = [one for one in placed if one.role is Role.APPLICANT]
    owners = [replace(one, role=Role.OWNER) for one in applicants] if grant else []
    others = [
        replace(one, organisation=False) if one.role in {Role.INVENTOR, Role.EXAMINER} else one
        for one in placed
        if one.role is not Role.APPLICANT
    ]
    return (*applicants, *owners, *others)


def symbols(bib: Element) -> tuple[Symbol, ...]:
    """IPC, FI and F-terms."""
    return once((*old_ipc(bib), *ipcr(bib), *_fi(bib), *_terms(bib)))


def related(bib: Element) -> Iterator[Related]:
    """What the application was divided from, and the international application and publication."""
    for element in children(bib, "related-documents", "*"):
        name = local(element)
        relation = RELATIONS.get(name, Relation.OTHER)
        parent = next(within(element, "parent-doc"), element)
        given = identification(parent) or next(
            (one for holder in within(parent, "*") if (one := identification(holder))), None
        )
        if given is not None:
            make = published if relation is Relation.EARLIER_PUBLICATION else applied
            text = name if relation is Relation.OTHER else ""
            yield Related(relation=relation, number=make(given, office="JP"), text=text)
    if given := identification(bib, "pct-or-regional-filing-data"):
        number = applied(given._replace(country="WO"))
        yield Related(relation=Relation.INTERNATIONAL_APPLICATION, number=number)
    if given := identification(bib, "pct-or-regional-publishing-data"):
        number = published(given._replace(country="WO"))
        yield Related(relation=Relation.INTERNATIONAL_PUBLICATION, number=number)
    # What was laid open before is an application, of a patent or of a utility model.
    earlier = "U" if said(bib, "publication-reference", "document-id", "kind").find("実用") >= 0 else "A"
    for element in children(bib, "dates-of-public-availability", "*"):
        if (given := identification(element)) and "unexamined" in local(element):
            given = given._replace(kind=given.kind or earlier)
            yield Related(relation=Relation.EARLIER_PUBLICATION, number=published(given, office="JP"))


def drawings(root: Element) -> Iterator[Drawing]:
    """Figures and images. Several may lie in one file, so that the label tells them apart."""
    kinds = {
        "image-of-bibliographic-data": "page",
        "image-of-chosen-drawing": "abstract",
        "drawings": "drawing",
    }
    for part in root:
        name = local(part)
        if name == "written-amendment-group":
            continue
        for image in within(part, "img"):
            around = [one for one in image.iterancestors() if local(one) in _LABELLED]
            label = attribute(around[0], "num") if around else ""
            kind = kinds.get(name) or (_KINDS.get(local(around[0]), "") if around else "")
            file = attribute(image, "file")
            if file:
                yield Drawing(file=file, label=label or attribute(image, "id"), kind=kind or "image")


def notes(root: Element, bib: Element) -> Iterator[tuple[str, str]]:
    """Particulars that have a name of their own."""
    if words := said(bib, "publication-reference", "document-id", "kind"):
        yield "kind-of-gazette", words
    if kind := attribute(root, "kind-of-jp"):
        yield "kind-of-jp", kind
    for element in within(bib, "theme-code"):
        yield "theme-code", said(element)
    for element in within(root, "written-amendment"):
        items = [said(one) for one in within(element, "item-of-amendment")]
        yield "written-amendment", " ".join(filter(None, (said(element, "date"), *items)))
    for element in children(bib, "dates-of-public-availability", "*"):
        if identification(element) is None and said(element):
            yield local(element), said(element)


def lined(root: Element) -> None:
    """Make lines of what the gazette prints as lines: breaks, figures and cited documents with their marks."""
    for part in root:
        for element in list(within(part, "*")):
            mark = _MARKS.get(local(element))
            if local(element) == "br":
                element.tag = "li"
            elif mark and attribute(element, "num") and said(element) and _list_of(element):
                element.text = f"【{mark}{attribute(element, 'num')}】{(element.text or '').strip()}"
                element.tag = "li"


def _list_of(element: Element) -> bool:
    around = {local(one) for one in element.iterancestors()}
    return bool(around & {"description-of-drawings", "patent-literature", "non-patent-literature"})


_MARKS = {"figref": "図", "patcit": "特許文献", "nplcit": "非特許文献"}
_LABELLED = frozenset({"figure", "maths", "tables", "chemistry"})
_KINDS = {"maths": "formula", "tables": "table", "chemistry": "chemistry"}


def _located(found: Party) -> Party:
    """With ``JP`` where the address is a Japanese one."""
    where = found.address
    if where is None or where.country or not _DOMESTIC.search(where.text):
        return found
    return replace(found, address=replace(where, country="JP"))


def _fi(bib: Element) -> Iterator[Symbol]:
    for element in children(bib, "classification-national"):
        for part in element:
            name = local(part)
            code = fi_code("".join(part.itertext())) if name in {"main-clsf", "further-clsf"} else ""
            if code:
                yield Symbol(scheme=Scheme.FI, code=code, first=name == "main-clsf")


def _terms(bib: Element) -> Iterator[Symbol]:
    for element in within(bib, "f-term"):
        if code := fterm_code(said(element)):
            yield Symbol(scheme=Scheme.FTERM, code=code)
