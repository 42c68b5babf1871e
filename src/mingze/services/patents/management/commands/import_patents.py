"""``mingze import-patents``: bring patent documents in from files, folders and archives, and index them."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
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
from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.sheet.columns import Mapping
from mingze.services.search.engines.port import EngineDown

NAMED = 10
"""What was turned away that is named, at most; of more, only how many."""


class Met:
    """What was met while reading: whether there was anything at all, and the first that was turned away."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[Rejected] = []

    def take(self, one: Found) -> None:
        """Hear of a record, or of what is none."""
        self.count += 1
        if isinstance(one, Rejected) and len(self._first) < NAMED:
            # The document itself may be large, and lies in the quarantine.
            self._first.append(Rejected(one.reason, where=one.where, name=one.name, offset=one.offset))

    def turned_away(self) -> list[dict[str, str]]:
        """File, place in it, and reason of the first that were turned away."""
        return [{"file": one.name, "place": _place(one), "reason": one.reason} for one in self._first]


def _place(one: Rejected) -> str:
    """Where in its file something was turned away; empty where that is all of the file."""
    return "" if one.where == one.name else one.where


def _nothing_in(paths: Sequence[Path]) -> str:
    named = "、".join(map(str, paths))
    return gettext("在%(paths)s中没有找到可以读取的专利文献") % {"paths": named}


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
        library, by, met = open_library(), job("import-patents"), Met()
        try:
            report, indexed = bring_in(
                library,
                paths,
                by=by,
                columns=columns,
                heard=met.take,
                progress=self._shown,
                indexing=self._indexing,
            )
        except (Busy, Torn, EngineDown, OSError) as error:
            raise CommandError(str(error), returncode=2) from None
        self._line("")
        nothing = "" if met.count else _nothing_in(paths)
        if options["json"]:
            answer = {
                **report.as_dict(),
                "indexed": indexed,
                "quarantine": str(library.corpus.quarantine.path),
            }
            answer |= {"turned_away": met.turned_away()} if report.rejected else {}
            answer |= {"message": nothing} if nothing else {}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self._tell(report, indexed, met, library.corpus.quarantine.path)
            if nothing:
                self.stderr.write(nothing)
        if report.rejected:
            raise SystemExit(1)

    def _tell(self, report: Report, indexed: int, met: "Met", quarantine: Path) -> None:
        self.stdout.write(
            f"读入{report.read}篇：新增{report.accepted}篇，替换{report.replaced}篇，未变{report.unchanged}篇，"
            f"拒收{report.rejected}篇；新增法律事件{report.events}条；更新索引{indexed}篇。"
        )
        if not report.rejected:
            return
        for one in met.turned_away():
            said = {"name": one["file"], "place": one["place"], "why": one["reason"]}
            text = gettext("%(name)s（%(place)s）：%(why)s") if one["place"] else gettext("%(name)s：%(why)s")
            self.stderr.write(text % said)
        if more := report.rejected - len(met.turned_away()):
            self.stderr.write(gettext("另有%(count)s篇被拒收") % {"count": more})
        self.stderr.write(gettext("被拒收的文献及原因见 %(path)s") % {"path": quarantine})

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
