"""``mingze import-patents``: bring patent documents in from files, folders and archives, and index them."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import msgspec
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from mingze.core.audit.actors import job
from mingze.services.patents.corpus.importing import Report
from mingze.services.patents.corpus.locking import Busy
from mingze.services.patents.corpus.manifest import Torn
from mingze.services.patents.importing import bring_in
from mingze.services.patents.opening import open_library
from mingze.services.patents.sources.sheet_columns import Mapping


def _columns(path: Path) -> Mapping:
    """The mapping kept in a file."""
    try:
        mapping = Mapping.restored(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        params = {"path": path, "error": error}
        raise CommandError(gettext("无法读取列的含义 %(path)s：%(error)s") % params, returncode=2) from None
    if not mapping.sufficient:
        raise CommandError(gettext("%(path)s 中没有一列是公开号") % {"path": path}, returncode=2)
    return mapping


class Command(BaseCommand):
    """Exit code 0: all came in; 1: some documents were turned away; 2: it could not be run."""

    help = "导入专利文献：文件、文件夹、压缩包，格式自动识别；可重复运行，已有的文献不会重复"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to read, and the form of the answer."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="路径", help="文件、文件夹或压缩包")
        parser.add_argument(
            "--columns", type=Path, metavar="文件", help="表格各列的含义，由 suggest-columns 写出并经核对"
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, leave an entry in the trail, index."""
        paths: list[Path] = options["paths"]
        for path in paths:
            if not path.exists():
                raise CommandError(gettext("没有找到文件或文件夹%(path)s") % {"path": path}, returncode=2)
        columns = _columns(options["columns"]) if options["columns"] else None
        library, by = open_library(), job("import-patents")
        try:
            report, indexed = bring_in(
                library, paths, by=by, columns=columns, progress=self._shown, indexing=self._indexing
            )
        except (Busy, Torn, OSError) as error:
            raise CommandError(str(error), returncode=2) from None
        self._line("")
        self._answer(report, indexed, library.corpus.quarantine.path, options["json"])
        if report.rejected:
            raise SystemExit(1)

    def _answer(self, report: Report, indexed: int, quarantine: Path, as_json: bool) -> None:
        if as_json:
            answer = {**report.as_dict(), "indexed": indexed, "quarantine": str(quarantine)}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        self.stdout.write(
            f"读入{report.read}篇：新增{report.accepted}篇，替换{report.replaced}篇，未变{report.unchanged}篇，"
            f"拒收{report.rejected}篇；新增法律事件{report.events}条；更新索引{indexed}篇。"
        )
        if report.rejected:
            self.stderr.write(f"被拒收的文献及原因见 {quarantine}")

    def _shown(self, report: Report) -> None:
        self._line(
            f"已读{report.read}篇，新增{report.accepted}，替换{report.replaced}，拒收{report.rejected}"
        )

    def _indexing(self, count: int) -> None:
        self._line(f"已索引{count}篇")

    def _line(self, text: str) -> None:
        """One line on a terminal that is written over; nothing elsewhere."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{text}", ending="")
            self.stderr.flush()
