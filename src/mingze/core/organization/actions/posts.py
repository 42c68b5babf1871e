"""Posts and who holds them. What held before a first day ends the day before; nothing is rewritten."""

from datetime import date, timedelta

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.kernel.refusals import Refused
from mingze.core.organization import policies, queries
from mingze.core.organization.actions.entries import enter
from mingze.core.organization.models import Appointment, Person, Post, Unit
from mingze.core.organization.queries import after

DAY = timedelta(days=1)


@door
def create_post(
    *, code: str, unit: Unit, title: str, category: str, shared: bool, on: date, by: Actor
) -> Post:
    """Set up a post in ``unit`` from ``on``. A ``shared`` post may be held by several people at once."""
    policies.check_category(category)
    policies.check_code_free(code, Post.objects.filter(code=code).values_list("title", flat=True).first())
    policies.check_in_force(unit.name, (unit.valid_from, unit.valid_to), on)
    post = Post.objects.create(
        code=code, unit=unit, title=title, category=category, shared=shared, valid_from=on
    )
    summary = f"在{unit.name}设立岗位“{title}”"
    enter(by, "create_post", unit, unit, summary, on=on, post=code)
    return post


@door
def close_post(*, post: Post, on: date, by: Actor) -> Post:
    """Abolish a post; ``on`` is its last day. Refused while somebody holds it after that."""
    post = Post.objects.select_for_update().select_related("unit").get(pk=post.pk)
    policies.check_in_force(post.title, (post.valid_from, post.valid_to), on)
    if Appointment.objects.filter(after(on), post=post).exists():
        raise Refused(
            policies.POST_STILL_HELD, place="on", params={"name": post.title, "day": on.isoformat()}
        )
    post.valid_to = on
    post.save(update_fields=["valid_to"])
    enter(
        by,
        "close_post",
        post,
        post.unit,
        f"撤销岗位“{post.title}”",
        on=on,
        post=post.code,
    )
    return post


@door
def appoint(*, person: Person, post: Post, on: date, by: Actor) -> Appointment:
    """Let ``person`` hold ``post`` from ``on``. In a post for one, the holder until then ends the day before.

    Refused: an officer, a post not in force, somebody who holds it already, and a holder who came on or after
    ``on``.
    """
    post = Post.objects.select_for_update().select_related("unit").get(pk=post.pk)
    policies.check_in_force(post.title, (post.valid_from, post.valid_to), on, place="on")
    policies.check_not_officer(person.name, queries.exclusive_roles(person.pk, on))
    ended = _hand_over(person, post, on)
    appointment = Appointment.objects.create(person=person, post=post, valid_from=on)
    summary = f"{person.name}任{post.unit.name}{post.title}"
    detail = {"post": post.code, "person": person.staff_number, "ended": ended}
    enter(by, "appoint", post, post.unit, summary, on=on, **detail)
    return appointment


def _hand_over(person: Person, post: Post, on: date) -> list[str]:
    """End whoever holds a post for one the day before ``on``; return their staff numbers."""
    holders = Appointment.objects.filter(after(on - DAY), post=post).select_related("person")
    ended = []
    for holder in holders:
        params = {"name": holder.person.name, "day": holder.valid_from.isoformat()}
        if holder.person_id == person.pk:
            raise Refused(policies.ALREADY_HOLDS, place="person", params=params)
        if post.shared:
            continue
        if holder.valid_from >= on:
            raise Refused(policies.LATER_HOLDER, place="on", params=params)
        holder.valid_to = on - DAY
        holder.save(update_fields=["valid_to"])
        ended.append(holder.person.staff_number)
    return ended


@door
def end_appointment(*, appointment: Appointment, on: date, by: Actor) -> Appointment:
    """Relieve somebody of a post; ``on`` is the last day in it."""
    appointment = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("person", "post__unit")
        .get(pk=appointment.pk)
    )
    policies.check_not_before(on, appointment.valid_from)
    if appointment.valid_to is not None and appointment.valid_to <= on:
        raise Refused(policies.NOTHING_CHANGED, place="on")
    appointment.valid_to = on
    appointment.save(update_fields=["valid_to"])
    post, person = appointment.post, appointment.person
    summary = f"免去{person.name}{post.unit.name}{post.title}"
    enter(by, "end_appointment", post, post.unit, summary, on=on, post=post.code, person=person.staff_number)
    return appointment
