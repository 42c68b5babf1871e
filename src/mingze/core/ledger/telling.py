"""Telling the people concerned: that an item moved, and that it is overdue."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mingze.core.audit.actors import Actor
from mingze.core.kernel.workflow import Transition
from mingze.core.kernel.working_days import working_days_between
from mingze.core.ledger import queries
from mingze.core.ledger.choices import Part, Standing
from mingze.core.ledger.models import Item, Movement
from mingze.core.notices.actions import Message, tell
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Appointment, Unit

KIND = "ledger"


def moved(*, item: Item, movement: Movement, step: Transition, by: Actor, at: datetime) -> None:
    """Tell whom the table names that the item moved. Whoever made the move knows already."""
    people: set[int] = set()
    if Standing.HOLDER in step.notify:
        people |= queries.holders(item, movement.on)
    if Standing.CHECKER in step.notify:
        may_check = queries.people_who_may(Permission.LEDGER_CHECK, item.unit, movement.on)
        people |= may_check - queries.doers(item, movement.on)
    if Standing.MANAGER in step.notify:
        people |= queries.people_who_may(Permission.LEDGER_MANAGE, item.unit, movement.on)
    title = _("%(number)s：%(step)s") % {"number": item.number, "step": step.title}
    body = f"{item.title}\n{movement.note}".strip()
    _tell(people - {by.person_id}, f"ledger.move:{movement.pk}", title, body, item, by, at)


def lost(*, item: Item, movement: Movement, by: Actor, at: datetime) -> None:
    """Tell holders, checkers and managers that a record the item rests on was withdrawn."""
    people = queries.holders(item, movement.on)
    for permission in (Permission.LEDGER_CHECK, Permission.LEDGER_MANAGE):
        people |= queries.people_who_may(permission, item.unit, movement.on)
    title = _("%(number)s：所依据的工作记录已撤回") % {"number": item.number}
    body = f"{item.title}\n{movement.note}"
    _tell(people - {by.person_id}, f"ledger.lost:{movement.pk}", title, body, item, by, at)


def overdue(*, item: Item, on: date, by: Actor, at: datetime) -> int:
    """Tell every unit with a part in an overdue item, each in the words of its part (A10). Once for each
    deadline.
    """
    days = working_days_between(item.due_on, on) if item.due_on else 0
    told = 0
    for unit, part in _units(item):
        people = _answering(unit, on) | (queries.holders(item, on) if part == Part.LEAD else set())
        params = {
            "number": item.number,
            "title": item.title,
            "days": days,
            "unit": unit.name,
            "lead": item.unit.name,
        }
        title = _("逾期提醒：%(number)s") % params
        body = OVERDUE[part]() % params
        told += _tell(people, f"ledger.overdue:{item.pk}:{item.due_on}:{unit.pk}", title, body, item, by, at)
    return told


OVERDUE = {
    Part.LEAD: lambda: _(
        "%(unit)s牵头的“%(title)s”已逾期%(days)s个工作日，请立即组织落实，并填报逾期原因和完成时间。"
    ),
    Part.ASSIST: lambda: _(
        "%(unit)s配合、%(lead)s牵头的“%(title)s”已逾期%(days)s个工作日，请主动对接牵头单位，尽快完成配合事项。"
    ),
    Part.EXECUTE: lambda: _(
        "%(unit)s落实、%(lead)s牵头的“%(title)s”已逾期%(days)s个工作日，请抓紧落实承担的工作，并向牵头单位报送进展。"
    ),
}


def _units(item: Item) -> list[tuple[Unit, Part]]:
    partners = item.co_owners.select_related("unit").order_by("pk")
    return [(item.unit, Part.LEAD), *((row.unit, Part(row.part)) for row in partners)]


def _answering(unit: Unit, on: date) -> set[int]:
    """Whoever answers for a unit on a day."""
    post = queries.leading_post(unit, on)
    if post is None:
        return set()
    return set(Appointment.objects.on(on).filter(post=post).values_list("person_id", flat=True))


def _tell(
    people: Iterable[int | None], key: str, title: str, body: str, item: Item, by: Actor, at: datetime
) -> int:
    url = reverse("ledger:item", args=[item.pk])
    messages = [
        Message(person_id=person, key=key, kind=KIND, title=title[:200], body=body, url=url)
        for person in sorted(one for one in people if one is not None)
    ]
    return tell(messages=messages, by=by, at=at) if messages else 0
