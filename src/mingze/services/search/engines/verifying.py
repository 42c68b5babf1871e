"""Deciding on the documents themselves what an index cannot: candidates are read in batches and asked one by one."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice

from mingze.services.search.engines.limits import Limits
from mingze.services.search.engines.plans import Planned
from mingze.services.search.engines.port import Lookup
from mingze.services.search.language.tree import Query
from mingze.services.search.matching import Subject, test_of


def batches(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    """``keys`` in lists of at most ``size``."""
    remaining = iter(keys)
    while batch := list(islice(remaining, size)):
        yield batch


def verified(keys: Iterable[str], rest: Query, lookup: Lookup, limits: Limits) -> Iterator[str]:
    """Those of ``keys`` whose documents meet ``rest``, in the order given; what the store does not know is left out."""
    test = test_of(rest)
    for batch in batches(keys, limits.batch):
        met = {document.key for document in lookup(batch) if test(Subject(document))}
        yield from (key for key in batch if key in met)


class Decided:
    """What was decided on documents a moment ago, so that pages and facets of one question read them once."""

    def __init__(self, most: int = 32) -> None:
        self._most = most
        self._known: OrderedDict[Planned, tuple[int, tuple[str, ...]]] = OrderedDict()

    def get(self, planned: Planned, generation: int) -> tuple[str, ...] | None:
        """The keys found for ``planned`` in this ``generation`` of the index, if they are still known."""
        known = self._known.get(planned)
        return known[1] if known is not None and known[0] == generation else None

    def put(self, planned: Planned, generation: int, keys: tuple[str, ...]) -> None:
        """Remember the keys; the oldest are forgotten."""
        self._known[planned] = (generation, keys)
        self._known.move_to_end(planned)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
