"""``mingze check-catalogue``: read the catalogue's files and name every mistake in them."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from mingze.catalogue.faults import CatalogueError
from mingze.catalogue.loader import PACKAGED, load


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
                f"规则目录无误：制度{len(catalogue.rules)}部，条款{len(catalogue.clauses)}条，"
                f"参数{len(catalogue.parameters)}项。"
            )

    def _say_faults(self, error: CatalogueError, as_json: bool) -> None:
        if as_json:
            faults = [asdict(fault) for fault in error.faults]
            self.stdout.write(json.dumps({"faults": faults}, ensure_ascii=False))
            return
        for fault in error.faults:
            self.stderr.write(str(fault))
        self.stderr.write(f"共{len(error.faults)}处错误，请改正后再次运行本命令。")
