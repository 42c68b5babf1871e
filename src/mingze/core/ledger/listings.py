"""The lists of the ledger, declared."""

from functools import cache

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingze.core.base.columns import Column
from mingze.core.base.filters import (
    Applied,
    BooleanFilter,
    ChoiceFilter,
    DateRangeFilter,
    TextFilter,
    UnitFilter,
)
from mingze.core.base.language import titled
from mingze.core.base.listing import Listing
from mingze.core.ledger import queries
from mingze.core.ledger.choices import Stage
from mingze.core.ledger.definitions import deadline_title, definition_of
from mingze.core.ledger.models import Item, LedgerKind
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Unit

INDENT = "　"


class OverdueFilter(ChoiceFilter):
    """Overdue as of today, or of the day a figure was counted for."""

    def applied(self, data: QueryDict, request: HttpRequest) -> Applied | None:
        """The condition depends on the day of the request."""
        found = super().applied(data, request)
        if found is None:
            return None
        condition = queries.overdue_condition(request.today)  # type: ignore[attr-defined]
        return Applied(condition if data[self.key] == "yes" else ~condition, found.text)


def url_of(item: Item) -> str:
    """The page of an item."""
    return reverse("ledger:item", args=[item.pk])


def state_title(item: Item) -> str:
    """The title of the state an item is in."""
    return titled(definition_of(item.kind).workflow.state(item.state))


def _deadline(item: Item) -> str:
    return deadline_title(definition_of(item.kind), item.deadline_class)


def _late(item: Item) -> str:
    """Set by ``queries.with_lateness`` for the day the list is looked at."""
    return gettext("已逾期") if getattr(item, "late", False) else ""


def _units(request: HttpRequest) -> list[tuple[str, str]]:
    """The units in reach, each indented below those it belongs to."""
    paths = request.access.paths(Permission.LEDGER_VIEW)  # type: ignore[attr-defined]
    units = Unit.objects.within(paths).order_by("path")
    return [(str(unit.pk), INDENT * (unit.path.count("/") - 2) + unit.name) for unit in units]


def _within(unit_id: str) -> Q:
    path = Unit.objects.filter(pk=unit_id).values_list("path", flat=True).first() or "-"
    return Q(unit__path__startswith=path)


COLUMNS = {
    "number": Column("number", _("编号"), sort="number", link=url_of, nowrap=True),
    "title": Column("title", _("事项"), sort="title", link=url_of),
    "kind": Column("kind", _("类别"), value=lambda item: titled(item.kind), sort="kind__code", nowrap=True),
    "unit": Column("unit", _("责任单位"), value="unit.name", sort="unit__path"),
    "holder": Column("holder", _("责任岗位"), value="holder_post.title", sort="holder_post__title"),
    "state": Column("state", _("状态"), value=state_title, sort="state", nowrap=True),
    "stage": Column("stage", _("阶段"), value="get_stage_display", sort="stage", visible=False),
    "class": Column("class", _("期限类别"), value=_deadline, sort="deadline_class", visible=False),
    "due_on": Column("due_on", _("完成期限"), sort="due_on", nowrap=True),
    "late": Column("late", _("逾期"), value=_late, nowrap=True),
    "opened_on": Column("opened_on", _("建立日期"), sort="opened_on", visible=False, nowrap=True),
    "closed_on": Column("closed_on", _("办结日期"), sort="closed_on", visible=False, nowrap=True),
    "parent": Column("parent", _("上级事项"), value="parent.number", sort="parent__number", visible=False),
}
WORDS = TextFilter(key="q", title=_("关键词"), fields=["number", "title", "holder_post__title"])
STAGE = ChoiceFilter(key="stage", title=_("阶段"), options=Stage.choices, field="stage")
UNIT = UnitFilter(key="unit", title=_("责任单位"), options=_units, condition=_within)
OVERDUE = OverdueFilter(key="overdue", title=_("逾期"), options=[("yes", _("已逾期")), ("no", _("未逾期"))])
DUE = DateRangeFilter(key="due", title=_("完成期限"), field="due_on")
OPENED = DateRangeFilter(key="opened", title=_("建立日期"), field="opened_on")
HOLDERLESS = BooleanFilter(
    key="holder",
    title=_("责任岗位"),
    condition=Q(holder_post__isnull=False),
    yes=_("已落实"),
    no=_("未落实"),
)


def of_kind(kind: LedgerKind) -> Listing:
    """The list of one kind, with the states and deadline classes of its table."""
    definition = definition_of(kind)
    states = [(state.code, titled(state)) for state in definition.workflow.states]
    classes = [(one.code, titled(one)) for one in definition.deadline_classes]
    filters = [
        WORDS,
        ChoiceFilter(key="state", title=_("状态"), options=states),
        STAGE,
        UNIT,
        OVERDUE,
        HOLDERLESS,
    ]
    if len(classes) > 1:
        filters.append(
            ChoiceFilter(key="class", title=_("期限类别"), options=classes, field="deadline_class")
        )
    keys = (
        "number",
        "title",
        "unit",
        "holder",
        "state",
        "stage",
        "class",
        "due_on",
        "late",
        "opened_on",
        "closed_on",
    )
    return Listing(
        name=f"ledger-{kind.code}".replace("_", "-"),
        title=titled(kind),
        columns=[COLUMNS[key] for key in (*keys, "parent")],
        filters=[*filters, DUE, OPENED],
        default_sort="due_on",
        template="ledger/kind.html",
        empty=_("尚无此类事项"),
    )


@cache
def mine() -> Listing:
    """The items somebody answers for."""
    return Listing(
        name="ledger-mine",
        title=_("我的事项"),
        columns=[
            COLUMNS[key] for key in ("number", "kind", "title", "unit", "holder", "state", "due_on", "late")
        ],
        filters=[WORDS, STAGE, OVERDUE, DUE],
        default_sort="due_on",
        empty=_("目前没有由您负责的事项"),
        empty_text=_("您任职岗位承担的事项会列在这里。"),
    )


@cache
def checks() -> Listing:
    """The items that wait for somebody's check."""
    submitted = Column("submitted_by", _("提交人"), value="submitted_by.name", sort="submitted_by__name")
    columns = [COLUMNS[key] for key in ("number", "kind", "title", "unit", "state", "due_on")]
    return Listing(
        name="ledger-checks",
        title=_("待我复核"),
        columns=[*columns, submitted],
        filters=[WORDS, UNIT, DUE],
        default_sort="due_on",
        empty=_("目前没有等待您复核的事项"),
        empty_text=_("本人经办的事项由他人复核，不在此列。"),
    )


@cache
def rows() -> Listing:
    """Any rows a figure is made of."""
    keys = ("number", "kind", "title", "unit", "holder", "state", "due_on", "parent")
    return Listing(
        name="ledger-rows",
        title=_("明细"),
        columns=[COLUMNS[key] for key in keys],
        filters=[WORDS, STAGE, UNIT],
        default_sort="number",
    )
