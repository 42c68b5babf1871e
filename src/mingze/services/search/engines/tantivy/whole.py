"""Writing an index of known size so that it ends as one segment, which is read fastest.

tantivy cuts a segment whenever its memory is full, and merges eight of about one size; it cannot be told to merge the
rest. So documents are committed in eight parts, or sixty-four, each of which fits into the memory: equal parts are all
merged. A size that was estimated wrong leaves more segments, and nothing else; so do parts of fewer than about 2,100
documents, which tantivy takes to be as large as what eight of them were merged into (``min_layer_size``).
"""

from collections.abc import Iterable
from itertools import chain, islice

from tantivy import Index

LEAST_HEAP = 15_000_000
"""Bytes tantivy wants at least for a thread that writes, and what a segment takes before anything is in it."""
_PARTS = (1, 8, 64, 512)
"""Eight segments of one size are what tantivy's own policy merges."""
_SAMPLE = 1_000
"""Documents that the size of all is estimated from."""
_GROWTH = 3.0
"""Bytes of memory for each byte of a document's columns, at most; measured with patents."""


def write_whole(index: Index, columns: Iterable[str], heap: int, expected: int) -> int:
    """Write the columns of about ``expected`` documents into an index that nobody reads; gives how many there were."""
    rest = iter(columns)
    first = list(islice(rest, _SAMPLE))
    together = part(expected, sum(map(len, first)) / max(len(first), 1), heap)
    # One thread: several would cut parts of unlike size.
    writer = index.writer(heap, 1)
    put = 0
    try:
        for one in chain(first, rest):
            writer.add_json(one)
            put += 1
            if put % together == 0:
                writer.commit()
        writer.commit()
    finally:
        writer.wait_merging_threads()
    return put


def part(expected: int, size: float, heap: int) -> int:
    """How many documents of about ``size`` bytes to commit together, of ``expected`` in all."""
    room = heap - LEAST_HEAP
    fitting = (parts for parts in _PARTS if expected * size * _GROWTH <= room * parts)
    return max(-(-expected // next(fitting, _PARTS[-1])), 1)
