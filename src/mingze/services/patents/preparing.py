"""Making documents ready for an index in processes beside the one that writes it.

Reading, deciding on the standing and cutting text take most of the time of indexing and hold the interpreter; writing
the index does not. Each process reads the corpus for itself and gives back keys with columns as text.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Protocol, runtime_checkable

from mingze.services.patents import indexing, processes
from mingze.services.patents.corpus.store import TOGETHER, Corpus
from mingze.services.patents.standing import standing_of
from mingze.services.search.engines.columns import prepared

MANY = 4_000
"""Documents from which on it is worth starting processes."""
AHEAD = 16
"""Batches under way, so that the processes go on while the index is written."""
_OPEN = 12
"""Segments a process keeps open: it reads them one after the other."""
Record = tuple[str, str]
"""The key of a document and its columns."""


@runtime_checkable
class TakesPrepared(Protocol):
    """An engine that takes what other processes have prepared."""

    def apply_prepared(
        self,
        records: Iterable[Record],
        *,
        gone: Sequence[str] = (),
        version: int,
        anew: bool = False,
        expected: int = 0,
    ) -> int:
        """As ``Engine.apply``, or ``anew`` as ``Engine.rebuild``."""


def in_processes(corpus: Corpus, since: int, on: date, workers: int = 0) -> Iterator[Record]:
    """Every document that changed after version ``since``, in order, with its standing ``on`` a day.

    With as many processes as ``workers`` (the processors of the machine when 0). The batches under way are bounded by
    :data:`AHEAD`, so memory does not grow with the corpus.
    """
    count = workers or os.cpu_count() or 1
    pool = processes.pool(count, _open, corpus.folder, on)
    waiting: deque[Future[list[Record]]] = deque()
    numbers = corpus.changed(since)
    try:
        while part := list(islice(numbers, TOGETHER)):
            waiting.append(pool.submit(_prepared, part))
            if len(waiting) >= max(AHEAD, 2 * count):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


_here: list[tuple[Corpus, date]] = []
"""What this process works with; empty in the one that writes."""


def _open(folder: Path, on: date) -> None:
    _here[:] = [(Corpus(folder, _OPEN), on)]


def _prepared(numbers: list[str]) -> list[Record]:
    corpus, on = _here[0]
    return [prepared(indexing.document(one, standing_of(one, on))) for one in corpus.dossiers(numbers)]
