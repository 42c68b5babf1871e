"""Archives opened within bounds, whatever their makers wanted: nothing is unpacked to a disk, no path is followed."""

import gzip
import io
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from mingze.services.patents.record import Rejected

ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
EMPTY_ZIP = b"PK\x05\x06"
SPLIT_ZIP = b"PK\x07\x08PK\x03\x04"
_IN_MEMORY = 16 * 1024 * 1024
_BLOCK = 1024 * 1024
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)


class Limits(msgspec.Struct, frozen=True):
    """How much an archive may hold. The defaults fit a weekly batch of the Chinese office ten times over."""

    depth: int = 4
    """Archives inside archives."""
    entries: int = 500_000
    """Members of the outermost archive and of all within it."""
    total: int = 256 * 1024**3
    """Bytes read out of it, those of inner archives counted at each depth."""
    ratio: int = 300
    """How many times larger a member may be than what it takes in the archive, once it is larger than ``free``."""
    free: int = 32 * 1024 * 1024
    inner: int = 4 * 1024**3
    """Bytes of an archive inside an archive."""


@dataclass
class Budget:
    """What is left of the limits of one outermost archive."""

    limits: Limits
    entries: int = 0
    total: int = 0

    def spend(self, size: int) -> None:
        """Count bytes read. Raises ``ExceededError``."""
        self.total += size
        if self.total > self.limits.total:
            raise ExceededError("压缩包解开后超出上限")


class ExceededError(OSError):
    """More came out of an archive than may."""


class BrokenError(OSError):
    """A member cannot be read: it is damaged, encrypted, or packed in a way that is not supported."""


class _Counted(io.RawIOBase):
    """A member being read: its faults are those of a stream, and what it gives is counted."""

    def __init__(self, stream: Any, budget: Budget, most: int | None = None) -> None:
        super().__init__()
        self._stream, self._budget, self._most, self._given = stream, budget, most, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        room = memoryview(buffer)
        try:
            given = self._stream.read(len(room))
        except _FAULTS:
            raise BrokenError("压缩包成员已损坏") from None
        self._given += len(given)
        self._budget.spend(len(given))
        if self._most is not None and self._given > self._most:
            raise ExceededError("压缩比例异常")
        room[: len(given)] = given
        return len(given)


def gunzipped(stream: BinaryIO, size: int, budget: Budget) -> BinaryIO:
    """What a gzip file of ``size`` bytes holds."""
    most = max(budget.limits.free, size * budget.limits.ratio)
    # A stream set aside was opened to be written to as well, which the library would take for what it is to do.
    return io.BufferedReader(_Counted(gzip.GzipFile(fileobj=stream, mode="rb"), budget, most))


def members(
    archive: zipfile.ZipFile, name: str, budget: Budget
) -> Iterator[tuple[str, zipfile.ZipInfo] | Rejected]:
    """The files in an archive under their full names, those that may not be read turned away."""
    for member in archive.infolist():
        if member.is_dir():
            continue
        budget.entries += 1
        if budget.entries > budget.limits.entries:
            yield Rejected("压缩包成员数超出上限", name=name)
            return
        said = _readable(member)
        fault = _fault(member, said, budget.limits)
        full = f"{name}!{said.replace(chr(0), '')}"
        yield Rejected(fault, where=full[-400:], name=full) if fault else (full, member)


def _fault(member: zipfile.ZipInfo, said: str, limits: Limits) -> str:
    """Why a member is not read; empty when nothing speaks against it."""
    pieces = said.replace("\\", "/").split("/")
    unsafe = (
        said.startswith(("/", "\\")) or ".." in pieces or said[1:2] == ":" or "\x00" in member.orig_filename
    )
    if unsafe or stat.S_ISLNK(member.external_attr >> 16):
        return "压缩包成员的路径不安全"
    if member.flag_bits & 0x1:
        return "压缩包成员已加密"
    if member.file_size > max(limits.free, member.compress_size * limits.ratio):
        return "压缩比例异常"
    return ""


def _readable(member: zipfile.ZipInfo) -> str:
    """The name of a member; what is not marked as UTF-8 was written in the code page of a Chinese Windows."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> BinaryIO:
    """A member as a stream. Raises ``BrokenError``."""
    try:
        return io.BufferedReader(_Counted(archive.open(member), budget))
    except _FAULTS:
        raise BrokenError("压缩包成员已损坏") from None


def held(stream: BinaryIO, budget: Budget) -> BinaryIO:
    """An inner archive set aside so that it can be read anywhere. Raises ``ExceededError`` when it is too large."""
    aside = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever asked closes it
    size = 0
    while block := stream.read(_BLOCK):
        size += len(block)
        if size > budget.limits.inner:
            aside.close()
            raise ExceededError("内层压缩包超出上限")
        aside.write(block)
    aside.seek(0)
    return aside  # type: ignore[return-value]
