"""The list pages of the duties module."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.accountability.duties.choices import HolderKind, ObligationState, SheetState
from mingze.accountability.duties.counted import how_many
from mingze.accountability.duties.models import Obligation
from mingze.core.audit.unchanged import count_unchanged, rows_asked, unchanged
from mingze.core.base.columns import Column
from mingze.core.base.filters import (
    Applied,
    BooleanFilter,
    ChoiceFilter,
    DateRangeFilter,
    DayFilter,
    TextFilter,
)
from mingze.core.base.language import titled
from mingze.core.base.listing import Listing
from mingze.core.base.listing_request import ListingRequest
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Unit


@dataclass(frozen=True, kw_only=True)
class ExactFilter(TextFilter):
    """Rows whose one field is exactly what was typed."""

    def applied(self, data: QueryDict, request: HttpRequest) -> Applied | None:
        """Nothing typed asks for nothing."""
        text = data.get(self.key, "").strip()
        return Applied(Q(**{self.fields[0]: text}), text) if text else None


TONES = {
    ObligationState.MET: "good",
    ObligationState.MET_LATE: "warn",
    ObligationState.OVERDUE: "bad",
    ObligationState.OPEN: "info",
}


WORDS = ["occasion__item__text", "occasion__item__text_en", "occasion__item__code"]


def units_for(request: HttpRequest) -> list[tuple[str, str]]:
    """Units in which the person may see duties, indented by depth."""
    access: Access = request.access  # type: ignore[attr-defined]
    units = Unit.objects.within(access.paths(Permission.DUTIES_VIEW)).order_by("tree", "path")
    rows = units.values_list("pk", "path", "name")
    return unchanged(
        "duties.units",
        *rows_asked(rows),
        answer=lambda: [(str(key), "　" * (path.count("/") - 2) + name) for key, path, name in rows],
    )


def subtree(value: str) -> Q:
    """Rows of a unit or of any unit below it."""
    path = Unit.objects.filter(pk=int(value)).values_list("path", flat=True).first() or "none"
    return Q(unit__path__startswith=path)


def obligation_url(row: Obligation) -> str:
    """Where an obligation opens."""
    return reverse("duties:obligation", args=[row.pk])


def _count(rows: QuerySet[Any], asked: ListingRequest) -> int:
    """Of all that a person may see, what is counted already; of what is narrowed, the rows."""
    return count_unchanged(rows) if asked.chips else how_many(asked.request.access)  # type: ignore[attr-defined]


OBLIGATIONS = Listing(
    name="obligations",
    title=_("履责事项"),
    columns=[
        Column("code", _("条目"), "occasion.item.code", sort="occasion__item__code", nowrap=True),
        Column("matter", _("责任内容"), "occasion.item.wording", link=obligation_url),
        Column("unit", _("单位"), "unit.name", sort="unit__path"),
        Column("holder", _("责任主体"), lambda row: row.person or row.post or row.unit),
        Column("period", _("期次"), "occasion.key", sort="period_start", nowrap=True),
        # Within a day by what is owed: an order that both databases read off their indexes.
        Column(
            "due_on",
            _("应完成日期"),
            sort=("due_on", "occasion"),
            nowrap=True,
        ),
        Column("met_on", _("履行日期"), sort="met_on", nowrap=True),
        Column(
            "state",
            _("状态"),
            lambda row: ObligationState(row.state).label,
            template="duties/_state.html",
            sort="state",
        ),
        Column("basis", _("依据"), "occasion.item.basis.reference", visible=False),
        Column("weight", _("权重"), lambda row: row.occasion.weight / 100, visible=False, numeric=True),
    ],
    filters=[
        TextFilter(
            key="q",
            title=_("关键词"),
            fields=WORDS,
        ),
        ChoiceFilter(key="unit", title=_("单位"), options=units_for, condition=subtree),
        ChoiceFilter(key="state", title=_("状态"), options=ObligationState.choices),
        ChoiceFilter(
            key="holder",
            title=_("责任主体"),
            options=HolderKind.choices,
            field="occasion__item__holder_kind",
        ),
        DateRangeFilter(key="due", title=_("应完成日期"), field="due_on"),
        TextFilter(key="person", title=_("姓名"), fields=["person__name"]),
        ExactFilter(key="code", title=_("条目"), fields=["occasion__item__code"]),
        ExactFilter(key="period", title=_("期次"), fields=["occasion__key"]),
        DayFilter(key="on", title=_("截至日期")),
    ],
    default_sort="due_on",
    count=_count,
    empty=_("没有符合条件的履责事项"),
)

MY_OBLIGATIONS = Listing(
    name="my-obligations",
    title=_("我的责任"),
    columns=OBLIGATIONS.columns,
    filters=[
        TextFilter(
            key="q",
            title=_("关键词"),
            fields=WORDS,
        ),
        ChoiceFilter(key="state", title=_("状态"), options=ObligationState.choices),
        DateRangeFilter(key="due", title=_("应完成日期"), field="due_on"),
    ],
    default_sort="due_on",
    empty=_("您没有需要履行的责任"),
)

LISTS = Listing(
    name="duty-lists",
    title=_("责任清单"),
    columns=[
        Column(
            "title",
            _("清单"),
            lambda row: titled(row.duty_list),
            sort="duty_list__title",
            link=lambda row: reverse("duties:version", args=[row.pk]),
        ),
        Column("unit", _("单位"), "duty_list.unit.name", sort="duty_list__unit__path"),
        Column("number", _("版次"), sort="number", numeric=True),
        Column("state", _("状态"), lambda row: _("已发布") if row.published_at else _("草稿")),
        Column("valid_from", _("生效日期"), sort="valid_from", nowrap=True),
        Column("valid_to", _("失效日期"), sort="valid_to", nowrap=True),
        Column("meeting", _("审议会议"), "approved_by_meeting.wording"),
        Column("items", _("条目数"), "item_count", numeric=True),
    ],
    filters=[
        TextFilter(key="q", title=_("清单名称"), fields=["duty_list__title", "duty_list__title_en"]),
        BooleanFilter(key="published", title=_("已发布"), condition=Q(published_at__isnull=False)),
    ],
    default_sort="title",
    empty=_("还没有责任清单"),
)

SHEETS = Listing(
    name="sheets",
    title=_("重点工作提醒单"),
    columns=[
        Column("number", _("编号"), sort="number", link=lambda row: reverse("duties:sheet", args=[row.pk])),
        Column("month", _("月份"), sort="month", nowrap=True),
        Column("unit", _("单位"), "unit.name", sort="unit__path"),
        Column("lines", _("事项数"), lambda row: len(row.content), numeric=True),
        Column(
            "overdue", _("其中逾期"), lambda row: sum(bool(x["overdue"]) for x in row.content), numeric=True
        ),
        Column("state", _("状态"), lambda row: row.get_state_display(), sort="state"),
        Column("sent_at", _("送达时间"), sort="sent_at", nowrap=True),
        Column("receipted_at", _("签收时间"), sort="receipted_at", nowrap=True),
    ],
    filters=[
        TextFilter(key="q", title=_("编号"), fields=["number", "unit__name"]),
        TextFilter(key="month", title=_("月份"), fields=["month"]),
        ChoiceFilter(key="state", title=_("状态"), options=SheetState.choices),
        ChoiceFilter(key="unit", title=_("单位"), options=units_for, condition=subtree),
        BooleanFilter(key="unread", title=_("逾期未签收"), condition=Q(unread_too_long=True)),
    ],
    default_sort="-month",
    empty=_("还没有生成提醒单"),
)

PLEDGES = Listing(
    name="pledges",
    title=_("目标责任书"),
    columns=[
        Column(
            "unit",
            _("单位"),
            "unit.name",
            sort="unit__path",
            link=lambda row: reverse("duties:pledge", args=[row.pk]),
        ),
        Column("year", _("年度"), lambda row: str(row.year), sort="year", nowrap=True),
        Column("list", _("清单"), lambda row: titled(row.duty_list)),
        Column("issuer", _("签订方"), "issuer_post.title"),
        Column("holder", _("责任方"), "holder_post.title"),
        Column("signed", _("已签字"), "signature_count", sort="signature_count", numeric=True),
        Column("sealed_at", _("双方签订时间"), sort="sealed_at", nowrap=True),
    ],
    filters=[
        TextFilter(key="q", title=_("单位"), fields=["unit__name"]),
        BooleanFilter(key="sealed", title=_("已签订"), condition=Q(sealed_at__isnull=False)),
        TextFilter(key="year", title=_("年度"), fields=["year"]),
    ],
    default_sort="-year",
    empty=_("还没有责任书"),
)
