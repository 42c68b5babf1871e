"""Bibliography of European patent documents (``SDOBI``, INID codes; EPO «EP full text» definitions v1.0 to 1.5.1)."""

from collections.abc import Iterator

from mingze.services.patents.record import (
    Citation,
    Party,
    Patent,
    Phase,
    Rejected,
    Related,
    Relation,
    Role,
    Scheme,
    Source,
    Symbol,
    Text,
)
from mingze.services.patents.sources.markup.elements import Element, apart, attribute, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36 import btags
from mingze.services.patents.sources.st36.citations import coded, literature
from mingze.services.patents.sources.st36.parts import cpc, ipcr, once
from mingze.services.patents.sources.texts.prose import line
from mingze.services.patents.sources.values import classes, kinds
from mingze.services.patents.sources.values.days import compact

_READ = (
    "B110 B130 B140 B190 B210 B220 B310 B320 B330 B510 B510EP B520EP B540 B561 B562 B620 B620EP B710 B720 B730 B740 "
    "B745 B746 B747 B840 B861 B871"
)
READ = frozenset(_READ.split())
ROLES = {
    "B711": Role.APPLICANT,
    "B721": Role.INVENTOR,
    "B731": Role.OWNER,
    "B741": Role.AGENT,
    "B746": Role.EXAMINER,
    "B747": Role.EXAMINER,
}


def build(root: Element, bib: Element, source: Source) -> Patent:
    """The bibliography as a record without its texts. Raises ``Rejected`` where there is no number."""
    office = (attribute(root, "country") or btags.text(bib, "B190")).upper()[:2]
    given = btags.identification(btags.tag(bib, "B110"), country=office)
    kind = btags.text(bib, "B130") or attribute(root, "kind")
    if given is None or not office:
        raise Rejected("文献没有公开号", where="B110")
    day = btags.day(btags.tag(bib, "B140")) or compact(attribute(root, "date-publ"))
    own = btags.published(given._replace(country=office, kind=kind))
    type_, stage = kinds.meaning(office, kind, day)
    request = btags.identification(btags.tag(bib, "B210"), country=office)
    return Patent(
        number=own.key,
        office=office,
        document=own.key[2:].removesuffix(kind),
        kind=kind,
        type=type_,
        stage=stage,
        published=day,
        language=(btags.text(bib, "B260") or attribute(root, "lang")).lower()[:2],
        source=source,
        status=attribute(root, "status"),
        produced=compact(attribute(root, "date-produced")),
        gazette=_gazette(bib),
        corrected=day if btags.tag(bib, "B150") is not None else None,
        application=btags.applied(request).key if request else "",
        application_number=request.number if request else "",
        filed=btags.day(btags.tag(bib, "B220")),
        granted=btags.day(btags.tag(bib, "B450")) if kind.startswith("B") else None,
        titles=tuple(_titles(bib)),
        parties=tuple(_parties(bib)),
        symbols=once((*ipcr(_first(bib, "B510EP")), *_old_classes(bib), *_cpc(bib))),
        priorities=btags.priorities(bib),
        related=tuple(_related(bib, office)),
        citations=tuple(_citations(bib)),
        designated=tuple(dict.fromkeys(said(one).upper() for one in within(_first(bib, "B840"), "ctry"))),
        notes=(*_references(bib), *btags.rest(bib, READ)),
    )


def _titles(bib: Element) -> Iterator[Text]:
    """``B541`` names the language of the ``B542`` after it."""
    for group in within(bib, "B540"):
        language = ""
        for part in group:
            if local(part) == "B541":
                language = said(part).lower()[:2]
            elif local(part) == "B542" and (title := line(part, language)):
                yield Text(paragraphs=(title,), language=language)


def _parties(bib: Element) -> Iterator[Party]:
    yield from btags.parties(bib, ROLES)


def _references(bib: Element) -> Iterator[tuple[str, str]]:
    """The parties' own references, and the states an applicant is designated for."""
    for name in ROLES:
        for element in within(bib, name):
            who = said(next(within(element, "snm"), None))
            for part in element:
                code = local(part)
                if code in {"irf", "syn"} or btags.TAG.fullmatch(code):
                    # A code that holds nothing is a flag: the inventor has not been designated yet (B725EP).
                    yield f"{name}-{code}", f"{who}: {apart(part) or 'yes'}"


def _gazette(bib: Element) -> str:
    for name in ("B405", "B430", "B450"):
        if number := said(next(within(_first(bib, name), "bnum"), None)):
            return number
    return ""


def _old_classes(bib: Element) -> Iterator[Symbol]:
    """``B510`` with the editions up to 7: ``B511`` main, ``B512`` further, ``B513`` linked, ``B516`` edition."""
    for group in within(bib, "B510"):
        edition = said(next(within(group, "B516"), None))
        for name in ("B511", "B512", "B513", "B514", "B517EP"):
            for element in within(group, name):
                found = classes.edition("".join(element.itertext()), edition, first=name == "B511")
                if found is not None:
                    yield found


def _cpc(bib: Element) -> Iterator[Symbol]:
    for group in within(bib, "B520EP"):
        yield from cpc(group)
    for element in within(bib, "B521"):
        if code := classes.canonical(said(element)):
            yield Symbol(scheme=Scheme.ECLA, code=code)


def _related(bib: Element, office: str) -> Iterator[Related]:
    for name, part, relation, text in (
        ("B610", "pdoc", Relation.ADDITION_TO, ""),
        ("B620", "pdoc", Relation.DIVISION_OF, ""),
        ("B620EP", "cdoc", Relation.OTHER, "division"),
        ("B640", "pdoc", Relation.REISSUE_OF, ""),
    ):
        for element in within(bib, name):
            for document in within(element, part):
                yield from _numbers(document, relation, office, text)
    for name, relation in (
        ("B861", Relation.INTERNATIONAL_APPLICATION),
        ("B871", Relation.INTERNATIONAL_PUBLICATION),
    ):
        for element in within(bib, name):
            yield from _numbers(element, relation, "WO", "")


def _numbers(element: Element, relation: Relation, office: str, text: str) -> Iterator[Related]:
    """``anum`` are applications, ``pnum`` publications; a bare number is an application."""
    day = btags.day(element)
    for number in within(element, "dnum"):
        for part in number if len(number) else (number,):
            given = btags.identification(part, country=office)
            if given is not None:
                make = btags.published if local(part) == "pnum" else btags.applied
                yield Related(relation=relation, number=make(given._replace(on=day)), text=text)


def _citations(bib: Element) -> Iterator[Citation]:
    """``B561`` patents in the writing of search reports, ``B562`` literature."""
    for group in within(bib, "B560"):
        for part in group:
            if local(part) not in {"B561", "B562"}:
                continue
            text = said(part, "text") or literature(part)
            number = coded(text) if local(part) == "B561" else None
            if text:
                yield Citation(number=number, text="" if number else text, phase=Phase.SEARCH)


def _first(bib: Element, name: str) -> Element | None:
    return btags.tag(bib, name)
