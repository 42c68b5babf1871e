"""What lies in files, folders and archives, stream by stream, and the records in it."""

import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.chinese import Prefixed
from mingze.services.patents.sources.formats import detect
from mingze.services.patents.sources.port import HEAD, Found


class Stream(NamedTuple):
    """Something to read and what it is called; parts of the name are separated by ``!`` at each container."""

    name: str
    stream: BinaryIO


def walk(paths: Iterable[Path]) -> Iterator[Stream | Rejected]:
    """Every stream under the paths, in a fixed order; each is open only until the next is asked for."""
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            with file.open("rb") as stream:
                yield from _open(str(file), stream)


def _open(name: str, stream: BinaryIO) -> Iterator[Stream | Rejected]:
    head = stream.read(4)
    stream.seek(0)
    if head == b"PK\x03\x04":
        with zipfile.ZipFile(stream) as archive:
            for member in sorted(archive.namelist()):
                if not member.endswith("/"):
                    with archive.open(member) as inner:
                        yield from _open(f"{name}!{member}", io.BytesIO(inner.read()))
    elif head[:2] == b"\x1f\x8b":
        with gzip.open(stream) as inner:
            yield Stream(name, inner)  # type: ignore[arg-type]
    else:
        yield Stream(name, stream)


def read(paths: Iterable[Path]) -> Iterator[Found]:
    """Every record under the paths, and every document that is none, in a fixed order."""
    for one in walk(paths):
        if isinstance(one, Rejected):
            yield one
            continue
        head = one.stream.read(HEAD)
        format_ = detect(head)
        if format_ is None:
            yield Rejected("不是已知的专利文献格式", where=one.name)
            continue
        yield from format_.read(Prefixed(head, one.stream), name=one.name)  # type: ignore[arg-type]
