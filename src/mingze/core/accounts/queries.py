"""Questions about accounts and about what a person holds."""

from datetime import date, datetime

from axes.models import AccessAttempt
from django.db.models import Q, QuerySet

from mingze.core.accounts.models import Account
from mingze.core.accounts.policies import Holding
from mingze.core.base.language import titled
from mingze.core.organization.choices import MembershipKind
from mingze.core.organization.models import Appointment, Membership, Person, Role, RoleGrant, Unit


def accounts() -> QuerySet[Account]:
    """Every account with its person."""
    return Account.objects.select_related("person").order_by("username")


def account_called(username: str) -> Account | None:
    """The account of this name, whatever its case."""
    return Account.objects.select_related("person").filter(username__iexact=username).first()


def person_numbered(staff_number: str) -> Person | None:
    """The person with this staff number."""
    return Person.objects.filter(staff_number=staff_number).first()


def failures_of(account: Account, since: datetime) -> int:
    """How often signing in with the account failed since a moment, as the lock-out counts it."""
    attempts = AccessAttempt.objects.filter(username=account.username, attempt_time__gte=since)
    return sum(attempts.values_list("failures_since_start", flat=True))


def grants_of(person_id: int) -> QuerySet[RoleGrant]:
    """Roles given to a person by name, past ones included, newest first."""
    rows = RoleGrant.objects.filter(person_id=person_id).select_related("role", "unit")
    return rows.order_by("-valid_from", "-pk")


def grants() -> QuerySet[RoleGrant]:
    """Every role given by name, for review."""
    return RoleGrant.objects.select_related("role", "unit", "person")


def open_grant(person_id: int, role_id: int, unit_id: int | None, on: date) -> RoleGrant | None:
    """The same role over the same unit, in force on a day or later."""
    rows = RoleGrant.objects.filter(_lasting(on), person_id=person_id, role_id=role_id)
    rows = rows.filter(unit__isnull=True) if unit_id is None else rows.filter(unit_id=unit_id)
    return rows.order_by("valid_from").first()


def holdings_of(person_id: int, on: date) -> list[Holding]:
    """All a person holds on a day or will hold later: roles by name, posts, and standing on rolls."""
    granted = RoleGrant.objects.filter(_lasting(on), person_id=person_id).select_related("role")
    posts = Appointment.objects.filter(_lasting(on), person_id=person_id).select_related("post")
    rolls = Membership.objects.filter(_lasting(on), person_id=person_id).select_related("unit")
    return [
        *(Holding(titled(grant.role), grant.role.exclusive) for grant in granted),
        *(Holding(appointment.post.title, False) for appointment in posts),
        *(Holding(f"{roll.unit.name}{MembershipKind(roll.kind).label}", False) for roll in rolls),
    ]


def is_officer(person_id: int, on: date) -> bool:
    """Whether the person is one of the three officers on a day."""
    return RoleGrant.objects.on(on).filter(person_id=person_id, role__exclusive=True).exists()


def roles() -> QuerySet[Role]:
    """Every role, officers' first."""
    return Role.objects.order_by("-exclusive", "pk")


def units() -> QuerySet[Unit]:
    """Every unit, as its tree reads."""
    return Unit.objects.order_by("tree", "path")


def appointments_of(person_id: int) -> QuerySet[Appointment]:
    """Posts held, newest first."""
    rows = Appointment.objects.filter(person_id=person_id).select_related("post__unit")
    return rows.order_by("-valid_from", "-pk")


def memberships_of(person_id: int) -> QuerySet[Membership]:
    """Rolls stood on, newest first."""
    return (
        Membership.objects.filter(person_id=person_id).select_related("unit").order_by("-valid_from", "-pk")
    )


def _lasting(on: date) -> Q:
    """In force on the day or beginning later."""
    return Q(valid_to__isnull=True) | Q(valid_to__gte=on)
