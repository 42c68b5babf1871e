"""Parties, classes and particulars of US documents since 2005."""

from collections.abc import Iterator

import msgspec

from mingze.services.patents.record import Party, Role, Scheme, Symbol
from mingze.services.patents.sources.markup.elements import Element, child, children, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36.asides import of_corrections, of_designs, of_parties, of_us_classes
from mingze.services.patents.sources.st36.parts import agent, cpc, ipcr, old_ipc, once, party, person
from mingze.services.patents.sources.values import symbols as writings

ORGANISATIONS = {"2": True, "3": True, "4": False, "5": False, "6": True, "7": True, "8": True, "9": True}
"""Last digit of the assignee type: companies and governments, or individuals. A ``1`` before it means part interest."""
_SEARCHED = ("us-field-of-classification-search", "field-of-search")
APPLICANTS = ("us-applicant", "applicant")
INVENTORS = ("inventor", "us-deceased-inventor", "deceased-inventor", "first-named-inventor")


def parties(bib: Element) -> tuple[Party, ...]:
    """Applicants, inventors, assignees as owners, agents, examiners, each group in the order of the office."""
    found = [
        *_applicants(bib),
        *_each(bib, INVENTORS, Role.INVENTOR),
        *_owners(bib),
        *(one for element in within(child(bib, "us-parties"), "agent") if (one := agent(element))),
        *(one for element in within(child(bib, "parties"), "agent") if (one := agent(element))),
        *_examiners(bib),
    ]
    return tuple(found)


def symbols(bib: Element) -> tuple[Symbol, ...]:
    """IPC, CPC, US and Locarno classes of the document itself, each once."""
    return once(
        (
            *ipcr(child(bib, "classifications-ipcr")),
            *(one for element in children(bib, "classification-ipc") for one in old_ipc(element)),
            *cpc(child(bib, "classifications-cpc")),
            *national(bib),
            *_locarno(bib),
        )
    )


def notes(bib: Element) -> Iterator[tuple[str, str]]:
    """Particulars that have a name of their own."""
    for name, path in _NAMED:
        text = said(bib, *path)
        if text:
            yield name, text
    for part in ("primary-examiner", "assistant-examiner"):
        for element in within(child(bib, "examiners"), part):
            name = person(element) or said(element, "orgname")
            yield part, "; ".join(filter(None, (name, said(element, "department"))))
    for element in within(child(bib, "assignees"), "assignee"):
        code = _code(element)
        if code:
            yield "assignee-type", f"{code}: {_named(element)}"
    for element in within(child(bib, "parties"), "correspondence-address"):
        yield (
            "correspondence-address",
            ", ".join(filter(None, (said(one) for one in element.iter() if not len(one)))),
        )
    for group in ("us-parties", "parties", "assignees"):
        yield from of_parties(child(bib, group))
    yield from of_us_classes(bib)
    yield from of_designs(bib)
    yield from of_corrections(child(bib, "us-related-documents"))
    searched = [writings.uspc_code(_text(one)) for one in _searched(bib)]
    searched += [
        said(one) for name in _SEARCHED for one in within(child(bib, name), "classification-cpc-text")
    ]
    searched += [said(one) for name in _SEARCHED for one in within(child(bib, name), "additional-info")]
    if any(searched):
        yield "field-of-search", "; ".join(filter(None, searched))
    for element in within(child(bib, "priority-claims"), "priority-claim"):
        if element.get("kind"):
            yield (
                "priority-kind",
                f"{said(element, 'country')} {said(element, 'doc-number')}: {element.get('kind')}",
            )
    for combination in within(child(bib, "classifications-cpc"), "combination-set"):
        yield "cpc-combination", " + ".join(one.code for one in cpc(combination))


_NAMED = (
    ("length-of-grant", ("us-term-of-grant", "length-of-grant")),
    ("lapse-of-patent", ("us-term-of-grant", "lapse-of-patent")),
    ("disclaimer", ("us-term-of-grant", "disclaimer")),
    ("locarno-edition", ("classification-locarno", "edition")),
    ("number-of-drawing-sheets", ("figures", "number-of-drawing-sheets")),
    ("number-of-figures", ("figures", "number-of-figures")),
    ("botanic-latin-name", ("us-botanic", "latin-name")),
    ("botanic-variety", ("us-botanic", "variety")),
)


def _applicants(bib: Element) -> Iterator[Party]:
    """Before 2013 an applicant was the inventor, and is both here."""
    elements = [one for name in APPLICANTS for one in _within_parties(bib, name)]
    for element in elements:
        found = party(element, Role.APPLICANT)
        if found is not None:
            yield found
    for element in elements:
        if element.get("app-type") == "applicant-inventor":
            found = party(element, Role.INVENTOR)
            if found is not None:
                yield found


def _each(bib: Element, names: tuple[str, ...], role: Role) -> Iterator[Party]:
    """Everybody under one of the names, in the order of the office."""
    for group in ("us-parties", "parties"):
        for element in within(child(bib, group), "*"):
            found = party(element, role) if local(element) in names else None
            if found is not None:
                yield found


def _within_parties(bib: Element, name: str) -> Iterator[Element]:
    for group in ("us-parties", "parties"):
        yield from within(child(bib, group), name)


def _owners(bib: Element) -> Iterator[Party]:
    for element in within(child(bib, "assignees"), "assignee"):
        found = party(element, Role.OWNER)
        if found is not None:
            organisation = ORGANISATIONS.get(_code(element)[-1:], found.organisation)
            firm = said(element, "addressbook", "orgname")
            # Of a company a person is named beside it; of a person the company beside it is the employer.
            name = firm if organisation and firm else found.name
            yield msgspec.structs.replace(found, name=name, organisation=organisation)


def _examiners(bib: Element) -> Iterator[Party]:
    for element in children(bib, "examiners", "*"):
        found = party(element, Role.EXAMINER)
        if found is not None:
            yield found


def _code(assignee: Element) -> str:
    return said(assignee, "addressbook", "role") or said(assignee, "role")


def _named(assignee: Element) -> str:
    found = party(assignee, Role.OWNER)
    return found.name if found else ""


def national(bib: Element) -> Iterator[Symbol]:
    """Classes of the USPTO (``classification-national``)."""
    for element in children(bib, "classification-national"):
        for part in element:
            if local(part) in {"main-classification", "further-classification"}:
                code = writings.uspc_code(_text(part))
                if code:
                    yield Symbol(scheme=Scheme.USPC, code=code, first=local(part).startswith("main"))


def _locarno(bib: Element) -> Iterator[Symbol]:
    for element in children(bib, "classification-locarno"):
        for part in element:
            code = writings.locarno_code(_text(part)) if local(part).endswith("classification") else ""
            if code:
                yield Symbol(scheme=Scheme.LOC, code=code, first=local(part).startswith("main"))


def _searched(bib: Element) -> Iterator[Element]:
    for name in _SEARCHED:
        yield from within(child(bib, name), "main-classification")


def _text(element: Element) -> str:
    return "".join(element.itertext())
