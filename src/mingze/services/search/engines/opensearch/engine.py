"""The engine over an OpenSearch cluster."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from opensearchpy import NotFoundError

from mingze.services.search.document import Document
from mingze.services.search.engines import aggregations as asked_for
from mingze.services.search.engines.columns import (
    COLLAPSIBLE,
    KEY,
    NotSortable,
    collapse_column,
    prepare,
    sort_column,
)
from mingze.services.search.engines.likeness import weigh
from mingze.services.search.engines.limits import Limits
from mingze.services.search.engines.opensearch import aggregating
from mingze.services.search.engines.opensearch.cluster import Cluster, TooManyBuckets, reaching
from mingze.services.search.engines.opensearch.compiling import Compiled, compiled, weighted
from mingze.services.search.engines.opensearch.mapping import index_body
from mingze.services.search.engines.opensearch.reading import Reader
from mingze.services.search.engines.planning import Planner
from mingze.services.search.engines.plans import Plan, Planned, Value, all_of, scores, without
from mingze.services.search.engines.port import (
    RELEVANCE,
    Answer,
    Asked,
    Counting,
    Hit,
    Likeness,
    Lookup,
    Sort,
    TooMuch,
)
from mingze.services.search.engines.text_planning import Abilities
from mingze.services.search.engines.verifying import Verifier
from mingze.services.search.engines.weights import Weights
from mingze.services.search.language.tree import Everything, InField, Query


class OpenSearchEngine:
    """Index ``index`` of the cluster at ``url``; ``lookup`` gives the documents it was made from.

    ``shards`` and ``replicas`` are those of indexes still to be made; ``timeout`` is in seconds.
    """

    name = "opensearch"

    def __init__(
        self,
        url: str,
        lookup: Lookup,
        *,
        weights: Weights,
        limits: Limits,
        index: str = "mingze",
        shards: int = 1,
        replicas: int = 0,
        timeout: float = 30,
        cluster: Cluster | None = None,
    ) -> None:
        self._lookup, self._limits, self._weights = lookup, limits, weights
        self._made_with = index_body(shards=shards, replicas=replicas, limits=limits, weights=weights)
        self._timeout = timeout
        self._cluster = cluster or Cluster(url, index, body=self._made_with, timeout=timeout)
        self._planner = Planner(Abilities(open_inside=False), self._weights)
        self._verifier = Verifier(lookup, self._limits)
        self._reader = Reader(self._cluster, self._weights.others)

    # Writing

    def apply(self, documents: Iterable[Document], *, gone: Sequence[str] = (), version: int) -> int:
        """Put and drop, then note the version; documents may be seen before it is noted, never the reverse."""
        records = ((document.key, prepare(document)) for document in documents)
        put = self._cluster.write(records, gone)
        self._cluster.note(version)
        return put

    def rebuild(self, documents: Iterable[Document], *, version: int, expected: int = 0) -> int:
        """Fill a new index beside the one that is seen, then show it in its place."""
        fresh = self.fresh()
        put = fresh.apply(documents, version=version)
        self.adopt(fresh)
        return put

    @property
    def version(self) -> int:
        """The version last noted."""
        return self._cluster.version

    def clear(self) -> None:
        """Show an empty index."""
        self._cluster.point_to(self._cluster.create())

    def fresh(self) -> "OpenSearchEngine":
        """An engine on a new, empty index that nobody sees, to be filled and then shown with :meth:`adopt`."""
        self._cluster.ready()
        one, target = self._cluster, self._cluster.create()
        cluster = Cluster(one.url, one.name, body=self._made_with, timeout=self._timeout, target=target)
        return OpenSearchEngine(
            one.url, self._lookup, weights=self._weights, limits=self._limits, cluster=cluster
        )

    def adopt(self, fresh: "OpenSearchEngine") -> None:
        """Show what ``fresh`` was filled with in the place of all else; searches go on meanwhile."""
        self._cluster.point_to(fresh._cluster.target)

    # Questions

    def search(self, asked: Asked) -> Answer:
        """Hits and their number. Raises ``TooMuch`` also for pages further in than ``Limits.page``."""
        if asked.start + asked.size > self._limits.page:
            raise TooMuch(asked.start + asked.size, self._limits.page)
        if asked.collapse and asked.collapse not in COLLAPSIBLE:
            raise NotSortable(asked.collapse)
        planned = self._planner.plan(asked.query)
        if asked.counting is not Counting.EXACT and not asked.collapse:
            answer = self._first_verified(planned, asked)
            if answer is not None:
                return answer
        plan = self._exactly(planned)
        body = self._body(plan, asked.sort) | {"from": asked.start, "size": asked.size}
        if asked.collapse:
            body |= {"collapse": {"field": collapse_column(asked.collapse)}, "track_total_hits": False}
            hits = _hits(self._cluster.search(body))
            return Answer(
                hits,
                *self._reader.count_of_each(plan, collapse_column(asked.collapse), self._limits.collapsed),
            )
        tracked = {Counting.EXACT: True, Counting.CAPPED: self._limits.cap, Counting.NONE: False}
        found = self._cluster.search(body | {"track_total_hits": tracked[asked.counting]})
        return self._counted(asked, _hits(found), found["hits"].get("total"))

    def keys(self, query: Query, *, sort: Sort | None = None, collapse: str = "") -> Iterator[str]:
        """All keys in order, a page at a time, as they were when asked."""
        if collapse and collapse not in COLLAPSIBLE:
            raise NotSortable(collapse)
        plan = self._exactly(self._planner.plan(query))
        if sort is None and not collapse:
            return self._reader.keys(plan)
        body = self._body(plan, sort or Sort())
        return self._reader.keys_as_shown(body, collapse_column(collapse) if collapse else "")

    def aggregate(self, query: Query, aggregations: Mapping[str, Any]) -> dict[str, Any]:
        """Counted by the cluster; each filter is a question of its own."""

        def plain(narrowed: Query, asked: asked_for.Asked) -> dict[str, Any]:
            plan = self._exactly(self._planner.plan(narrowed))
            body = {"query": self._compiled(plan), "size": 0, "aggs": aggregating.forms(asked)}
            return aggregating.answers(asked, _counted(self._cluster, body, asked))

        def count(narrowed: Query) -> int:
            return self._reader.count(self._exactly(self._planner.plan(narrowed)))

        return asked_for.answered(query, asked_for.read(aggregations), plain, count)

    def more_like(self, likeness: Likeness, *, query: Query | None = None, size: int = 20) -> Answer:
        """The sum of the weights of the terms a document holds decides."""
        total = self._reader.count(self._planner.plan(Everything()).plan)
        weighed = weigh(likeness, self._frequencies, total, self._weights)
        if not weighed or size <= 0:
            return Answer((), 0)
        within = self._exactly(self._planner.plan(query or Everything()))
        if likeness.without:
            within = all_of([within, without(Value(KEY, tuple(likeness.without)))])
        wanted = [(self._planner.plan(one.query).plan, one.weight) for one in weighed]
        sort = [{"_score": "desc"}, {KEY: "asc"}]
        body = {"query": weighted(wanted, within), "size": size, "sort": sort, "track_total_hits": False}
        hits = _hits(self._cluster.search(body))
        return Answer(hits, len(hits))

    def explain(self, query: Query, key: str) -> dict[str, Any]:
        """How the score comes about: ``match``, and the cluster's own tree of factors."""
        self._cluster.ready()
        plan = self._exactly(self._planner.plan(query))
        one = self._cluster
        try:
            with reaching(one.url):
                found = one.client.explain(index=one.target, id=key, body={"query": self._compiled(plan)})
        except NotFoundError:
            return {"match": False}
        return {"match": True, "explanation": found["explanation"]} if found["matched"] else {"match": False}

    # What they share

    def _compiled(self, plan: Plan) -> Compiled:
        return compiled(plan, self._weights.others)

    def _body(self, plan: Plan, sort: Sort) -> dict[str, Any]:
        order: list[dict[str, Any]] = [{KEY: "asc"}]
        if sort.field != RELEVANCE:
            direction = "desc" if sort.descending else "asc"
            order.insert(
                0, {sort_column(sort.field): {"order": direction, "mode": "min", "missing": "_last"}}
            )
        elif scores(plan):
            order.insert(0, {"_score": "desc"})
        return {"query": self._compiled(plan), "sort": order}

    def _counted(self, asked: Asked, hits: tuple[Hit, ...], total: Mapping[str, Any] | None) -> Answer:
        if total is None:
            known = len(hits) < asked.size and (bool(hits) or not asked.start)
            return Answer(hits, asked.start + len(hits) if hits else 0, known)
        if total["relation"] == "eq":
            return Answer(hits, int(total["value"]))
        return Answer(hits, self._limits.cap, exact=False)

    def _frequencies(self, conditions: Sequence[InField]) -> list[int]:
        return self._reader.counts([self._planner.plan(condition).plan for condition in conditions])

    def _exactly(self, planned: Planned) -> Plan:
        """A plan that finds no candidates but documents that meet the query. Raises ``TooMuch``."""
        return self._verifier.exactly(
            planned, lambda: self._cluster.generation, self._reader.count, self._reader.keys
        )

    def _first_verified(self, planned: Planned, asked: Asked) -> Answer | None:
        """A page of verified hits without reading all candidates; ``None`` if it takes no more to read them all."""
        if (
            planned.rest is None
            or (candidates := self._reader.count(planned.plan)) <= self._limits.candidates
        ):
            return None
        body = self._body(planned.plan, asked.sort) | {
            "size": self._limits.candidates,
            "track_total_hits": False,
        }
        placed = {hit.key: hit for hit in _hits(self._cluster.search(body))}
        wanted, found = asked.start + asked.size, list[Hit]()
        for key in self._verifier.verified(placed, planned.rest):
            found.append(placed[key])
            if len(found) == wanted:
                return Answer(tuple(found[asked.start :]), wanted, exact=False)
        raise TooMuch(candidates, self._limits.candidates)


def _hits(found: Mapping[str, Any]) -> tuple[Hit, ...]:
    return tuple(Hit(str(hit["_id"]), float(hit["_score"] or 0.0)) for hit in found["hits"]["hits"])


def _counted(cluster: Cluster, body: dict[str, Any], asked: asked_for.Asked) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = cluster.search(body)["aggregations"]
    except TooManyBuckets as refused:
        raise asked_for.too_many(asked) from refused
    return found
