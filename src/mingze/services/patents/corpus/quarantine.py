"""What was turned away: one line of JSON each, with the reason, the place and the beginning of the bytes."""

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from mingze.services.patents.corpus.rows import digest_of

FILE = "quarantine.jsonl"
MOST = 64 * 1024
"""Bytes of a document kept with it."""
_HELD = 4 * 1024 * 1024
"""Bytes that wait for the disk, at most: an import may meet nothing but what it turns away."""


class Turned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document turned away. ``offset`` is where it begins in the file ``source``; ``size`` counts all its bytes."""

    reason: str
    where: str = ""
    source: str = ""
    offset: int = 0
    size: int = 0
    bytes: str = ""
    """Base64 of the first :data:`MOST` bytes."""


def turned(reason: str, where: str = "", source: str = "", offset: int = 0, data: bytes = b"") -> Turned:
    """The line for a document; of ``data`` the beginning is kept."""
    kept = base64.b64encode(data[:MOST]).decode("ascii")
    return Turned(reason=reason, where=where, source=source, offset=offset, size=len(data), bytes=kept)


class Quarantine:
    """The file of a corpus. Only whoever holds the corpus' lock adds to it; nothing ever takes away from it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._seen: set[bytes] | None = None
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, one: Turned) -> None:
        """Keep it with the next :meth:`flush` at the latest, unless it is there already."""
        if self._seen is None:
            self._repair()
            self._seen = {digest_of(line) for line in self._lines()}
        line = msgspec.json.encode(one)
        if (key := digest_of(line)) not in self._seen:
            self._seen.add(key)
            self._waiting.append(line)
            self._size += len(line)
            if self._size >= _HELD:
                self.flush()

    def flush(self) -> None:
        """What was added is on the disk when this returns."""
        if not self._waiting:
            return
        with self.path.open("ab") as file:
            file.write(b"\n".join(self._waiting) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._waiting.clear()
        self._size = 0

    def __iter__(self) -> Iterator[Turned]:
        """Everything turned away so far, in order."""
        for line in self._lines():
            yield msgspec.json.decode(line, type=Turned)

    def _lines(self) -> Iterator[bytes]:
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield line.rstrip(b"\n")

    def _repair(self) -> None:
        """Cut off a line whose writing was interrupted: its document will be read, and turned away, again."""
        if not self.path.exists():
            return
        with self.path.open("r+b") as file:
            size = whole = 0
            for line in file:
                size += len(line)
                whole = size if line.endswith(b"\n") else whole
            file.truncate(whole)
