"""Takes in the problems of an inspection-feedback letter from a table."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mingze.core.audit.actors import job
from mingze.core.documents.queries import limits
from mingze.core.documents.spreadsheet import read_table
from mingze.core.documents.tables import Table, TableRefused
from mingze.core.kernel import clock
from mingze.core.kernel.refusals import Refused
from mingze.core.ledger import actions, feedback, queries
from mingze.core.ledger.models import Item


class Command(BaseCommand):
    """All rows or none; what the letter already has is left as it is."""

    help = "Import the problems of a feedback letter from an .xlsx or .csv table; --dry-run stores nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, the letter, and how to answer."""
        parser.add_argument("file", type=Path, help=".xlsx or .csv, one problem a row")
        parser.add_argument(
            "--letter", required=True, help="number of the letter in the ledger, as 反馈-2026-01"
        )
        parser.add_argument("--dry-run", action="store_true", help="report what would happen, store nothing")
        parser.add_argument("--json", action="store_true", help="report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 0 when imported or importable, 1 when the table has faults, 2 when it cannot be read."""
        letter = queries.item_numbered(options["letter"])
        if letter is None:
            raise CommandError(f"没有编号为“{options['letter']}”的反馈意见，请先在台账中登记。", returncode=2)
        table = self._table(options["file"], letter)
        plan = feedback.plan(letter, table, clock.today())
        if not plan.faults and not options["dry_run"]:
            plan = self._import(letter, table)
        report = (
            json.dumps(plan.as_plain(), ensure_ascii=False, indent=2) if options["json"] else _words(plan)
        )
        self.stdout.write(report)
        if plan.faults:
            raise CommandError("文件有误，未导入任何数据。请按行、列改正后再试。", returncode=1)

    def _table(self, path: Path, letter: Item) -> Table:
        try:
            return read_table(path.read_bytes(), path.name, limits=limits(clock.today(), letter.unit))
        except (Refused, OSError) as error:
            raise CommandError(f"无法读取 {path}：{error}", returncode=2) from error

    def _import(self, letter: Item, table: Table) -> feedback.Plan:
        try:
            return actions.import_feedback(
                letter=letter, table=table, by=job("import_feedback"), at=clock.now()
            )
        except TableRefused as refusal:
            raise CommandError(str(refusal), returncode=1) from refusal


def _words(plan: feedback.Plan) -> str:
    lines = [
        f"反馈意见载明 {plan.declared} 项；新增问题 {len(plan.fresh)} 项、措施 {plan.measures} 条；"
        f"已有 {len(plan.present)} 项"
    ]
    return "\n".join([*lines, *(str(note) for note in plan.notes), *(str(fault) for fault in plan.faults)])
