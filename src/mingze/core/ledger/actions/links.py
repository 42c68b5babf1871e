"""What ties items together: co-owner units, paired tasks, recurrences, and facts that concern an item."""

from dataclasses import replace
from datetime import datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.base.language import titled
from mingze.core.facts.actions import Draft as FactDraft
from mingze.core.facts.actions import record as record_fact
from mingze.core.facts.kinds import definition_of as record_definition
from mingze.core.facts.models import Fact
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.ledger import policies, queries, telling
from mingze.core.ledger.actions import journal
from mingze.core.ledger.choices import LinkKind, Part, Stage, Standing, Step
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Concern, CoOwner, Evidence, Item, ItemLink
from mingze.core.organization.models import Unit

MANAGERS = (Standing.UNIT_MANAGER, Standing.MANAGER)
OWN_UNIT = mark("责任单位本身即为牵头单位，不必再列为协办单位")
LEAD_ONCE = mark("每个事项只有一个牵头单位，即责任单位")
NOT_OLDER = mark("只能关联先前已办结的同类事项")
NOT_KIND = mark("“%(kind)s”不能登记在“%(item)s”之下")
PAIR_HOLDER = mark("一岗双责的业务任务与廉政任务应由同一责任岗位承担")


@door
def share(*, item: Item, unit: Unit, part: Part | None, by: Actor, at: datetime) -> Item:
    """Give a unit a part in an item, change it, or with ``None`` take it away. The lead is the item's
    own unit.
    """
    item = journal.held(item.pk)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    policies.check_open(definition_of(item.kind).workflow, str(Step.SHARED.label), situation)
    policies.check_may(str(Step.SHARED.label), MANAGERS, situation)
    if unit.pk == item.unit_id:
        raise Refused(OWN_UNIT, place="unit")
    if part == Part.LEAD:
        raise Refused(LEAD_ONCE, place="part")
    if part is None:
        CoOwner.objects.filter(item=item, unit=unit).delete()
    else:
        CoOwner.objects.update_or_create(item=item, unit=unit, defaults={"part": part})
    note = f"{unit.name}：{part.label if part else '不再协办'}"
    journal.write(
        item,
        action=Step.SHARED,
        by=by,
        at=at,
        note=note,
        verb="share",
        summary=f"{item.number}协办单位：{note}",
    )
    return item


@door
def pair(*, business: Item, integrity: Item, by: Actor, at: datetime) -> ItemLink:
    """Pair a business task with the integrity task of the same holder (A6)."""
    business, integrity = journal.held(business.pk), journal.held(integrity.pk)
    situation = queries.situation(business, by.person_id, journal.day_of(at))
    policies.check_may(str(Step.LINKED.label), (*MANAGERS, Standing.HOLDER), situation)
    if business.holder_post_id is None or business.holder_post_id != integrity.holder_post_id:
        raise Refused(PAIR_HOLDER, place="integrity")
    link, _made = ItemLink.objects.get_or_create(source=business, target=integrity, kind=LinkKind.PAIRED)
    note = f"{business.number}与{integrity.number}一岗双责配对"
    for item in (business, integrity):
        journal.write(item, action=Step.LINKED, by=by, at=at, note=note, verb="pair", summary=note)
    return link


@door
def connect(*, source: Item, target: Item, kind: LinkKind, by: Actor, at: datetime) -> ItemLink:
    """Tie two items together: a task that addresses a problem, this year's measure to last year's."""
    source, target = journal.held(source.pk), journal.held(target.pk)
    situation = queries.situation(source, by.person_id, journal.day_of(at))
    policies.check_may(str(Step.LINKED.label), (*MANAGERS, Standing.HOLDER), situation)
    link, _made = ItemLink.objects.get_or_create(source=source, target=target, kind=kind)
    note = f"{source.number}—{LinkKind(kind).label}—{target.number}"
    for item in (source, target):
        journal.write(item, action=Step.LINKED, by=by, at=at, note=note, verb="link", summary=note)
    return link


@door
def mark_recurrence(*, item: Item, earlier: Item, version: int | None, by: Actor, at: datetime) -> Item:
    """Say that a problem is the return of one closed earlier (同类问题复发). A person decides; the
    software only asks.
    """
    item = journal.held(item.pk)
    journal.check_version(item, version)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    policies.check_may(str(Step.LINKED.label), (*MANAGERS, Standing.CHECKER), situation)
    if earlier.pk == item.pk or earlier.kind_id != item.kind_id or earlier.stage != Stage.CLOSED:
        raise Refused(NOT_OLDER, place="earlier")
    item.recurrence_of = earlier
    note = f"认定为{earlier.number}同类问题复发"
    journal.write(
        item, action=Step.LINKED, by=by, at=at, note=note, verb="recurrence", summary=f"{item.number}{note}"
    )
    return item


@door
def record_about(*, item: Item, draft: FactDraft, by: Actor, at: datetime) -> Fact:
    """Record a fact that concerns this item, such as the secretary's intervention in this very matter (A5).

    Raises ``Refused`` when facts of the kind cannot be about items of this kind.
    """
    item = journal.held(item.pk)
    allowed = record_definition(draft.kind).link_to
    if item.kind.code not in allowed:
        raise Refused(NOT_KIND, params={"kind": titled(draft.kind), "item": titled(item.kind)})
    fact = record_fact(draft=replace(draft, linked=True), by=by, at=at)
    Concern.objects.create(item=item, fact=fact)
    journal.log(
        item,
        action=Step.CONCERNED,
        by=by,
        at=at,
        note=f"{draft.kind.title}：{fact.title}",
        verb="concern",
        summary=f"{item.number}登记{draft.kind.title}：{fact.title}",
        detail={"fact": fact.public_id},
    )
    return fact


@door
def follow_correction(*, item: Item, old: Fact, new: Fact, by: Actor, at: datetime) -> Item:
    """Tie an item to the record that corrects one it was tied to, as evidence or as its concern.

    A closed item follows too: who looks up what it was closed upon finds the corrected record and, through it and
    the item's log, the one before.
    """
    item = journal.held(item.pk)
    Evidence.objects.filter(item=item, fact=old).update(fact=new)
    Concern.objects.filter(item=item, fact=old).update(fact=new)
    journal.log(
        item,
        action=Step.FOLLOWED,
        by=by,
        at=at,
        note=new.title if old.title == new.title else f"{old.title} → {new.title}",
        verb="follow_correction",
        summary=f"{item.number}随工作记录更正：{new.title}",
        detail={"before": old.public_id, "fact": new.public_id},
    )
    return item


@door
def follow_withdrawal(*, item: Item, fact: Fact, by: Actor, at: datetime) -> Item:
    """Write down that a record an item rests on was withdrawn, and tell whoever answers for the item or checks it.

    The tie stays, so that the log can be read; as evidence the record counts no more. A closed item stays closed until
    a person reopens it: the product does not take back what two people have decided.
    """
    item = journal.held(item.pk)
    movement = journal.log(
        item,
        action=Step.LOST,
        by=by,
        at=at,
        note=f"{fact.title}（{fact.withdrawn_reason}）",
        verb="follow_withdrawal",
        summary=f"{item.number}所依据的工作记录已撤回：{fact.title}",
        detail={"fact": fact.public_id},
    )
    telling.lost(item=item, movement=movement, by=by, at=at)
    return item
