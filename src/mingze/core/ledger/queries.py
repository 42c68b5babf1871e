"""Questions about items."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from mingze.core.facts.kinds import definition_of as record_definition
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.facts.queries import kinds_for
from mingze.core.ledger import policies, time_limits
from mingze.core.ledger.choices import Stage
from mingze.core.ledger.definitions import DECLARED_COUNT, Definition, definition_of
from mingze.core.ledger.models import Concern, Evidence, Item, LedgerKind, Movement, Pause
from mingze.core.organization import queries as organization
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Appointment, Post, Role, RoleGrant, Unit
from mingze.core.rules.models import Clause, RuleDocument

RULE = "rule"


def kinds() -> QuerySet[LedgerKind]:
    """The kinds in use."""
    return LedgerKind.objects.filter(retired=False).order_by("code")


def kind(code: str) -> LedgerKind:
    """The kind of this code. Raises ``LedgerKind.DoesNotExist``."""
    return LedgerKind.objects.get(code=code)


def in_reach(access: Access) -> QuerySet[Item]:
    """The items of the units somebody may look into, and those such a unit has a part in."""
    return _listed(_reach(access))


def visible(access: Access, on: date) -> QuerySet[Item]:
    """The items somebody may see on a day: those in reach, and those whose post they hold that day.

    Who has handed a post over sees its items no longer, unless they lie in reach.
    """
    return _listed(_reach(access) | Q(holder_post__in=_posts_held(access.person_id, on)))


def _reach(access: Access) -> Q:
    units = Unit.objects.within(access.paths(Permission.LEDGER_VIEW)).values("pk")
    return Q(unit__in=units) | Q(pk__in=Item.objects.filter(co_owners__unit__in=units).values("pk"))


def _listed(condition: Q) -> QuerySet[Item]:
    return Item.objects.filter(condition).select_related("kind", "unit", "holder_post")


def _posts_held(person_id: int, on: date) -> QuerySet[Any]:
    return Appointment.objects.on(on).filter(person_id=person_id).values("post")


def held_by(person_id: int, on: date) -> QuerySet[Item]:
    """The items somebody answers for on a day, through the posts they hold that day."""
    return Item.objects.filter(holder_post__in=_posts_held(person_id, on)).select_related(
        "kind", "unit", "holder_post"
    )


def to_check(access: Access, on: date) -> QuerySet[Item]:
    """The items that wait for a second person and that this person may check: not their own work."""
    waiting = access.visible(Item.objects.filter(stage=Stage.CHECKING), Permission.LEDGER_CHECK)
    own = held_by(access.person_id, on).values("pk")
    handed_in = Item.objects.filter(evidence__added_by_id=access.person_id).values("pk")
    others = waiting.exclude(pk__in=own).exclude(submitted_by_id=access.person_id).exclude(pk__in=handed_in)
    return others.select_related("kind", "unit", "holder_post", "submitted_by")


def overdue(rows: QuerySet[Item], on: date) -> QuerySet[Item]:
    """Those of ``rows`` whose day has passed while their clock ran: not closed, not waiting for a check,
    not paused.
    """
    return rows.filter(overdue_condition(on))


def overdue_condition(on: date) -> Q:
    """What makes an item overdue on a day, as a condition."""
    standing = Exists(Pause.objects.filter(item=OuterRef("pk"), valid_to=None, valid_from__lte=on))
    return Q(stage=Stage.OPEN, due_on__lt=on) & Q(~standing)


def with_lateness(rows: QuerySet[Item], on: date) -> QuerySet[Item]:
    """The rows, each with ``late``: whether it is overdue on a day."""
    return rows.annotate(late=ExpressionWrapper(overdue_condition(on), output_field=BooleanField()))


def holders(item: Item, on: date) -> set[int]:
    """The keys of the people who hold the item's post on a day."""
    if item.holder_post_id is None:
        return set()
    found = Appointment.objects.on(on).filter(post_id=item.holder_post_id)
    return set(found.values_list("person_id", flat=True))


def may(person_id: int, permission: str, unit: Unit, on: date) -> bool:
    """Whether somebody may do this in a unit on a day."""
    return organization.access_of(person_id, on).covers(permission, unit)


def doers(item: Item, on: date) -> set[int]:
    """Whoever did the work of this round: holds the post, submitted the item, or handed in its evidence."""
    workflow = definition_of(item.kind).workflow
    stages = {state.code: state.stage.value for state in workflow.states}
    this_round = _round(item, stages)
    submitted = {
        one.by_id
        for one in this_round
        if stages.get(one.from_state) == Stage.OPEN and stages.get(one.to_state) == Stage.CHECKING
    }
    handed_in = set(_evidence(item, this_round).values_list("added_by_id", flat=True))
    return {
        one for one in {*holders(item, on), item.submitted_by_id, *submitted, *handed_in} if one is not None
    }


def situation(item: Item, person_id: int | None, on: date) -> policies.Situation:
    """What decides over what this person may do with this item on a day."""
    definition = definition_of(item.kind)
    stages = {state.code: state.stage.value for state in definition.workflow.states}
    children = list(item.children.values_list("stage", flat=True))
    is_doer = person_id is not None and person_id in doers(item, on)
    return policies.Situation(
        state=item.state,
        standings=_standings(item, person_id, on, is_doer) if person_id is not None else frozenset(),
        is_doer=is_doer,
        evidence=_standing_evidence(_evidence(item, _round(item, stages))).count(),
        children=len(children),
        children_open=sum(stage != Stage.CLOSED for stage in children),
        declared=item.payload.get(DECLARED_COUNT) if definition.declares_count else None,
        unknown_rule=_unknown_rule(definition, item),
        check_due=time_limits.missed_check(item, definition, on),
    )


def people_who_may(permission: str, unit: Unit, on: date) -> set[int]:
    """The keys of everybody who may do this in a unit on a day, through posts and named grants."""
    roles = [role for role in Role.objects.all() if permission in role.permissions]
    categories = {category for role in roles for category in role.held_by}
    roots = _roots(unit)
    candidates = set(
        Appointment.objects.on(on)
        .filter(post__category__in=categories, post__unit__in=Unit.objects.within(roots))
        .values_list("person_id", flat=True)
    )
    candidates |= set(RoleGrant.objects.on(on).filter(role__in=roles).values_list("person_id", flat=True))
    return {person for person in candidates if may(person, permission, unit, on)}


def leading_post(unit: Unit, on: date) -> Post | None:
    """The post that answers for a unit: one for a single person, whose holder may open items there."""
    opening = {
        category
        for role in Role.objects.all()
        if Permission.LEDGER_CREATE in role.permissions
        for category in role.held_by
    }
    posts = Post.objects.on(on).filter(unit=unit, shared=False, category__in=opening)
    return posts.order_by("code").first()


def posts_of(categories: Iterable[str], access: Access, on: date) -> QuerySet[Post]:
    """The posts of some categories in the units somebody may see."""
    units = Unit.objects.within(access.paths(Permission.LEDGER_VIEW)).values("pk")
    posts = Post.objects.on(on).filter(category__in=list(categories), unit__in=units)
    return posts.order_by("unit__tree", "unit__path", "code")


def tied_to(fact: Fact) -> QuerySet[Item]:
    """The items a record evidences or concerns."""
    tied = Q(pk__in=Evidence.objects.filter(fact=fact).values("item"))
    return Item.objects.filter(tied | Q(pk__in=Concern.objects.filter(fact=fact).values("item"))).order_by(
        "pk"
    )


def posts_owing_yearly(kind: LedgerKind, access: Access, on: date) -> QuerySet[Post]:
    """The posts whose holders set up one item of a kind a year, in the units somebody may see."""
    yearly = definition_of(kind).yearly
    return posts_of(yearly.posts if yearly else (), access, on)


def basis_of_yearly(kind: LedgerKind) -> Clause | None:
    """The clause by which an item of a kind is set up once a year."""
    yearly = definition_of(kind).yearly
    if yearly is None:
        return None
    return Clause.objects.select_related("version__document").filter(reference=yearly.basis).first()


def item_numbered(number: str) -> Item | None:
    """The item people call by this number."""
    return Item.objects.select_related("kind", "unit").filter(number=number).first()


def version_of(item_id: str) -> int:
    """The present version of an item."""
    return Item.objects.values_list("version", flat=True).get(pk=item_id)


def kinds_about(item: Item, access: Access, on: date) -> list[RecordKind]:
    """The kinds of record somebody may make about an item, such as the secretary's interventions."""
    offered = kinds_for(access, on)
    return [one for one in offered if item.kind.code in record_definition(one).link_to]


def units_named(text: str, on: date) -> QuerySet[Unit]:
    """The units of this name or code on a day."""
    return Unit.objects.on(on).filter(Q(name=text) | Q(code=text))


def similar_closed(item: Item, seen: QuerySet[Item], limit: int = 5) -> list[Item]:
    """Items of the kind closed earlier whose words are most like this one's, among those a person may see: a
    suggestion for them to judge.
    """
    earlier = seen.filter(kind=item.kind_id, stage=Stage.CLOSED).exclude(pk=item.pk)
    text = _words(item)
    scored = [(_likeness(text, _words(one)), one) for one in earlier.order_by("-closed_on", "pk")[:SCANNED]]
    likely = sorted((pair for pair in scored if pair[0] >= LIKELY), key=lambda pair: -pair[0])
    return [one for _score, one in likely[:limit]]


SCANNED = 500
LIKELY = 0.3


def _standings(item: Item, person_id: int, on: date, is_doer: bool) -> frozenset[str]:
    access = organization.access_of(person_id, on)
    partners = {row.unit_id: row.unit for row in item.co_owners.select_related("unit")}
    return policies.standings(
        is_holder=person_id in holders(item, on),
        in_coowner=any(_stands_in(access, Permission.LEDGER_WORK, unit) for unit in partners.values()),
        heads_unit=_stands_in(access, Permission.LEDGER_CREATE, item.unit),
        may_check=access.covers(Permission.LEDGER_CHECK, item.unit),
        may_manage=access.covers(Permission.LEDGER_MANAGE, item.unit),
        is_doer=is_doer,
    )


def _stands_in(access: Access, permission: str, unit: Unit) -> bool:
    """Whether somebody may do this in the very unit, and not only because it lies below theirs."""
    return unit.path in access.paths(permission)


def _round(item: Item, stages: dict[str, str]) -> list[Movement]:
    """The movements since the item was opened, or since it was last reopened."""
    movements = list(item.movements.order_by("at", "pk"))
    begins = 0
    for index, one in enumerate(movements):
        if stages.get(one.from_state) == Stage.CLOSED and stages.get(one.to_state) != Stage.CLOSED:
            begins = index
    return movements[begins:]


def _evidence(item: Item, this_round: list[Movement]) -> QuerySet[Evidence]:
    rows = item.evidence.all()
    return rows.filter(added_at__gte=this_round[0].at) if this_round else rows


def _standing_evidence(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Those that still show something: a file, or a record that was not withdrawn."""
    return rows.filter(Q(attachment__isnull=False) | Q(fact__countable_until=None))


def _unknown_rule(definition: Definition, item: Item) -> str:
    """The rule a measure says it made, when the rules repository has none of that title or code."""
    named = str(item.payload.get(RULE) or "").strip() if RULE in definition.properties else ""
    return "" if not named or rule_named(named) else named


def rule_named(text: str) -> RuleDocument | None:
    """The rule of this code or title, with or without the title marks 《》."""
    plain = text.strip().strip("《》")
    return RuleDocument.objects.filter(Q(code=plain) | Q(title=plain) | Q(title=f"《{plain}》")).first()


def _roots(unit: Unit) -> tuple[str, ...]:
    """The whole trees around a unit: its own, and those its ancestors are the counterpart of."""
    keys = [int(key) for key in unit.path.strip("/").split("/")]
    around = Unit.objects.filter(pk__in=keys).select_related("counterpart")
    paths = {f"/{keys[0]}/", *(one.counterpart.path for one in around if one.counterpart)}
    return tuple(sorted(paths))


def _words(item: Item) -> set[str]:
    """Pairs of neighbouring characters: in Chinese these stand for words well enough to compare two texts."""
    parts: Iterable[str] = [item.title, *(value for value in item.payload.values() if isinstance(value, str))]
    text = "".join(letter for part in parts for letter in part if letter.isalnum())
    return {text[place : place + 2] for place in range(len(text) - 1)}


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
