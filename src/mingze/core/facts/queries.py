"""Questions about facts."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from mingze.core.facts.kinds import Definition, definition_of
from mingze.core.facts.models import Fact, Participation, RecordKind
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Person, Unit
from mingze.core.organization.queries import Node, tree_on


def visible_facts(access: Access) -> QuerySet[Fact]:
    """The facts a person may see, with what a list shows of each: those of their units, and those about them."""
    units = Unit.objects.within(access.paths(Permission.FACTS_VIEW)).values("pk")
    own = Participation.objects.filter(person_id=access.person_id).values("fact")
    facts = Fact.objects.select_related("kind", "unit", "recorded_by", "reviewed_by")
    return facts.filter(Q(unit__in=units) | Q(pk__in=own)).prefetch_related("attachments")


def visible_fact(access: Access, public_id: str) -> Fact | None:
    """One of them, if the person may see it."""
    return visible_facts(access).filter(public_id=public_id).first()


def kind_named(code: str) -> RecordKind | None:
    """A kind in use."""
    return RecordKind.objects.filter(code=code, retired=False).first()


def kinds_for(access: Access, day: date) -> list[RecordKind]:
    """The kinds a person may record in some unit, in groups. 3 queries."""
    nodes = tree_on(day)
    kinds = RecordKind.objects.filter(retired=False).order_by("group", "code")
    return [kind for kind in kinds if _fitting(access, definition_of(kind), nodes)]


def units_for(access: Access, definition: Definition, day: date) -> list[Node]:
    """The units in which a person may record facts of a kind, in reading order. 2 queries."""
    return _fitting(access, definition, tree_on(day))


def _fitting(access: Access, definition: Definition, nodes: Iterable[Node]) -> list[Node]:
    return [
        node
        for node in nodes
        if definition.tree in {"any", node.unit.tree}
        and any(access.covers(permission, node.unit) for permission in definition.recordable_by)
    ]


def may_change(access: Access, fact: Fact) -> bool:
    """Whether a person may correct, withdraw or complete a fact: whoever may record it in its unit."""
    definition = definition_of(fact.kind)
    return any(access.covers(permission, fact.unit) for permission in definition.recordable_by)


def units_seen(access: Access, day: date) -> list[Node]:
    """The units whose facts a person may see, in reading order."""
    return [node for node in tree_on(day) if access.covers(Permission.FACTS_VIEW, node.unit)]


def people_by_part(fact: Fact) -> dict[str, list[Person]]:
    """Who took part in a fact, by the code of the part."""
    found: dict[str, list[Person]] = defaultdict(list)
    rows = Participation.objects.filter(fact=fact).select_related("person")
    for row in rows.order_by("person__staff_number"):
        found[row.part].append(row.person)
    return found


def chain_of(fact: Fact) -> list[Fact]:
    """The record with everything it corrected and everything that corrected it, the oldest first."""
    chain = [fact]
    while chain[0].supersedes_id is not None:
        chain.insert(0, _with_people().get(pk=chain[0].supersedes_id))
    while newer := _with_people().filter(supersedes=chain[-1]).first():
        chain.append(newer)
    return chain


def _with_people() -> QuerySet[Fact]:
    return Fact.objects.select_related("kind", "recorded_by", "reviewed_by")
