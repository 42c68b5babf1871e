"""The list pages of the rules repository."""

from datetime import date
from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mingze.core.base.columns import Column
from mingze.core.base.filters import BooleanFilter, ChoiceFilter, DayFilter, TextFilter
from mingze.core.base.language import in_language, titled
from mingze.core.base.listing import Listing
from mingze.core.rules import library
from mingze.core.rules.choices import Outcome, RuleKind
from mingze.core.rules.models import RuleVersion


def _in_force(day: date) -> Q:
    """Documents with a version in force on a day."""
    return Q(pk__in=RuleVersion.objects.on(day).values("document"))


def _document(row: Any) -> str:
    return reverse("rules:document", args=[row.pk])


def _kind(row: Any) -> object:
    return row.get_kind_display()


DOCUMENTS = Listing(
    name="rules",
    title=_("制度库"),
    columns=[
        Column("title", _("制度名称"), value=titled, sort="title", link=_document),
        Column("kind", _("类别"), value=_kind, sort="kind", nowrap=True),
        Column("issuer", _("制定机关"), sort="issuer"),
        Column("now_version", _("有效版本"), sort="now_version", nowrap=True),
        Column("now_from", _("施行日期"), sort="now_from", nowrap=True),
        Column("now_review_on", _("应评估日期"), sort="now_review_on", nowrap=True),
        Column(
            "now_to_verify",
            _("未核实条款"),
            value=lambda row: row.now_to_verify or 0,
            sort="now_to_verify",
            numeric=True,
            link=lambda row: f"{reverse('rules:clauses')}?document={row.pk}&verified=no",
        ),
        Column("owner", _("责任部门"), sort="owner"),
        Column("interpreter", _("解释机关"), sort="interpreter", visible=False),
        Column("unit", _("适用单位"), value="unit.name", visible=False),
        Column("code", _("制度代码"), sort="code", visible=False),
    ],
    filters=[
        TextFilter(
            key="q",
            title=_("关键词"),
            fields=["title", "title_en", "code", "issuer"],
            placeholder=_("名称、代码或机关"),
        ),
        ChoiceFilter(key="kind", title=_("类别"), options=RuleKind.choices),
        DayFilter(key="on", title=_("某日有效"), condition=_in_force),
        BooleanFilter(
            key="unverified",
            title=_("含未核实条款"),
            condition=Q(now_to_verify__gt=0, now_to_verify__isnull=False),
        ),
        BooleanFilter(
            key="overdue",
            title=_("超过应评估日期"),
            condition=Q(now_review_on__isnull=False, now_review_on__lt=F("asked_on")),
        ),
    ],
    default_sort="title",
    empty=_("制度库尚无内容"),
    empty_text=_("运行 mingze load-catalogue 载入规则目录，或录入本单位制度。"),
)


def _document_options(request: HttpRequest) -> list[tuple[str, str]]:
    documents = library.documents_visible_to(request.access)  # type: ignore[attr-defined]
    named = documents.only("pk", "title", "title_en").order_by("title")
    return [(str(one.pk), titled(one)) for one in named]


CLAUSES = Listing(
    name="clauses",
    title=pgettext_lazy("navigation", "条款"),
    columns=[
        Column(
            "document",
            _("制度"),
            value=lambda row: titled(row.version.document),
            sort="version__document__title",
        ),
        Column(
            "label",
            _("条款"),
            sort=("version__document__title", "position"),
            nowrap=True,
            link=lambda row: reverse("rules:clause", args=[row.pk]),
        ),
        Column("text", _("内容")),
        Column("verified", _("已核实"), sort="verified", nowrap=True),
        Column("is_owned", _("有责任事项"), sort="is_owned", nowrap=True),
        Column("is_checked", _("有检查"), sort="is_checked", nowrap=True),
        Column("reference", _("引用"), sort="reference", visible=False),
    ],
    filters=[
        TextFilter(
            key="q",
            title=_("关键词"),
            fields=["text", "label", "version__document__title", "version__document__title_en"],
        ),
        ChoiceFilter(key="document", title=_("制度"), field="version__document", options=_document_options),
        ChoiceFilter(key="kind", title=_("类别"), field="version__document__kind", options=RuleKind.choices),
        BooleanFilter(key="verified", title=_("已核实"), condition=Q(verified=True)),
        BooleanFilter(key="owned", title=_("有责任事项"), condition=Q(is_owned=True)),
        BooleanFilter(key="checked", title=_("有检查"), condition=Q(is_checked=True)),
    ],
    default_sort="label",
)


def value_text(row: Any) -> str:
    """A parameter's value with what it counts: ``1 次/季度``."""
    value = row.now_value
    if value is None:
        return gettext("无取值")
    if isinstance(value, bool):
        value = gettext("是") if value else gettext("否")
    return f"{value} {row.counted_in}".strip()


PARAMETERS = Listing(
    name="parameters",
    title=pgettext_lazy("navigation", "参数"),
    columns=[
        Column(
            "title",
            _("参数"),
            value=titled,
            sort="title",
            link=lambda row: reverse("rules:parameter", args=[row.pk]),
        ),
        Column("now_value", _("现行取值"), value=value_text),
        Column("now_from", _("起始日期"), sort="now_from", nowrap=True),
        Column("now_basis", _("依据"), value=lambda row: _basis(row)),
        Column(
            "now_verified",
            _("核实情况"),
            value=lambda row: gettext("已核实") if row.now_verified else gettext("未核实"),
            sort="now_verified",
            nowrap=True,
        ),
        Column("values", _("取值段数"), value="number", sort="number", numeric=True),
        Column("key", _("参数代码"), sort="key", visible=False),
    ],
    filters=[
        TextFilter(
            key="q", title=_("关键词"), fields=["title", "title_en", "key"], placeholder=_("名称或代码")
        ),
        BooleanFilter(
            key="verified",
            title=_("核实情况"),
            condition=Q(now_verified=True),
            yes=_("已核实"),
            no=_("未核实"),
        ),
    ],
    default_sort="title",
)


def _basis(row: Any) -> str:
    """What the value rests on; the same words as ``Clause.citation``."""
    if not row.now_basis_title:
        return ""
    chinese = f"{row.now_basis_title}{row.now_basis_label}"
    english = f"{row.now_basis_title_en or row.now_basis_title} {row.now_basis_label}"
    return in_language(chinese, english)


REVIEWS = Listing(
    name="reviews",
    title=_("废改立清单"),
    columns=[
        Column(
            "title",
            _("制度"),
            value=lambda row: titled(row.document) if row.document else row.title,
            link=lambda row: reverse("rules:review_item", args=[row.pk]),
        ),
        Column(
            "outcome", _("类型"), value=lambda row: row.get_outcome_display(), sort="outcome", nowrap=True
        ),
        Column("reason", _("理由")),
        Column("decided_on", _("评估日期"), sort="decided_on", nowrap=True),
        Column("due_on", _("拟完成日期"), sort="due_on", nowrap=True),
        Column("settled_on", _("完成日期"), sort="settled_on", nowrap=True),
    ],
    filters=[
        ChoiceFilter(
            key="outcome",
            title=_("类型"),
            options=[(one.value, one.label) for one in Outcome if one != Outcome.KEEP],
        ),
        BooleanFilter(
            key="settled",
            title=_("办理情况"),
            condition=Q(settled_on__isnull=False),
            yes=_("已办结"),
            no=_("未办结"),
        ),
    ],
    default_sort="due_on",
    empty=_("清单尚无事项"),
    empty_text=_("评估制度后，拟废止、修订、制定的事项列在这里。"),
)
