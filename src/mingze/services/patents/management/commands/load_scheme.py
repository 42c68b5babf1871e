"""``mingze load-scheme``: give the installation a classification scheme, for asking for a class with descendants."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from mingze.core.audit.actors import job
from mingze.services.patents.actions.imports import record_scheme
from mingze.services.patents.record import Rejected
from mingze.services.patents.schemes.files import read_scheme
from mingze.services.patents.schemes.kept import store

NAMED = 20
"""Lines that are named when they could not be taken over; of more, only how many."""


class Command(BaseCommand):
    """Exit code 0: taken over; 2: it could not be run, and the scheme in use stays."""

    help = "载入分类表（IPC 或 CPC 官方 XML、分类号与点数的表格，或其 ZIP），供按下位类检索；替换原有的表"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, which scheme it is, and the form of the answer."""
        parser.add_argument("path", type=Path, metavar="文件")
        parser.add_argument(
            "--scheme",
            choices=["ipc", "cpc", "locarno", "uspc", "fi", "fterm"],
            default="",
            help="默认由 XML 的内容判断，表格为 ipc",
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read it, keep it when it holds symbols, name what was left out."""
        path = options["path"]
        try:
            found = read_scheme(path, options["scheme"])
        except OSError as error:
            text = gettext("无法读取文件%(path)s：%(why)s") % {"path": path, "why": error}
            raise CommandError(text, returncode=2) from None
        except Rejected as fault:
            raise CommandError(_told(fault), returncode=2) from None
        if not found.rows:
            raise CommandError(gettext("文件%(path)s中没有分类号") % {"path": path}, returncode=2)
        store(Path(settings.CORPUS_DIR), found.scheme, found.rows.values())
        record_scheme(
            source=path.name,
            scheme=found.scheme,
            symbols=len(found.rows),
            left_out=len(found.left_out),
            by=job("load-scheme"),
        )
        for line in found.left_out[:NAMED]:
            self.stderr.write(_told(line))
        if len(found.left_out) > NAMED:
            count = len(found.left_out)
            self.stderr.write(gettext("共有%(count)s行未载入") % {"count": count})
        answer = {"scheme": found.scheme, "symbols": len(found.rows)}
        self.stdout.write(json.dumps(answer) if options["json"] else f"已载入分类号{answer['symbols']}个。")


def _told(fault: Rejected) -> str:
    said = {"name": fault.name, "why": fault}
    return gettext("文件%(name)s：%(why)s") % said
