"""The folder of an index: the index itself, and a note of which version its last commit holds."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import tantivy

from mingze.services.search.engines.tantivy.schema import register, schema

_NOTE = "mingze.json"
_META = "meta.json"


class Folder:
    """Opens and makes an index. Without a path it lies in memory.

    The note is written **before** a commit: it names the version to come, the one before, and the index's own stamp
    before the commit. A stamp that has not moved says that the commit never happened. So there is no moment at which
    a crash leaves the version in doubt.

    A folder with an index of another schema, or with none, reads as empty until somebody writes: a process with
    older code must not destroy what a newer one has made.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._meta = (path or Path()) / _META
        self._schema, self._digest = schema()
        self._memory_version = 0
        self._there = path is None or self._usable(path)
        self._index = self._open()
        self._segments: tuple[tuple[int, int], bool] = ((0, 0), False)

    @property
    def index(self) -> tantivy.Index:
        """The index as it is to be read."""
        if not self._there and self._path is not None and self._usable(self._path):
            self._there = True
            self._index = self._open()
        return self._index

    def writable(self) -> tantivy.Index:
        """The index as it is to be written; a folder without a usable one is emptied."""
        if self._path is not None and not self._usable(self._path):
            self._empty(self._path)
            self._there = True
            self._index = self._open()
        return self.index

    @property
    def schema(self) -> tantivy.Schema:
        """The schema of the index."""
        return self._schema

    @property
    def version(self) -> int:
        """The version of the last commit; 0 if there was none."""
        if self._path is None or not self._usable(self._path):
            return self._memory_version
        note = _read(self._path / _NOTE)
        return int(note["version"] if self._stamp() != note["stamp"] else note["before"])

    def announce(self, version: int) -> None:
        """Note that the next commit will hold ``version``."""
        if self._path is None:
            self._memory_version = version
            return
        note = {"version": version, "before": self.version, "stamp": self._stamp(), "schema": self._digest}
        _write(self._path / _NOTE, note)

    def confirm(self, version: int) -> None:
        """Note that the commit has happened: one that changed nothing does not move the stamp."""
        if self._path is not None:
            note = {"version": version, "before": version, "stamp": self._stamp(), "schema": self._digest}
            _write(self._path / _NOTE, note)

    @property
    def generation(self) -> int:
        """A number that changes whenever other documents can be found."""
        return self._stamp() if self._path is not None and self._there else self._memory_version

    def nothing_deleted(self) -> bool:
        """Whether the index holds no document deleted or replaced, so that its own numbers are exact."""
        if self._path is None or not self._there:
            return False
        state = self._meta.stat()
        mark = (state.st_ino, state.st_mtime_ns)  # each commit puts a new file in its place
        if self._segments[0] != mark:
            self._segments = (
                mark,
                not any(segment.get("deletes") for segment in _read(self._meta)["segments"]),
            )
        return self._segments[1]

    def _open(self) -> tantivy.Index:
        path = str(self._path) if self._path is not None and self._there else None
        index = tantivy.Index(self._schema, path=path)
        register(index)
        return index

    def _stamp(self) -> int:
        return int(_read(self._meta)["opstamp"])

    def _usable(self, path: Path) -> bool:
        """Whether the folder holds an index of this very schema; an index is made anew from the corpus otherwise."""
        try:
            return (path / _META).exists() and _read(path / _NOTE)["schema"] == self._digest
        except (OSError, ValueError, KeyError):
            return False

    def _empty(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        for entry in path.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        tantivy.Index(self._schema, path=str(path))
        _write(path / _NOTE, {"version": 0, "before": 0, "stamp": 0, "schema": self._digest})


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _write(path: Path, note: dict[str, Any]) -> None:
    """Write a small file so that after a crash either the old one or the new one is there, whole."""
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8") as file:
        json.dump(note, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
