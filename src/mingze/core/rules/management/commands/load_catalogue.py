"""``mingze load-catalogue``: bring rules, parameters, roles and kinds of work into the database."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from mingze.catalogue.faults import CatalogueError
from mingze.catalogue.loader import PACKAGED, load
from mingze.core.audit.actors import job
from mingze.core.kernel import clock
from mingze.core.kernel.refusals import Refused
from mingze.core.rules import actions


class Command(BaseCommand):
    """All or nothing, and harmless to repeat. Exit code 0: loaded or nothing to do; 1: nothing changed."""

    help = "将规则目录载入数据库：要么全部载入，要么一条不改；重复运行不产生变化"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Folders beside the packaged one and the form of the answer."""
        parser.add_argument(
            "--extra", action="append", default=[], type=Path, help="本单位自备的目录文件夹，可多次给出"
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and answer."""
        try:
            catalogue = load(PACKAGED, extra=options["extra"])
            loaded = actions.load_catalogue(catalogue=catalogue, at=clock.now(), by=job("load_catalogue"))
        except (CatalogueError, Refused) as error:
            self.stderr.write(error.text(gettext))
            self.stderr.write(gettext("数据库未作任何改动。"))
            raise SystemExit(1) from None
        if options["json"]:
            self.stdout.write(json.dumps(asdict(loaded)))
        elif loaded.rows:
            parts = "，".join(f"{name} {rows}" for name, rows in loaded.changed.items() if rows)
            self.stdout.write(f"已载入规则目录 {loaded.digest[:12]}，变更{loaded.rows}条（{parts}）。")
        else:
            self.stdout.write(f"规则目录 {loaded.digest[:12]} 没有变化，未改动任何数据。")
