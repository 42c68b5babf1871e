"""The directory: a SQLite file that says where each record lies and what belongs to what.

It is worked out from the segments alone, in the order of the manifest, and can be thrown away at any time. Readers may
read while one writer adds to it; each sees the corpus at one version.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mingze.services.patents.record import Stage

FILE = "directory.sqlite3"
SHIFT = 32
"""A place is the sequence of its segment, shifted by this many bits, and the row."""
_MANY = 500
"""Keys asked for in one statement; SQLite takes 999 at least."""


class Place(NamedTuple):
    """Where a row lies."""

    segment: str
    row: int


class Sibling(NamedTuple):
    """A publication as one of those of its application."""

    number: str
    stage: Stage
    published: date | None
    extension: int | None = None
    """Days by which its term is extended."""


class Known(NamedTuple):
    """What the directory holds of a record."""

    number: str
    place: Place
    digest: bytes
    dropped: bool


class Directory:
    """One connection for reading. Not to be shared between threads."""

    def __init__(self, path: Path) -> None:
        self._connection = self._connect(path)

    def _connect(self, path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=60, isolation_level=None)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    @property
    def version(self) -> int:
        """The version of the corpus it stands at."""
        return self._state("version")

    @property
    def floor(self) -> int:
        """Changes since an older version than this are no longer known: everything counts as changed."""
        return self._state("floor")

    def applied(self) -> set[int]:
        """The segments it knows, by sequence."""
        return {sequence for (sequence,) in self._connection.execute("SELECT sequence FROM segments")}

    def counts(self) -> tuple[int, int, int]:
        """Publications that stand, tombstones, events."""
        one = self._connection.execute(
            "SELECT count(*) - coalesce(sum(dropped), 0), coalesce(sum(dropped), 0), (SELECT count(*) FROM events)"
            " FROM records"
        ).fetchone()
        return int(one[0]), int(one[1]), int(one[2])

    def known(self, numbers: Sequence[str]) -> Iterator[Known]:
        """What is held of ``numbers``, tombstones included, in any order."""
        rows = self._many(
            "SELECT r.number, s.name, r.place, r.digest, r.dropped FROM records r"
            " JOIN segments s ON s.sequence = r.place >> 32 WHERE r.number IN ({})",
            numbers,
        )
        for number, name, place, digest, dropped in rows:
            yield Known(number, Place(name, place & 0xFFFFFFFF), digest, bool(dropped))

    def known_events(self, keys: Sequence[bytes]) -> set[bytes]:
        """Those of ``keys`` that are there."""
        return {key for (key,) in self._many("SELECT key FROM events WHERE key IN ({})", keys)}

    def publications(self, applications: Sequence[str]) -> Iterator[tuple[str, Sibling]]:
        """Application and publication, for every one that stands, in the order of days and numbers."""
        rows = self._many(
            "SELECT application, number, stage, published, extension FROM records"
            " WHERE NOT dropped AND application IN ({}) ORDER BY application, published, number",
            applications,
        )
        for application, number, stage, published, extension in rows:
            day = date.fromisoformat(published) if published else None
            yield application, Sibling(number, Stage(stage), day, extension)

    def under(self, key: str) -> list[str]:
        """Publications meant by a key: that one, else all under that number without a kind, else all of that
        application; the earliest first."""
        for column in ("number", "stem", "application"):
            rows = self._connection.execute(
                f"SELECT number FROM records WHERE {column} = ? AND NOT dropped ORDER BY published, number",  # noqa: S608
                (key,),
            )
            if found := [number for (number,) in rows]:
                return found
        return []

    def family(self, number: str) -> list[str]:
        """The members of its simple family, itself included, in the order of numbers."""
        rows = self._connection.execute(
            "SELECT r.number FROM records o JOIN records r ON r.kin = o.kin WHERE o.number = ? AND NOT r.dropped"
            " UNION SELECT r.number FROM records o JOIN records r ON r.family = o.family AND o.family <> ''"
            " WHERE o.number = ? AND NOT r.dropped ORDER BY 1",
            (number, number),
        )
        return [member for (member,) in rows]

    def family_sizes(self, numbers: Sequence[str]) -> dict[str, int]:
        """How many members the family of each has in the corpus."""
        by_kin = "SELECT o.number AS one, r.number AS other FROM records o JOIN records r ON r.kin = o.kin"
        by_office = "SELECT o.number, r.number FROM records o JOIN records r ON r.family = o.family AND o.family <> ''"
        asked = "o.number IN ({0}) AND NOT r.dropped"
        rows = self._many(
            f"SELECT one, count(*) FROM ({by_kin} WHERE {asked} UNION {by_office} WHERE {asked}) GROUP BY one",  # noqa: S608
            numbers,
            times=2,
        )
        return {number: int(size) for number, size in rows}

    def citing(self, numbers: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Number and citing publication; who cites without a kind cites every publication under that number."""
        return self._many(
            "SELECT o.number, c.citing FROM records o JOIN cites c ON c.cited IN (o.number, o.stem)"
            " WHERE o.number IN ({}) ORDER BY 1, 2",
            numbers,
        )

    def events(self, subjects: Sequence[str]) -> Iterator[tuple[str, Place]]:
        """Subject and place of every event of ``subjects``, in the order they came."""
        rows = self._many(
            "SELECT e.subject, s.name, e.place FROM events e JOIN segments s ON s.sequence = e.place >> 32"
            " WHERE e.subject IN ({}) ORDER BY e.place",
            subjects,
        )
        return ((subject, Place(name, place & 0xFFFFFFFF)) for subject, name, place in rows)

    def changed(self, since: int, dropped: bool) -> Iterator[tuple[str, Place]]:
        """Numbers whose document changed after version ``since``, in the order in which they lie in the segments."""
        after = since if since >= self.floor else -1
        rows = self._connection.execute(
            "SELECT r.number, s.name, r.place FROM records r JOIN segments s ON s.sequence = r.place >> 32"
            " WHERE r.touched > ? AND r.dropped = ? ORDER BY r.place",
            (after, dropped),
        )
        return ((number, Place(name, place & 0xFFFFFFFF)) for number, name, place in rows)

    def standing(self, sequence: int) -> Iterator[tuple[str, int]]:
        """Number and row of every record of a segment that stands, tombstones included."""
        return self._connection.execute(
            "SELECT number, place & 4294967295 FROM records WHERE place >= ? AND place < ? ORDER BY place",
            (sequence << SHIFT, (sequence + 1) << SHIFT),
        )

    def _state(self, name: str) -> int:
        row = self._connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def _many(self, statement: str, keys: Sequence[object], times: int = 1) -> Iterator[tuple[Any, ...]]:
        for first in range(0, len(keys), _MANY):
            part = keys[first : first + _MANY]
            marks = ",".join("?" * len(part))
            yield from self._connection.execute(statement.format(marks), tuple(part) * times)
