"""``mingze export_audit``: the trail as a file that can be verified elsewhere."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mingze.core.audit import actions, export, queries
from mingze.core.audit.actors import job


class Command(BaseCommand):
    """Writes every entry, in order, and the end of the chain."""

    help = "导出审计记录为 JSON 行文件，可在其他机器上用 verify_audit --file 核验。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write, and what for."""
        parser.add_argument("file", type=Path, help="要写入的文件，不得已存在")
        parser.add_argument("--purpose", default="留存备查", help="导出用途，记入审计记录")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, then record that it was written."""
        path: Path = options["file"]
        end = queries.end()
        if end is None:
            raise CommandError("审计链尾缺失。请先运行 mingze verify_audit。")
        try:
            with path.open("x", encoding="utf-8") as file:
                count = export.write(file, queries.sealed_links(1, end.sequence), end)
        except FileExistsError as fault:
            raise CommandError(f"{path} 已存在，不覆盖。请另写一个文件名。") from fault
        actions.record_export(by=job("export_audit"), count=count, purpose=options["purpose"])
        self.stdout.write(f"已导出 {count} 条审计记录到 {path}。")
