"""Segments: Parquet files that are written once, whole and durable, and never changed."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 32
"""Rows of a group: what is read to open one document."""
OPEN = 32
"""Segments that a reader keeps open."""
_BYTES = ("record", "source", "key", "digest")


def write(path: Path, table: pa.Table) -> tuple[str, int]:
    """Put ``table`` at ``path``, on the disk when this returns; gives its SHA-256 and size in bytes."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        table,
        sink,
        row_group_size=ROWS,
        compression="zstd",
        use_dictionary=[name for name in table.schema.names if name not in _BYTES],
        write_statistics=False,
        store_schema=False,
    )
    data = sink.getvalue()
    write_durably(path, memoryview(data))
    return hashlib.sha256(memoryview(data)).hexdigest(), data.size


def write_durably(path: Path, data: memoryview | bytes) -> None:
    """A file appears under its name only when all of it is on the disk."""
    waiting = path.with_name(path.name + ".part")
    with waiting.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in bounded memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Reader:
    """Reads rows of the segments of one folder. Not to be shared between threads.

    What an open file says of its row groups takes some 3 MB, so that ``open_files`` bounds what a reader holds.
    """

    def __init__(self, folder: Path, open_files: int = OPEN) -> None:
        self._open = lru_cache(maxsize=open_files)(lambda name: pq.ParquetFile(folder / name))

    def rows(self, name: str, wanted: Sequence[int], columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """The values of ``columns`` in the rows ``wanted``, in that order."""
        file = self._open(name)
        groups = sorted({row // ROWS for row in wanted})
        table = file.read_row_groups(groups, columns=list(columns), use_threads=False)
        first = {group: position * ROWS for position, group in enumerate(groups)}
        values = [table.column(column) for column in columns]
        return [tuple(column[first[row // ROWS] + row % ROWS].as_py() for column in values) for row in wanted]

    def batches(self, name: str, columns: Sequence[str]) -> Iterator[dict[str, list[Any]]]:
        """All rows in order, some hundreds at a time."""
        for batch in self._open(name).iter_batches(
            batch_size=ROWS * 16, columns=list(columns), use_threads=False
        ):
            yield batch.to_pydict()


def read_all(path: Path) -> pa.Table:
    """The whole of a segment."""
    return pq.read_table(path)
