"""The duties app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesApp(AppConfig):
    """Duty lists, obligations, their discharge by facts, pledges and monthly reminder sheets."""

    name = "mingze.accountability.duties"
    label = "duties"
    verbose_name = _("责任")

    def ready(self) -> None:
        """Hear of changed facts."""
        from mingze.accountability.duties.actions import obligations  # models load after the apps
        from mingze.core.facts import discharge

        discharge.listen(obligations.facts_changed)
