"""The duties app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from mingze.core.base.navigation import NavigationItem, register


class DutiesApp(AppConfig):
    """Duty lists, obligations, their discharge by facts, pledges and monthly reminder sheets."""

    name = "mingze.accountability.duties"
    label = "duties"
    verbose_name = _("责任")

    def ready(self) -> None:
        """Hear of changed facts, and stand in the navigation."""
        # Models load after the apps, so what imports them is imported here.
        from mingze.accountability.duties import figures
        from mingze.accountability.duties.actions import lists, obligations
        from mingze.core.facts import corrections, discharge, fact_uses
        from mingze.core.rules import clause_uses

        discharge.listen(obligations.facts_changed)
        corrections.listen(lists.meeting_changed)
        fact_uses.register("duties", _("据此完成的履责事项"), "mingze.accountability.duties.uses.of_fact")
        clause_uses.register("duties", "mingze.accountability.duties.uses.of_clauses")
        figures.register_all()
        section = _("责任")
        register(
            NavigationItem(section, _("履责总览"), "duties:fulfilment", "reports.view", "chart-bar", 20),
            NavigationItem(section, _("履责事项"), "duties:obligations", "duties.view", "list-check", 21),
            NavigationItem(section, _("责任清单"), "duties:lists", "duties.view", "clipboard-list", 22),
            NavigationItem(section, _("目标责任书"), "duties:pledges", "duties.view", "signature", 23),
            NavigationItem(section, _("负责人监督"), "duties:heads", "supervise.heads", "eye-check", 25),
            NavigationItem(section, _("重点工作提醒单"), "duties:sheets", "sheets.view", "bell", 24),
        )
