"""Setting the demo agency up: units, people, posts, rolls, officers and accounts, all through the actions."""

from dataclasses import dataclass, field
from datetime import date, datetime

from mingze.config.demo import cast
from mingze.core.accounts import actions as accounts
from mingze.core.audit.actors import Actor, job
from mingze.core.organization.actions import posts, rolls, units
from mingze.core.organization.choices import MembershipKind
from mingze.core.organization.models import Person, Post, Role, Unit

BUILDER = job("demo")


@dataclass
class Agency:
    """What was set up, by code and staff number."""

    opened: date
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    members: dict[str, list[Person]] = field(default_factory=dict)
    staff: dict[str, list[Person]] = field(default_factory=dict)

    def actor(self, number: str) -> Actor:
        """Somebody as the actor of an action."""
        person = self.people[number]
        return Actor(person.staff_number, person.name, person.pk)


def build(opened: date, today: datetime) -> Agency:
    """Set the agency up as of ``opened``; passwords are as of ``today``, so that nobody has to change one first."""
    agency = Agency(opened)
    for position, plan in enumerate(cast.UNITS):
        _set_up(agency, plan, position)
    for role in cast.LEADING:
        _enter(agency, role.number, role.name, role.section, member=True)
        for code, unit, title, category in role.posts:
            _appoint(agency, role.number, code, unit, title, category)
    _further(agency)
    _officers(agency)
    accounts.bulk_create_accounts(people=agency.people.values(), password=cast.PASSWORD, by=BUILDER, at=today)
    return agency


def _set_up(agency: Agency, plan: cast.UnitPlan, position: int) -> None:
    agency.units[plan.code] = units.create_unit(
        code=plan.code,
        name=plan.name,
        tree=plan.tree,
        kind=plan.kind,
        parent=agency.units.get(plan.parent),
        on=agency.opened,
        by=BUILDER,
        position=position,
        counterpart=agency.units.get(plan.counterpart),
    )


def _enter(agency: Agency, number: str, name: str, section: str, *, member: bool) -> Person:
    person = rolls.register_person(staff_number=number, name=name, by=BUILDER)
    agency.people[number] = person
    _enrol(agency, person, section, MembershipKind.STAFF)
    agency.staff.setdefault(section, []).append(person)
    if member:
        branch = cast.BRANCH_OF[section]
        _enrol(agency, person, branch, MembershipKind.MEMBER)
        agency.members.setdefault(branch, []).append(person)
    return person


def _enrol(agency: Agency, person: Person, unit: str, kind: MembershipKind) -> None:
    rolls.enrol(person=person, unit=agency.units[unit], kind=kind, on=agency.opened, by=BUILDER)


def _appoint(agency: Agency, number: str, code: str, unit: str, title: str, category: str) -> None:
    post = posts.create_post(
        code=code,
        unit=agency.units[unit],
        title=title,
        category=category,
        shared=False,
        on=agency.opened,
        by=BUILDER,
    )
    agency.posts[code] = post
    posts.appoint(person=agency.people[number], post=post, on=agency.opened, by=BUILDER)


def _further(agency: Agency) -> None:
    """Staff without a post of their own; every other one is a Party member."""
    names = iter(cast.further_names(sum(cast.FURTHER_STAFF.values())))
    for section, count in cast.FURTHER_STAFF.items():
        for index in range(count):
            number = f"2{section[-2:]}{index + 1:02d}"
            _enter(agency, number, next(names), section, member=index % 2 == 0)


def _officers(agency: Agency) -> None:
    roles = {role.code: role for role in Role.objects.filter(exclusive=True)}
    for number, name, code in cast.OFFICERS:
        person = rolls.register_person(staff_number=number, name=name, by=BUILDER)
        agency.people[number] = person
        accounts.grant_role(
            person=person,
            role=roles[code],
            unit=None,
            on=agency.opened,
            reason="演示环境任命",
            by=BUILDER,
        )
