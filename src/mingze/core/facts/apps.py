"""The facts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactsApp(AppConfig):
    """What happened: one record, many uses."""

    name = "mingze.core.facts"
    label = "facts"
    verbose_name = _("事实")
