"""``mingze report``: the fulfilment report of a period as a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mingze.accountability.duties import reports
from mingze.core.kernel import clock
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.models import Person
from mingze.core.organization.queries import access_of


class Command(BaseCommand):
    """Write the report of a period, as known on its last day, as somebody may see it."""

    help = "Write the fulfilment report of a period: PERIOD is 2026, 2026H1, 2026Q1 or 2026-03."

    def add_arguments(self, parser: CommandParser) -> None:
        """Period, unit, form, target, and whose eyes to see it with."""
        parser.add_argument("period")
        parser.add_argument("--unit", default="", help="unit code; by default the topmost unit in reach")
        parser.add_argument("--form", default="pdf", choices=sorted(reports.FORMS))
        parser.add_argument("--out", type=Path, required=True, help="file to write")
        parser.add_argument("--by", required=True, help="staff number of the person the report is for")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it; a refusal ends with exit code 1 and its reason."""
        person = Person.objects.filter(staff_number=options["by"]).first()
        if person is None:
            raise CommandError(f"没有工号为 {options['by']} 的人员。")
        today = clock.today()
        access = access_of(person.pk, today)
        try:
            wanted = reports.Wanted.read(options, access, today)
            content = reports.as_bytes(wanted, reports.fulfilment(wanted, access))
        except Refused as refusal:
            raise CommandError(refusal.text()) from refusal
        options["out"].write_bytes(content)
        self.stdout.write(f"已写入 {options['out']}（{len(content)} 字节）。")
