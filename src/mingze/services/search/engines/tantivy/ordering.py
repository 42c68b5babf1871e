"""Pages of an answer in order, with the key deciding among equals."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from tantivy import DocAddress, Order, Query, Searcher

from mingze.services.search.engines.columns import KEY, collapse_column, sort_column
from mingze.services.search.engines.plans import Filled, Integer, Plan, Value, all_of, scores, without
from mingze.services.search.engines.port import RELEVANCE, Hit, Sort
from mingze.services.search.engines.tantivy.compiling import Compiler
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.values import INTEGERS, canonical

_PAGE_OF_KEYS = 50_000
_MOST_TOGETHER = 16_000
"""Documents of one look at the index, at most, where all of an order is gone through."""
_WINDOW = 10
"""Places among which the key decides between equal scores: the same ones, whatever page is asked for."""
Placed = tuple[Hit, DocAddress]


class Ordering:
    """The documents of one plan in one order, as one searcher sees them."""

    def __init__(self, searcher: Searcher, compiler: Compiler, plan: Plan, sort: Sort) -> None:
        self._searcher, self._compiler, self._plan, self._sort = searcher, compiler, plan, sort
        self._counting = False
        self._compiled: tuple[Query, float] | None = None
        self.counted: int | None = None
        """How many documents there are, once a page was asked for ``with_count``."""

    def _best(self) -> tuple[Query, float]:
        if self._compiled is None:
            self._compiled = self._compiler.best(self._plan)
        return self._compiled

    @property
    def _query(self) -> Query:
        return self._best()[0]

    def page(self, start: int, size: int, *, with_count: bool = False) -> list[Placed]:
        """``size`` documents from ``start`` on; counting all of them on the way costs less than counting them alone."""
        self._counting = with_count
        if size <= 0:
            return []
        if self._sort.field == RELEVANCE:
            return (
                self._by_relevance(start, size)
                if scores(self._plan)
                else self._by_key(self._query, start, size)
            )
        return self._by_column(sort_column(self._sort.field), start, size)

    def keys(self) -> Iterator[str]:
        """All keys in order, in bounded memory."""
        start = 0
        while page := self._by_key(self._query, start, _PAGE_OF_KEYS):
            yield from (hit.key for hit, _ in page)
            if len(page) < _PAGE_OF_KEYS:
                return
            start += len(page)

    def first_of_each(self, name: str, start: int, size: int, chunk: int = 500) -> list[Hit]:
        """The page when of each value of field ``name`` only the first document is shown."""
        return list(islice(self._firsts(name, chunk), start, start + size))

    def keys_as_shown(self, collapse: str = "", chunk: int = 500) -> Iterator[str]:
        """All keys in the order of the pages; with ``collapse`` each value of that field once."""
        if collapse:
            yield from (hit.key for hit in self._firsts(collapse, chunk))
            return
        for placed in self._chunks(chunk):
            yield from (hit.key for hit, _ in placed)

    def _firsts(self, name: str, chunk: int) -> Iterator[Hit]:
        column, seen = collapse_column(name), set[Any]()
        for placed in self._chunks(chunk):
            digests = self._searcher.fast_field_values(column, [address for _, address in placed])
            for (hit, _), digest in zip(placed, digests, strict=True):
                if digest not in seen:
                    seen.add(digest)
                    yield hit

    def count_of_each(self, name: str, most: int) -> tuple[int, bool]:
        """How many values ``first_of_each`` would show, and whether all documents were looked at."""
        found = self._searcher.search(self._query, limit=most + 1, count=False).hits
        digests = self._searcher.fast_field_values(
            collapse_column(name), [address for _, address in found[:most]]
        )
        return len(set(digests)), len(found) <= most

    def _chunks(self, size: int) -> Iterator[list[Placed]]:
        start = 0
        while placed := self.page(start, size):
            yield placed
            if len(placed) < size:
                return
            start, size = start + len(placed), min(size * 2, _MOST_TOGETHER)

    def _key(self, address: DocAddress) -> str:
        return str(self._searcher.doc(address).get_first(KEY))

    def _by_relevance(self, start: int, size: int) -> list[Placed]:
        """Equal scores come by key within windows that begin at fixed places.

        Pages of whole windows, and all of an answer taken together, thus show one order.
        """
        query, weight = self._best()
        document = self._searcher.doc
        scored: list[tuple[float, Any, DocAddress]] = [
            (-weight * score, document(address).get_first(KEY), address)
            for score, address in self._searched(query, limit=size, offset=start)
        ]
        for begin in range(-(start % _WINDOW), len(scored), _WINDOW):
            window = slice(max(begin, 0), begin + _WINDOW)
            scored[window] = sorted(scored[window])  # no two keys are equal, so addresses are not compared
        return [(Hit(key, -score), address) for score, key, address in scored]

    def _by_key(self, query: Query, start: int, size: int) -> list[Placed]:
        found = self._searched(query, limit=size, offset=start, order_by_field=KEY, order=Order.Asc)
        return [(Hit(str(key)), address) for key, address in found]

    def _by_column(self, column: str, start: int, size: int) -> list[Placed]:
        """Runs of equal values are asked for one by one, in the order of keys, if a page may hold only part of them."""
        found = self._sorted(column, start, size)
        runs = [(value, list(run)) for value, run in groupby(found, key=lambda one: one[0])]
        placed: list[Placed] = []
        for number, (value, run) in enumerate(runs):
            if 0 < number < len(runs) - 1:
                whole = [(Hit(self._key(address)), address) for _, address in run]
                placed += sorted(whole, key=lambda one: one[0].key)
            else:
                begin = self._begin(column, value, start) if number == 0 else start + len(placed)
                skip = start + len(placed) - begin
                placed += self._by_key(self._equal(column, value), skip, len(run))
        return placed

    def _sorted(self, column: str, start: int, size: int) -> Sequence[tuple[Any, DocAddress]]:
        order = Order.Desc if self._sort.descending else Order.Asc
        return self._searched(self._query, limit=size, offset=start, order_by_field=column, order=order)

    def _begin(self, column: str, value: Any, start: int) -> int:
        """The first place that holds ``value``, which place ``start`` holds: a search by halves."""
        low, high = 0, start
        while low < high:
            middle = (low + high) // 2
            if self._sorted(column, middle, 1)[0][0] == value:
                high = middle
            else:
                low = middle + 1
        return low

    def _equal(self, column: str, value: Any) -> Query:
        field = FIELDS[self._sort.field]
        if value is None:
            return self._compiler.query(all_of([self._plan, without(Filled(column))]))
        if field.kind in INTEGERS:
            return self._compiler.query(all_of([self._plan, Integer(column, (int(value),))]))
        kept = canonical(field.kind, str(value)) if column == field.name else str(value)
        return self._compiler.query(all_of([self._plan, Value(column, (kept,))]))

    def _searched(self, query: Query, **how: Any) -> Sequence[tuple[Any, DocAddress]]:
        """A search, the first of which counts if a count was asked for."""
        found = self._searcher.search(query, count=self._counting, **how)
        if self._counting:
            self.counted, self._counting = found.count or 0, False  # type: ignore[attr-defined]
        return found.hits
