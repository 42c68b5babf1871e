"""Is the corpus on the disk what was written? Every file against its hash, every record, every directory entry."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyarrow as pa

from mingze.services.patents.corpus import directory as directories
from mingze.services.patents.corpus import manifest as manifests
from mingze.services.patents.corpus.directory import Directory
from mingze.services.patents.corpus.manifest import Manifest, Segment, Torn
from mingze.services.patents.corpus.packing import Damaged
from mingze.services.patents.corpus.rows import digest_of, event_of, patent_of
from mingze.services.patents.corpus.segments import Reader, hash_of
from mingze.services.patents.corpus.writing import FOLDER


def faults(folder: Path) -> list[str]:
    """What is wrong, in Chinese sentences; empty for a whole corpus."""
    try:
        manifest = manifests.load(folder)
    except Torn as torn:
        return [str(torn)]
    if not manifest.version:
        return []
    found = [fault for segment in manifest.segments for fault in _file(folder / FOLDER, segment)]
    return found or [*_directory(folder, manifest)]


def _file(folder: Path, segment: Segment) -> Iterator[str]:
    path = folder / segment.name
    if not path.exists():
        yield f"数据文件 {segment.name} 缺失"
    elif path.stat().st_size != segment.bytes:
        yield f"数据文件 {segment.name} 应有{segment.bytes}字节，实有{path.stat().st_size}字节"
    elif hash_of(path) != segment.sha256:
        yield f"数据文件 {segment.name} 的内容与清单所记散列不符"


def _directory(folder: Path, manifest: Manifest) -> Iterator[str]:
    path = folder / directories.FILE
    if not path.exists():
        yield "目录文件缺失，请运行 mingze rebuild-index"
        return
    try:
        directory = Directory(path)
        if directory.version != manifest.version:
            yield f"目录停在第{directory.version}版，数据已到第{manifest.version}版"
            return
        reader = Reader(folder / FOLDER)
        records, events = 0, 0
        for segment in manifest.segments:
            if segment.holds == "patents":
                standing = dict(directory.standing(segment.sequence))
                records += len(standing)
                yield from _records(reader, segment, standing)
            else:
                events += segment.rows
                yield from _events(reader, segment)
        good, dropped, known_events = directory.counts()
        if records != good + dropped:
            yield f"目录记有{good + dropped}篇文献，数据文件中只找到{records}篇"
        if events != known_events:
            yield f"目录记有{known_events}条法律事件，数据文件中有{events}条"
    except sqlite3.DatabaseError as error:
        yield f"目录文件已损坏：{error}"


def _records(reader: Reader, segment: Segment, standing: dict[str, int]) -> Iterator[str]:
    row, met = 0, 0
    try:
        for columns in reader.batches(segment.name, ("number", "digest", "record", "source")):
            for number, digest, record, source in zip(*columns.values(), strict=True):
                here, row = row, row + 1
                if digest_of(record) != digest or patent_of(record, source).number != number:
                    yield f"{segment.name} 第{here}行与其摘要不符：{number}"
                met += standing.get(number) == here
    except (msgspec.DecodeError, Damaged, pa.ArrowException) as error:
        yield f"{segment.name} 第{row}行无法读出：{error}"
    if met != len(standing):
        yield f"目录中有{len(standing) - met}条记录在 {segment.name} 中对不上"


def _events(reader: Reader, segment: Segment) -> Iterator[str]:
    try:
        for columns in reader.batches(segment.name, ("key", "record")):
            for key, record in zip(*columns.values(), strict=True):
                event_of(record)
                if digest_of(record) != key:
                    yield f"{segment.name} 中有法律事件与其摘要不符"
    except (msgspec.DecodeError, Damaged, pa.ArrowException) as error:
        yield f"{segment.name} 无法读出：{error}"
