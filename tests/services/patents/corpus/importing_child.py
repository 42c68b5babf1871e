"""Processes of their own that import and index made records, and die where they are told to.

Arguments: how many records; then, for each process, its folder and the durable step before which it is killed (0 for
none). Prints a line for each process: how it ended, and after how many durable steps if it came to its end. They are
forked off one that has read the program and done nothing else, because reading it takes longer than the work.
"""

import os
import signal
import sqlite3
import sys
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[4]))

from mingze.services.patents.corpus import directory_writing, importing, quarantine, segments
from mingze.services.search.engines.tantivy import folder as tantivy_folder
from tests.services.patents import made
from tests.services.patents.library_in_a_folder import library_in

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
    before(tantivy_folder.Folder, "announce")
    before(tantivy_folder.Folder, "confirm")
    before(tantivy_folder.Folder, "beside")
    before(tantivy_folder.Folder, "take")
    before(tantivy_folder.Folder, "tidy")
    library = library_in(folder)
    # In two halves, so that the index is not only made but also changed.
    library.corpus.import_(made.everything(count // 2))
    library.refresh()
    library.corpus.import_(made.everything(count))
    library.refresh()


def apart(folder: Path, count: int, last: int) -> int:
    """Do it in a process of its own; what the system says of how it ended."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    try:
        main(folder, count, last)
        print(STEPS, end=" ", flush=True)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


assert sqlite3.threadsafety  # the module the directory stands on is there
_, how_many, *pairs = sys.argv
for place, step in zip(pairs[::2], pairs[1::2], strict=True):
    print(apart(Path(place), int(how_many), int(step)), flush=True)
