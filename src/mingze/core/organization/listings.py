"""The list of people, on any day, of any unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mingze.catalogue.vocabulary import UNIT_KINDS
from mingze.core.base.columns import Column
from mingze.core.base.filters import ChoiceFilter, DayFilter, Option, TextFilter
from mingze.core.base.language import titled
from mingze.core.base.listing import Listing
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization import queries
from mingze.core.organization.access import Access
from mingze.core.organization.choices import MembershipKind
from mingze.core.organization.models import Membership, Person

NOT_A_DAY = mark("“%(text)s”不是有效日期，应为 2026-01-31 的形式")


def day_named(text: str | None, today: date) -> date:
    """The day an address asks about: today unless it names one. Raises ``Refused`` for what is no date."""
    try:
        return date.fromisoformat(text) if text else today
    except ValueError:
        raise Refused(NOT_A_DAY, place="on", params={"text": str(text)[:20]}) from None


@dataclass(frozen=True, kw_only=True)
class GivenFilter(ChoiceFilter):
    """A choice that the rows given already answer to; it checks and names what the address says."""

    def _condition(self, value: str) -> Q:
        return Q()


def unit_options(request: HttpRequest) -> Iterable[Option]:
    """The units one may look at, indented by level, as of the day asked about."""
    access: Access = request.access  # type: ignore[attr-defined]
    day = day_named(request.GET.get("on"), request.today)  # type: ignore[attr-defined]
    return [
        (node.unit.code, "　" * (node.level - 1) + node.unit.name)
        for node in queries.visible_nodes(access, day)
    ]


def _kinds(_request: HttpRequest) -> Iterable[Option]:
    return [(code, titled(term)) for code, term in UNIT_KINDS.items()]


def _roll(person: Person, staff: bool) -> Membership | None:
    rolls: list[Membership] = person.rolls  # type: ignore[attr-defined]
    return next((roll for roll in rolls if (roll.kind == MembershipKind.STAFF) is staff), None)


def _standing(person: Person) -> str:
    roll = _roll(person, staff=False)
    return str(MembershipKind(roll.kind).label) if roll else ""


def _unit(person: Person, staff: bool) -> str:
    roll = _roll(person, staff)
    return roll.unit.name if roll else ""


def _posts(person: Person) -> str:
    held = person.held  # type: ignore[attr-defined]
    return _t("、").join(
        _t("%(post)s（%(unit)s）") % {"post": one.post.title, "unit": one.post.unit.name} for one in held
    )


PEOPLE = Listing(
    name="people",
    title=_("人员"),
    columns=[
        Column("staff_number", _("工号"), sort="staff_number", nowrap=True),
        Column(
            "name", _("姓名"), sort="name", link=lambda row: reverse("organization:person", args=[row.pk])
        ),
        Column("unit", _("单位"), value=lambda row: _unit(row, staff=True)),
        Column("branch", _("党组织"), value=lambda row: _unit(row, staff=False)),
        Column("standing", _("党员身份"), value=_standing),
        Column("posts", _("现任岗位"), value=_posts),
    ],
    filters=[
        TextFilter(key="q", title=_("姓名或工号"), fields=["name", "staff_number"]),
        GivenFilter(key="unit", title=_("单位（含下级）"), options=unit_options),
        GivenFilter(key="roll", title=_("名册"), options=[("staff", _("干部职工")), ("member", _("党员"))]),
        DayFilter(key="on", title=_("截至日期")),
    ],
    default_sort="staff_number",
    empty=_("这一天没有符合条件的在册人员"),
)


UNITS = Listing(
    name="units",
    title=pgettext_lazy("navigation", "单位"),
    columns=[
        Column("code", _("代码"), sort="code", nowrap=True),
        Column("name", _("名称"), sort="name", link=lambda row: reverse("organization:unit", args=[row.pk])),
        Column("kind", _("类别"), value=lambda row: titled(UNIT_KINDS[row.kind]), sort="kind"),
        Column("tree", _("组织系统"), value="get_tree_display"),
        Column("valid_from", _("设立日期"), sort="valid_from", nowrap=True),
        Column("valid_to", _("撤销日期"), sort="valid_to", nowrap=True),
    ],
    filters=[
        TextFilter(key="q", title=_("名称或代码"), fields=["name", "code"]),
        GivenFilter(key="below", title=_("所属单位"), options=unit_options),
        ChoiceFilter(key="kind", title=_("类别"), options=_kinds),
        DayFilter(key="on", title=_("截至日期")),
    ],
    default_sort="code",
    empty=_("这一天没有符合条件的单位"),
)


def people_note(day: date) -> str:
    """What the list page says about its day."""
    return _t("截至%(day)s在册的人员") % {"day": day.isoformat()}
