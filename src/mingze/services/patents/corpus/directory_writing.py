"""Adding to the directory: each segment in turn, and whose documents change with it."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mingze.services.patents.corpus.directory import SHIFT, Directory
from mingze.services.patents.corpus.manifest import Segment

_TABLES = """
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS segments (sequence INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS records (
  place INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, stem TEXT NOT NULL, application TEXT NOT NULL,
  family TEXT NOT NULL, kin TEXT NOT NULL, dropped INTEGER NOT NULL, digest BLOB NOT NULL,
  stage TEXT NOT NULL, published TEXT, extension INTEGER, touched INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS records_stem ON records (stem);
CREATE INDEX IF NOT EXISTS records_application ON records (application);
CREATE INDEX IF NOT EXISTS records_family ON records (family) WHERE family <> '';
CREATE INDEX IF NOT EXISTS records_kin ON records (kin);
CREATE INDEX IF NOT EXISTS records_touched ON records (touched);
CREATE TABLE IF NOT EXISTS cites (cited TEXT NOT NULL, citing TEXT NOT NULL, PRIMARY KEY (cited, citing)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cites_citing ON cites (citing);
CREATE TABLE IF NOT EXISTS events (key BLOB PRIMARY KEY, subject TEXT NOT NULL, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS events_subject ON events (subject);
"""
_FRESH = """
CREATE TEMP TABLE IF NOT EXISTS fresh (
  place INTEGER, number TEXT PRIMARY KEY, stem TEXT, application TEXT, family TEXT, kin TEXT, dropped INTEGER,
  digest BLOB, stage TEXT, published TEXT, extension INTEGER);
CREATE TEMP TABLE IF NOT EXISTS fresh_cites (cited TEXT, citing TEXT);
CREATE TEMP TABLE IF NOT EXISTS touching (place INTEGER PRIMARY KEY);
"""
# Whose documents change with the records coming in: those they cite or cited, and those they belong together with.
_TOUCHED = """
INSERT OR IGNORE INTO touching
SELECT r.place FROM fresh f JOIN cites c ON c.citing = f.number JOIN records r ON r.number = c.cited
UNION SELECT r.place FROM fresh f JOIN cites c ON c.citing = f.number JOIN records r ON r.stem = c.cited
UNION SELECT r.place FROM fresh_cites c JOIN records r ON r.number = c.cited
UNION SELECT r.place FROM fresh_cites c JOIN records r ON r.stem = c.cited
UNION SELECT r.place FROM fresh f JOIN records r ON r.application = f.application AND f.application <> ''
UNION SELECT r.place FROM fresh f JOIN records r ON r.family = f.family AND f.family <> ''
UNION SELECT r.place FROM fresh f JOIN records r ON r.kin = f.kin
UNION SELECT r.place FROM fresh f JOIN records o ON o.number = f.number
  JOIN records r ON r.application = o.application AND o.application <> ''
UNION SELECT r.place FROM fresh f JOIN records o ON o.number = f.number
  JOIN records r ON r.family = o.family AND o.family <> ''
UNION SELECT r.place FROM fresh f JOIN records o ON o.number = f.number JOIN records r ON r.kin = o.kin
"""


_CACHE = 64 * 1024
"""KiB of pages held: numbers come in no order, so that a large directory is read all over."""


class DirectoryWriter(Directory):
    """The one connection that adds. What is begun is seen by readers when it is committed."""

    def _connect(self, path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=60, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA cache_size=-{_CACHE}")
        connection.executescript(_TABLES + _FRESH)
        return connection

    def begin(self) -> None:
        """Everything up to ``commit`` is seen at once or not at all."""
        self._connection.execute("BEGIN IMMEDIATE")

    def empty(self) -> None:
        """Know nothing."""
        for table in ("segments", "records", "cites", "events", "state"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of the list above

    def commit(self, *, version: int, floor: int | None = None) -> None:
        """The directory stands at ``version`` from here on."""
        state = {"version": version} if floor is None else {"version": version, "floor": floor}
        self._connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", state.items())
        self._connection.execute("COMMIT")

    def rollback(self) -> None:
        """Forget what was begun."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def forget(self, sequences: Iterable[int]) -> None:
        """The segments are no longer there."""
        self._connection.executemany("DELETE FROM segments WHERE sequence = ?", ((one,) for one in sequences))

    def add_records(
        self, segment: Segment, columns: Mapping[str, Sequence[Any]], first: int, *, moved: bool = False
    ) -> None:
        """Rows of a segment from row ``first`` on. ``moved`` rows were known before: only their place is new."""
        run = self._connection
        places = range(
            (segment.sequence << SHIFT) + first, (segment.sequence << SHIFT) + first + len(columns["number"])
        )
        if moved:
            pairs = zip(places, columns["number"], strict=True)
            run.executemany("UPDATE records SET place = ? WHERE number = ?", pairs)
            return
        names = ("number", "stem", "application", "family", "kin", "dropped", "digest", "stage")
        days = [day.isoformat() if day else None for day in columns["published"]]
        rows = zip(places, *(columns[name] for name in names), days, columns["extension"], strict=True)
        run.executemany("INSERT OR REPLACE INTO fresh VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        cites = (
            (cited, number)
            for number, cited_here, dropped in zip(
                columns["number"], columns["cited"], columns["dropped"], strict=True
            )
            for cited in (() if dropped else cited_here or ())
        )
        run.executemany("INSERT INTO fresh_cites VALUES (?, ?)", cites)
        run.execute(_TOUCHED)
        self._touch(segment.version)
        run.execute("DELETE FROM cites WHERE citing IN (SELECT number FROM fresh)")
        run.execute("DELETE FROM records WHERE number IN (SELECT number FROM fresh)")
        run.execute(
            "INSERT INTO records SELECT place, number, stem, application, family, kin, dropped, digest, stage,"
            " published, extension, ? FROM fresh",
            (segment.version,),
        )
        run.execute("INSERT OR IGNORE INTO cites SELECT cited, citing FROM fresh_cites")
        run.execute("DELETE FROM fresh")
        run.execute("DELETE FROM fresh_cites")

    def add_events(
        self, segment: Segment, columns: Mapping[str, Sequence[Any]], first: int, *, moved: bool = False
    ) -> None:
        """Events of a segment from row ``first`` on."""
        begin = (segment.sequence << SHIFT) + first
        rows = list(
            zip(columns["key"], columns["subject"], range(begin, begin + len(columns["key"])), strict=True)
        )
        self._connection.executemany("INSERT OR REPLACE INTO events VALUES (?, ?, ?)", rows)
        if moved:
            return
        self._connection.executemany(
            "INSERT OR IGNORE INTO touching SELECT place FROM records WHERE application = ?1 OR number = ?1",
            ((subject,) for subject in {row[1] for row in rows}),
        )
        self._touch(segment.version)

    def add_segment(self, segment: Segment) -> None:
        """The segment is known from here on."""
        self._connection.execute(
            "INSERT OR REPLACE INTO segments VALUES (?, ?)", (segment.sequence, segment.name)
        )

    def _touch(self, version: int) -> None:
        self._connection.execute(
            "UPDATE records SET touched = ? WHERE place IN (SELECT place FROM touching)", (version,)
        )
        self._connection.execute("DELETE FROM touching")
