"""``mingze demo-patents``: fictional publications through the real importer, or written as files."""

import os
import signal
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from mingze.core.audit.actors import job
from mingze.services.patents.actions.imports import record_groups
from mingze.services.patents.corpus.locking import Busy
from mingze.services.patents.demo import batches, parts
from mingze.services.patents.demo.groups import groups
from mingze.services.patents.groups.members import GroupTable, store
from mingze.services.patents.importing import bring_in
from mingze.services.patents.opening import open_library

POLITE = 10
"""Niceness of the import in the background: whoever uses the product goes first."""


class Command(BaseCommand):
    """The same documents every time, so that running it again changes nothing."""

    help = f"写出虚构的专利文献（国知局 V2.2.1 格式）并导入；不加选项时为完整的演示数据，约 {batches.FULL} 篇"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """All of the demo's documents, some of them, or others."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--first", action="store_true", help=f"只导入前 {parts.FIRST} 篇，其余由 mingze run 在后台导入"
        )
        which.add_argument(
            "--rest", action="store_true", help="在后台导入尚未导入的其余部分；没有则什么也不做"
        )
        which.add_argument("--count", type=int, help="另外生成约多少篇")
        parser.add_argument(
            "--seed",
            type=int,
            default=batches.SEED,
            help="与 --count 同用的随机种子；种子和篇数相同则内容相同",
        )
        parser.add_argument("--only-write", type=Path, metavar="文件夹", help="只把文件写到此处，不导入")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, import, say."""
        if options["rest"]:
            self._rest()
        elif options["count"] is not None:
            self._bring_in(
                lambda place: batches.write(place, options["count"], options["seed"]), options["only_write"]
            )
        elif options["first"]:
            self._bring_in(parts.PARTS[0].write, options["only_write"])
            parts.all_to_come(Path(settings.CORPUS_DIR))
        else:
            for part in parts.PARTS:
                self._bring_in(part.write, options["only_write"])

    def _rest(self) -> None:
        """One part after the other. It can be stopped at any time and goes on with the part it was at."""
        os.nice(POLITE)
        # Told to stop, it takes its files along and complains of nothing.
        before = {one: signal.signal(one, lambda *_: sys.exit(0)) for one in (signal.SIGTERM, signal.SIGINT)}
        try:
            for part in parts.to_come(Path(settings.CORPUS_DIR)):
                self._bring_in(part.write, None)
        except Busy as busy:
            self.stdout.write(f"{busy}其余的虚构专利文献下次启动时再导入。")
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    def _bring_in(self, write: Callable[[Path], int], only_write: Path | None) -> None:
        if only_write:
            self.stdout.write(f"已写出{write(only_write)}篇虚构的专利文献到 {only_write}")
            return
        with tempfile.TemporaryDirectory(prefix="mingze-demo-") as name:
            write(Path(name))
            report, indexed = bring_in(open_library(), [Path(name)], by=job("demo"))
        self._group_companies()
        self.stdout.write(
            f"虚构的专利文献：新增{report.accepted}篇，未变{report.unchanged}篇，法律事件{report.events}条，"
            f"更新索引{indexed}篇。"
        )

    def _group_companies(self) -> None:
        """Groups of the invented companies, unless somebody has loaded a table."""
        folder = Path(settings.CORPUS_DIR)
        if not GroupTable(folder).memberships():
            found = groups()
            store(folder, found)
            record_groups(
                source="demo", names=len(found), groups=len({one.group for one in found}), by=job("demo")
            )
