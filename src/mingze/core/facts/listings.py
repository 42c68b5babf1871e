"""The list of records."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.core.base.columns import Column
from mingze.core.base.filters import ChoiceFilter, DateRangeFilter, Option, TextFilter, UnitFilter
from mingze.core.base.language import titled
from mingze.core.base.listing import Listing
from mingze.core.facts import queries, standings
from mingze.core.facts.models import Fact, RecordKind

STANDING = "standing"
_CURRENT = Q(countable_until=None)
# Option: its title and its condition. Without one the list keeps to what still stands.
_STANDINGS = {
    "counted": (_("已起算"), _CURRENT & Q(countable_from__isnull=False)),
    "waiting": (_("尚未起算"), _CURRENT & Q(countable_from=None)),
    "ended": (_("已更正或撤回"), ~_CURRENT),
    "all": (_("全部（含已更正、已撤回）"), Q()),
}


def _kinds(request: HttpRequest) -> Iterable[Option]:
    kinds = RecordKind.objects.only("code", "title", "title_en").order_by("group", "code")
    return [(kind.code, titled(kind)) for kind in kinds]


def _units(request: HttpRequest) -> Iterable[Option]:
    nodes = queries.units_seen(request.access, request.today)  # type: ignore[attr-defined]
    return [(str(node.unit.pk), f"{'　' * (node.level - 1)}{node.unit.name}") for node in nodes]


def _address(fact: Fact) -> str:
    return reverse("facts:fact", args=[fact.public_id])


FACTS = Listing(
    name="facts",
    title=_("工作记录"),
    columns=[
        Column("occurred_on", _("发生日期"), sort="occurred_on", nowrap=True),
        Column("title", _("标题"), value="wording", sort="title", link=_address),
        Column("kind", _("类别"), value=lambda fact: titled(fact.kind), sort="kind__code"),
        Column("unit", _("登记单位"), value="unit.name", sort="unit__name"),
        Column("recorded_by", _("登记人"), value="recorded_by.name", sort="recorded_by__name", nowrap=True),
        Column(
            "standing",
            _("是否起算"),
            value=standings.standing_of,
            template="facts/_standing.html",
            export=lambda fact: standings.standing_of(fact).text,
        ),
        Column("counts_on", _("计入日期"), sort="counts_on", nowrap=True, visible=False),
        Column("hours", _("学时（小时）"), value=standings.hours_of, sort="minutes", visible=False),
        Column("recorded_at", _("登记时间"), sort="recorded_at", nowrap=True, visible=False),
        Column("reviewed_by", _("审核人"), value="reviewed_by.name", visible=False, nowrap=True),
    ],
    filters=[
        TextFilter(key="q", title=_("关键词"), fields=["title"], placeholder=_("标题中的字词")),
        ChoiceFilter(key="kind", title=_("类别"), options=_kinds, field="kind__code"),
        # Keys stand between slashes in the path, so the unit and all units below it are found.
        UnitFilter(
            key="unit",
            title=_("登记单位"),
            options=_units,
            condition=lambda key: Q(unit__path__contains=f"/{key}/"),
        ),
        DateRangeFilter(key="period", title=_("发生日期"), field="occurred_on"),
        TextFilter(key="by", title=_("登记人"), fields=["recorded_by__name"], placeholder=_("姓名")),
        ChoiceFilter(
            key=STANDING,
            title=_("是否起算"),
            options=[(code, title) for code, (title, _condition) in _STANDINGS.items()],
            condition=lambda code: _STANDINGS[code][1],
        ),
    ],
    default_sort="-occurred_on",
    empty=_("还没有工作记录"),
    empty_text=_("会议、谈话、党课等开展之后登记一次，清单、学时和报表都从这里取数。"),
)
