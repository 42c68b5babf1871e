"""Typed records of the catalogue, one class per section of the YAML files.

Every record keeps its ``origin`` (file, line, path), so that whoever refuses it later can point at the line.
Origins take no part in the catalogue's digest.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from mingze.core.kernel.refusals import mark

Text = Annotated[str, Meta(min_length=1)]
Code = Annotated[
    str,
    Meta(
        pattern=r"^[a-z][a-z0-9]*([._-][a-z0-9]+)*$", title=mark("小写字母、数字组成的代码，可用 . _ - 分段")
    ),
]
Label = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", title=mark("字母、数字组成的编号"))]
Reference = Annotated[
    str,
    Meta(pattern=r"^[^@#\s]+@[^@#\s]+#[^@#\s]+$", title=mark("条款引用，如 party.branch-work@2018#art11")),
]
Positive = Annotated[int, Meta(gt=0, title=mark("大于 0 的整数"))]
Amount = int | Decimal
Mark = Literal["V", "V-", "M", "U"]
Tree = Literal["party", "administrative"]


class Origin(Struct, frozen=True):
    """Where a record was written: file, line (from 1) and path inside the file."""

    file: str
    line: int
    path: str


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Anything read from a catalogue file."""

    origin: Origin


# --- rules ---


class Clause(Record, frozen=True, kw_only=True):
    """One clause in our own words. ``verified`` means a person has compared it with a public text."""

    code: Label
    label: Text
    text: Text
    text_en: Text
    verified: bool
    mark: Mark


class Version(Record, frozen=True, kw_only=True):
    """One version of a document, valid from ``valid_from`` through ``valid_to`` (both days included)."""

    version: Label
    issued_on: date | None
    valid_from: date
    valid_to: date | None = None
    replaces: Text | None = None
    """A version of the same document, or ``document@version`` when another document gave way to this one."""
    review_on: date | None = None
    source: Text
    clauses: tuple[Clause, ...]


class RuleDocument(Record, frozen=True, kw_only=True):
    """A regulation, law, standard or unit rule with all its versions."""

    code: Code
    title: Text
    title_en: Text
    issuer: Text
    interpreter: Text | None = None
    kind: Literal["party_regulation", "law", "administrative_rule", "standard", "local_rule", "unit_rule"]
    owner: Text
    unit: Label | None = None
    versions: tuple[Version, ...]


# --- parameters ---


class ParameterValue(Record, frozen=True, kw_only=True):
    """A value and the days it holds. ``unit`` narrows it to one unit and everything below it."""

    value: bool | int | Decimal | str
    valid_from: date
    valid_to: date | None = None
    basis: Reference | None
    verified: bool
    mark: Mark
    unit: Label | None = None


class Parameter(Record, frozen=True, kw_only=True):
    """A number or word that policy fixes. ``measure`` says what the number counts."""

    key: Code
    title: Text
    title_en: Text
    type: Literal["integer", "decimal", "text", "boolean"]
    measure: Text
    measure_en: Text
    values: tuple[ParameterValue, ...]


class ParameterExtension(Record, frozen=True, kw_only=True):
    """More values for a parameter defined elsewhere: how a unit sets its own number."""

    key: Code
    values: tuple[ParameterValue, ...]


# --- roles ---


class Role(Record, frozen=True, kw_only=True):
    """A named set of permissions. An ``exclusive`` role cannot be held together with any other.

    Whoever holds a post of a category in ``held_by``, or stands on the roll named by ``held_by_roll``, has
    the role without a grant. ``reach`` says how far it goes from the unit of that post or roll.
    """

    code: Code
    title: Text
    title_en: Text
    permissions: tuple[Code, ...]
    exclusive: bool = False
    tree: Literal["party", "administrative", "both"]
    held_by: tuple[Code, ...] = ()
    held_by_roll: Literal["staff", "member"] | None = None
    reach: Literal["own_unit", "agency"] = "own_unit"


# --- record kinds ---


class ParticipantRole(Record, frozen=True, kw_only=True):
    """A part somebody plays in a recorded fact."""

    code: Code
    title: Text
    title_en: Text
    required: bool = False


class RecordLink(Record, frozen=True, kw_only=True):
    """The ledger kinds a fact may, or must, be linked to."""

    required: bool
    to: tuple[Code, ...]
    title: Text
    title_en: Text


class RecordKind(Record, frozen=True, kw_only=True):
    """A kind of fact: its form, who may record it and when it counts."""

    code: Code
    title: Text
    title_en: Text
    group: Text
    group_en: Text
    tree: Literal["party", "administrative", "any"]
    recordable_by: tuple[Code, ...]
    participant_roles: tuple[ParticipantRole, ...] = ()
    fields: dict[str, Any]
    counts_when: Literal["recorded", "evidenced", "reviewed"]
    evidence: tuple[Code, ...] = ()
    sealed: Literal["none", "content"] = "none"
    link: RecordLink | None = None
    hours: bool = False
    adopts: tuple[Literal["duty_list"], ...] = ()
    """What a recorded meeting of this kind can adopt."""


# --- ledger kinds ---


class DeadlineClass(Record, frozen=True, kw_only=True):
    """A class of deadline. ``check_every`` is the parameter with the interval of a periodic check."""

    code: Code
    title: Text
    title_en: Text
    check_every: Code | None = None


class Deadline(Record, frozen=True, kw_only=True):
    """Whether items of a kind need a due date, and which classes of deadline they know."""

    required: bool
    classes: tuple[DeadlineClass, ...] = ()


class State(Record, frozen=True, kw_only=True):
    """A state of a ledger item. The clock runs or stands still in it."""

    code: Code
    title: Text
    title_en: Text
    stage: Literal["open", "checking", "closed"]
    clock: Literal["running", "stopped"]


class Transition(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A permitted move: from which states, to which, by whom, with what attached."""

    code: Code
    title: Text
    title_en: Text
    from_: tuple[Code, ...]
    """Written ``from`` in the files."""
    to: Code
    by: tuple[Literal["holder", "coowner", "unit_manager", "checker", "manager"], ...]
    requires: tuple[Literal["evidence", "reason", "second_person", "children_closed", "measures"], ...] = ()
    notify: tuple[Literal["holder", "checker", "manager"], ...] = ()


class Workflow(Record, frozen=True, kw_only=True):
    """The whole table of states and moves of a ledger kind."""

    initial: Code
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    closes_without: tuple[Code, ...] = ()
    """Closed states that need no evidence and no second person, such as withdrawn as entered by mistake."""


class Yearly(Record, frozen=True, kw_only=True):
    """Whoever holds a post of one of these categories sets up one item of the kind a year, and no second one."""

    posts: tuple[Code, ...]
    basis: Reference
    verified: bool


class LedgerKind(Record, frozen=True, kw_only=True):
    """A kind of work item: its number, form, deadline and workflow."""

    code: Code
    title: Text
    title_en: Text
    number: Text
    parent: Code | None = None
    fields: dict[str, Any]
    deadline: Deadline
    workflow: Workflow
    yearly: Yearly | None = None


# --- duties ---


class Holder(Record, frozen=True, kw_only=True):
    """Who owes: each unit of a kind, each post of a category, or each Party member of units of a kind."""

    kind: Literal["unit", "post", "member"]
    category: Code


class Every(Record, frozen=True, kw_only=True):
    """Owed once in each calendar period."""

    every: Literal["month", "quarter", "half_year", "year"]


class Once(Record, frozen=True, kw_only=True):
    """Owed once a year by a fixed day, written ``MM-DD``."""

    once: Annotated[str, Meta(pattern=r"^\d\d-\d\d$", title=mark("月-日，如 03-31"))]


class After(Record, frozen=True, kw_only=True):
    """Owed within so many ``days`` or calendar ``months`` after a fact of kind ``after``: one of the two.

    Each is a number or the key of a parameter. ``working`` counts working days only.
    """

    after: Code
    days: Positive | Code | None = None
    months: Positive | Code | None = None
    working: bool = False


Cadence = Every | Once | After


class Discharge(Record, frozen=True, kw_only=True):
    """A record kind that discharges a duty, and the part the holder must have played (None: any)."""

    kind: Code
    role: Code | None = None


class DutyItem(Record, frozen=True, kw_only=True):
    """One line of a duty list: holder, basis, cadence, what discharges it and how much is enough."""

    code: Label
    text: Text
    text_en: Text
    responsibility: Literal["main", "supervisory"]
    holder: Holder
    basis: Reference
    cadence: Cadence
    measure: Literal["count", "hours", "share"]
    minimum: Amount | Code
    discharged_by: tuple[Discharge, ...]
    verifier: Code
    weight: Amount
    evidence: Text
    aspect: Text | None = None
    business: bool = False
    paired_with: Label | None = None


class DutyList(Record, frozen=True, kw_only=True):
    """A list of duties for one tier."""

    code: Code
    tier: Literal["leadership", "first_person", "member", "post"]
    title: Text
    title_en: Text
    items: tuple[DutyItem, ...]
