"""Compaction: segments of which most no longer stands are written anew with what does. Tombstones are kept."""

from collections.abc import Sequence

import pyarrow as pa

from mingze.services.patents.corpus import segments
from mingze.services.patents.corpus.directory import Directory
from mingze.services.patents.corpus.importing import BYTES, ROWS
from mingze.services.patents.corpus.manifest import Manifest, Segment
from mingze.services.patents.corpus.rows import EVENTS, PATENTS
from mingze.services.patents.corpus.writing import FOLDER, Writer

SMALL = ROWS // 4
"""Segments with fewer rows are put together with their like, so that many small imports do not leave many files."""


def compact(writer: Writer) -> int:
    """Do it, one new segment at a time; gives the bytes that became free."""
    before = sum(one.bytes for one in writer.manifest.segments)
    for group in worth_rewriting(writer.manifest, writer.directory):
        _rewrite(writer, group)
    return before - sum(one.bytes for one in writer.manifest.segments)


def worth_rewriting(manifest: Manifest, directory: Directory) -> list[list[Segment]]:
    """The segments that compaction would write anew, those that go into one together."""
    return [group for holds in ("patents", "events") for group in _groups(manifest, directory, holds)]


def _groups(manifest: Manifest, directory: Directory, holds: str) -> list[list[Segment]]:
    groups: list[list[Segment]] = []
    rows = size = 0
    for segment in manifest.segments:
        alive = _alive(directory, segment)
        if segment.holds != holds or (alive * 2 > segment.rows and segment.rows >= SMALL):
            continue
        share = segment.bytes * alive // max(segment.rows, 1)
        if not groups or rows + alive > ROWS or size + share > BYTES:
            groups.append([])
            rows = size = 0
        groups[-1].append(segment)
        rows, size = rows + alive, size + share
    return [group for group in groups if len(group) > 1 or _alive(directory, group[0]) < group[0].rows]


def _alive(directory: Directory, segment: Segment) -> int:
    if segment.holds == "events":
        return segment.rows
    return sum(1 for _ in directory.standing(segment.sequence))


def _rewrite(writer: Writer, group: Sequence[Segment]) -> None:
    parts = [_what_stands(writer, segment) for segment in group]
    table = pa.concat_tables(parts)
    manifest, gone = writer.manifest, {one.sequence for one in group}
    kept = [one for one in manifest.segments if one.sequence not in gone]
    if table.num_rows:
        version = manifest.version + 1
        made = writer.write(group[0].holds, table, manifest.next_sequence, version, compacted=True)
        kept.append(made)
    writer.replace(kept)


def _what_stands(writer: Writer, segment: Segment) -> pa.Table:
    table = segments.read_all(writer.folder / FOLDER / segment.name)
    if segment.holds == "events":
        return table.cast(EVENTS)
    rows = [row for _, row in writer.directory.standing(segment.sequence)]
    return table.take(pa.array(rows, pa.int64())).cast(PATENTS)
