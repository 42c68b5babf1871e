"""People and the rolls they stand on. A day given is a first day, unless it says last."""

from datetime import date, timedelta

from django.db.models import Q

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.kernel.refusals import Refused
from mingze.core.organization import policies, queries
from mingze.core.organization.actions.entries import enter
from mingze.core.organization.choices import MembershipKind
from mingze.core.organization.models import Membership, Person, Unit
from mingze.core.organization.queries import after

DAY = timedelta(days=1)


@door
def register_person(*, staff_number: str, name: str, email: str = "", by: Actor) -> Person:
    """Enter a person. Refused when the staff number is taken."""
    taken = Person.objects.filter(staff_number=staff_number).values_list("name", flat=True).first()
    policies.check_code_free(staff_number, taken, place="staff_number")
    person = Person.objects.create(staff_number=staff_number, name=name, email=email)
    enter(by, "register_person", person, None, f"登记人员{name}")
    return person


@door
def correct_person(*, person: Person, name: str, email: str, by: Actor) -> Person:
    """Correct a name or an address; the trail keeps what stood there before."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    before = {"name": person.name, "email": person.email}
    if before == {"name": name, "email": email}:
        raise Refused(policies.NOTHING_CHANGED, place="name")
    person.name, person.email = name, email
    person.save(update_fields=["name", "email"])
    enter(by, "correct_person", person, None, f"更正{name}的登记信息", before=before)
    return person


@door
def enrol(*, person: Person, unit: Unit, kind: str, on: date, by: Actor) -> Membership:
    """Put a person on the roll of ``unit`` from ``on``.

    Refused: an officer, the wrong kind of unit, a unit not in force, and somebody on such a roll already.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    _check_enrolment(person, unit, kind, on)
    present = Membership.objects.filter(_same_roll(kind), after(on - DAY), person=person).first()
    if present is not None:
        params = {"name": person.name, "day": present.valid_from.isoformat(), "unit": present.unit.name}
        raise Refused(policies.ALREADY_ON_ROLL, place="person", params=params)
    membership = Membership.objects.create(person=person, unit=unit, kind=kind, valid_from=on)
    summary = f"{person.name}列入{unit.name}名册"
    enter(by, "enrol", person, unit, summary, on=on, kind=kind)
    return membership


@door
def transfer(*, person: Person, unit: Unit, kind: str, on: date, by: Actor) -> Membership:
    """Move a person to the roll of another unit, or from probationary to full member, from ``on``."""
    Person.objects.select_for_update().get(pk=person.pk)
    _check_enrolment(person, unit, kind, on)
    present = Membership.objects.filter(_same_roll(kind), person=person, valid_to=None).first()
    if present is None:
        raise Refused(policies.NOT_ON_ROLL, place="person", params={"name": person.name})
    if (present.unit_id, present.kind) == (unit.pk, kind):
        raise Refused(policies.NOTHING_CHANGED, place="unit")
    policies.check_later(on, present.valid_from)
    present.valid_to = on - DAY
    present.save(update_fields=["valid_to"])
    membership = Membership.objects.create(person=person, unit=unit, kind=kind, valid_from=on)
    summary = f"{person.name}转入{unit.name}名册"
    enter(by, "transfer", person, unit, summary, on=on, kind=kind, before=present.unit_id)
    return membership


@door
def strike_off(*, membership: Membership, on: date, by: Actor) -> Membership:
    """Take a person off a roll; ``on`` is the last day on it."""
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("person", "unit")
        .get(pk=membership.pk)
    )
    policies.check_not_before(on, membership.valid_from)
    if membership.valid_to is not None and membership.valid_to <= on:
        raise Refused(policies.NOTHING_CHANGED, place="on")
    membership.valid_to = on
    membership.save(update_fields=["valid_to"])
    person, unit = membership.person, membership.unit
    summary = f"{person.name}移出{unit.name}名册"
    enter(by, "strike_off", person, unit, summary, on=on, kind=membership.kind)
    return membership


def _check_enrolment(person: Person, unit: Unit, kind: str, on: date) -> None:
    policies.check_roll(kind, unit.tree)
    policies.check_in_force(unit.name, (unit.valid_from, unit.valid_to), on)
    policies.check_not_officer(person.name, queries.exclusive_roles(person.pk, on))


def _same_roll(kind: str) -> Q:
    staff = Q(kind=MembershipKind.STAFF)
    return staff if kind == MembershipKind.STAFF else ~staff
