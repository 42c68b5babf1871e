"""``mingze rebuild-index``: work the directory and the index out anew from the corpus."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mingze.services.patents.corpus.locking import Busy
from mingze.services.patents.corpus.manifest import Torn
from mingze.services.patents.opening import open_library
from mingze.services.search.engines.port import EngineDown


class Command(BaseCommand):
    """Exit code 0: done; 2: it could not be run. What is in the corpus is never changed."""

    help = "由专利数据重建目录和索引；数据本身不变"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The form of the answer."""
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Directory first, then the index."""
        library = open_library()
        try:
            library.corpus.rebuild_directory()
            count = library.refresh(progress=self._shown, anew=True)
        except (Busy, Torn, EngineDown, OSError) as error:
            raise CommandError(str(error), returncode=2) from None
        if sys.stderr.isatty():
            self.stderr.write("")
        if options["json"]:
            self.stdout.write(json.dumps({"indexed": count, "version": library.corpus.version}))
        else:
            self.stdout.write(f"已重建索引，共{count}篇。")

    def _shown(self, count: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r\x1b[K已索引{count}篇", ending="")
            self.stderr.flush()
