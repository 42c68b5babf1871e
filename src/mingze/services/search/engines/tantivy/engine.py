"""The engine over an index of tantivy."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tantivy import Index, IndexWriter, Searcher

from mingze.services.search.document import Document
from mingze.services.search.engines import aggregations as asked_for
from mingze.services.search.engines.columns import COLLAPSIBLE, KEY, NotSortable, prepared
from mingze.services.search.engines.likeness import weigh
from mingze.services.search.engines.limits import Limits
from mingze.services.search.engines.planning import Planner
from mingze.services.search.engines.plans import Plan, Planned, Value, all_of, without
from mingze.services.search.engines.port import (
    Answer,
    Asked,
    Counting,
    EngineDown,
    Hit,
    Likeness,
    Lookup,
    Sort,
    TooMuch,
)
from mingze.services.search.engines.tantivy.aggregating import Asking
from mingze.services.search.engines.tantivy.compiling import Compiler
from mingze.services.search.engines.tantivy.folder import Folder
from mingze.services.search.engines.tantivy.frequencies import Frequencies
from mingze.services.search.engines.tantivy.ordering import Ordering
from mingze.services.search.engines.tantivy.whole import LEAST_HEAP, write_whole
from mingze.services.search.engines.text_planning import Abilities
from mingze.services.search.engines.verifying import Verifier
from mingze.services.search.engines.weights import Weights
from mingze.services.search.language.tree import Everything, Query


class TantivyEngine:
    """An index in the folder ``path`` (in memory without one); ``lookup`` gives the documents it was made from.

    ``heap`` is the memory in bytes that writing may use, shared by ``threads``. One process writes at a time.
    ``k1`` and ``b`` of ``weights`` are not heeded: tantivy has its own built in.
    """

    name = "tantivy"

    def __init__(
        self,
        path: Path | None,
        lookup: Lookup,
        *,
        weights: Weights,
        limits: Limits,
        heap: int = 256_000_000,
        threads: int = 2,
    ) -> None:
        self._folder = Folder(path)
        self._limits, self._weights = limits, weights
        self._planner = Planner(Abilities(), self._weights)
        self._compiler = Compiler(self._folder.schema, self._weights.others)
        self._verifier = Verifier(lookup, self._limits)
        self._heap, self._threads = heap, threads

    # Writing

    def apply(self, documents: Iterable[Document], *, gone: Sequence[str] = (), version: int) -> int:
        """Put and drop in one commit; see the port."""
        return self.apply_prepared(map(prepared, documents), gone=gone, version=version)

    def rebuild(self, documents: Iterable[Document], *, version: int, expected: int = 0) -> int:
        """Make the index anew beside the one that is read until then; see the port."""
        return self.apply_prepared(map(prepared, documents), version=version, anew=True, expected=expected)

    def apply_prepared(
        self,
        records: Iterable[tuple[str, str]],
        *,
        gone: Sequence[str] = (),
        version: int,
        anew: bool = False,
        expected: int = 0,
    ) -> int:
        """As ``apply``, or ``anew`` as ``rebuild``, with what :func:`columns.prepared` made in whatever process.

        Each key may come once where it is ``anew``: nothing is looked for that a document could replace.
        """
        if anew and not self._folder.in_memory:
            return self._rebuild(records, version, expected)

        def write(writer: IndexWriter) -> int:
            if anew:
                writer.delete_all_documents()
            put = 0
            for key, columns in records:
                if not anew:
                    writer.delete_documents_by_term(KEY, key)
                writer.add_json(columns)
                put += 1
            for key in gone:
                writer.delete_documents_by_term(KEY, key)
            return put

        return self._commit(write, version)

    def _rebuild(self, records: Iterable[tuple[str, str]], version: int, expected: int) -> int:
        held = self._writer(self._folder.writable(), LEAST_HEAP, 1)  # nobody else writes meanwhile
        try:
            place, index = self._folder.beside()
            put = write_whole(index, (columns for _, columns in records), self._heap, expected)
            self._folder.take(place, version)
        finally:
            self._folder.tidy()
            held.wait_merging_threads()
        return put

    @property
    def version(self) -> int:
        """The version of the last commit, whatever happened since."""
        return self._folder.version

    def clear(self) -> None:
        """Forget everything."""
        self._commit(_delete_all, 0)

    def _commit(self, write: Callable[[IndexWriter], int], version: int) -> int:
        """Write and commit with ``version``; whatever goes wrong leaves the index as it was."""
        index = self._folder.writable()
        writer = self._writer(index, self._heap, self._threads)
        try:
            self._folder.tidy()
            done = write(writer)
            self._folder.announce(version)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()
        self._folder.confirm(version)
        index.reload()
        return done

    def _writer(self, index: Index, heap: int, threads: int) -> IndexWriter:
        try:
            return index.writer(heap, threads)
        except ValueError as busy:
            raise EngineDown(f"the index cannot be written, perhaps another process writes: {busy}") from busy

    # Questions

    def search(self, asked: Asked) -> Answer:
        """Hits and their number. Raises ``TooMuch`` also for pages further in than ``Limits.page``."""
        if asked.start + asked.size > self._limits.page:
            raise TooMuch(asked.start + asked.size, self._limits.page)
        if asked.collapse and asked.collapse not in COLLAPSIBLE:
            raise NotSortable(asked.collapse)
        searcher = self._folder.index.searcher()
        planned = self._planner.plan(asked.query)
        if planned.rest is not None and asked.counting is not Counting.EXACT and not asked.collapse:
            answer = self._first_verified(searcher, planned, asked)
            if answer is not None:
                return answer
        plan = self._exactly(searcher, planned)
        ordering = Ordering(searcher, self._compiler, plan, asked.sort)
        if asked.collapse:
            hits = ordering.first_of_each(asked.collapse, asked.start, asked.size)
            total, exact = ordering.count_of_each(asked.collapse, self._limits.collapsed)
            return Answer(tuple(hits), total, exact)
        known = self._known(searcher, plan) if asked.counting is not Counting.NONE else None
        counting = known is None and asked.counting is not Counting.NONE
        hits = [hit for hit, _ in ordering.page(asked.start, asked.size, with_count=counting)]
        if counting:
            known = self._count(searcher, plan) if ordering.counted is None else ordering.counted
        return self._counted(asked, hits, known)

    def keys(self, query: Query, *, sort: Sort | None = None, collapse: str = "") -> Iterator[str]:
        """All keys in order, a page at a time, as one searcher sees them."""
        if collapse and collapse not in COLLAPSIBLE:
            raise NotSortable(collapse)
        searcher = self._folder.index.searcher()
        plan = self._exactly(searcher, self._planner.plan(query))
        ordering = Ordering(searcher, self._compiler, plan, sort or Sort())
        if sort is None and not collapse:
            return ordering.keys()
        return ordering.keys_as_shown(collapse)

    def aggregate(self, query: Query, aggregations: Mapping[str, Any]) -> dict[str, Any]:
        """Counted by the index; each filter is a question of its own."""
        searcher = self._folder.index.searcher()

        def plain(narrowed: Query, asked: asked_for.Asked) -> dict[str, Any]:
            plan = self._exactly(searcher, self._planner.plan(narrowed))
            return Asking(lambda one: partial(searcher.aggregate, self._compiler.unscored(one)), plan).answer(
                asked
            )

        def count(narrowed: Query) -> int:
            return self._count(searcher, self._exactly(searcher, self._planner.plan(narrowed)))

        return asked_for.answered(query, asked_for.read(aggregations), plain, count)

    def more_like(self, likeness: Likeness, *, query: Query | None = None, size: int = 20) -> Answer:
        """The sum of the weights of the terms a document holds decides."""
        searcher = self._folder.index.searcher()
        frequencies = Frequencies(searcher, self._planner)
        weighed = weigh(likeness, frequencies.of, searcher.num_docs, self._weights)
        wanted = [(self._planner.plan(one.query).plan, one.weight) for one in weighed]
        if not wanted or size <= 0:
            return Answer((), 0)
        within = self._exactly(searcher, self._planner.plan(query or Everything()))
        if likeness.without:
            within = all_of([within, without(Value(KEY, tuple(likeness.without)))])
        compiled = self._compiler.weighted(wanted, within)
        found = searcher.search(compiled, limit=size, count=False).hits
        hits = [Hit(str(searcher.doc(address).get_first(KEY)), float(score)) for score, address in found]
        return Answer(tuple(sorted(hits, key=lambda hit: (-hit.score, hit.key))), len(hits))

    def explain(self, query: Query, key: str) -> dict[str, Any]:
        """How the score comes about: ``match``, and the index's own tree of factors."""
        searcher = self._folder.index.searcher()
        plan = self._exactly(searcher, self._planner.plan(query))
        compiled = self._compiler.query(all_of([plan, Value(KEY, (key,))]))
        found = searcher.search(compiled, limit=1, count=False).hits
        if not found:
            return {"match": False}
        explanation = self._compiler.query(plan).explain(searcher, found[0][1])
        return {"match": True, "explanation": json.loads(explanation.to_json())}

    # What both share

    def _counted(self, asked: Asked, hits: Sequence[Hit], total: int | None) -> Answer:
        if total is None:
            known = len(hits) < asked.size and (bool(hits) or not asked.start)
            return Answer(tuple(hits), asked.start + len(hits) if hits else 0, known)
        if asked.counting is Counting.CAPPED and total > self._limits.cap:
            return Answer(tuple(hits), self._limits.cap, exact=False)
        return Answer(tuple(hits), total)

    def _known(self, searcher: Searcher, plan: Plan) -> int | None:
        """The number of documents of a single term, which an index without deletions knows beforehand."""
        frequency = Frequencies(searcher, self._planner).known(plan)
        return frequency if frequency is not None and self._folder.nothing_deleted() else None

    def _count(self, searcher: Searcher, plan: Plan) -> int:
        known = self._known(searcher, plan)
        if known is not None:
            return known
        counted = searcher.search(self._compiler.unscored(plan), limit=1, count=True)
        return counted.count or 0  # type: ignore[attr-defined]

    def _exactly(self, searcher: Searcher, planned: Planned) -> Plan:
        """A plan that finds no candidates but documents that meet the query. Raises ``TooMuch``."""
        if planned.rest is None:
            return planned.plan

        def keys(plan: Plan) -> Iterator[str]:
            return Ordering(searcher, self._compiler, plan, Sort()).keys()

        return self._verifier.exactly(
            planned, lambda: self._folder.generation, lambda plan: self._count(searcher, plan), keys
        )

    def _first_verified(self, searcher: Searcher, planned: Planned, asked: Asked) -> Answer | None:
        """A page of verified hits without reading all candidates; ``None`` if it takes no more to read them all."""
        if (
            planned.rest is None
            or (candidates := self._count(searcher, planned.plan)) <= self._limits.candidates
        ):
            return None
        ordering = Ordering(searcher, self._compiler, planned.plan, asked.sort)
        placed = {hit.key: hit for hit, _ in ordering.page(0, self._limits.candidates)}
        wanted, found = asked.start + asked.size, list[Hit]()
        for key in self._verifier.verified(placed, planned.rest):
            found.append(placed[key])
            if len(found) == wanted:
                return Answer(tuple(found[asked.start :]), wanted, exact=False)
        raise TooMuch(candidates, self._limits.candidates)


def _delete_all(writer: IndexWriter) -> int:
    writer.delete_all_documents()
    return 0
