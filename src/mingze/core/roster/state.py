"""The organisation as the database has it, as plain values for planning. 7 queries, whatever its size."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from mingze.core.base.language import titled
from mingze.core.organization.choices import MembershipKind
from mingze.core.organization.models import (
    Appointment,
    Membership,
    Person,
    Placement,
    Post,
    RoleGrant,
    Unit,
)

STAFF, PARTY = "staff", "party"


@dataclass(slots=True)
class UnitState:
    """A unit; ``parent`` and ``counterpart`` are codes, ``placed_from`` is when its place began."""

    code: str
    name: str
    tree: str
    kind: str
    parent: str
    counterpart: str
    position: int
    valid_from: date
    valid_to: date | None
    placed_from: date
    path: str = ""


@dataclass(slots=True)
class RollState:
    """The open place of a person on a roll."""

    unit: str
    kind: str
    valid_from: date


@dataclass(slots=True)
class PostState:
    """A post."""

    code: str
    unit: str
    title: str
    category: str
    shared: bool
    valid_from: date
    valid_to: date | None


@dataclass(slots=True)
class Held:
    """Somebody in a post, past or present."""

    number: str
    post: str
    valid_from: date
    valid_to: date | None


@dataclass(slots=True)
class State:
    """Everything planning compares the file with; planning also writes to it what it plans."""

    units: dict[str, UnitState] = field(default_factory=dict)
    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Staff number -> (name, e-mail)."""
    rolls: dict[tuple[str, str], RollState] = field(default_factory=dict)
    """(staff number, ``staff`` or ``party``) -> where the person stands now."""
    ended: dict[tuple[str, str], date] = field(default_factory=dict)
    """(staff number, roll) -> the last day of the latest ended place."""
    posts: dict[str, PostState] = field(default_factory=dict)
    held: dict[str, list[Held]] = field(default_factory=lambda: defaultdict(list))
    """Post code -> everybody who held or holds it."""
    officers: dict[str, str] = field(default_factory=dict)
    """Staff number -> exclusive role."""


def roll_of(kind: str) -> str:
    """Which of the two rolls a kind of membership is on."""
    return STAFF if kind == MembershipKind.STAFF else PARTY


def load() -> State:
    """Read the whole organisation."""
    state = State()
    _load_units(state)
    state.people = {
        number: (name, email)
        for number, name, email in Person.objects.values_list("staff_number", "name", "email")
    }
    _load_rolls(state)
    for values in Post.objects.values_list(
        "code", "unit__code", "title", "category", "shared", "valid_from", "valid_to"
    ):
        state.posts[values[0]] = PostState(*values)
    for held in Appointment.objects.order_by("valid_from", "person__staff_number").values_list(
        "person__staff_number", "post__code", "valid_from", "valid_to"
    ):
        state.held[held[1]].append(Held(*held))
    grants = RoleGrant.objects.filter(role__exclusive=True, valid_to=None)
    state.officers = {
        grant.person.staff_number: titled(grant.role) for grant in grants.select_related("person", "role")
    }
    return state


def _load_units(state: State) -> None:
    places = {
        unit: (parent or "", first)
        for unit, parent, first in Placement.objects.order_by("valid_from").values_list(
            "unit__code", "parent__code", "valid_from"
        )
    }
    for unit in Unit.objects.select_related("counterpart"):
        parent, placed_from = places.get(unit.code, ("", unit.valid_from))
        state.units[unit.code] = UnitState(
            code=unit.code,
            name=unit.name,
            tree=unit.tree,
            kind=unit.kind,
            parent=parent,
            counterpart=unit.counterpart.code if unit.counterpart else "",
            position=unit.position,
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            placed_from=placed_from,
            path=unit.path,
        )


def _load_rolls(state: State) -> None:
    rows = Membership.objects.order_by("valid_from").values_list(
        "person__staff_number", "unit__code", "kind", "valid_from", "valid_to"
    )
    for number, unit, kind, first, last in rows:
        key = (number, roll_of(kind))
        if last is None:
            state.rolls[key] = RollState(unit, kind, first)
        else:
            state.ended[key] = max(last, state.ended.get(key, last))
