"""Bibliography with the elements of WIPO ST.36 itself (``bibliographic-data``)."""

from collections.abc import Iterator

from mingze.services.patents.record import (
    Party,
    Patent,
    Rejected,
    Role,
    Scheme,
    Source,
    Symbol,
)
from mingze.services.patents.sources.markup.elements import (
    Element,
    apart,
    attribute,
    child,
    children,
    others,
    said,
    within,
)
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36.asides import (
    of_corrections,
    of_designs,
    of_parties,
    of_states,
    of_us_classes,
)
from mingze.services.patents.sources.st36.citations import citations
from mingze.services.patents.sources.st36.parts import (
    AGENTS,
    ENTRY,
    agent,
    applied,
    cpc,
    entered,
    identification,
    ipcr,
    old_ipc,
    once,
    party,
    priorities,
    published,
)
from mingze.services.patents.sources.st36.text import texts, titles
from mingze.services.patents.sources.us.parts import national
from mingze.services.patents.sources.us.relations import related, related_documents
from mingze.services.patents.sources.values import kinds
from mingze.services.patents.sources.values import symbols as writings
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.references import Identification

_READ = (
    "publication-reference application-reference priority-claims invention-title parties assignees examiners abstract "
    "classifications-ipcr classification-ipc classifications-cpc classification-national classification-locarno "
    "references-cited number-of-claims related-documents designation-of-states language-of-publication "
    "international-filing-data pct-or-regional-filing-data pct-or-regional-publishing-data"
)
READ = frozenset(_READ.split())
_OF_PARTIES = frozenset(
    {"correspondence-address", "nationality", "designated-states", "designated-states-as-inventor"}
)
_OF_PRIORITIES = frozenset({"restore-rights", "office-of-filing", "priority-document-requested"})
_ROLES = (
    (Role.APPLICANT, ("applicant",)),
    (Role.INVENTOR, ("inventor", "deceased-inventor")),
    (Role.OWNER, ("assignee", "grantee", "proprietor", "patent-owner")),
)


def build(root: Element, source: Source) -> Patent:
    """The bibliography as a record without its texts. Raises ``Rejected`` where there is no number."""
    bib = next((part for part in root if local(part).endswith("bibliographic-data")), None)
    given = _identification(root, bib)
    office = given.country if given else ""
    if bib is None or given is None or not office:
        raise Rejected("文献没有公开号", where="bibliographic-data/publication-reference")
    own = published(given)
    day = given.on or compact(attribute(root, "date-publ"))
    type_, stage = kinds.meaning(office, given.kind, day, given.number)
    application = identification(bib, "application-reference")
    request = applied(_international(application, office), office=office) if application else None
    language = (said(bib, "language-of-publication") or attribute(root, "lang")).lower()[:2]
    found, entry = related(bib, request.key if request else "")
    return Patent(
        number=own.key,
        office=office,
        document=own.key[2:].removesuffix(given.kind),
        kind=given.kind,
        type=type_,
        stage=stage,
        published=day,
        language=language,
        source=source,
        status=attribute(root, "status"),
        produced=compact(attribute(root, "date-produced")),
        application=request.key if request else "",
        application_number=application.number if application else "",
        filed=application.on if application else None,
        granted=day if stage.value == "grant" else None,
        entered=entry or entered(bib),
        titles=titles(children(bib, "invention-title"), language),
        abstracts=texts(children(bib, "abstract"), language),
        claim_count=_count(said(bib, "number-of-claims")),
        parties=tuple(_parties(bib)),
        symbols=once(_symbols(bib, office)),
        priorities=priorities(child(bib, "priority-claims")),
        related=(
            *found,
            *related_documents(bib, request.key if request else "", "related-documents", office=office),
        ),
        citations=citations(child(bib, "references-cited"), office),
        designated=tuple(dict.fromkeys(said(one).upper() for one in _states(bib))),
        notes=tuple(_notes(bib, office)),
    )


def _identification(root: Element, bib: Element | None) -> Identification | None:
    """From the reference, what is missing there from the attributes of the root."""
    given = identification(bib, "publication-reference")
    number = given.number if given else attribute(root, "doc-number")
    if not number:
        return None
    country = (given.country if given else "") or attribute(root, "country").upper()
    kind = (given.kind if given else "") or attribute(root, "kind").upper()
    return Identification(country, number, kind, given.on if given else None, "")


def _international(given: Identification, office: str) -> Identification:
    """Applications of WO documents are international ones; the country they name is the receiving office."""
    if office != "WO":
        return given
    bare = given.number[:1].isdigit() and given.country not in {"", "WO"}
    return given._replace(country="WO", number=f"{given.country}{given.number}" if bare else given.number)


def _parties(bib: Element) -> Iterator[Party]:
    for role, names in _ROLES:
        for element in within(bib, "*"):
            if local(element) in names and (found := party(element, role)):
                yield found
                if role is Role.APPLICANT and attribute(element, "app-type") == "applicant-inventor":
                    yield from (one for one in [party(element, Role.INVENTOR)] if one)
    for element in within(bib, "*"):
        if local(element) in AGENTS and (found := agent(element)):
            yield found
    for element in children(bib, "examiners", "*"):
        if found := party(element, Role.EXAMINER):
            yield found


def _symbols(bib: Element, office: str) -> Iterator[Symbol]:
    yield from ipcr(bib)
    yield from old_ipc(bib)
    yield from cpc(bib)
    if office == "US":
        yield from national(bib)
    for element in children(bib, "classification-locarno"):
        for part in element:
            if code := writings.locarno_code(said(part)) if local(part) != "edition" else "":
                yield Symbol(scheme=Scheme.LOC, code=code, first=local(part).startswith("main"))


def _notes(bib: Element, office: str) -> Iterator[tuple[str, str]]:
    """What has no place in the record."""
    if office == "US":
        yield from of_us_classes(bib)
    else:
        # Only of the classes of the USPTO it is known how they are written.
        for element in children(bib, "classification-national", "*"):
            if told := said(element):
                yield f"classification-national/{local(element)}", told
    yield from of_designs(bib)
    for group in (child(bib, "parties"), child(bib, "assignees")):
        yield from of_parties(group)
    yield from of_states(bib)
    yield from of_corrections(child(bib, "related-documents"))
    for element in within(child(bib, "parties"), "*"):
        if local(element) in _OF_PARTIES and (told := apart(element)):
            yield local(element), told
    for element in within(child(bib, "priority-claims"), "priority-claim"):
        said_of_it = [
            attribute(element, "kind"),
            *(apart(one) for one in element if local(one) in _OF_PRIORITIES),
        ]
        if told := " ".join(filter(None, said_of_it)):
            yield "priority-claim", f"{said(element, 'country')} {said(element, 'doc-number')}: {told}"
    yield from others(bib, READ | ENTRY if entered(bib) else READ)


def _states(bib: Element) -> Iterator[Element]:
    for group in children(bib, "designation-of-states"):
        for element in within(group, "country"):
            if not any(local(above) == "protection-request" for above in element.iterancestors()):
                yield element


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
