"""From the shape of a Lens record to the record of the product."""

from collections.abc import Iterable
from typing import Any

from mingze.services.patents.record import (
    Address,
    Citation,
    Number,
    Party,
    Patent,
    Priority,
    Rejected,
    Role,
    Scheme,
    Source,
    Stage,
    Symbol,
    Type,
)
from mingze.services.patents.sources.exchange import record as exchange
from mingze.services.patents.sources.exchange.citations import phase
from mingze.services.patents.sources.lens import shape as lens_shape
from mingze.services.patents.sources.lens.notes import notes
from mingze.services.patents.sources.lens.shape import Bibliography, DocumentId, Person
from mingze.services.patents.sources.lens.texts import abstracts, claims, description, titles
from mingze.services.patents.sources.values import classes, days, references
from mingze.services.patents.sources.values.references import Identification

PUBLICATIONS: dict[str, tuple[Type | None, Stage | None]] = {
    "PATENT_APPLICATION": (None, Stage.APPLICATION),
    "GRANTED_PATENT": (None, Stage.GRANT),
    "AMENDED_PATENT": (None, Stage.AMENDED),
    "AMENDED_APPLICATION": (None, Stage.AMENDED),
    "LIMITED_PATENT": (None, Stage.AMENDED),
    "SEARCH_REPORT": (None, Stage.SEARCH_REPORT),
    "DESIGN_RIGHT": (Type.DESIGN, None),
    "PLANT_PATENT": (Type.PLANT, None),
    "STATUTORY_INVENTION_REGISTRATION": (Type.OTHER, Stage.OTHER),
}
"""Types of publication of The Lens that say more than the kind code."""
NATIONAL = {"US": Scheme.USPC, "JP": Scheme.FI}
"""What the national classes of a record are: those of the office that published it."""
FAMILY = "LENS"
"""Families of The Lens have numbers of their own, which must not be taken for those of DOCDB."""


def patent(record: lens_shape.Record, *, source: Source) -> Patent:
    """One publication. Raises ``Rejected`` when it has no number."""
    bibliography = record.biblio or Bibliography()
    given = _identified(record, bibliography)
    status, families = record.legal_status, record.families or lens_shape.Families()
    claimed = claims(record.claims)
    described = description(record.description, record.lang or "")
    strange = [] if given.country in NATIONAL else _national(bibliography)
    simple, extended = families.simple_family, families.extended_family
    fields: dict[str, Any] = {
        "source": source,
        "language": (record.lang or "").lower(),
        "titles": titles(bibliography.invention_title),
        "abstracts": abstracts(record.abstract),
        "claims": claimed,
        "claim_count": len(claimed[0].claims) if claimed else None,
        "descriptions": (described,) if described else (),
        "parties": _parties(bibliography.parties),
        "symbols": tuple(_symbols(bibliography, given.country)),
        "priorities": _priorities(bibliography),
        "citations": _citations(bibliography),
        "cited_by": _keys(bibliography.cited_by.patents if bibliography.cited_by else None),
        "family": f"{FAMILY}{simple.family_id}" if simple and simple.family_id else "",
        "extended_family": f"{FAMILY}{extended.family_id}" if extended and extended.family_id else "",
        "family_members": _keys(simple.members if simple else None),
        "granted": days.compact(status.grant_date or "") if status else None,
        "notes": tuple(notes(record, bibliography, strange, _keys(extended.members if extended else None))),
    }
    right, stage = PUBLICATIONS.get((record.publication_type or "").upper(), (None, None))
    fields |= {name: value for name, value in (("type", right), ("stage", stage)) if value is not None}
    return exchange.numbered(given, **fields, **_application(bibliography))


def _identified(record: lens_shape.Record, bibliography: Bibliography) -> Identification:
    own = DocumentId(record.jurisdiction, record.doc_number, record.kind, record.date_published)
    for one in (own, bibliography.publication_reference):
        given = _identification(one)
        if given is not None:
            return given
    raise Rejected("Lens记录缺少公开号", where=record.lens_id)


def _identification(given: DocumentId | None) -> Identification | None:
    if given is None or not given.doc_number or len(given.jurisdiction) != 2:
        return None
    number = str(given.doc_number)
    if not any(map(str.isdigit, number)):
        return None
    return Identification(
        given.jurisdiction.upper(), number, (given.kind or "").upper(), days.compact(given.date or ""), ""
    )


def _application(bibliography: Bibliography) -> dict[str, Any]:
    given = _identification(bibliography.application_reference)
    printed = str(bibliography.application_number or "")
    if given is None:
        return {"application_number": printed}
    return {
        "application": references.application(given),
        "application_number": printed or given.number,
        "filed": given.on,
    }


def _parties(parties: lens_shape.Parties | None) -> tuple[Party, ...]:
    if parties is None:
        return ()
    listed = (
        (Role.APPLICANT, parties.applicants),
        (Role.INVENTOR, parties.inventors),
        (Role.AGENT, parties.agents),
        (Role.OWNER, parties.owners_all),
    )
    found = [
        party
        for role, people in listed
        for person in sorted(people or (), key=lambda one: one.sequence or 0)
        if (party := _party(role, person)) is not None
    ]
    examiners = parties.examiners or lens_shape.Examiners()
    for one in (examiners.primary_examiner, examiners.assistant_examiner):
        if one and one.extracted_name and one.extracted_name.value:
            found.append(Party(role=Role.EXAMINER, name=one.extracted_name.value))
    return tuple(found)


def _party(role: Role, person: Person) -> Party | None:
    name = ((person.extracted_name and person.extracted_name.value) or "").strip()
    if not name:
        return None
    country = (person.residence or person.extracted_country or "").upper()
    text = " ".join((person.extracted_address or "").split())
    address = Address(country=country, text=text) if country or text else None
    return Party(role=role, name=name, address=address)


def _symbols(bibliography: Bibliography, office: str) -> Iterable[Symbol]:
    for scheme, block in (
        (Scheme.IPC, bibliography.classifications_ipcr),
        (Scheme.CPC, bibliography.classifications_cpc),
    ):
        for one in (block.classifications if block else None) or ():
            if code := classes.code_of(scheme, one.symbol or ""):
                yield Symbol(
                    scheme=scheme,
                    code=code,
                    first=one.classification_symbol_position == "F",
                    inventive={"I": True, "A": False, "N": False}.get(one.classification_value or ""),
                )
    if national := NATIONAL.get(office):
        for text in _national(bibliography):
            yield Symbol(scheme=national, code=classes.code_of(national, text))


def _national(bibliography: Bibliography) -> list[str]:
    listed = (bibliography.classifications_national or lens_shape.Classifications()).classifications or ()
    return [one.symbol for one in listed if one.symbol and one.symbol.strip()]


def _priorities(bibliography: Bibliography) -> tuple[Priority, ...]:
    claims = (bibliography.priority_claims or lens_shape.PriorityClaims()).claims or ()
    found = [
        Priority(number=Number(key=references.application(given), on=given.on), country=given.country)
        for one in sorted(claims, key=lambda claim: claim.sequence or 0)
        if (given := _identification(one)) is not None
    ]
    return tuple(found)


def _citations(bibliography: Bibliography) -> tuple[Citation, ...]:
    cited = (bibliography.references_cited or lens_shape.Citations()).citations or ()
    ordered = sorted(cited, key=lambda one: one.sequence or 0)
    return tuple(found for one in ordered if (found := _citation(one)) is not None)


def _citation(one: lens_shape.Citation) -> Citation | None:
    given = _identification(one.patcit.document_id) if one.patcit else None
    text = (one.nplcit.text or "").strip() if one.nplcit else ""
    if given is None and not text:
        return None
    letters = [one.category] if isinstance(one.category, str) else one.category or []
    return Citation(
        number=Number(key=references.publication(given), on=given.on) if given else None,
        text=text,
        categories=tuple(dict.fromkeys(letter for letter in letters if letter)),
        phase=phase(one.cited_phase or ""),
    )


def _keys(members: list[lens_shape.PatentCitation] | None) -> tuple[str, ...]:
    found = [
        references.publication(given) for one in members or () if (given := _identification(one.document_id))
    ]
    return tuple(dict.fromkeys(found))
