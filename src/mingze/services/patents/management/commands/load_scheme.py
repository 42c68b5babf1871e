"""``mingze load-scheme``: give the installation the table of a classification scheme, for asking with descendants."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from mingze.services.patents.corpus.segments import write_durably
from mingze.services.patents.opening import SCHEMES
from mingze.services.search.schemes import load


class Command(BaseCommand):
    """Exit code 0: taken over; 2: it could not be run, and the table in use stays."""

    help = "载入分类表（制表符分隔：分类号、级别点数、类名），供按下位类检索；替换原有的表"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, which scheme it is, and the form of the answer."""
        parser.add_argument("path", type=Path, metavar="文件")
        parser.add_argument(
            "--scheme",
            choices=["ipc", "cpc", "locarno", "uspc", "fi", "fterm"],
            default="ipc",
            help="默认为 ipc",
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read it, keep it when it holds symbols."""
        path, scheme = options["path"], options["scheme"]
        try:
            count, data = len(load(path, scheme)), path.read_bytes()
        except (OSError, UnicodeDecodeError) as error:
            text = gettext("无法读取文件%(path)s：%(why)s") % {"path": path, "why": error}
            raise CommandError(text, returncode=2) from None
        if not count:
            raise CommandError(gettext("文件%(path)s中没有分类号") % {"path": path}, returncode=2)
        folder = Path(settings.CORPUS_DIR) / SCHEMES
        folder.mkdir(parents=True, exist_ok=True)
        write_durably(folder / f"{scheme}.tsv", data)
        answer = (
            json.dumps({"scheme": scheme, "symbols": count})
            if options["json"]
            else f"已载入分类号{count}个。"
        )
        self.stdout.write(answer)
