"""How much memory a process and those it starts take at most, looked at several times a second."""

import threading
from pathlib import Path

PAUSE = 0.2
"""Seconds between two looks."""
_PROCESSES = Path("/proc")


class Watch(threading.Thread):
    """Peaks in bytes of memory of their own, without files that are mapped: ``first`` and the largest of the others."""

    def __init__(self, first: int) -> None:
        super().__init__(daemon=True)
        self._first, self._over = first, threading.Event()
        self.own = self.other = 0

    def run(self) -> None:
        """Look until it is over."""
        while not self._over.wait(PAUSE):
            self.own = max(self.own, _taken(self._first))
            self.other = max(self.other, *(_taken(one) for one in _below(self._first)), 0)

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def _below(process: int) -> list[int]:
    """All that a process started, and what that started."""
    try:
        children = (_PROCESSES / f"{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [found for child in map(int, children) for found in (child, *_below(child))]


def _taken(process: int) -> int:
    """Bytes of its own at this moment; 0 when it is gone."""
    try:
        lines = (_PROCESSES / f"{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon:")), 0)
