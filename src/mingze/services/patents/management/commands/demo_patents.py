"""``mingze demo-patents``: fictional publications through the real importer, or written as files."""

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from mingze.core.audit.actors import job
from mingze.services.patents.demo.batches import FULL, SEED, write
from mingze.services.patents.importing import bring_in
from mingze.services.patents.opening import open_library


class Command(BaseCommand):
    """The same count and seed give the same documents, so running it again changes nothing."""

    help = f"写出虚构的专利文献（国知局 V2.2.1 格式）并导入；完整的演示数据为 {FULL} 篇"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, from which seed, and whether only to write them."""
        parser.add_argument("--count", type=int, default=FULL, help=f"约多少篇，默认为 {FULL}")
        parser.add_argument("--seed", type=int, default=SEED, help="随机种子；种子和篇数相同则内容相同")
        parser.add_argument("--only-write", type=Path, metavar="文件夹", help="只把文件写到此处，不导入")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, import, say."""
        if folder := options["only_write"]:
            count = write(folder, options["count"], options["seed"])
            self.stdout.write(f"已写出{count}篇虚构的专利文献到 {folder}")
            return
        with tempfile.TemporaryDirectory(prefix="mingze-demo-") as name:
            write(Path(name), options["count"], options["seed"])
            report, indexed = bring_in(open_library(), [Path(name)], by=job("demo"))
        self.stdout.write(
            f"虚构的专利文献：新增{report.accepted}篇，未变{report.unchanged}篇，法律事件{report.events}条，"
            f"更新索引{indexed}篇。"
        )
