"""The audit officer's list. It lies here because the trail itself knows nothing of people, roles or pages."""

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.core.audit import queries
from mingze.core.audit.models import Entry
from mingze.core.base.columns import Column
from mingze.core.base.filters import ChoiceFilter, DateRangeFilter, TextFilter
from mingze.core.base.listing import Listing


def _page(entry: Entry) -> str:
    return reverse("audit:entry", args=[entry.sequence])


def _actions(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, name) for name in queries.actions_seen()]


def _kinds(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, name) for name in queries.object_kinds_seen()]


def _action(value: str) -> Q:
    return Q(action=value)


ENTRIES = Listing(
    name="audit",
    title=_("审计记录"),
    columns=[
        Column("sequence", _("序号"), sort="sequence", link=_page, nowrap=True),
        Column("at", _("时间"), sort="at", nowrap=True),
        Column("actor_name", _("操作人"), sort="actor_name"),
        Column("actor", _("操作人编号"), sort="actor", visible=False),
        Column("action", _("动作"), sort="action", nowrap=True),
        Column("summary", _("摘要")),
        Column("object_kind", _("对象类别"), sort="object_kind", visible=False),
        Column("object_id", _("对象编号"), visible=False),
        Column("hash", _("散列"), visible=False),
    ],
    filters=[
        TextFilter(key="who", title=_("操作人姓名或编号"), fields=["actor_name", "actor"]),
        ChoiceFilter(key="action", title=_("动作"), options=_actions, condition=_action),
        ChoiceFilter(key="kind", title=_("对象类别"), options=_kinds, field="object_kind"),
        TextFilter(key="object", title=_("对象编号"), fields=["object_id"]),
        TextFilter(key="q", title=_("摘要"), fields=["summary"]),
        DateRangeFilter(key="on", title=_("日期"), field="at", moment=True),
    ],
    default_sort="-sequence",
    empty=_("没有符合条件的审计记录"),
)
