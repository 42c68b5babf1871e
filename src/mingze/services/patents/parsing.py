"""Reading records in processes beside the one that keeps them, in the order in which they stand.

What an office delivers is mostly thousands of small files in archives. This process opens the archives and hands the
bytes on; a file larger than :data:`SMALL` it reads itself, a document at a time, so that memory stays bounded.
"""

import io
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from mingze.services.patents import intake
from mingze.services.patents.intake import Stream
from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.streams import prefixed

SMALL = 1024 * 1024
"""Bytes of a file that is handed on whole."""
BUNDLE = 512 * 1024
"""Bytes of files handed on together."""
FEW = 300
"""Files up to which starting processes would take longer than reading them."""
Whole = tuple[str, bytes]
"""The name of a file and all its bytes."""


def read(paths: Iterable[Path], *, workers: int = 0) -> Iterator[Found]:
    """As ``intake.read``, with as many processes as ``workers`` (the processors of the machine when 0)."""
    count = workers or os.cpu_count() or 1
    streams = intake.walk(paths)
    if count < 2:
        yield from chain.from_iterable(map(_here, streams))
        return
    for one in islice(streams, FEW):
        yield from _here(one)
    # A stream is open only until the next is asked for: it is read at once, here or into a bundle.
    following = next(streams, None)
    if following is not None:
        yield from _in_processes(chain([following], streams), count)


def _in_processes(streams: Iterable[Stream | Rejected], count: int) -> Iterator[Found]:
    # Started afresh and not forked: a forked process inherits threads that are not there.
    pool = ProcessPoolExecutor(count, get_context("spawn"))
    waiting: deque[Future[list[Found]]] = deque()
    bundle: list[Whole | Rejected] = []
    size = 0
    try:
        for one in streams:
            data = b"" if isinstance(one, Rejected) else one.stream.read(SMALL + 1)
            bundle.append(one if isinstance(one, Rejected) else (one.name, data[: SMALL + 1]))
            large = len(data) > SMALL
            if large:
                bundle.pop()
            size += 0 if large else len(data)
            if large or size >= BUNDLE:
                waiting.append(pool.submit(_read, bundle))
                bundle, size = [], 0
            while waiting and (large or len(waiting) > 3 * count):
                yield from waiting.popleft().result()
            if large and not isinstance(one, Rejected):
                yield from intake.found_in(Stream(one.name, prefixed(data, one.stream)))
        waiting.append(pool.submit(_read, bundle))
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _here(one: Stream | Rejected) -> Iterator[Found]:
    return iter([one]) if isinstance(one, Rejected) else intake.found_in(one)


def _read(bundle: list[Whole | Rejected]) -> list[Found]:
    found: list[Found] = []
    for one in bundle:
        if isinstance(one, Rejected):
            found.append(one)
        else:
            found.extend(intake.found_in(Stream(one[0], io.BytesIO(one[1]))))
    return found
