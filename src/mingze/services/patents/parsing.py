"""Reading records in processes beside the one that keeps them, in the order in which they stand.

What an office delivers is mostly thousands of small files in archives. This process opens the archives and hands the
bytes on; a file larger than :data:`SMALL` it reads itself, a document at a time, so that memory stays bounded. Records
come back as the corpus keeps them, which takes a tenth of the time that Python's own way of handing on objects takes.
"""

import io
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from itertools import chain, islice
from pathlib import Path

import msgspec

from mingze.services.patents import intake, processes
from mingze.services.patents.intake import Stream
from mingze.services.patents.record import Event, Patent, Rejected
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.sheet.columns import Mapping

SMALL = 1024 * 1024
"""Bytes of a file that is handed on whole."""
BUNDLE = 512 * 1024
"""Bytes of files handed on together."""
AHEAD = 32 * 1024 * 1024
"""Bytes of files handed on and not yet kept: enough for the processes to go on while a segment is written."""
_NAME = 256
"""Bytes a file counts for besides its own."""
FEW = 300
"""Files up to which starting processes would take longer than reading them."""
Whole = tuple[str, bytes]
"""The name of a file and all its bytes."""
Packed = tuple[bool, bytes] | Rejected
"""Whether it is a publication, and the record; or what was turned away."""

_pack = msgspec.msgpack.Encoder().encode
_patent = msgspec.msgpack.Decoder(Patent).decode
_event = msgspec.msgpack.Decoder(Event).decode


def read(paths: Iterable[Path], *, workers: int = 0, columns: Mapping | None = None) -> Iterator[Found]:
    """As ``intake.read``, with as many processes as ``workers`` (the processors of the machine when 0)."""
    count = workers or os.cpu_count() or 1
    streams = intake.walk(paths)
    if count < 2:
        yield from chain.from_iterable(_here(one, columns) for one in streams)
        return
    for one in islice(streams, FEW):
        yield from _here(one, columns)
    # A stream is open only until the next is asked for: it is read at once, here or into a bundle.
    following = next(streams, None)
    if following is not None:
        yield from _in_processes(chain([following], streams), count, columns)


def _in_processes(
    streams: Iterable[Stream | Rejected], count: int, columns: Mapping | None
) -> Iterator[Found]:
    pool = processes.pool(count)
    waiting: deque[Future[list[Packed]]] = deque()
    bundle: list[Whole | Rejected] = []
    size = 0
    try:
        for one in streams:
            data = b"" if isinstance(one, Rejected) else one.stream.read(SMALL + 1)
            large = len(data) > SMALL
            if not large:
                bundle.append(one if isinstance(one, Rejected) else (one.name, data))
                size += len(data) + _NAME
            if large or size >= BUNDLE:
                waiting.append(pool.submit(_read, bundle, columns))
                bundle, size = [], 0
            while waiting and (large or len(waiting) * BUNDLE > AHEAD):
                yield from map(_unpacked, waiting.popleft().result())
            if large and not isinstance(one, Rejected):
                yield from intake.found_in(Stream(one.name, prefixed(data, one.stream)), columns)
        waiting.append(pool.submit(_read, bundle, columns))
        while waiting:
            yield from map(_unpacked, waiting.popleft().result())
    finally:
        pool.shutdown(cancel_futures=True)


def _here(one: Stream | Rejected, columns: Mapping | None) -> Iterator[Found]:
    return iter([one]) if isinstance(one, Rejected) else intake.found_in(one, columns)


def _read(bundle: list[Whole | Rejected], columns: Mapping | None) -> list[Packed]:
    found: list[Packed] = []
    for one in bundle:
        if isinstance(one, Rejected):
            found.append(one)
        else:
            found.extend(map(_packed, intake.found_in(Stream(one[0], io.BytesIO(one[1])), columns)))
    return found


def _packed(one: Found) -> Packed:
    return one if isinstance(one, Rejected) else (isinstance(one, Patent), _pack(one))


def _unpacked(one: Packed) -> Found:
    if isinstance(one, Rejected):
        return one
    of_publication, record = one
    return _patent(record) if of_publication else _event(record)
