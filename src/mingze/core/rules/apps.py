"""The rules app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mingze.core.base import navigation
from mingze.core.base.navigation import NavigationItem


class RulesApp(AppConfig):
    """The rules repository: documents, versions, clauses, and the parameters that follow from them."""

    name = "mingze.core.rules"
    label = "rules"
    verbose_name = _("制度")

    def ready(self) -> None:
        """Add the library to the navigation."""
        see, section = "rules.view", pgettext_lazy("navigation", "制度")
        navigation.register(
            NavigationItem(section, _("制度库"), "rules:index", see, "books", order=600),
            NavigationItem(
                section,
                pgettext_lazy("navigation", "参数"),
                "rules:parameters",
                see,
                "adjustments",
                order=601,
            ),
            NavigationItem(section, _("制度执行检查"), "rules:execution", see, "clipboard-check", order=602),
            NavigationItem(section, _("废改立"), "rules:reviews", see, "refresh", order=603),
        )
