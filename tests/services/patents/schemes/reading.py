"""A scheme read from a file whose name says nothing."""

from pathlib import Path

from mingze.services.patents.schemes.files import Reading, read_scheme
from mingze.services.search.schemes import Scheme


def read(folder: Path, data: str | bytes, asked: str = "") -> Reading:
    """What is read of these bytes."""
    path = folder / "whatever.bin"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_scheme(path, asked)


def tree(reading: Reading) -> Scheme:
    """The places of what was read, as a query asks them."""
    return Scheme(reading.rows.values())
