"""The schemes of this installation, kept beside the segments of the corpus as plain tables."""

from collections.abc import Iterable
from pathlib import Path

from mingze.services.patents.corpus.segments import write_durably
from mingze.services.search.schemes import Row, Scheme, load

FOLDER = "schemes"
"""Folder beside the segments in which they lie, ``ipc.tsv`` and others."""
Mark = tuple[str, int, int]


def store(corpus: Path, scheme: str, rows: Iterable[Row]) -> None:
    """Put these places where those of the same scheme were before."""
    lines = [
        f"{row.code}\t{row.dots if '/' in row.code else ''}\t{' '.join(row.title.split())}\n" for row in rows
    ]
    folder = corpus / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_durably(folder / f"{scheme}.tsv", "".join(["code\tdots\ttitle\n", *lines]).encode())


def schemes_in(corpus: Path) -> dict[str, Scheme]:
    """The schemes that were loaded, by field."""
    return {path.stem: load(path, path.stem) for path in _tables(corpus)}


def marks_of(corpus: Path) -> tuple[Mark, ...]:
    """What changes when a scheme is loaded anew, by whatever process."""
    states = [(path.stem, path.stat()) for path in _tables(corpus)]
    return tuple((name, state.st_ino, state.st_mtime_ns) for name, state in states)


def _tables(corpus: Path) -> list[Path]:
    return sorted((corpus / FOLDER).glob("*.tsv"))
