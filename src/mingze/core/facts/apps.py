"""The facts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactsApp(AppConfig):
    """What happened: one record, many uses."""

    name = "mingze.core.facts"
    label = "facts"
    verbose_name = _("事实")

    def ready(self) -> None:
        """Take record kinds from the catalogue."""
        from mingze.core.facts.catalogue_section import apply  # models load after the apps
        from mingze.core.rules.catalogue_sections import register

        register("records", apply)
