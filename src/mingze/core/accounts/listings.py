"""The officers' lists."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.core.accounts.models import Account
from mingze.core.base.columns import Column
from mingze.core.base.filters import BooleanFilter, DateRangeFilter, TextFilter
from mingze.core.base.language import titled
from mingze.core.base.listing import Listing
from mingze.core.organization.models import RoleGrant


def _account_page(account: Account) -> str:
    return reverse("accounts:account", args=[account.pk])


def _state(account: Account) -> object:
    return _("已启用") if account.is_active else _("已停用")


ACCOUNTS = Listing(
    name="accounts",
    title=_("账号管理"),
    columns=[
        Column("username", _("账号"), sort="username", link=_account_page),
        Column("name", _("姓名"), value="person.name", sort="person__name"),
        Column("staff_number", _("工号"), value="person.staff_number", sort="person__staff_number"),
        Column("state", _("状态"), value=_state, sort="is_active"),
        Column("must_change", _("须修改口令"), value="must_change_password", visible=False),
        Column("last_login", _("上次登录"), sort="last_login", nowrap=True),
        Column("created_at", _("开通时间"), sort="created_at", nowrap=True, visible=False),
    ],
    filters=[
        TextFilter(
            key="q",
            title=_("账号、姓名或工号"),
            fields=["username", "person__name", "person__staff_number"],
        ),
        BooleanFilter(
            key="active", title=_("状态"), condition=Q(is_active=True), yes=_("已启用"), no=_("已停用")
        ),
    ],
    default_sort="username",
    empty=_("尚无账号"),
    empty_text=_("为花名册上的人员开通账号后，在此管理。"),
)


def _unit_name(grant: RoleGrant) -> object:
    return grant.unit.name if grant.unit else _("全系统")


GRANTS = Listing(
    name="grants",
    title=_("授权审查"),
    columns=[
        Column("name", _("姓名"), value="person.name", sort="person__name"),
        Column("staff_number", _("工号"), value="person.staff_number", sort="person__staff_number"),
        Column("role", _("角色"), value=lambda grant: titled(grant.role), sort="role__title"),
        Column("unit", _("单位"), value=_unit_name, sort="unit__name"),
        Column("valid_from", _("起始日期"), sort="valid_from", nowrap=True),
        Column("valid_to", _("截止日期"), sort="valid_to", nowrap=True),
        Column("reason", _("依据")),
    ],
    filters=[
        TextFilter(
            key="q",
            title=_("姓名、工号或角色"),
            fields=["person__name", "person__staff_number", "role__title", "role__title_en"],
        ),
        BooleanFilter(key="officer", title=_("三员角色"), condition=Q(role__exclusive=True)),
        DateRangeFilter(key="from", title=_("起始日期"), field="valid_from"),
    ],
    default_sort="-valid_from",
    empty=_("没有按人授予的角色"),
    empty_text=_("由岗位和名册自动取得的角色不在此列。"),
)
