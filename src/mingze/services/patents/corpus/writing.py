"""Committing to the corpus: segments first, then the manifest, then the directory.

Whatever is killed in between is made good by the next writer: segments that no manifest names are removed, and a
directory that lags behind catches up.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from mingze.services.patents.corpus import directory as directories
from mingze.services.patents.corpus import manifest as manifests
from mingze.services.patents.corpus import segments
from mingze.services.patents.corpus.directory_writing import DirectoryWriter
from mingze.services.patents.corpus.manifest import Manifest, Segment

FOLDER = "segments"
_SQLITE = b"SQLite format 3"
_NEEDED: Mapping[str, Sequence[str]] = {
    "patents": (
        "number", "stem", "application", "family", "kin", "dropped", "digest", "cited", "stage", "published",
        "extension",
    ),
    "events": ("key", "subject"),
}  # fmt: skip
Columns = dict[str, list[Any]]


class Writer:
    """Whoever holds the lock. It knows the manifest and keeps the directory abreast of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        self.manifest = manifests.load(folder)
        self.reader = segments.Reader(folder / FOLDER)
        self.directory = self._open()
        try:
            self._recover()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let the directory go."""
        self.directory.close()

    def commit(self, tables: Mapping[Literal["patents", "events"], pa.Table]) -> None:
        """Add one segment for each table that has rows, as one new version of the corpus."""
        filled = {holds: table for holds, table in tables.items() if table.num_rows}
        if not filled:
            return
        version, sequence = self.manifest.version + 1, self.manifest.next_sequence
        added = [
            self.write(holds, table, sequence + n, version) for n, (holds, table) in enumerate(filled.items())
        ]
        self._advance(version, (*self.manifest.segments, *added))
        self.directory.begin()
        for segment, table in zip(added, filled.values(), strict=True):
            self._add(segment, iter([table.select(_NEEDED[segment.holds]).to_pydict()]))
        self.directory.commit(version=version)

    def write(
        self,
        holds: Literal["patents", "events"],
        table: pa.Table,
        sequence: int,
        version: int,
        *,
        compacted: bool = False,
    ) -> Segment:
        """One segment on the disk, not yet part of the corpus."""
        name = f"{holds}-{sequence:08d}.parquet"
        sha256, size = segments.write(self.folder / FOLDER / name, table)
        return Segment(name, holds, sequence, version, table.num_rows, size, sha256, compacted)

    def replace(self, segments_now: Sequence[Segment]) -> None:
        """Let the corpus consist of these segments, which hold what stood before."""
        version, before = self.manifest.version + 1, {one.sequence for one in self.manifest.segments}
        gone = before - {one.sequence for one in segments_now}
        self._advance(version, tuple(segments_now))
        self.directory.begin()
        for segment in segments_now:
            if segment.sequence not in before:
                self._add(segment, self.reader.batches(segment.name, _NEEDED[segment.holds]), moved=True)
        self.directory.forget(gone)
        self.directory.commit(version=version)
        self._sweep()

    def rebuild(self) -> None:
        """Work the directory out anew from the segments."""
        try:
            self._fold_all()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self.close()
            self._remove_directory()
            self.directory = DirectoryWriter(self._path)
            self._fold_all()

    @property
    def _path(self) -> Path:
        return self.folder / directories.FILE

    def _open(self) -> DirectoryWriter:
        """The directory; an empty one in the place of a file that is none."""
        if self._path.exists() and not _begins_well(self._path):
            self._remove_directory()
        try:
            return DirectoryWriter(self._path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._remove_directory()
            return DirectoryWriter(self._path)

    def _remove_directory(self) -> None:
        """The log goes first: it must never be read into another file."""
        for suffix in ("-wal", "-shm", ""):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _advance(self, version: int, now: tuple[Segment, ...]) -> None:
        following = max((one.sequence for one in now), default=0) + 1
        waiting = Manifest(version, max(self.manifest.next_sequence, following), now)
        manifests.store(self.folder, waiting)
        self.manifest = waiting

    def _recover(self) -> None:
        self._sweep()
        known, listed = self.directory.applied(), [one.sequence for one in self.manifest.segments]
        if self.directory.version == self.manifest.version and known == set(listed):
            return
        if self.directory.version > self.manifest.version or known != set(listed[: len(known)]):
            self.rebuild()
            return
        self.directory.begin()
        for segment in self.manifest.segments[len(known) :]:
            self._fold(segment)
        self.directory.commit(version=self.manifest.version)

    def _fold_all(self) -> None:
        self.directory.begin()
        self.directory.empty()
        for segment in self.manifest.segments:
            self._fold(segment)
        # What a compacted segment no longer says may have changed other documents: an index older than it starts anew.
        floor = max((one.version for one in self.manifest.segments if one.compacted), default=0)
        self.directory.commit(version=self.manifest.version, floor=floor)

    def _fold(self, segment: Segment) -> None:
        self._add(segment, self.reader.batches(segment.name, _NEEDED[segment.holds]))

    def _add(self, segment: Segment, batches: Iterator[Columns], *, moved: bool = False) -> None:
        add = self.directory.add_records if segment.holds == "patents" else self.directory.add_events
        first = 0
        for columns in batches:
            add(segment, columns, first, moved=moved)
            first += len(next(iter(columns.values())))
        self.directory.add_segment(segment)

    def _sweep(self) -> None:
        """Remove what an interrupted commit or a compaction left behind."""
        named = {one.name for one in self.manifest.segments}
        for path in (self.folder / FOLDER).iterdir():
            if path.name not in named:
                path.unlink()


def _begins_well(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
