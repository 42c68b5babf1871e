"""A process of its own that imports and indexes made records, and dies where it is told to.

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
    library = library_in(folder)
    # In two halves, so that the index is not only made but also changed.
    library.corpus.import_(made.everything(count // 2))
    library.refresh()
    library.corpus.import_(made.everything(count))
    library.refresh()
    print(STEPS)


assert sqlite3.threadsafety  # the module the directory stands on is there
main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
