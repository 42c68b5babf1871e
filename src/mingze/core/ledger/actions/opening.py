"""Opening and editing items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.base.language import titled
from mingze.core.facts.models import Fact
from mingze.core.kernel.refusals import Change, Refused
from mingze.core.ledger import policies, queries
from mingze.core.ledger.actions import journal
from mingze.core.ledger.choices import Part, Stage, Standing, Step
from mingze.core.ledger.definitions import Definition, definition_of
from mingze.core.ledger.models import CoOwner, Item, LedgerKind, Serial
from mingze.core.organization.access import NOWHERE
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Post, Unit
from mingze.core.rules.models import Clause


@dataclass(frozen=True)
class Draft:
    """What an item is to be, as a form or an import hands it over. ``co_owners`` pairs units with their
    part.
    """

    kind: LedgerKind
    unit: Unit
    title: str
    holder_post: Post | None
    payload: Mapping[str, Any] = field(default_factory=dict)
    deadline_class: str = ""
    due_on: date | None = None
    parent: Item | None = None
    recurrence_of: Item | None = None
    basis: Clause | None = None
    arising_from: Fact | None = None
    origin_number: str = ""
    co_owners: Sequence[tuple[Unit, Part]] = ()

    def check(self, opened_on: date) -> None:
        """Raise ``Refused`` with the first thing that is wrong with it."""
        definition = definition_of(self.kind)
        # What is entered from a paper keeps the day the paper gives, although that day may have passed.
        not_before = None if self.origin_number else opened_on
        _check_deadline(definition, self.deadline_class, self.due_on, not_before)
        definition.check_payload(self.payload)


@dataclass(frozen=True)
class Changes:
    """The editable part of an item, whole: what it should be afterwards. The deadline moves by extension
    alone.
    """

    title: str
    unit: Unit
    holder_post: Post | None
    payload: Mapping[str, Any]


@door
def open_item(*, draft: Draft, by: Actor, at: datetime) -> Item:
    """Open an item under the next number of its kind and year.

    Raises ``Refused`` when the draft does not fit its kind, the parent is closed or of another kind, or
    the person
    may not open items in the unit.
    """
    _check_may_open(draft, by, at)
    opened_on = journal.day_of(at)
    draft.check(opened_on)
    _check_parent(draft)
    _check_once_a_year(draft, opened_on.year)
    definition = definition_of(draft.kind)
    initial = definition.workflow.state(definition.workflow.initial)
    item = Item.objects.create(
        kind=draft.kind,
        number=_next_number(draft.kind, definition, opened_on.year),
        title=draft.title.strip(),
        unit=draft.unit,
        holder_post=draft.holder_post,
        payload=dict(draft.payload),
        state=initial.code,
        stage=Stage(initial.stage.value),
        parent=draft.parent,
        recurrence_of=draft.recurrence_of,
        basis=draft.basis,
        arising_from=draft.arising_from,
        origin_number=draft.origin_number,
        deadline_class=draft.deadline_class,
        due_on=draft.due_on,
        opened_on=opened_on,
        opened_by_id=by.person_id,
    )
    CoOwner.objects.bulk_create(CoOwner(item=item, unit=unit, part=part) for unit, part in draft.co_owners)
    summary = f"建立{draft.kind.title}{item.number}：{item.title}"
    journal.log(item, action=Step.OPENED, by=by, at=at, from_state="", verb="open", summary=summary)
    return item


@door
def edit(*, item: Item, version: int, changes: Changes, by: Actor, at: datetime) -> Item:
    """Change what an item says. Raises ``Conflict`` when somebody changed it since ``version`` was read."""
    item = journal.held(item.pk)
    definition = definition_of(item.kind)
    differing = differences(item, changes)
    journal.check_version(item, version, differing)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    policies.check_open(definition.workflow, "修改", situation)
    allowed = [Standing.UNIT_MANAGER, Standing.MANAGER]
    # The holder reports on the content; who holds the item is for somebody above to say.
    if changes.unit.pk == item.unit_id and _key(changes.holder_post) == item.holder_post_id:
        allowed.append(Standing.HOLDER)
    policies.check_may("修改", allowed, situation)
    definition.check_payload(changes.payload)
    item.title, item.unit, item.holder_post = changes.title.strip(), changes.unit, changes.holder_post
    item.payload = dict(changes.payload)
    detail = {name: {"before": before, "after": after} for name, before, after in differing}
    note = "、".join(label_of(definition, name) for name, _before, _after in differing)
    journal.write(
        item,
        action=Step.EDITED,
        by=by,
        at=at,
        note=note,
        verb="edit",
        summary=f"修改{item.number}：{note}",
        detail={"changes": detail},
    )
    return item


def differences(item: Item, changes: Changes) -> list[Change]:
    """Each field in which the stored item and the changes differ: name, stored, wanted, as plain values."""
    pairs: list[Change] = [
        ("title", item.title, changes.title.strip()),
        ("unit", item.unit.name, changes.unit.name),
        ("holder_post", _title(item.holder_post), _title(changes.holder_post)),
    ]
    names = dict.fromkeys([*item.payload, *changes.payload])
    pairs += [(name, item.payload.get(name), changes.payload.get(name)) for name in names]
    return [(name, stored, wanted) for name, stored, wanted in pairs if stored != wanted]


def label_of(definition: Definition, name: str) -> str:
    """What a field is called on the item's form."""
    own = {"title": "事项", "unit": "责任单位", "holder_post": "责任岗位"}
    return own.get(name) or definition.title_of(name)


def _check_may_open(draft: Draft, by: Actor, at: datetime) -> None:
    # A job, such as an import run by the operator of the machine, has no person and asks nobody.
    if by.person_id is None:
        return
    if not queries.may(by.person_id, Permission.LEDGER_CREATE, draft.unit, journal.day_of(at)):
        raise Refused(NOWHERE, place="unit", params={"permission": str(Permission.LEDGER_CREATE.label)})


def _check_parent(draft: Draft) -> None:
    definition = definition_of(draft.kind)
    if draft.parent is None:
        return
    parent = journal.held(draft.parent.pk)
    if definition.parent != parent.kind.code:
        raise Refused(
            policies.WRONG_PARENT, params={"kind": titled(draft.kind), "parent": titled(parent.kind)}
        )
    if parent.stage == Stage.CLOSED:
        raise Refused(policies.PARENT_CLOSED, params={"parent": str(parent)})
    above = definition_of(parent.kind)
    if above.declares_count and parent.state != above.workflow.initial:
        raise Refused(policies.COUNT_SIGNED)


def _check_once_a_year(draft: Draft, year: int) -> None:
    """One such item for each post and year; one put away again does not count (A14)."""
    definition = definition_of(draft.kind)
    if definition.yearly is None or draft.holder_post is None:
        return
    dropped = definition.workflow.closes_without
    same = Item.objects.filter(kind=draft.kind, holder_post=draft.holder_post, opened_on__year=year)
    earlier = same.exclude(state__in=dropped).order_by("pk").first()
    if earlier is not None:
        params = {"kind": titled(draft.kind), "number": earlier.number}
        raise Refused(policies.ALREADY_THIS_YEAR, place="holder_post", params=params)


def _check_deadline(definition: Definition, code: str, due_on: date | None, not_before: date | None) -> None:
    chosen = definition.deadline_class(code)
    policies.check_deadline(
        required=definition.deadline_required,
        periodic=chosen is not None and chosen.check_every is not None,
        known=chosen is not None,
        due_on=due_on,
        not_before=not_before,
    )


def _next_number(kind: LedgerKind, definition: Definition, year: int) -> str:
    Serial.objects.get_or_create(kind=kind, year=year)
    # Held until the transaction ends: a number is given only together with the item that bears it.
    serial = Serial.objects.select_for_update().get(kind=kind, year=year)
    serial.last += 1
    serial.save(update_fields=["last"])
    return definition.number_of(year, serial.last)


def _key(post: Post | None) -> int | None:
    return post.pk if post else None


def _title(post: Post | None) -> str:
    return post.title if post else ""
