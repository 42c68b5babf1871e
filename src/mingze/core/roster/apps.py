"""The roster app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from mingze.core.base import navigation
from mingze.core.organization.choices import Permission


class RosterApp(AppConfig):
    """The organisation from a file, and back into one."""

    name = "mingze.core.roster"
    label = "roster"
    verbose_name = _("花名册导入")

    def ready(self) -> None:
        """Add the page to the navigation."""
        navigation.register(
            navigation.NavigationItem(
                _("组织机构"), _("花名册导入"), "roster:index", Permission.ROSTER_IMPORT, "table-export", 503
            )
        )
