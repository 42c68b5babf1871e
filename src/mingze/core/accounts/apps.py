"""The accounts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsApp(AppConfig):
    """Sign-in, one-time codes, lock-out, and the three officers who run the system."""

    name = "mingze.core.accounts"
    label = "accounts"
    verbose_name = _("账号")
