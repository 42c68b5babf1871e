"""``mingze check-catalogue``: read the catalogue's files and name every mistake in them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from mingze.catalogue.faults import CatalogueError, Fault
from mingze.catalogue.loader import PACKAGED, load
from mingze.core.kernel.refusals import said, sentence


class Command(BaseCommand):
    """Needs no database. Exit code 0: no mistake; 1: mistakes, each printed with its place."""

    help = "检查规则目录文件，逐条列出错误所在的文件、行、列和应有的写法（不连接数据库）"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One folder and the form of the answer."""
        parser.add_argument("folder", nargs="*", type=Path, help="本单位自备的目录文件夹，与随附目录一并检查")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and answer."""
        try:
            catalogue = load(PACKAGED, extra=options["folder"])
        except CatalogueError as error:
            self._say_faults(error, options["json"])
            raise SystemExit(1) from None
        if options["json"]:
            self.stdout.write(json.dumps({"digest": catalogue.digest, "faults": []}))
        else:
            self.stdout.write(
                gettext("规则目录无误：制度%(rules)s部，条款%(clauses)s条，参数%(parameters)s项。")
                % {
                    "rules": len(catalogue.rules),
                    "clauses": len(catalogue.clauses),
                    "parameters": len(catalogue.parameters),
                }
            )

    def _say_faults(self, error: CatalogueError, as_json: bool) -> None:
        if as_json:
            faults = [
                {
                    **_place(fault),
                    "message": said(fault.message, gettext),
                    "expected": said(fault.expected, gettext),
                }
                for fault in error.faults
            ]
            self.stdout.write(json.dumps({"faults": faults}, ensure_ascii=False))
            return
        for fault in error.faults:
            self.stderr.write(fault.sentence.text(gettext))
        count = sentence("共%(count)s处错误，请改正后再次运行本命令。", count=len(error.faults))
        self.stderr.write(count.text(gettext))


def _place(fault: Fault) -> dict[str, object]:
    return {"file": fault.file, "line": fault.line, "column": fault.column, "path": fault.path}
