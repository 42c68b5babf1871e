"""Segments: Parquet files that are written once, whole and durable, and never changed.

The columns in which whole records lie are packed value by value (ADR 0013), and the file says which these are and
with which dictionary. Segments without that note hold such columns like any other, packed by groups of rows.
"""

import hashlib
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from mingze.services.patents.corpus import packing

ROWS = 32
"""Rows of a group: what is read to open one document."""
OPEN = 32
"""Segments that a reader keeps open."""
_BYTES = ("record", "source", "key", "digest")
_PACKED = ("record", "source")
_PACKED_KEY, _DICTIONARY_KEY = b"mingze.packed", b"mingze.dictionary"
"""What a file says of itself: the names of its packed columns, and their dictionary in Base64."""


def write(path: Path, table: pa.Table) -> tuple[str, int]:
    """Put ``table`` at ``path``, on the disk when this returns; gives its SHA-256 and size in bytes."""
    packed, note = _packed(table)
    sink, names = pa.BufferOutputStream(), packed.schema.names
    with pq.ParquetWriter(
        sink,
        packed.schema,
        compression={name: "none" if name in _PACKED else "zstd" for name in names},
        use_dictionary=[name for name in names if name not in _BYTES],
        write_statistics=False,
        store_schema=False,
    ) as file:
        file.write_table(packed, row_group_size=ROWS)
        file.add_key_value_metadata(note)
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


def _packed(table: pa.Table) -> tuple[pa.Table, dict[bytes, bytes]]:
    """The table as it is written, and what its file says of itself.

    All packed columns share the dictionary of records, which are most of a file.
    """
    columns = {name: table.column(name).to_pylist() for name in _PACKED if name in table.schema.names}
    dictionary = packing.dictionary_for(columns["record"])
    for name, values in columns.items():
        packed = pa.array(packing.pack(values, dictionary), pa.binary())
        table = table.set_column(table.schema.get_field_index(name), name, packed)
    return table, {_PACKED_KEY: ",".join(columns).encode(), _DICTIONARY_KEY: b64encode(dictionary)}


def _opened(metadata: dict[bytes, bytes] | None) -> dict[str, Callable[[Any], Any]]:
    """How values of packed columns are opened, by column, in the file that says this of itself."""
    if not metadata or _PACKED_KEY not in metadata:
        return {}
    unpack = packing.Unpacker(b64decode(metadata[_DICTIONARY_KEY]))
    return dict.fromkeys(metadata[_PACKED_KEY].decode().split(","), unpack)


class _File(NamedTuple):
    """An open segment."""

    parquet: pq.ParquetFile
    packed: dict[str, Callable[[Any], Any]]

    @classmethod
    def at(cls, path: Path) -> "_File":
        parquet = pq.ParquetFile(path)
        return cls(parquet, _opened(parquet.metadata.metadata))


class Reader:
    """Reads rows of the segments of one folder. Not to be shared between threads.

    What an open file says of its row groups takes some 3 MB, so that ``open_files`` bounds what a reader holds.
    Reading raises ``packing.Damaged`` or ``pyarrow.ArrowException`` where a file is not what was written.
    """

    def __init__(self, folder: Path, open_files: int = OPEN) -> None:
        self._open = lru_cache(maxsize=open_files)(lambda name: _File.at(folder / name))

    def rows(self, name: str, wanted: Sequence[int], columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """The values of ``columns`` in the rows ``wanted``, in that order."""
        file = self._open(name)
        groups = sorted({row // ROWS for row in wanted})
        table = file.parquet.read_row_groups(groups, columns=list(columns), use_threads=False)
        first = {group: position * ROWS for position, group in enumerate(groups)}
        places = [first[row // ROWS] + row % ROWS for row in wanted]
        return list(zip(*(_values(file, table, column, places) for column in columns), strict=True))

    def batches(self, name: str, columns: Sequence[str]) -> Iterator[dict[str, list[Any]]]:
        """All rows in order, some hundreds at a time."""
        file = self._open(name)
        for batch in file.parquet.iter_batches(
            batch_size=ROWS * 16, columns=list(columns), use_threads=False
        ):
            yield {column: _values(file, batch, column) for column in columns}


def _values(
    file: _File, table: pa.Table | pa.RecordBatch, column: str, places: Sequence[int] | None = None
) -> list[Any]:
    """The values of a column as they were put, at ``places`` or all of them."""
    held = table.column(column)
    values = held.to_pylist() if places is None else [held[place].as_py() for place in places]
    unpack = file.packed.get(column)
    return [unpack(value) for value in values] if unpack else values


def read_all(path: Path) -> pa.Table:
    """The whole of a segment, as it was put."""
    table = pq.read_table(path)
    for column, unpack in _opened(table.schema.metadata).items():
        values = pa.array((unpack(value) for value in table.column(column).to_pylist()), pa.binary())
        table = table.set_column(table.schema.get_field_index(column), column, values)
    return table.replace_schema_metadata()
