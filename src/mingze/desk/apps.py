"""The desk app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from mingze.core.base.navigation import NavigationItem, register


class DeskApp(AppConfig):
    """The staff home page: my duties, my items, what I must check, and the leaders' view."""

    name = "mingze.desk"
    label = "desk"
    verbose_name = _("工作台")

    def ready(self) -> None:
        """Stand first in the navigation."""
        register(NavigationItem(_("工作台"), _("首页"), "desk:home", None, "home", 1))
