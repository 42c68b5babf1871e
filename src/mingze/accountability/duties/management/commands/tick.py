"""``mingze tick``: what is due today. Safe to run as often as one likes."""

from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from mingze.accountability.duties.actions import obligations
from mingze.core.audit.actors import job
from mingze.core.base import daily
from mingze.core.kernel import clock
from mingze.core.ledger import jobs as ledger


class Command(BaseCommand):
    """Extend obligations to the end of the year for units and members that are new, and export the audit root.

    Then whatever other modules have registered for every day.
    """

    help = (
        "Run what is due today: obligations of new holders, reminders of overdue items, the day's audit root, "
        "published documents whose legal status has turned."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        today = clock.today()
        made = obligations.extend(until=date(today.year, 12, 31), on=today, by=job("tick"))
        ledger.remind_of_overdue()
        call_command("export_audit_root")
        self.stdout.write(f"补齐履责事项 {made} 项。")
        for said in daily.do():
            self.stdout.write(said)
