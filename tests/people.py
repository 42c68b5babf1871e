"""A small fictional agency and its people, for any test that needs somebody to do something.

Made in bulk and past the actions, so that a test of one module does not depend on the actions of another.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache

from django.contrib.auth.hashers import make_password
from django.test import Client

from mingze.core.accounts.models import Account
from mingze.core.audit.actors import Actor
from mingze.core.base import guard
from mingze.core.organization import queries
from mingze.core.organization.access import Access
from mingze.core.organization.choices import MembershipKind, Tree
from mingze.core.organization.models import (
    Appointment,
    Membership,
    Person,
    Placement,
    Post,
    Role,
    RoleGrant,
    Unit,
)
from tests.packaged import packaged

OPENED = date(2026, 1, 1)

# name in tests: (staff number, name, staff roll, Party roll)
PEOPLE = {
    "alice": ("1001", "艾丽", "agency", "branch_one"),
    "victor": ("1002", "卫克", "agency", "branch_two"),
    "carol": ("1003", "卡萝", "office", "branch_one"),
    "niaj": ("1004", "倪雅", "office", "branch_two"),
    "bob": ("1005", "鲍勃", "protection", "branch_one"),
    "dave": ("1006", "戴维", "protection", "branch_one"),
    "heidi": ("1007", "海迪", "protection", "branch_one"),
    "judy": ("1008", "朱迪", "protection", "cell"),
    "frank": ("1009", "方克", "services", "branch_two"),
    "grace": ("1010", "葛蕾", "services", None),
    "ivan": ("1011", "伊凡", "services", "branch_two"),
    "trent": ("1012", "唐特", "services", "branch_two"),
    "eve": ("1013", "伊芙", "team", "branch_two"),
    "mallory": ("9001", "马洛", None, None),
    "oscar": ("9002", "奥卡", None, None),
    "peggy": ("9003", "佩姬", None, None),
}
PROBATIONARY = frozenset({"ivan"})
# post: (code, unit, title, category, shared, holders)
POSTS = {
    "secretary": ("G-01", "group", "党组书记", "secretary", False, ("alice",)),
    "group_member": ("G-02", "group", "党组成员", "group_member", False, ("victor",)),
    "general_branch_secretary": (
        "Z-01",
        "general_branch",
        "党总支书记",
        "general_branch_secretary",
        False,
        ("trent",),
    ),
    "branch_one_secretary": ("Z1-01", "branch_one", "第一支部书记", "branch_secretary", False, ("bob",)),
    "branch_one_organizer": (
        "Z1-02",
        "branch_one",
        "第一支部组织委员",
        "organizer_commissar",
        False,
        ("heidi",),
    ),
    "branch_two_secretary": ("Z2-01", "branch_two", "第二支部书记", "branch_secretary", False, ("frank",)),
    "clerk": ("B-01", "office", "党建干事", "party_affairs_clerk", False, ("carol",)),
    "personnel": ("B-02", "office", "人事干事", "personnel_clerk", False, ("niaj",)),
    "protection_chief": ("P-01", "protection", "保护科科长", "section_chief", False, ("dave",)),
    "services_chief": ("F-01", "services", "服务科科长", "section_chief", False, ("frank",)),
    "protection_staff": ("P-02", "protection", "保护科工作人员", "staff", True, ("heidi", "judy")),
    "supervision_head": ("S-01", "team", "派驻组组长", "supervision_head", False, ("eve",)),
}
# unit: (code, name, tree, kind, parent); a parent stands above its children
UNITS = {
    "agency": ("JG", "云川市知识产权局", Tree.ADMINISTRATIVE, "agency", None),
    "office": ("JG-01", "办公室", Tree.ADMINISTRATIVE, "section", "agency"),
    "protection": ("JG-02", "保护科", Tree.ADMINISTRATIVE, "section", "agency"),
    "services": ("JG-03", "服务科", Tree.ADMINISTRATIVE, "section", "agency"),
    "team": ("JG-09", "派驻纪检监察组", Tree.ADMINISTRATIVE, "supervision_team", "agency"),
    "group": ("DZ", "局党组", Tree.PARTY, "party_group", None),
    "general_branch": ("DZ-01", "机关党总支", Tree.PARTY, "general_branch", "group"),
    "branch_one": ("DZ-01-1", "第一党支部", Tree.PARTY, "branch", "general_branch"),
    "branch_two": ("DZ-01-2", "第二党支部", Tree.PARTY, "branch", "general_branch"),
    "cell": ("DZ-01-1-1", "第一党小组", Tree.PARTY, "party_cell", "branch_one"),
}
OFFICERS = {"mallory": "system_officer", "oscar": "security_officer", "peggy": "audit_officer"}


@dataclass
class Agency:
    """The agency: units, people and posts by the names above, each person with an account.

    ``agency.alice`` is a person, ``agency.branch_one`` a unit, ``agency.posts["clerk"]`` a post.
    """

    on: date
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def __getattr__(self, name: str) -> "Unit | Person":
        found = self.__dict__.get("units", {}).get(name) or self.__dict__.get("people", {}).get(name)
        if found is None:
            raise AttributeError(name)
        return found  # type: ignore[no-any-return]

    def actor(self, name: str) -> Actor:
        """Somebody as the actor of an action."""
        person = self.people[name]
        return Actor(person.staff_number, person.name, person.pk)

    def access(self, name: str, on: date | None = None) -> Access:
        """What somebody may do."""
        return queries.access_of(self.people[name].pk, on or self.on)

    def sign_in(self, client: Client, name: str) -> Client:
        """Sign ``client`` in as somebody, and give it back."""
        client.force_login(self.accounts[name], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


def make_agency(on: date = OPENED) -> Agency:
    """Make the agency, everything in it in force from ``on``."""
    agency = Agency(on)
    with guard.opened():
        _make_roles()
        _make_units(agency)
        _make_people(agency)
        _make_posts(agency)
    return agency


@cache
def _catalogue_roles() -> tuple[dict[str, object], ...]:
    return tuple(
        {
            "code": role.code,
            "title": role.title,
            "title_en": role.title_en,
            "permissions": list(role.permissions),
            "held_by": list(role.held_by),
            "held_by_roll": role.held_by_roll or "",
            "reach": role.reach,
            "exclusive": role.exclusive,
        }
        for role in packaged().roles.values()
    )


def _make_roles() -> None:
    present = set(Role.objects.values_list("code", flat=True))
    Role.objects.bulk_create(Role(**values) for values in _catalogue_roles() if values["code"] not in present)


def _make_units(agency: Agency) -> None:
    for position, (name, (code, title, tree, kind, _parent)) in enumerate(UNITS.items()):
        agency.units[name] = Unit(
            code=code, name=title, tree=tree, kind=kind, position=position, valid_from=agency.on
        )
    Unit.objects.bulk_create(agency.units.values())
    for name, unit in agency.units.items():
        parent = UNITS[name][4]
        unit.path = f"{agency.units[parent].path if parent else '/'}{unit.pk}/"
    agency.units["agency"].counterpart = agency.units["group"]
    agency.units["group"].counterpart = agency.units["agency"]
    Unit.objects.bulk_update(agency.units.values(), ["path", "counterpart"])
    Placement.objects.bulk_create(
        Placement(unit=unit, parent=agency.units.get(UNITS[name][4] or ""), valid_from=agency.on)
        for name, unit in agency.units.items()
    )


def _make_people(agency: Agency) -> None:
    for name, (number, title, _staff, _party) in PEOPLE.items():
        agency.people[name] = Person(staff_number=number, name=title)
    Person.objects.bulk_create(agency.people.values())
    rolls = []
    for name, (_number, _title, staff, party) in PEOPLE.items():
        member = MembershipKind.PROBATIONARY if name in PROBATIONARY else MembershipKind.MEMBER
        rolls += [
            Membership(person=agency.people[name], unit=agency.units[unit], kind=kind, valid_from=agency.on)
            for unit, kind in ((staff, MembershipKind.STAFF), (party, member))
            if unit
        ]
    Membership.objects.bulk_create(rolls)
    opened = datetime(agency.on.year, agency.on.month, agency.on.day, tzinfo=UTC)
    no_password = make_password(None)
    agency.accounts = {
        name: Account(username=name, person=person, password=no_password, created_at=opened)
        for name, person in agency.people.items()
    }
    Account.objects.bulk_create(agency.accounts.values())


def _make_posts(agency: Agency) -> None:
    for name, (code, unit, title, category, shared, _holders) in POSTS.items():
        agency.posts[name] = Post(
            code=code,
            unit=agency.units[unit],
            title=title,
            category=category,
            shared=shared,
            valid_from=agency.on,
        )
    Post.objects.bulk_create(agency.posts.values())
    Appointment.objects.bulk_create(
        Appointment(person=agency.people[holder], post=agency.posts[name], valid_from=agency.on)
        for name, values in POSTS.items()
        for holder in values[5]
    )
    roles = {role.code: role for role in Role.objects.filter(exclusive=True)}
    RoleGrant.objects.bulk_create(
        RoleGrant(
            person=agency.people[name], role=roles[code], unit=None, valid_from=agency.on, reason="示例任命"
        )
        for name, code in OFFICERS.items()
    )
