"""Where the rows of the matrix lie: one's own units, the neighbour's, and those of another agency altogether.

Roles that reach a whole agency cannot be told apart by a neighbour: only the other agency is out of their reach.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from mingze.core.base import guard
from mingze.core.organization.choices import MembershipKind, Tree
from mingze.core.organization.models import Appointment, Membership, Person, Placement, Post, Unit
from tests.people import OPENED, Agency

OWN, OTHER, ELSEWHERE = "own", "other", "elsewhere"
TODAY = date(2026, 11, 20)
# unit: (code, name, tree, kind, parent)
_UNITS = {
    "agency": ("XJ", "星河市知识产权局", Tree.ADMINISTRATIVE, "agency", None),
    "section": ("XJ-01", "综合科", Tree.ADMINISTRATIVE, "section", "agency"),
    "group": ("XD", "星河局党组", Tree.PARTY, "party_group", None),
    "branch": ("XD-01", "综合党支部", Tree.PARTY, "branch", "group"),
}


@dataclass(frozen=True)
class Place:
    """A branch and a section with whoever leads them, and the agency they belong to."""

    name: str
    agency: Unit
    group: Unit
    branch: Unit
    section: Unit
    branch_post: Post
    section_post: Post
    branch_head: Person
    section_head: Person
    member: Person


@dataclass(frozen=True)
class Ground:
    """Everything the rows of the matrix are made from."""

    agency: Agency
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """Noon of the day the matrix is asked, in Beijing."""
        return datetime(TODAY.year, TODAY.month, TODAY.day, 4, tzinfo=UTC)

    @property
    def recorder(self) -> Person:
        """Somebody who writes things down and is none of the roles: the rows belong to their units alone."""
        return self.agency.people["frank"]


def lay_out(agency: Agency) -> Ground:
    """The two places of the agency, and one in an agency next door."""
    people, posts, units = agency.people, agency.posts, agency.units
    near = {"agency": units["agency"], "group": units["group"]}
    own = Place(
        OWN,
        **near,
        branch=units["branch_one"],
        section=units["protection"],
        branch_post=posts["branch_one_secretary"],
        section_post=posts["protection_chief"],
        branch_head=people["bob"],
        section_head=people["dave"],
        member=people["heidi"],
    )
    other = Place(
        OTHER,
        **near,
        branch=units["branch_two"],
        section=units["services"],
        branch_post=posts["branch_two_secretary"],
        section_post=posts["services_chief"],
        branch_head=people["frank"],
        section_head=people["frank"],
        member=people["ivan"],
    )
    return Ground(agency, {OWN: own, OTHER: other, ELSEWHERE: _another_agency()})


def _another_agency() -> Place:
    with guard.opened():
        units = _units()
        walter = Person.objects.create(staff_number="7001", name="沃特")
        sybil = Person.objects.create(staff_number="7002", name="希碧")
        posts = {
            code: Post.objects.create(
                code=code, unit=units[unit], title=title, category=category, shared=False, valid_from=OPENED
            )
            for code, unit, title, category in (
                ("X-01", "branch", "综合支部书记", "branch_secretary"),
                ("X-02", "section", "综合科科长", "section_chief"),
            )
        }
        for post, person in (("X-01", walter), ("X-02", sybil)):
            Appointment.objects.create(person=person, post=posts[post], valid_from=OPENED)
        for person in (walter, sybil):
            for unit, kind in (("section", MembershipKind.STAFF), ("branch", MembershipKind.MEMBER)):
                Membership.objects.create(person=person, unit=units[unit], kind=kind, valid_from=OPENED)
    return Place(
        ELSEWHERE,
        **units,
        branch_post=posts["X-01"],
        section_post=posts["X-02"],
        branch_head=walter,
        section_head=sybil,
        member=walter,
    )


def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for name, (code, title, tree, kind, above) in _UNITS.items():
        unit = Unit.objects.create(code=code, name=title, tree=tree, kind=kind, path="/", valid_from=OPENED)
        parent = units[above] if above else None
        unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
        unit.save()
        Placement.objects.create(unit=unit, parent=parent, valid_from=OPENED)
        units[name] = unit
    for one, half in (("agency", "group"), ("group", "agency")):
        units[one].counterpart = units[half]
        units[one].save()
    return units
