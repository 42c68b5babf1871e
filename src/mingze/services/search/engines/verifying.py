"""Deciding on the documents themselves what an index cannot: candidates are read in batches and asked one by one."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import islice

from mingze.services.search.engines.columns import KEY
from mingze.services.search.engines.limits import Limits
from mingze.services.search.engines.plans import Nothing, Plan, Planned, Value, all_of
from mingze.services.search.engines.port import Lookup, TooMuch
from mingze.services.search.language.tree import Query
from mingze.services.search.matching import Subject, test_of


def batches(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    """``keys`` in lists of at most ``size``."""
    remaining = iter(keys)
    while batch := list(islice(remaining, size)):
        yield batch


class Verifier:
    """Reads candidates with ``lookup``, within ``limits``.

    What was decided a moment ago is kept, so that the pages and facets of one question read documents once.
    """

    def __init__(self, lookup: Lookup, limits: Limits, *, most: int = 32) -> None:
        self._lookup, self._limits, self._most = lookup, limits, most
        self._known: OrderedDict[Planned, tuple[Hashable, tuple[str, ...]]] = OrderedDict()

    def verified(self, keys: Iterable[str], rest: Query) -> Iterator[str]:
        """Those of ``keys`` whose documents meet ``rest``, in the order given; documents not in store are left out."""
        test = test_of(rest)
        for batch in batches(keys, self._limits.batch):
            met = {document.key for document in self._lookup(batch) if test(Subject(document))}
            yield from (key for key in batch if key in met)

    def exactly(
        self,
        planned: Planned,
        generation: Callable[[], Hashable],
        count: Callable[[Plan], int],
        keys: Callable[[Plan], Iterable[str]],
    ) -> Plan:
        """A plan that finds no mere candidates. Raises ``TooMuch``.

        ``generation`` changes whenever the index does; ``count`` counts candidates and ``keys`` gives them.
        """
        if planned.rest is None:
            return planned.plan
        stamp = generation()
        known = self._known.get(planned)
        if known is None or known[0] != stamp:
            candidates = count(planned.plan)
            if candidates > self._limits.candidates:
                raise TooMuch(candidates, self._limits.candidates)
            found = self.verified(keys(planned.plan), planned.rest)
            known = self._known[planned] = (stamp, tuple(found))
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        self._known.move_to_end(planned)
        return all_of([planned.plan, Value(KEY, known[1]) if known[1] else Nothing()])
