"""A scheme from whatever file it lies in: XML of an office, a table, or an archive of such, told by content."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from mingze.services.patents import archives
from mingze.services.patents.record import Rejected
from mingze.services.patents.schemes import office_xml, table
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.search.schemes import Row

HEAD = 4096
"""Bytes by which a form is told."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass
class Reading:
    """What a file holds: which scheme, its places in order, and the lines that could not be taken over."""

    scheme: str = ""
    rows: dict[str, Row] = field(default_factory=dict)
    left_out: list[Rejected] = field(default_factory=list)


def read_scheme(path: Path, asked: str = "") -> Reading:
    """The scheme in a file; ``asked`` says which one a table is, and is held against what XML says.

    A place told twice is as it was told first: of an archive with several languages, the first counts. Raises
    ``Rejected`` with file and line for a damaged or hostile file, ``OSError`` for one that cannot be read.
    """
    reading = Reading(asked)
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        stream.seek(0)
        if head.startswith(archives.ZIP):
            for name, member in _members(path.name, stream):
                _take(reading, name, member, inside=True)
        else:
            _take(reading, path.name, stream, inside=False)
    reading.scheme = reading.scheme or "ipc"
    return reading


def _members(name: str, stream: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    budget = archives.Budget(archives.Limits())
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError) as fault:
        raise Rejected("压缩包已损坏", where=str(fault)[:200], name=name) from None
    with archive:
        for one in archives.members(archive, name, budget):
            if isinstance(one, Rejected):
                raise one
            with closing(archives.open_member(archive, one[1], budget)) as member:
                yield one[0], member


def _take(reading: Reading, name: str, stream: BinaryIO, *, inside: bool) -> None:
    """Add what one stream holds. Inside an archive what is neither XML nor text is passed over: pictures lie there."""
    head = stream.read(HEAD)
    whole = prefixed(head, stream)
    plain = _plain(head)
    try:
        if plain.startswith(b"<"):
            _from_xml(reading, name, whole)
        elif b"\x00" not in head or head.startswith(_MARKS):
            _from_table(reading, name, whole)
        elif not inside:
            raise Rejected("不是分类表")
    except Rejected as fault:
        raise Rejected(fault.reason, where=fault.where, name=name) from None


def _plain(head: bytes) -> bytes:
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"").lstrip()


def _from_xml(reading: Reading, name: str, stream: BinaryIO) -> None:
    for scheme, one in office_xml.places(stream):
        reading.scheme = reading.scheme or scheme
        if scheme != reading.scheme:
            raise Rejected(f"这是{scheme.upper()}分类表，不是{reading.scheme.upper()}分类表")
        _add(reading, name, one)


def _from_table(reading: Reading, name: str, stream: BinaryIO) -> None:
    found = list(table.places(stream, reading.scheme or "ipc"))
    # A text without a single symbol is no table with faulty lines, but something else.
    if any(isinstance(one, Row) for one in found):
        for one in found:
            _add(reading, name, one)


def _add(reading: Reading, name: str, one: Row | Rejected) -> None:
    if isinstance(one, Row):
        reading.rows.setdefault(one.code, one)
    else:
        reading.left_out.append(Rejected(one.reason, where=one.where, name=name))
