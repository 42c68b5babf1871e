"""The duties app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesApp(AppConfig):
    """Duty lists, obligations, their discharge by facts, pledges and monthly reminder sheets."""

    name = "mingze.accountability.duties"
    label = "duties"
    verbose_name = _("责任")
