"""The accounts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from mingze.core.base import navigation
from mingze.core.base.navigation import NavigationItem
from mingze.core.organization.choices import Permission


class AccountsApp(AppConfig):
    """Sign-in, one-time codes, lock-out, and the three officers who run the system."""

    name = "mingze.core.accounts"
    label = "accounts"
    verbose_name = _("账号")

    def ready(self) -> None:
        """Add the officers' pages and one's own to the navigation."""
        manage, review = Permission.ACCOUNTS_MANAGE, Permission.SECURITY_POLICY
        system, safety, trail, own = _("系统管理"), _("安全管理"), _("安全审计"), _("个人")
        view = Permission.AUDIT_VIEW
        navigation.register(
            NavigationItem(system, _("账号管理"), "accounts:accounts", manage, "user-cog", order=810),
            NavigationItem(safety, _("安全策略"), "accounts:policy", review, "shield-lock", order=820),
            NavigationItem(safety, _("授权审查"), "accounts:grants", review, "user-check", order=821),
            NavigationItem(trail, _("审计记录"), "audit:entries", view, "history", order=830),
            NavigationItem(trail, _("核验完整性"), "audit:verify", view, "shield-check", order=831),
            NavigationItem(own, _("关于我"), "accounts:about_me", None, "id-badge-2", order=900),
            NavigationItem(own, _("修改口令"), "account_change_password", None, "key", order=901),
            NavigationItem(own, _("动态口令"), "mfa_index", None, "lock", order=902),
        )
