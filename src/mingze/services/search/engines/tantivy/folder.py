"""The folder of an index: the index itself, and a note of which it is and which version its last commit holds."""

import json
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import tantivy

from mingze.services.search.engines.tantivy.schema import register, schema

_NOTE = "mingze.json"
_META = "meta.json"
Mark = tuple[int, int]
_NEVER: Mark = (0, 0)
_LOOK = 0.05
"""Seconds between two looks at what other processes did: asking the system each time costs a tenth of a question."""


class Folder:
    """Opens and makes an index. Without a path it lies in memory.

    The note is written **before** a commit: it names the version to come, the one before, and the index's own stamp
    before the commit. A stamp that has not moved says that the commit never happened. So there is no moment at which
    a crash leaves the version in doubt.

    Each index lies in a folder of its own within, and the note says in which. One made anew grows beside the one that
    is read until the note names it; what the note does not name is removed by the next writer.

    A folder with an index of another schema, or with none, reads as empty until somebody writes: a process with
    older code must not destroy what a newer one has made.
    """

    def __init__(self, path: Path | None) -> None:
        self._root = path
        self._note_path = str(path / _NOTE) if path else ""
        self._meta_path = ""
        self._schema, self._digest = schema()
        self._memory_version = 0
        self._place: Path | None = None
        self._noted: Mark = _NEVER
        self._segments: tuple[Mark, bool] = (_NEVER, False)
        self._looked = 0.0
        self._index = self._made(None)
        self._look()

    @property
    def in_memory(self) -> bool:
        """Whether nothing is kept."""
        return self._root is None

    @property
    def index(self) -> tantivy.Index:
        """The index as it is to be read; what another process did is seen a moment later."""
        if time.monotonic() - self._looked > _LOOK:
            self._look()
        return self._index

    def writable(self) -> tantivy.Index:
        """The index as it is to be written; a folder without a usable one is emptied."""
        if self._root is not None and self._named(self._root) is None:
            self._empty(self._root)
        self._look()
        return self._index

    def beside(self) -> tuple[Path, tantivy.Index]:
        """A new index in a place where nobody reads it, for :meth:`take`. Only for who holds the lock of the other."""
        if self._root is None:
            raise ValueError("in memory there is no place beside")
        self.tidy()
        numbers = [int(one.name) for one in self._root.iterdir() if one.name.isdecimal()]
        place = self._root / str(max(numbers, default=0) + 1)
        place.mkdir()
        return place, self._made(place)

    def take(self, place: Path, version: int) -> None:
        """Let what was made in ``place`` be the index from now on."""
        self._note(place, version, before=version)
        self._look()
        self.tidy()

    def tidy(self) -> None:
        """Remove what is not the index, left by a writer that was killed. Only for who holds the lock of the index."""
        if self._root is None or (named := self._named(self._root)) is None or named == self._root:
            return
        for entry in self._root.iterdir():
            if entry.name not in {_NOTE, named.name}:
                _remove(entry)

    @property
    def schema(self) -> tantivy.Schema:
        """The schema of the index."""
        return self._schema

    @property
    def version(self) -> int:
        """The version of the last commit; 0 if there was none."""
        if self._root is None or (place := self._named(self._root)) is None:
            return self._memory_version
        note = _read(self._root / _NOTE)
        return int(note["version"] if _stamp(place) != note["stamp"] else note["before"])

    def announce(self, version: int) -> None:
        """Note that the next commit will hold ``version``."""
        if self._root is None:
            self._memory_version = version
        elif place := self._named(self._root):
            self._note(place, version, before=self.version)

    def confirm(self, version: int) -> None:
        """Note that the commit has happened: one that changed nothing does not move the stamp."""
        if self._root is not None and (place := self._named(self._root)):
            self._note(place, version, before=version)
            self._look()

    @property
    def generation(self) -> tuple[str, int]:
        """What changes whenever other documents can be found."""
        if self._root is None or (place := self._named(self._root)) is None:
            return "", self._memory_version
        return place.name, _stamp(place)

    def nothing_deleted(self) -> bool:
        """Whether the index holds no document deleted or replaced, so that its own numbers are exact."""
        return self._segments[1]

    def _look(self) -> None:
        self._looked = time.monotonic()
        self._follow()
        if self._place is not None:
            with suppress(FileNotFoundError):  # another index has just taken its place
                mark = _mark(self._meta_path)  # each commit puts a new file in its place
                if self._segments[0] != mark:
                    segments = _read(self._place / _META)["segments"]
                    self._segments = (mark, not any(segment.get("deletes") for segment in segments))

    def _follow(self) -> None:
        """Read the index that the note names, if that has changed since."""
        while self._root is not None:
            try:
                mark = _mark(self._note_path)
            except FileNotFoundError:
                return
            if mark == self._noted:
                return
            place = self._named(self._root)
            try:
                if place is not None and place != self._place:
                    self._index, self._place = self._made(place), place
                    self._meta_path = str(place / _META)
            except (OSError, ValueError):
                if mark == _mark(self._note_path):
                    raise
                continue  # removed because the note names another by now
            self._noted = mark

    def _made(self, place: Path | None) -> tantivy.Index:
        index = tantivy.Index(self._schema, path=None if place is None else str(place))
        register(index)
        return index

    def _named(self, root: Path) -> Path | None:
        """The folder of an index of this very schema; an index is made anew from the corpus otherwise."""
        try:
            note = _read(root / _NOTE)
            place = root / note.get("place", "")  # those of before have none of their own
            return place if note["schema"] == self._digest and (place / _META).exists() else None
        except (OSError, ValueError, KeyError):
            return None

    def _empty(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        for entry in root.iterdir():
            _remove(entry)
        place = root / "1"
        place.mkdir()
        self._made(place)
        self._place = None
        self._note(place, 0, before=0)

    def _note(self, place: Path, version: int, *, before: int) -> None:
        if self._root is not None:
            named = "" if place == self._root else place.name
            what = {"version": version, "before": before, "stamp": _stamp(place)}
            _write(self._root / _NOTE, what | {"schema": self._digest, "place": named})


def _stamp(place: Path) -> int:
    return int(_read(place / _META)["opstamp"])


def _mark(path: str) -> Mark:
    """What changes when another file takes the place of this one."""
    state = os.stat(path)
    return state.st_ino, state.st_mtime_ns


def _remove(entry: Path) -> None:
    shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


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
