"""The facts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from mingze.core.base import navigation
from mingze.core.base.navigation import NavigationItem
from mingze.core.organization.choices import Permission
from mingze.core.rules import catalogue_sections

SECTION = _("工作记录")


class FactsApp(AppConfig):
    """What happened: one record, many uses."""

    name = "mingze.core.facts"
    label = "facts"
    verbose_name = _("事实")

    def ready(self) -> None:
        """Take record kinds from the catalogue; offer the list and the form."""
        catalogue_sections.register("records", "mingze.core.facts.catalogue_section.apply")
        navigation.register(
            NavigationItem(
                SECTION, _("工作记录"), "facts:index", Permission.FACTS_VIEW, "notebook", order=30
            ),
            NavigationItem(
                SECTION, _("登记"), "facts:choose", Permission.FACTS_RECORD, "file-plus", order=31
            ),
        )
