"""The shape of a record of The Lens, as the documentation of its patent API gives it."""

from typing import Any

from msgspec import Struct

Code = str | int | None
"""The Lens writes some numbers as numbers and some as text."""


class DocumentId(Struct):
    """Number of a publication or application with its day."""

    jurisdiction: str = ""
    doc_number: Code = ""
    kind: str | None = ""
    date: str | None = ""


class Local(Struct):
    """A text in one language."""

    text: str | None = ""
    lang: str | None = ""


class Claim(Struct):
    """One claim, in one piece or several."""

    claim_text: list[str] | str | None = None


class ClaimSet(Struct):
    """The claims in one language."""

    claims: list[Claim] | None = None
    lang: str | None = ""


class PriorityClaim(DocumentId):
    """A claimed priority, with its place on the front page."""

    sequence: int | None = None


class PriorityClaims(Struct):
    """The claimed priorities, and the day of the earliest."""

    claims: list[PriorityClaim] | None = None
    earliest_claim: DocumentId | None = None


class Name(Struct):
    """A name as it was taken from the document."""

    value: str | None = ""


class Person(Struct):
    """Applicant, inventor, agent or recorded owner."""

    sequence: int | None = None
    residence: str | None = ""
    extracted_name: Name | None = None
    extracted_address: str | None = ""
    extracted_country: str | None = ""
    recorded_date: str | None = ""
    execution_date: str | None = ""


class Examiner(Struct):
    """An examiner and the department."""

    extracted_name: Name | None = None
    department: str | None = ""


class Examiners(Struct):
    """Primary and assistant examiner of a US patent."""

    primary_examiner: Examiner | None = None
    assistant_examiner: Examiner | None = None


class Parties(Struct):
    """Everybody named in the record."""

    applicants: list[Person] | None = None
    inventors: list[Person] | None = None
    agents: list[Person] | None = None
    owners_all: list[Person] | None = None
    examiners: Examiners | None = None


class Classification(Struct):
    """One symbol with its value (I or A) and position (F or L)."""

    symbol: str | None = ""
    classification_value: str | None = ""
    classification_symbol_position: str | None = ""


class Classifications(Struct):
    """Symbols of one scheme."""

    classifications: list[Classification] | None = None


class PatentCitation(Struct):
    """A publication of the patent literature, cited, citing, or of the family."""

    document_id: DocumentId | None = None
    lens_id: str | None = ""


class OtherCitation(Struct):
    """Other literature, with its DOI and the like."""

    text: str | None = ""
    lens_id: str | None = ""
    external_ids: list[str] | None = None


class Citation(Struct):
    """A citation with category and phase."""

    sequence: int | None = None
    patcit: PatentCitation | None = None
    nplcit: OtherCitation | None = None
    category: list[str] | str | None = None
    cited_phase: str | None = ""


class Citations(Struct):
    """Everything the document cites."""

    citations: list[Citation] | None = None


class CitedBy(Struct):
    """Publications that cite the document."""

    patents: list[PatentCitation] | None = None


class Family(Struct):
    """A family with the number The Lens gives it."""

    family_id: Code = None
    members: list[PatentCitation] | None = None


class Families(Struct):
    """The simple and the extended family."""

    simple_family: Family | None = None
    extended_family: Family | None = None


class Status(Struct):
    """The legal status as The Lens works it out, with the days it rests on."""

    granted: bool | None = None
    grant_date: str | None = ""
    anticipated_term_date: str | None = ""
    application_expiry_date: str | None = ""
    discontinuation_date: str | None = ""
    patent_status: str | None = ""
    has_disclaimer: bool | None = None
    has_spc: bool | None = None
    ipr_type: str | None = ""
    has_entry_into_national_phase: bool | None = None
    first_entry_into_national_phase: str | None = ""
    calculation_log: list[str] | None = None


class Bibliography(Struct):
    """The front page."""

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
    """One publication."""

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
