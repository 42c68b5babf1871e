"""Archives that were cut into volumes: ``.z01 .z02 … .zip`` (PKWARE APPNOTE 8) and ``.zip.001 .zip.002 …``."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

_PART = re.compile(r"(?P<stem>.+)\.(?:z(?P<z>\d{2,3})|(?P<zip>zip)\.(?P<n>\d{3}))", re.IGNORECASE)
_END, _LOCATOR, _END64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_LONGEST_END = 22 + 65535 + 20
_UNKNOWN = 0xFFFFFFFF


class MissingVolumeError(OSError):
    """A volume is not there; its name is the message."""


def is_part(path: Path) -> bool:
    """Whether a file is a volume that is read with its siblings and not by itself."""
    found = _PART.fullmatch(path.name)
    return found is not None and not (found["n"] and int(found["n"]) == 1)


def leader(path: Path) -> Path:
    """The file under whose name a volume's archive is read: the ``.zip``, or the ``.zip.001``."""
    found = _PART.fullmatch(path.name)
    if found is None:
        return path
    name = f"{found['stem']}.zip" if found["z"] else f"{found['stem']}.{found['zip']}.001"
    here = (other for other in path.parent.iterdir() if other.name.lower() == name.lower())
    return next(here, path.with_name(name))


def parts(path: Path) -> list[Path]:
    """The volumes of an archive in their order, one for an archive that was not cut. Raises ``MissingVolumeError``."""
    found = _PART.fullmatch(path.name)
    stem = (
        found["stem"] if found else path.name[: -len(path.suffix)] if path.suffix.lower() == ".zip" else None
    )
    if stem is None:
        return [path]
    group = "n" if found else "z"
    if not found and not any(path.with_name(stem + end).exists() for end in (".z01", ".Z01", ".z02", ".Z02")):
        return [path]
    numbered: dict[int, Path] = {}
    for other in path.parent.iterdir():
        part = _PART.fullmatch(other.name)
        if part and part[group] and part["stem"].lower() == stem.lower():
            numbered[int(part[group])] = other
    for number in range(1, max(numbered, default=0)):
        if number not in numbered:
            raise MissingVolumeError(f"{stem}.{'z' if group == 'z' else 'zip.0'}{number:02d}")
    ordered = [numbered[number] for number in sorted(numbered)]
    return ordered if found else [*ordered, path]


class _Joined(io.RawIOBase):
    """Files one after the other, as one that can be read anywhere. ``patched`` stands over what they hold."""

    def __init__(self, files: list[BinaryIO], sizes: list[int]) -> None:
        super().__init__()
        self._files = files
        self.starts = [0, *accumulate(sizes)]
        self._at = 0
        self.patched: dict[int, bytes] = {}

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self._at = max(
            0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.starts[-1]}[whence]
        )
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        room = memoryview(buffer)
        for index, file in enumerate(self._files):
            start, end = self.starts[index], self.starts[index + 1]
            if start <= self._at < end:
                file.seek(self._at - start)
                given = bytearray(file.read(min(len(room), end - self._at)))
                for place, over in self.patched.items():
                    for at, byte in enumerate(over, place - self._at):
                        if 0 <= at < len(given):
                            given[at] = byte
                room[: len(given)] = given
                self._at += len(given)
                return len(given)
        return 0


@contextmanager
def opened(paths: list[Path]) -> Iterator[tuple[BinaryIO, list[int]]]:
    """The volumes as one stream, and where each begins in it."""
    with ExitStack() as stack:
        files: list[BinaryIO] = [stack.enter_context(path.open("rb")) for path in paths]
        joined = _Joined(files, [path.stat().st_size for path in paths])
        if len(files) > 1:
            _one_disk(joined)
        yield io.BufferedReader(joined), joined.starts[:-1]


def relocate(archive: zipfile.ZipFile, stream: BinaryIO, starts: list[int]) -> None:
    """Members of a cut archive say where they begin in their own volume; count from the beginning of all instead."""
    directory = _directory(stream)
    if len(starts) < 2 or directory is None:
        return
    shift = archive.start_dir - directory
    for member in archive.infolist():
        if member.volume < len(starts):
            member.header_offset += starts[member.volume] - shift


def _tail(stream: Any) -> tuple[int, bytes, int]:
    """Where the last bytes begin, those bytes, and where the end record stands among them (-1 for none)."""
    size = stream.seek(0, io.SEEK_END)
    base = max(0, size - _LONGEST_END - 64)
    stream.seek(base)
    held = bytearray()
    while block := stream.read(size - base - len(held)):
        held += block
    return base, bytes(held), held.rfind(_END)


def _directory(stream: BinaryIO) -> int | None:
    """The place of the directory of members as the end record states it: counted from the start of its volume."""
    _, held, end = _tail(stream)
    if end < 0 or len(held) < end + 20:
        return None
    (offset,) = struct.unpack_from("<L", held, end + 16)
    if offset == _UNKNOWN and (large := held.rfind(_END64, 0, end)) >= 0 and len(held) >= large + 56:
        (offset,) = struct.unpack_from("<Q", held, large + 48)
    return int(offset)


def _one_disk(joined: _Joined) -> None:
    """Where a large archive says that it has several disks, let it say one: the reader refuses to read it otherwise."""
    base, held, end = _tail(joined)
    place = end - 20
    if end >= 20 and held[place : place + 4] == _LOCATOR:
        disk, offset, _ = struct.unpack_from("<LQL", held, place + 4)
        start = joined.starts[disk] if disk < len(joined.starts) else 0
        joined.patched[base + place + 4] = struct.pack("<LQL", 0, start + offset, 1)
    joined.seek(0)
