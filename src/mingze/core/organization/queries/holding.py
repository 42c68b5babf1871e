"""What a person may do on a day, and who holds a post."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from mingze.core.audit.unchanged import unchanged
from mingze.core.base.language import titled
from mingze.core.organization.access import Access, Grant
from mingze.core.organization.choices import MembershipKind, Reach
from mingze.core.organization.models import Appointment, Membership, Person, Role, RoleGrant, Unit


def access_of(person_id: int, on: date) -> Access:
    """What a person may do on a day: by posts held, rolls stood on, and roles given by name. 8 queries, or 1 while
    nothing is written about people, posts and roles.
    """
    return unchanged("organization.access", person_id, on, answer=lambda: _access_of(person_id, on))


def _access_of(person_id: int, on: date) -> Access:
    person = Person.objects.get(pk=person_id)
    roles = list(Role.objects.all())
    held = _roles_held(person_id, on, roles)
    agencies = _agency_paths([unit for role, unit in held if role.reach == Reach.AGENCY])
    grants = [
        Grant(role.code, frozenset(role.permissions), path)
        for role, unit in held
        for path in (agencies[unit.pk] if role.reach == Reach.AGENCY else (unit.path,))
    ]
    by_name = RoleGrant.objects.on(on).filter(person_id=person_id).select_related("role", "unit__counterpart")
    grants += [
        Grant(grant.role.code, frozenset(grant.role.permissions), path)
        for grant in by_name
        for path in _paths_given(grant)
    ]
    return Access(person.pk, person.name, person.staff_number, tuple(dict.fromkeys(grants)))


def _roles_held(person_id: int, on: date, roles: list[Role]) -> list[tuple[Role, Unit]]:
    """Roles that come with a post or with standing on a roll, each with the unit it starts from."""
    appointments = Appointment.objects.on(on).filter(person_id=person_id).select_related("post__unit")
    memberships = Membership.objects.on(on).filter(person_id=person_id).select_related("unit")
    through_posts = [
        (role, appointment.post.unit)
        for appointment in appointments
        for role in roles
        if appointment.post.category in role.held_by
    ]
    through_rolls = [
        (role, membership.unit)
        for membership in memberships
        for role in roles
        if role.held_by_roll and role.held_by_roll == roll_of(membership.kind)
    ]
    return through_posts + through_rolls


def _paths_given(grant: RoleGrant) -> tuple[str, ...]:
    """The subtrees a role given by name reaches: its unit's and, for a role of the whole agency given in a unit of
    two halves, the other half's. Given in a section it stays in the section. An officer's reaches none.
    """
    unit = grant.unit
    if unit is None:
        return ("",)
    if grant.role.reach == Reach.AGENCY and unit.counterpart is not None:
        return (unit.path, unit.counterpart.path)
    return (unit.path,)


def roll_of(kind: str) -> str:
    """The roll a kind of membership stands on: probationary members are on the members' roll."""
    return "staff" if kind == MembershipKind.STAFF else "member"


def _agency_paths(units: Iterable[Unit]) -> dict[int, tuple[str, ...]]:
    """For each unit, the subtrees of its agency: the nearest unit above with a counterpart, and that one."""
    units = list(units)
    above = {int(key) for unit in units for key in unit.path.strip("/").split("/")}
    paired = {
        unit.pk: unit
        for unit in Unit.objects.filter(pk__in=above, counterpart__isnull=False).select_related("counterpart")
    }
    reach: dict[int, tuple[str, ...]] = {}
    for unit in units:
        keys = [int(key) for key in unit.path.strip("/").split("/")]
        nearest = next((paired[key] for key in reversed(keys) if key in paired), None)
        if nearest is None or nearest.counterpart is None:
            reach[unit.pk] = (f"/{keys[0]}/",)
        else:
            reach[unit.pk] = (nearest.path, nearest.counterpart.path)
    return reach


def holder_of(post_id: int, on: date) -> Person | None:
    """Who held a post on a day; of several, the one who has held it longest."""
    held = Appointment.objects.on(on).filter(post_id=post_id).select_related("person")
    appointment = held.order_by("valid_from", "pk").first()
    return appointment.person if appointment else None


def after(day: date) -> Q:
    """The condition of rows still in force on some day after ``day``, those that begin later included."""
    return Q(valid_to=None) | Q(valid_to__gt=day)


def exclusive_roles(person_id: int, on: date) -> list[str]:
    """The titles of exclusive roles (the three officers') a person holds on ``on`` or later."""
    grants = RoleGrant.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), person_id=person_id)
    grants = grants.filter(role__exclusive=True)
    return [titled(grant.role) for grant in grants.select_related("role")]
