"""Questions about lists, obligations and their fulfilment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from mingze.accountability.duties.choices import HolderKind, SheetState
from mingze.accountability.duties.materialising import agency_paths
from mingze.accountability.duties.models import DutyItem, ListVersion, Obligation, Pledge, Sheet
from mingze.accountability.duties.states import Stated, with_state
from mingze.catalogue.vocabulary import PLEDGING_UNIT_KINDS, REMINDED_UNIT_KINDS, UNIT_HEADS
from mingze.core.audit.unchanged import unchanged
from mingze.core.base.language import titled
from mingze.core.base.models import EffectiveQuerySet
from mingze.core.documents import storage
from mingze.core.facts.models import Fact, Participation
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Appointment, Membership, Post, Unit
from mingze.core.rules import queries as rules
from mingze.core.rules.models import Parameter


def items_without_holder(version: ListVersion, on: date) -> list[DutyItem]:
    """The items for which, on a day, no unit, post or member in the agency's reach would owe anything (A1)."""
    reach = Unit.objects.on(on).within(agency_paths(version.duty_list.unit))
    units = set(reach.values_list("kind", flat=True))
    posts = set(Post.objects.on(on).filter(unit__in=reach).values_list("category", flat=True))
    known = {HolderKind.UNIT: units, HolderKind.MEMBER: units, HolderKind.POST: posts}
    items = version.items.order_by("position")
    return [item for item in items if item.holder_category not in known[HolderKind(item.holder_kind)]]


def meeting_standing(meeting: Fact, agency: Unit) -> dict[str, Any]:
    """What ``policies.check_meeting`` asks about a meeting."""
    return {
        "title": meeting.wording,
        "kind": titled(meeting.kind),
        "adopts": "duty_list" in meeting.kind.definition.get("adopts", ()),
        "counts": meeting.countable_from is not None,
        "current": meeting.countable_until is None,
        "of_this_agency": meeting.unit.path.startswith(agency_paths(agency)),
    }


def adopting_meetings(access: Access) -> QuerySet[Fact]:
    """Recorded meetings that could approve a list."""
    facts = Fact.objects.current().filter(countable_from__isnull=False).select_related("kind", "unit")
    adopting = facts.filter(kind__definition__adopts__isnull=False)
    return access.visible(adopting, Permission.FACTS_VIEW).order_by("-occurred_on")


def visible_obligations(access: Access, on: date) -> QuerySet[Stated]:
    """The obligations a person may see, each with its state on the day."""
    # Of a page's obligations many share an occasion; joined, a database would plan eight tables for every page.
    rows = Obligation.objects.select_related("unit", "post", "person").prefetch_related(
        "occasion__item__basis", "occasion__item__version__duty_list"
    )
    return with_state(access.visible(rows, Permission.DUTIES_VIEW), on)


def owed_by(person_id: int, on: date) -> QuerySet[Stated]:
    """What a person answers for on a day: as holder of a post, as head of a unit, or as a member."""
    posts, units = unchanged("duties.capacities", person_id, on, answer=lambda: _capacities(person_id, on))
    mine = Q(post__in=posts) | Q(person_id=person_id) | Q(post=None, person=None, unit__in=units)
    return with_state(Obligation.objects.filter(mine), on)


def _capacities(person_id: int, on: date) -> tuple[list[int], list[int]]:
    """The posts a person holds on a day, and the units a person heads."""
    held = Appointment.objects.on(on).filter(person_id=person_id).select_related("post__unit")
    posts = [appointment.post for appointment in held]
    return (
        [post.pk for post in posts],
        [post.unit_id for post in posts if UNIT_HEADS.get(post.unit.kind) == post.category],
    )


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for an obligation on a day: the member, the holder of the post, or the head of the unit."""

    name: str
    capacity: str


def responsible_day(obligation: Obligation, on: date) -> date:
    """The day on which to look who held the post: the day it was met, else the due day, and never after ``on``."""
    return min(on, obligation.met_on or obligation.occasion.due_on)


def responsible_for(obligations: Sequence[Obligation], on: date) -> Mapping[int, Responsible]:
    """Who answers for each obligation as of a day. 3 queries, however many obligations."""
    unit_ids = {row.unit_id for row in obligations if not row.post_id and not row.person_id}
    post_ids = {row.post_id for row in obligations if row.post_id}
    heads = Post.objects.filter(unit_id__in=unit_ids, category__in=set(UNIT_HEADS.values())).select_related(
        "unit"
    )
    head_of = {post.unit_id: post for post in heads if UNIT_HEADS.get(post.unit.kind) == post.category}
    post_ids |= {post.pk for post in head_of.values()}
    appointments: dict[int, list[Appointment]] = {}
    in_order = Appointment.objects.filter(post_id__in=post_ids).order_by("valid_from")
    for held in in_order.select_related("person"):
        appointments.setdefault(held.post_id, []).append(held)
    answer: dict[int, Responsible] = {}
    for row in obligations:
        if row.person_id and row.person:
            answer[row.pk] = Responsible(row.person.name, "")
            continue
        post = row.post if row.post_id else head_of.get(row.unit_id)
        day = responsible_day(row, on)
        holders = [
            one.person.name
            for one in appointments.get(post.pk if post else 0, [])
            if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)
        ]
        answer[row.pk] = Responsible("、".join(holders), post.title if post else "")
    return answer


def evidence_for(obligation: Obligation) -> QuerySet[Fact]:
    """The facts that match an obligation's item, window and holder."""
    occasion = obligation.occasion
    facts = Fact.objects.filter(
        kind__in=occasion.item.discharges.values("record_kind"),
        counts_on__gte=occasion.period_start,
        counts_on__lte=occasion.counts_until,
    ).select_related("kind", "unit", "recorded_by", "reviewed_by")
    if not obligation.post_id and not obligation.person_id:
        return facts.filter(unit_id=obligation.unit_id)
    people = (
        Appointment.objects.filter(post=obligation.post)
        .filter(valid_from__lte=OuterRef("fact__occurred_on"))
        .filter(Q(valid_to=None) | Q(valid_to__gte=OuterRef("fact__occurred_on")))
    )
    from_post = Exists(people.filter(person=OuterRef("person")))
    parts = Participation.objects.filter(fact=OuterRef("pk"))
    served = [
        Exists(
            (parts.filter(part=one.part) if one.part else parts).filter(
                Q(person_id=obligation.person_id) if obligation.person_id else from_post,
                fact__kind_id=one.record_kind_id,
            )
        )
        for one in occasion.item.discharges.all()
    ]
    condition = Q(pk__in=[])
    for one in served:
        condition |= Q(one)
    return facts.filter(condition)


def roll_of(unit: Unit, on: date) -> QuerySet[Membership]:
    """Who stands on a unit's roll on a day."""
    return Membership.objects.on(on).filter(unit=unit).select_related("person")


def versions_visible(access: Access) -> EffectiveQuerySet[ListVersion]:
    """The list versions a person may see."""
    versions = ListVersion.objects.select_related("duty_list__unit", "approved_by_meeting__kind")
    here = Unit.objects.within(access.paths(Permission.DUTIES_VIEW))
    mine = Q(duty_list__unit__in=here)
    published_above = Q(duty_list__unit__in=_agencies_above(access), published_at__isnull=False)
    return versions.filter(mine | published_above).annotate(item_count=Count("items"))


def _agencies_above(access: Access) -> QuerySet[Unit]:
    """Agencies whose published lists reach a person: those above the units they may look into."""
    keys = {int(key) for path in access.paths(Permission.DUTIES_VIEW) for key in path.strip("/").split("/")}
    return Unit.objects.filter(Q(pk__in=keys) | Q(counterpart__in=keys))


def sheets_visible(access: Access, on: date) -> QuerySet[Sheet]:
    """The sheets a person may see; ``unread_too_long`` marks those sent and unreceipted past the reminder."""
    days = int(str(rules.value("sheet.receipt.reminder.days", on=on)))
    limit = datetime.combine(on - timedelta(days=days), time.max, tzinfo=SHANGHAI)
    late = Q(state=SheetState.SENT, sent_at__lte=limit)
    sheets = Sheet.objects.select_related("unit", "generated_by", "approved_by", "receipted_by")
    return access.visible(sheets, Permission.SHEETS_VIEW).annotate(
        unread_too_long=Case(When(late, then=Value(True)), default=Value(False), output_field=BooleanField())
    )


def reminded_units(access: Access, on: date) -> QuerySet[Unit]:
    """The branches a person generates sheets for."""
    units = Unit.objects.on(on).within(access.paths(Permission.SHEETS_GENERATE))
    return units.filter(kind__in=REMINDED_UNIT_KINDS).order_by("path")


def pledges_visible(access: Access) -> QuerySet[Pledge]:
    """The pledges a person may see."""
    pledges = Pledge.objects.select_related("unit", "duty_list", "version", "issuer_post", "holder_post")
    return access.visible(pledges, Permission.DUTIES_VIEW).annotate(signature_count=Count("signatures"))


def visible_or_own(access: Access, on: date) -> QuerySet[Stated]:
    """The obligations a person may see, and their own."""
    rows = Obligation.objects.select_related(
        "occasion__item__basis__version__document",
        "occasion__item__version__duty_list",
        "unit",
        "post",
        "person",
    )
    units = Unit.objects.within(access.paths(Permission.DUTIES_VIEW)).values("pk")
    return with_state(rows.filter(Q(unit__in=units) | Q(person_id=access.person_id)), on)


@dataclass(frozen=True, slots=True)
class PledgeStanding:
    """How many heads of units should have signed this year, how many have, and who has not (A7)."""

    year: int
    required: int
    signed: int
    missing: list[Post]

    @property
    def share(self) -> float | None:
        """Signed in per cent of required; None when nobody has to."""
        return None if not self.required else round(100 * self.signed / self.required, 1)


def pledge_standing(access: Access, on: date) -> PledgeStanding:
    """The standing of this year's pledges in the person's reach."""
    posts = _pledging_posts(access, on)
    signed = set(
        Pledge.objects.filter(year=on.year, sealed_at__isnull=False).values_list("holder_post_id", flat=True)
    )
    missing = [post for post in posts if post.pk not in signed]
    return PledgeStanding(on.year, len(posts), len(posts) - len(missing), missing)


def _pledging_posts(access: Access, on: date) -> list[Post]:
    """The heads of sections and branches in the person's reach: those who pledge upwards."""
    units = (
        Unit.objects.on(on).within(access.paths(Permission.DUTIES_VIEW)).filter(kind__in=PLEDGING_UNIT_KINDS)
    )
    posts = Post.objects.on(on).filter(unit__in=units).select_related("unit").order_by("unit__path")
    return [post for post in posts if UNIT_HEADS.get(post.unit.kind) == post.category]


def pledge_choices(access: Access, on: date) -> dict[str, QuerySet[Any]]:
    """What a drafter chooses from when drawing up a pledge."""
    reach = Unit.objects.on(on).within(access.paths(Permission.DUTIES_MANAGE))
    posts = (
        Post.objects.on(on)
        .filter(unit__in=reach, category__in=set(UNIT_HEADS.values()))
        .select_related("unit")
    )
    return {
        "versions": versions_visible(access).filter(published_at__isnull=False, valid_to=None),
        "holders": posts.filter(unit__kind__in=PLEDGING_UNIT_KINDS).order_by("unit__path"),
        "issuers": posts.order_by("unit__path"),
    }


def is_intact(pledge: Pledge) -> bool:
    """Whether the file both sides sign is still, byte for byte, the one that was drawn up."""
    try:
        storage.get(pledge.sha256)
    except Refused:
        return False
    return True


def heads_supervised(access: Access, on: date) -> QuerySet[Post]:
    """The posts that answer for a unit, where the person supervises heads; their own team's left out."""
    units = Unit.objects.on(on).within(access.paths(Permission.SUPERVISE_HEADS))
    heads = Q()
    for kind, category in UNIT_HEADS.items():
        if kind != "supervision_team":
            heads |= Q(unit__kind=kind, category=category)
    return (
        Post.objects.on(on).filter(heads, unit__in=units).select_related("unit").order_by("unit__path", "pk")
    )


def owed_as_head(post: Post, on: date) -> QuerySet[Stated]:
    """What the holder of a post owes in person and for the unit, this year, the overdue first."""
    mine = Q(post=post) | Q(post=None, person=None, unit=post.unit_id)
    rows = Obligation.objects.filter(mine, due_on__year=on.year).select_related("occasion__item")
    return with_state(rows, on).order_by("due_on", "occasion__item__code", "pk")


def parameter_titles(version: ListVersion) -> dict[str, str]:
    """The titles of the parameters that a version's items take their minimum from, by key."""
    keys = version.items.exclude(minimum_parameter="").values("minimum_parameter")
    return {one.key: titled(one) for one in Parameter.objects.filter(key__in=keys)}
