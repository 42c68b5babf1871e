"""A process of its own that imports made records, and dies where it is told to.

Arguments: the folder, how many records, and the durable step before which it is killed (0 for none). Prints how many
durable steps there were.
"""

import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[4]))

from mingze.services.patents.corpus import directory_writing, importing, quarantine, segments
from mingze.services.patents.corpus.store import Corpus
from tests.services.patents import made

STEPS = 0


def main(folder: Path, count: int, last: int) -> None:
    """Count every step that reaches the disk, and die before the last."""

    def step() -> None:
        global STEPS
        STEPS += 1
        if last == STEPS:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(owner: Any, name: str) -> None:
        inner = getattr(owner, name)

        def stepping(*args: Any, **kwargs: Any) -> Any:
            step()
            return inner(*args, **kwargs)

        setattr(owner, name, stepping)

    importing.ROWS, importing.LOOK = 20, 8
    before(os, "fsync")
    before(os, "replace")
    before(Path, "replace")
    before(Path, "unlink")
    before(quarantine.Quarantine, "flush")
    before(directory_writing.DirectoryWriter, "add_records")
    before(directory_writing.DirectoryWriter, "commit")
    before(segments, "sync_folder")
    Corpus(folder).import_(made.everything(count))
    print(STEPS)


assert sqlite3.threadsafety  # the module the directory stands on is there
main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
