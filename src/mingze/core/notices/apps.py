"""The notices app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesApp(AppConfig):
    """The inbox of each person: what was sent, when it was read."""

    name = "mingze.core.notices"
    label = "notices"
    verbose_name = _("通知")
