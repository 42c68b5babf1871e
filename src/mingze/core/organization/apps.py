"""The organization app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from mingze.core.base.navigation import NavigationItem, register
from mingze.core.kernel import indicators
from mingze.core.organization.choices import Permission


class OrganizationApp(AppConfig):
    """Units in two trees, posts, people, appointments, and who may do what where."""

    name = "mingze.core.organization"
    label = "organization"
    verbose_name = _("组织")

    def ready(self) -> None:
        """Add the pages to the navigation and the figures to the registry."""
        section, view = _("组织机构"), Permission.ORGANIZATION_VIEW
        register(
            NavigationItem(section, _("组织机构"), "organization:tree", view, "sitemap", order=500),
            NavigationItem(section, _("人员"), "organization:people", view, "users", order=501),
            NavigationItem(section, _("人员结构"), "organization:headcount", view, "chart-bar", order=502),
        )
        # The figures count rows, and rows can be imported only once the apps are ready.
        for figure in import_module("mingze.core.organization.queries.headcount").INDICATORS:
            indicators.register(figure)
