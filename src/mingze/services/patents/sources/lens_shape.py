"""The shape of a record of The Lens, as the documentation of its patent API gives it."""

from typing import Any

from msgspec import Struct

Code = str | int | None
"""The Lens writes some numbers as numbers and some as text."""


class DocumentId(Struct):
    jurisdiction: str = ""
    doc_number: Code = ""
    kind: str | None = ""
    date: str | None = ""


class Local(Struct):
    text: str | None = ""
    lang: str | None = ""


class Claim(Struct):
    claim_text: list[str] | str | None = None


class ClaimSet(Struct):
    claims: list[Claim] | None = None
    lang: str | None = ""


class PriorityClaim(DocumentId):
    sequence: int | None = None


class PriorityClaims(Struct):
    claims: list[PriorityClaim] | None = None
    earliest_claim: DocumentId | None = None


class Name(Struct):
    value: str | None = ""


class Person(Struct):
    sequence: int | None = None
    residence: str | None = ""
    extracted_name: Name | None = None
    extracted_address: str | None = ""
    extracted_country: str | None = ""
    recorded_date: str | None = ""
    execution_date: str | None = ""


class Examiner(Struct):
    extracted_name: Name | None = None
    department: str | None = ""


class Examiners(Struct):
    primary_examiner: Examiner | None = None
    assistant_examiner: Examiner | None = None


class Parties(Struct):
    applicants: list[Person] | None = None
    inventors: list[Person] | None = None
    agents: list[Person] | None = None
    owners_all: list[Person] | None = None
    examiners: Examiners | None = None


class Classification(Struct):
    symbol: str | None = ""
    classification_value: str | None = ""
    classification_symbol_position: str | None = ""


class Classifications(Struct):
    classifications: list[Classification] | None = None


class National(Struct):
    symbol: str | None = ""
    classifications: list[Classification] | None = None


class PatentCitation(Struct):
    document_id: DocumentId | None = None
    lens_id: str | None = ""


class OtherCitation(Struct):
    text: str | None = ""
    lens_id: str | None = ""
    external_ids: list[str] | None = None


class Citation(Struct):
    sequence: int | None = None
    patcit: PatentCitation | None = None
    nplcit: OtherCitation | None = None
    category: list[str] | str | None = None
    cited_phase: str | None = ""


class Citations(Struct):
    citations: list[Citation] | None = None


class CitedBy(Struct):
    patents: list[PatentCitation] | None = None


class Family(Struct):
    family_id: Code = None
    members: list[PatentCitation] | None = None


class Families(Struct):
    simple_family: Family | None = None
    extended_family: Family | None = None


class Status(Struct):
    granted: bool | None = None
    grant_date: str | None = ""
    anticipated_term_date: str | None = ""
    application_expiry_date: str | None = ""
    discontinuation_date: str | None = ""
    patent_status: str | None = ""
    has_disclaimer: bool | None = None
    has_spc: bool | None = None
    ipr_type: str | None = ""
    calculation_log: list[str] | None = None


class Bibliography(Struct):
    publication_reference: DocumentId | None = None
    application_reference: DocumentId | None = None
    application_number: Code = ""
    priority_claims: PriorityClaims | None = None
    invention_title: list[Local] | None = None
    parties: Parties | None = None
    classifications_ipcr: Classifications | None = None
    classifications_cpc: Classifications | None = None
    classifications_national: Classifications | None = None
    references_cited: Citations | None = None
    cited_by: CitedBy | None = None


class Record(Struct):
    lens_id: str = ""
    jurisdiction: str = ""
    doc_number: Code = ""
    kind: str | None = ""
    date_published: str | None = ""
    docdb_id: Code = None
    lang: str | None = ""
    publication_type: str | None = ""
    biblio: Bibliography | None = None
    families: Families | None = None
    legal_status: Status | None = None
    abstract: list[Local] | Local | None = None
    claims: list[ClaimSet] | None = None
    description: Any = None
    sequence_listing: Any = None
