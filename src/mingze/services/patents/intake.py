"""What lies in files, folders and archives, stream by stream, and the records in it."""

import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from mingze.services.patents import archives, volumes
from mingze.services.patents.archives import Budget, Limits
from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.exchange.reading import root_of
from mingze.services.patents.sources.formats import detect
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.markup.wide import EncodingError, narrowed
from mingze.services.patents.sources.port import HEAD, Found
from mingze.services.patents.sources.sheet import reading as sheet
from mingze.services.patents.sources.sheet.columns import Mapping
from mingze.services.patents.sources.sheet.reading import Sheet

_ASIDE = """
.jpg .jpeg .tif .tiff .png .gif .bmp .svg .pdf .mol .cdx .cml .dtd .xsd .xsl .xslt .ent .mod .css .js .htm .html .md5
.sha1 .sha256 .sum .log .db .ini .bat .exe .dll .doc .docx .rtf .mp4 .avi .md
"""
PASSED_OVER = frozenset(_ASIDE.split())
"""Endings of what belongs to documents, or comes along with them, and is none itself."""
WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_TAR, _TAR_AT = b"ustar", 257
"""What a TAR archive says of itself, and where (POSIX.1-1988)."""
LISTINGS = frozenset({"docdb-package-index"})
"""Root elements of what lists the files of a delivery and holds no document (DOCDB package DTD 1.1)."""
UNKNOWN = "不是已知的专利文献格式"


class Stream(NamedTuple):
    """Something to read and what it is called; parts of the name are separated by ``!`` at each container."""

    name: str
    stream: BinaryIO


@dataclass
class Tally:
    """What was met on the way: streams given, files passed over (images, schemas and the like), those turned away."""

    streams: int = 0
    passed: int = 0
    rejected: int = 0


def read(
    paths: Iterable[Path],
    *,
    limits: Limits | None = None,
    tally: Tally | None = None,
    columns: Mapping | None = None,
) -> Iterator[Found]:
    """Every record under the paths, and every document that is none, in a fixed order; tables by ``columns``."""
    for one in walk(paths, limits=limits, tally=tally):
        if isinstance(one, Rejected):
            yield one
        else:
            yield from found_in(one, columns)


def found_in(one: Stream, columns: Mapping | None = None) -> Iterator[Found]:
    """Every record of a stream, and every document that is none.

    With ``columns``, a table is read by them; so is a text of no known format, whose headings nobody else knows.
    """
    try:
        head = one.stream.read(HEAD)
        if (stream := narrowed(_again(one.stream, head), head)) is not None:
            one, head = Stream(one.name, stream), stream.read(HEAD)
        if head[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
            yield Rejected("TAR归档文件须先解开再导入", where=one.name, name=one.name)
            return
        format_ = detect(head)
        if format_ is None and root_of(head) in LISTINGS:
            return
        if columns is not None and head and format_ in (None, sheet.FORMAT):
            format_ = Sheet(columns)
        if format_ is None:
            yield Rejected(UNKNOWN if head else "文件是空的", where=one.name, name=one.name, data=head)
            return
        yield from format_.read(_again(one.stream, head), name=one.name)
    except OSError as fault:
        yield Rejected(_said(fault), where=one.name, name=one.name)


def walk(
    paths: Iterable[Path], *, limits: Limits | None = None, tally: Tally | None = None
) -> Iterator[Stream | Rejected]:
    """Every stream under the paths, in a fixed order; each is open only until the next is asked for."""
    count = tally if tally is not None else Tally()
    for one in _under(paths, limits or Limits(), count):
        if isinstance(one, Rejected):
            count.rejected += 1
        else:
            count.streams += 1
        yield one


def _under(paths: Iterable[Path], limits: Limits, count: Tally) -> Iterator[Stream | Rejected]:
    for path in paths:
        if not path.is_dir():
            yield from _file(volumes.leader(path) if volumes.is_part(path) else path, limits, count)
            continue
        for file in _files(path):
            if _outside(file, path):
                yield Rejected("链接指向文件夹之外，不予读取", where=str(file), name=str(file))
            elif volumes.is_part(file):
                yield from _orphan(file)
            elif _aside(str(file.relative_to(path))):
                count.passed += 1
            else:
                yield from _file(file, limits, count)


def _files(folder: Path) -> Iterator[Path]:
    """Files below a folder, sorted; links to folders are not followed."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            yield Path(place, name)


def _outside(file: Path, folder: Path) -> bool:
    return file.is_symlink() and not file.resolve().is_relative_to(folder.resolve())


def _orphan(file: Path) -> Iterator[Rejected]:
    """A volume is read with the others; when the file that leads them is missing, the first one says so."""
    leader = volumes.leader(file)
    if not leader.exists() and file == min(p for p in file.parent.iterdir() if volumes.leader(p) == leader):
        yield Rejected("分卷压缩包缺少主卷", where=leader.name, name=str(file))


def _aside(name: str) -> bool:
    """Whether a name is that of an image, of a schema, of something hidden, or lies in a folder of such."""
    parts = [part for part in name.replace("\\", "/").split("/") if part]
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    raw = any(part.lower().endswith("rawdata") or part.startswith("生物序列") for part in parts[:-1])
    return hidden or raw or PurePath(parts[-1] if parts else "").suffix.lower() in PASSED_OVER


def _file(file: Path, limits: Limits, count: Tally) -> Iterator[Stream | Rejected]:
    name = str(file)
    try:
        if not file.is_file():
            yield Rejected("没有这个文件", where=name, name=name)
            return
        with volumes.opened(volumes.parts(file)) as (stream, starts):
            yield from _opened(name, stream, Budget(limits), 0, count, starts)
    except volumes.MissingVolumeError as fault:
        yield Rejected("分卷压缩包缺少分卷", where=str(fault), name=name)
    except OSError as fault:
        yield Rejected(_said(fault), where=name, name=name)


def _opened(
    name: str, stream: BinaryIO, budget: Budget, depth: int, count: Tally, starts: list[int] | None = None
) -> Iterator[Stream | Rejected]:
    """A stream, or what it holds where it is an archive. ``stream`` can be read anywhere."""
    head = stream.read(HEAD)
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    packed = head.startswith((archives.ZIP, archives.EMPTY_ZIP, archives.SPLIT_ZIP)) and not _workbook(
        name, head
    )
    if not packed and not head.startswith(archives.GZIP):
        yield Stream(name, stream)
    elif depth >= budget.limits.depth:
        yield Rejected("压缩包嵌套过深", where=name[-400:], name=name)
    elif packed:
        yield from _zip(name, stream, budget, depth, count, starts or [0])
    else:
        inner = PurePath(name.rpartition("!")[2]).name.removesuffix(".gz") or "gz"
        with closing(archives.gunzipped(stream, size, budget)) as whole:
            yield from _member(f"{name}!{inner}", whole, budget, depth + 1, count)


def _workbook(name: str, head: bytes) -> bool:
    """A workbook is an archive too, but one document."""
    return PurePath(name).suffix.lower() in WORKBOOKS or b"[Content_Types].xml" in head[:HEAD]


def _zip(
    name: str, stream: BinaryIO, budget: Budget, depth: int, count: Tally, starts: list[int]
) -> Iterator[Stream | Rejected]:
    try:
        archive = zipfile.ZipFile(stream)
        volumes.relocate(archive, stream, starts)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as fault:
        yield Rejected("压缩包已损坏", where=f"{name}：{fault}"[-400:], name=name)
        return
    with archive:
        for one in archives.members(archive, name, budget):
            if isinstance(one, Rejected):
                yield one
                continue
            if budget.total > budget.limits.total:
                yield Rejected("压缩包解开后超出上限", where=name[-400:], name=name)
                return
            full, member = one
            if _aside(full.rpartition("!")[2]):
                count.passed += 1
                continue
            try:
                with closing(archives.open_member(archive, member, budget)) as inner:
                    yield from _member(full, inner, budget, depth + 1, count)
            except OSError as fault:
                yield Rejected(_said(fault), where=full[-400:], name=full)
                if isinstance(fault, archives.ExceededError):
                    return


def _member(
    name: str, stream: BinaryIO, budget: Budget, depth: int, count: Tally
) -> Iterator[Stream | Rejected]:
    """A member: given as it streams, unless it is an archive, which is set aside to be opened."""
    head = stream.read(HEAD)
    whole = prefixed(head, stream)
    if not head.startswith((archives.ZIP, archives.EMPTY_ZIP, archives.GZIP)):
        yield Stream(name, whole)
        return
    with closing(archives.held(whole, budget)) as aside:
        yield from _opened(name, aside, budget, depth, count)


def _again(stream: BinaryIO, head: bytes) -> BinaryIO:
    """The stream from its beginning, of which ``head`` was read."""
    if stream.seekable():
        stream.seek(0)
        return stream
    return prefixed(head, stream)


def _said(fault: OSError) -> str:
    if isinstance(fault, archives.ExceededError | archives.BrokenError | EncodingError):
        return str(fault)
    return "文件读取失败"
