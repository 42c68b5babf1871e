"""The desk app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskApp(AppConfig):
    """The staff home page: my duties, my items, what I must check, and the leaders' view."""

    name = "mingze.desk"
    label = "desk"
    verbose_name = _("工作台")
