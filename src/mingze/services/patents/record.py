"""The one typed record of a published patent document, whatever office and format it came from.

Texts are kept as paragraphs of plain Unicode: inline markup is resolved (``sub`` and ``sup`` to their text, images to
nothing but an entry in :attr:`Patent.drawings`, MathML to its text, tables to one paragraph a row with tabs between the
cells), line breaks inside a paragraph are joined as its language joins them, nothing is translated.
A value the office did not give is ``None`` or empty, never a placeholder such as ``0000000000``.
"""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

import msgspec

Language: TypeAlias = str
"""ISO 639-1 in lower case, ``zh``, ``en``, ``ja``; ``""`` where the office does not say."""


class Type(StrEnum):
    """What kind of right is asked for (WIPO ST.16 groups, and those of the offices' own kinds)."""

    INVENTION = "invention"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"
    PLANT = "plant"
    OTHER = "other"


class Stage(StrEnum):
    """What the publication says of the application."""

    APPLICATION = "application"
    GRANT = "grant"
    AMENDED = "amended"
    """Published anew after opposition, limitation, re-examination or correction."""
    SEARCH_REPORT = "search_report"
    OTHER = "other"


class Role(StrEnum):
    """What a party is to the document."""

    APPLICANT = "applicant"
    OWNER = "owner"
    """专利权人: the holder at the time of publication (grantee, assignee)."""
    INVENTOR = "inventor"
    AGENT = "agent"
    EXAMINER = "examiner"


class Scheme(StrEnum):
    """Classification schemes."""

    IPC = "IPC"
    CPC = "CPC"
    LOC = "LOC"
    USPC = "USPC"
    FI = "FI"
    FTERM = "FT"
    ECLA = "ECLA"


class Phase(StrEnum):
    """Who cited and when; ``UNKNOWN`` where the office does not say."""

    APPLICANT = "applicant"
    SEARCH = "search"
    EXAMINATION = "examination"
    OPPOSITION = "opposition"
    OTHER = "other"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How another application or publication belongs to this one."""

    DIVISION_OF = "division_of"
    CONTINUATION_OF = "continuation_of"
    CONTINUATION_IN_PART_OF = "continuation_in_part_of"
    REISSUE_OF = "reissue_of"
    PROVISIONAL = "provisional"
    ADDITION_TO = "addition_to"
    INTERNATIONAL_APPLICATION = "international_application"
    INTERNATIONAL_PUBLICATION = "international_publication"
    EARLIER_PUBLICATION = "earlier_publication"
    REPLACES = "replaces"
    OTHER = "other"


class Number(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A number of an office. ``key`` is the canonical form by which equal numbers are equal (see ``numbers``)."""

    key: str
    original: str = ""
    """As printed by the office, when that differs."""
    on: date | None = None


class Text(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A text in one language, as paragraphs."""

    paragraphs: tuple[str, ...]
    language: Language = ""


class Address(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Where a party is. ``text`` is the whole address as given; the other parts are those the office gives apart."""

    text: str = ""
    country: str = ""
    """WIPO ST.3 code, two letters."""
    region: str = ""
    """Province or state."""
    city: str = ""
    county: str = ""
    postcode: str = ""


class Party(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Somebody named on the front page, in the order of the office."""

    role: Role
    name: str
    names: tuple[tuple[Language, str], ...] = ()
    """The same name in other languages or scripts, or in the office's standard form (language ``std``)."""
    organisation: bool | None = None
    address: Address | None = None
    identifier: str = ""
    """统一社会信用代码, organisation code or the office's own number of the party."""
    firm: str = ""
    """Of an agent: the agency; 专利代理机构 and 代理人 stay paired."""
    firm_identifier: str = ""


class Symbol(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One classification symbol in its canonical form: ``A61N5/00``, ``G06F16/00``, ``09-03``, ``148/33.2``."""

    scheme: Scheme
    code: str
    first: bool = False
    """The main classification (主分类号)."""
    inventive: bool | None = None
    """``True`` for invention information, ``False`` for additional."""
    version: date | None = None
    office: str = ""
    """Generating office."""


class Priority(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A claimed priority."""

    number: Number
    country: str
    active: bool | None = None


class Related(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Another application or publication of the same matter."""

    relation: Relation
    number: Number
    text: str = ""


class Citation(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A cited document: a patent when ``number`` is there, else other literature in ``text``."""

    number: Number | None = None
    text: str = ""
    categories: tuple[str, ...] = ()
    """X, Y, A, D, E, L, O, P, T as in the search report (WIPO ST.14)."""
    phase: Phase = Phase.UNKNOWN
    by: str = ""
    """Citing office, where it is not the publishing one."""
    claims: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One claim. ``depends_on`` is what the office tags and what the wording says (see ``claims``)."""

    number: int
    text: str
    depends_on: tuple[int, ...] = ()


class Claims(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The claims in one language."""

    claims: tuple[Claim, ...]
    language: Language = ""


class SectionKind(StrEnum):
    """Parts of a description, as Chinese practice names them (专利法实施细则第20条)."""

    TECHNICAL_FIELD = "technical_field"
    BACKGROUND = "background"
    DISCLOSURE = "disclosure"
    DRAWINGS = "drawings"
    EMBODIMENTS = "embodiments"
    OTHER = "other"


class Section(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A part of the description with its heading, as paragraphs."""

    kind: SectionKind
    paragraphs: tuple[str, ...]
    heading: str = ""


class Description(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A description in one language."""

    sections: tuple[Section, ...]
    language: Language = ""


class Drawing(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A file that belongs to the document: figure, formula or table image."""

    file: str
    label: str = ""
    kind: str = ""
    """``abstract``, ``drawing``, ``formula``, ``table``, ``sequence`` or what the office says."""


class Event(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One legal event. Its kind is worked out from ``code`` and ``text`` by ``events``."""

    application: str
    """Key of the application it happened to."""
    on: date | None = None
    """Announcement day (法律状态公告日)."""
    code: str = ""
    """The office's code: INPADOC event code, CNIPA type."""
    text: str = ""
    """What the office says in words (法律状态)."""
    details: tuple[tuple[str, str], ...] = ()
    """Named particulars in the office's order (法律状态信息): old and new holder, contract number, effective day."""
    country: str = ""
    number: str = ""
    """Key of the publication it names, where it names one."""
    effective: date | None = None


class Source(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Where a record came from."""

    format: str
    """Name of the source module, as ``cnipa``."""
    version: str = ""
    """Version the document states: ``V2.2.1``, ``us-patent-grant-v42-2006-08-23``."""
    name: str = ""
    """Path of the file inside what was imported, parts separated by ``!`` at each container."""
    offset: int = 0
    """Byte at which the document begins in that file."""


class Patent(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One publication. ``number`` is its key: office, document number and kind, as ``CN113781974A``."""

    number: str
    office: str
    document: str
    """Document number without office and kind, as in the key."""
    kind: str = ""
    type: Type = Type.OTHER
    stage: Stage = Stage.OTHER
    published: date | None = None
    language: Language = ""
    """Language of the document itself."""
    source: Source | None = None
    status: str = ""
    """Of exchange files: ``C`` create, ``A`` amend, ``D`` delete; of others what the root says."""
    produced: date | None = None
    """When the file was made: of two files of one publication the later one stands."""

    gazette: str = ""
    """Gazette number (``37-5002``)."""
    corrected: date | None = None

    application: str = ""
    """Key of the application, as ``CN202111286633``; all publications of one application share it."""
    application_number: str = ""
    """As the office prints it, check digit included: ``202111286633.X``."""
    filed: date | None = None
    granted: date | None = None
    series: str = ""
    """US series code, German Gebrauchsmuster series and the like."""
    entered: date | None = None
    """Entry into the national phase (进入国家阶段日)."""

    family: str = ""
    """Simple (DOCDB) family number; empty where no office gives one."""
    extended_family: str = ""
    family_members: tuple[str, ...] = ()
    """Publication keys of the simple family, where the source lists them."""
    representative: bool | None = None

    titles: tuple[Text, ...] = ()
    abstracts: tuple[Text, ...] = ()
    claims: tuple[Claims, ...] = ()
    descriptions: tuple[Description, ...] = ()
    claim_count: int | None = None
    """What the office says; the claims themselves may be absent."""

    parties: tuple[Party, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    priorities: tuple[Priority, ...] = ()
    related: tuple[Related, ...] = ()
    citations: tuple[Citation, ...] = ()
    cited_by: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    events: tuple[Event, ...] = ()
    """Events the source carries within the document; the corpus moves them to its dataset of events."""
    designated: tuple[str, ...] = ()
    """Designated states, ST.3 codes."""
    keywords: tuple[str, ...] = ()
    term_extension: int | None = None
    """Days (US 154(b))."""
    notes: tuple[tuple[str, str], ...] = ()
    """What the format holds and the record has no place for, by name: nothing is lost in silence."""


class Rejected(Exception):  # noqa: N818 - a fact about a document, stored as often as raised
    """A document that cannot become a record: why, and where. It goes to the quarantine, with its bytes.

    ``reason`` is a Chinese sentence for the clerk who imports; ``where`` names the line, byte or element. ``name``,
    ``offset`` and ``data`` say which file it was in, where it begins there and what it was, as far as they are known.
    """

    def __init__(
        self, reason: str, *, where: str = "", name: str = "", offset: int = 0, data: bytes = b""
    ) -> None:
        super().__init__(f"{reason}（{where}）" if where else reason)
        self.reason, self.where = reason, where
        self.name, self.offset, self.data = name, offset, data
