"""Names, classes, relations and citations of ``PATDOC`` documents."""

import re
from collections.abc import Iterator

from mingze.services.patents.record import Citation, Phase, Related, Relation, Role, Scheme, Symbol
from mingze.services.patents.sources.markup.elements import Element, child, children, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36 import btags
from mingze.services.patents.sources.st36.citations import month_of
from mingze.services.patents.sources.texts.prose import line
from mingze.services.patents.sources.values import symbols as writings
from mingze.services.patents.sources.values.classes import EDITIONS
from mingze.services.patents.sources.values.eras import year_of

_LOWER = "DNUM DATE KIND CTRY NAM FNM SNM ONM SFX ADR STR CITY STATE PCODE CNTY PDOC CDOC PPUB PSTA RCTRY"
NAMES = {
    **{name: name.lower() for name in _LOWER.split()},
    "PARENT-US": "parent",
    "SDOAB": "abstract",
    "SDODE": "description",
    "SDOCL": "claims",
    "SDODR": "drawings",
    "PARA": "p",
    "CLMSTEP": "claim-text",
    "CLM": "claim",
    "CLREF": "claim-ref",
    "H": "heading",
    "EMI": "img",
    "CUSTOM-CHARACTER": "img",
    "BR": "br",
    "TABLE-US": "tables",
    "TABLE": "table",
    "TGROUP": "tgroup",
    "THEAD": "thead",
    "TBODY": "tbody",
    "COLSPEC": "colspec",
    "ROW": "row",
    "ENTRY": "entry",
    "CHEM-US": "chemistry",
    "MATH-US": "maths",
    "UL": "ul",
    "OL": "ol",
    "LI": "li",
    "DL": "dl",
    "DT": "dt",
    "DD": "dd",
}
"""Elements under the names the shared readers know."""
ATTRIBUTES = {"FILE": "file", "ID": "id", "ALT": "alt", "LVL": "level"}
_READ = (
    "B110 B130 B140 B190 B210 B211US B220 B310 B320 B330 B474US B510 B520 B540 B560 B577 B580 B595 B596 B600 B711 "
    "B578US B721 B730 B741 B746 B747 B748US B860 B870"
)
READ = frozenset(_READ.split())
RELATIONS = {
    "B610": Relation.ADDITION_TO,
    "B620": Relation.DIVISION_OF,
    "B631": Relation.CONTINUATION_OF,
    "B632": Relation.CONTINUATION_IN_PART_OF,
    "B633": Relation.REISSUE_OF,
    "B640": Relation.REISSUE_OF,
    "B641US": Relation.DIVISION_OF,
    "B650": Relation.EARLIER_PUBLICATION,
    "B660": Relation.REPLACES,
    "B680US": Relation.PROVISIONAL,
}
"""Codes of group B600; others are kept as :attr:`Relation.OTHER` with their code."""


def symbols(bib: Element) -> Iterator[Symbol]:
    """``B510`` (the Locarno class of a design stands there too) and ``B520``."""
    edition = EDITIONS.get(btags.text(bib, "B516"))
    for name in ("B511", "B512", "B513"):
        for element in within(bib, name):
            code, main = _text(element), name == "B511"
            if found := writings.ipc_code(code):
                yield Symbol(scheme=Scheme.IPC, code=found, first=main, version=edition)
            elif found := writings.locarno_code(code):
                yield Symbol(scheme=Scheme.LOC, code=found, first=main)
    for name in ("B521", "B522"):
        for element in within(bib, name):
            if found := writings.uspc_code(_text(element)):
                yield Symbol(scheme=Scheme.USPC, code=found, first=name == "B521")


def related(bib: Element, own: str) -> tuple[Related, ...]:
    """Group B600 and the international application (B860, B870); the child where it is not the application ``own``."""
    found: list[Related] = []
    for group in within(bib, "B600"):
        for element in group.iter("{*}*"):
            inner = any(btags.TAG.fullmatch(local(one)) for one in element)
            if element is not group and btags.TAG.fullmatch(local(element)) and not inner:
                found += _related(element, own)
    for name, relation in (
        ("B861", Relation.INTERNATIONAL_APPLICATION),
        ("B871", Relation.INTERNATIONAL_PUBLICATION),
    ):
        for element in within(bib, name):
            given = btags.identification(element, country="WO")
            if given is not None:
                filed = relation is Relation.INTERNATIONAL_APPLICATION
                number = (
                    btags.applied(given) if filed else btags.published(given._replace(country="WO", kind=""))
                )
                found.append(Related(relation=relation, number=number))
    return tuple(dict.fromkeys(found))


def citations(bib: Element) -> Iterator[Citation]:
    """``B561`` patents and ``B562`` literature, with who cited them."""
    for element in within(bib, "B560"):
        for part in element:
            if local(part) not in {"B561", "B562"}:
                continue
            phase = (
                Phase.EXAMINATION
                if next(within(part, "CITED-BY-EXAMINER"), None) is not None
                else Phase.OTHER
                if next(within(part, "CITED-BY-OTHER"), None) is not None
                else Phase.UNKNOWN
            )
            given = btags.identification(child(part, "PCIT"), country="US")
            if given is not None:
                classes = [writings.uspc_code(_text(one)) for one in within(part, "PNC")]
                detail = [
                    month_of(said(next(within(part, "date"), None))),
                    *(f"USPC {one}" for one in classes if one),
                ]
                yield Citation(
                    number=btags.published(given, year_of(said(next(within(part, "date"), None)))),
                    text="; ".join(filter(None, detail)),
                    phase=phase,
                    names=(given.name,) if given.name else (),
                )
            elif said(part):
                yield Citation(text=line(part), phase=phase)


def notes(root: Element, bib: Element) -> Iterator[tuple[str, str]]:
    """Particulars that have a name of their own."""
    searched = [writings.uspc_code(_text(one)) for one in bib.iter("{*}B582", "{*}B583US")]
    for name, text in (
        ("number-of-drawing-sheets", btags.text(bib, "B595")),
        ("number-of-figures", btags.text(bib, "B596")),
        ("us-exemplary-claim", btags.text(bib, "B578US")),
        ("field-of-search", "; ".join(filter(None, searched))),
        ("assignee-type", btags.text(bib, "B732US")),
        ("us-claim-statement", line(child(root, "claims", "heading"))),
    ):
        if text:
            yield name, text
    for name, code in (("primary-examiner", "B746"), ("assistant-examiner", "B747")):
        for person in btags.parties(bib, {code: Role.EXAMINER}):
            yield name, person.name
    if department := btags.text(bib, "B748US"):
        yield "department", department


def _related(element: Element, own: str) -> Iterator[Related]:
    name = local(element)
    relation = RELATIONS.get(name, Relation.OTHER)
    word = name if relation is Relation.OTHER else ""
    parents = children(element, "parent")
    if not parents:
        given = btags.identification(element, country="US")
        if given is not None:
            earlier = relation is Relation.EARLIER_PUBLICATION
            number = btags.published(given) if earlier else btags.applied(given)
            yield Related(relation=relation, number=number, text=word)
    for parent in parents:
        below = btags.identification(child(parent, "cdoc"), country="US")
        key = btags.applied(below).key if below else ""
        for part in ("pdoc", "ppub"):
            given = btags.identification(child(parent, part), country="US")
            if given is not None:
                number = btags.applied(given) if part == "pdoc" else btags.published(given)
                status = said(parent, "psta")
                text = "; ".join(
                    filter(
                        None, (word, f"PSTA {status}" if status.strip("0") else "", key if key != own else "")
                    )
                )
                yield Related(relation=relation, number=number, text=text)


def _text(element: Element) -> str:
    return re.sub(r"[\r\n]", "", "".join(element.itertext()))
