"""``mingze suggest-columns``: what the columns of a table of publications seem to be, to be put right and kept."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import msgspec
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.sheet.columns import Target
from mingze.services.patents.sources.sheet.reading import Look, look

SAMPLES = 3
WIDTH = 24


class Command(BaseCommand):
    """Exit code 0: the number of the publication is among the columns; 1: it is not; 2: it could not be read."""

    help = "列出表格（XLSX、CSV）各列的建议含义；核对后用 import-patents --columns 导入"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The table, what to call the mapping, where to keep it, and the form of the answer."""
        parser.add_argument("table", type=Path, metavar="表格")
        parser.add_argument("--name", default="", help="为这种表格取的名称，如 incoPat导出")
        parser.add_argument("--office", default="", help="号码前没有国别时的国别，如 CN")
        parser.add_argument("--save", type=Path, metavar="文件", help="把建议写入文件，可修改后使用")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at the table, say what its columns are, keep it if asked to."""
        seen = _seen(options["table"])
        mapping = msgspec.structs.replace(seen.columns, name=options["name"], office=options["office"])
        stored = msgspec.json.format(mapping.stored(), indent=2)
        if options["save"]:
            options["save"].write_bytes(stored + b"\n")
        if options["json"]:
            self.stdout.write(stored.decode())
        else:
            self.stdout.write("\n".join(_lines(seen)))
        if not mapping.sufficient:
            targets = ", ".join(Target)
            message = gettext(
                "没有一列认作公开号，请在文件中把该列的 target 改为 publication。可用：%(targets)s"
            )
            raise CommandError(message % {"targets": targets}, returncode=1)


def _seen(path: Path) -> Look:
    try:
        with path.open("rb") as stream:
            seen = look(stream, SAMPLES)
    except OSError as error:
        raise CommandError(str(error), returncode=2) from None
    if isinstance(seen, Rejected):
        raise CommandError(f"{path}：{seen.reason} {seen.where}".strip(), returncode=2)
    return seen


def _lines(seen: Look) -> list[str]:
    """A line for each column: heading, what it seems to be, what stands in it."""
    lines = []
    for column in seen.columns.columns:
        place = seen.columns.columns.index(column)
        samples = " | ".join(row[place][:WIDTH] for row in seen.rows if place < len(row) and row[place])
        meant = column.target + (f" [{column.language}]" if column.language else "")
        lines.append(f"{column.heading}\t{meant}\t{samples}")
    return lines
