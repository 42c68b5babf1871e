"""``mingze check-corpus``: are the stored documents what was written? Exit code 0 when they are, 1 when not."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from mingze.services.patents.opening import open_library


class Command(BaseCommand):
    """Checks every file against its hash, every record against its digest, every entry of the directory.

    Documents whose status has turned since they were indexed, and files worth compacting, are told but are no faults.
    """

    help = "核对专利数据：每个数据文件的散列、每条记录、目录的每一项，以及索引是否跟上"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The form of the answer."""
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and say."""
        library = open_library()
        faults = library.corpus.check()
        if not faults and library.engine.version != library.corpus.version:
            faults.append(
                f"索引停在第{library.engine.version}版，数据已到第{library.corpus.version}版，"
                "请运行 mingze rebuild-index"
            )
        documents, withdrawn, events = (0, 0, 0) if faults else library.corpus.counts()
        turned, spare = (0, 0) if faults else (library.turned(), library.corpus.worth_compacting())
        if options["json"]:
            answer = {"whole": not faults, "faults": faults, "documents": documents, "events": events}
            more = {"withdrawn": withdrawn, "turned": turned, "compactable": spare}
            self.stdout.write(json.dumps({**answer, **more}, ensure_ascii=False))
        elif faults:
            self.stderr.write("\n".join(faults))
        else:
            self.stdout.write(f"数据完好：文献{documents}篇，已撤销{withdrawn}篇，法律事件{events}条。")
            self._advise(turned, spare)
        if faults:
            raise SystemExit(1)

    def _advise(self, turned: int, spare: int) -> None:
        """What is no fault but may be done."""
        if turned:
            self.stdout.write(f"{turned}篇的法律状态随时间变化，索引尚未更新，请运行 mingze tick。")
        if spare:
            self.stdout.write(f"{spare}个数据文件可以整理，请运行 mingze compact-corpus。")
