"""One importer at a time, whatever process it runs in; the lock goes with the process that held it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "lock"


class Busy(Exception):  # noqa: N818 - a state
    """Somebody else is writing to the corpus; the text says who, in Chinese."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the right to write to the corpus in ``folder``. Raises ``Busy`` at once when it is taken."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read(20).strip() or "未知"
            raise Busy(f"另一个进程（进程号 {holder}）正在写入专利数据，请等它结束后再试。") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
