"""How many people and Party organisations a unit has on a day. Each figure is a named indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Q, aggregates
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_noop

from mingze.core.audit.unchanged import unchanged
from mingze.core.kernel.indicators import Computed, Indicator, Unavailable, share
from mingze.core.kernel.refusals import mark
from mingze.core.organization.access import Access
from mingze.core.organization.choices import MembershipKind, Permission, Tree
from mingze.core.organization.models import Membership, Unit
from mingze.core.organization.queries.people import MEMBER, STAFF, people_on, visible_nodes
from mingze.core.organization.queries.trees import Node, subtree_on

NO_STAFF = mark("党组织没有干部职工名册，占比请在行政单位查看")
NOT_THERE = mark("“%(unit)s”在%(day)s尚未设立或已经撤销")
ORGANISATION_KINDS = ("general_branch", "branch", "party_cell")


@dataclass
class Count:
    """What stands in a unit and everything below it on a day.

    ``staff`` are the people on staff rolls; ``members`` those of them who are Party members or, in a Party unit,
    the people on its own roll; ``kinds`` counts Party organisations below.
    """

    unit: Unit
    level: int
    staff: int = 0
    members: int = 0
    has_organisations: bool = False
    kinds: dict[str, int] = field(default_factory=dict)

    @property
    def is_party(self) -> bool:
        """Whether this is a Party unit, which has no staff roll."""
        return self.unit.tree == Tree.PARTY

    @property
    def percent(self) -> Decimal | None:
        """Members in a hundred of staff; nothing where there is no staff to count."""
        return Decimal(self.members) * 100 / self.staff if self.staff else None


def rows_url(unit: Unit, day: date, roll: str) -> str:
    """The list of the people counted."""
    query = urlencode({"unit": unit.code, "on": day.isoformat(), "roll": roll})
    return f"{reverse('organization:people')}?{query}"


def visible_counts(access: Access, day: date) -> list[Count]:
    """The counts of every unit that a person may look at. 5 queries, or 1 while nobody moves. Not to be changed."""
    paths = access.paths(Permission.ORGANIZATION_VIEW)
    counted = unchanged(
        "organization.counts", paths, day, answer=lambda: count_on(day, visible_nodes(access, day))
    )
    return list(counted)


def count_on(day: date, nodes: Sequence[Node]) -> list[Count]:
    """The counts of every unit in ``nodes``, each with all below it in ``nodes``. 3 queries, or 1 while
    nothing was written.

    Everybody stands on one staff roll and one Party roll at most, so that sums count nobody twice.
    """
    staff, members = _by_unit(day)
    counts = {node.unit.pk: Count(node.unit, node.level) for node in nodes}
    for node in reversed(nodes):
        count = counts[node.unit.pk]
        count.staff += staff.get(node.unit.pk, 0)
        count.members += members.get(node.unit.pk, 0)
        above = counts.get(node.parent_id or 0)
        if above is not None:
            above.staff += count.staff
            above.members += count.members
            for kind, number in count.kinds.items():
                above.kinds[kind] = above.kinds.get(kind, 0) + number
            if node.unit.kind in ORGANISATION_KINDS:
                above.kinds[node.unit.kind] = above.kinds.get(node.unit.kind, 0) + 1
    _lend_organisations(counts)
    return list(counts.values())


def _by_unit(day: date) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """(unit -> people on its staff, unit -> members among them, or on its own roll in a Party unit)."""
    return unchanged("organization.headcount", day, answer=lambda: _counted_by_unit(day))


def _counted_by_unit(day: date) -> tuple[Mapping[int, int], Mapping[int, int]]:
    standing = Membership.objects.on(day)
    party = standing.exclude(kind=MembershipKind.STAFF)
    by_unit = standing.values_list("unit_id").order_by()
    staff = by_unit.filter(kind=MembershipKind.STAFF).annotate(number=aggregates.Count("pk"))
    member = ~Q(kind=MembershipKind.STAFF) | Q(person__in=party.values("person"))
    return dict(staff), dict(by_unit.filter(member).annotate(number=aggregates.Count("pk")))


def _lend_organisations(counts: Mapping[int, Count]) -> None:
    """An administrative unit shows the Party organisations of its other half."""
    for count in counts.values():
        other = counts.get(count.unit.counterpart_id or 0)
        count.has_organisations = count.is_party or other is not None
        if not count.is_party and other is not None:
            count.kinds = other.kinds


def standing_in(unit: Unit, day: date, roll: str) -> int:
    """How many people of ``unit`` and everything below it stand on a roll. Raises ``Unavailable``. 3 queries."""
    units = [one.pk for one in subtree_on(unit, day)]
    if not units:
        raise Unavailable(NOT_THERE, params={"unit": unit.name, "day": day.isoformat()})
    return people_on(day, units, roll).count()


def _staff(*, on: date, unit: Unit) -> Computed:
    return Computed(standing_in(unit, on, STAFF), rows_url(unit, on, STAFF))


def _members(*, on: date, unit: Unit) -> Computed:
    return Computed(standing_in(unit, on, MEMBER), rows_url(unit, on, MEMBER))


def _member_share(*, on: date, unit: Unit) -> Computed:
    if unit.tree == Tree.PARTY:
        raise Unavailable(NO_STAFF)
    staff = standing_in(unit, on, STAFF)
    return share(standing_in(unit, on, MEMBER), staff, rows_url(unit, on, MEMBER))


INDICATORS = (
    Indicator(
        name="organization.staff",
        title="干部职工人数",
        title_en="Staff",
        unit_of_measure=gettext_noop("人"),
        description="当日在本单位及下属单位名册上的干部职工人数；党组织为其名册上同时是干部职工的人数",
        version="1",
        compute=_staff,
    ),
    Indicator(
        name="organization.members",
        title="党员人数",
        title_en="Party members",
        unit_of_measure=gettext_noop("人"),
        description="行政单位：当日在册干部职工中的党员（含预备党员）；党组织：当日在本组织及下级组织名册上的党员（含预备党员）",
        version="1",
        compute=_members,
    ),
    Indicator(
        name="organization.member_share",
        title="党员占比",
        title_en="Share of Party members",
        unit_of_measure="%",
        description="当日在册干部职工中党员（含预备党员）所占的百分比",
        version="1",
        compute=_member_share,
    ),
)
