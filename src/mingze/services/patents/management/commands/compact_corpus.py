"""``mingze compact-corpus``: write the files of the corpus anew that mostly hold what no longer stands."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mingze.core.audit.actors import job
from mingze.services.patents.actions.imports import record_compaction
from mingze.services.patents.corpus.locking import Busy
from mingze.services.patents.corpus.manifest import Torn
from mingze.services.patents.opening import open_library
from mingze.services.search.engines.port import EngineDown


class Command(BaseCommand):
    """Exit code 0: done, even with nothing to do; 2: it could not be run. Whatever interrupts it, nothing is lost."""

    help = "整理专利数据：把多数内容已被替换的数据文件和零碎的小文件重写为新文件，文献一篇不少"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The form of the answer."""
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compact, note it in the trail, have the index follow."""
        library = open_library()
        try:
            count = library.corpus.worth_compacting()
            freed = library.corpus.compact() if count else 0
            if count:
                record_compaction(
                    segments=count, freed=freed, version=library.corpus.version, by=job("compact-corpus")
                )
            library.refresh()
        except (Busy, Torn, EngineDown) as error:
            raise CommandError(str(error), returncode=2) from None
        if options["json"]:
            answer = {"segments": count, "freed": freed, "version": library.corpus.version}
            self.stdout.write(json.dumps(answer))
        else:
            self.stdout.write(
                f"已整理{count}个数据文件，释放{freed}字节。" if count else "没有需要整理的数据文件。"
            )
