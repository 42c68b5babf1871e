"""Reading and counting more than a page of an answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mingze.services.search.engines.columns import KEY
from mingze.services.search.engines.opensearch.cluster import Cluster, reaching
from mingze.services.search.engines.opensearch.compiling import compiled
from mingze.services.search.engines.plans import Plan

_PAGE_OF_KEYS, _PAGE_OF_VALUES = 5_000, 10_000
_KEEP_ALIVE = "2m"


class Reader:
    """Reads one index; ``others`` as in ``compiled``."""

    def __init__(self, cluster: Cluster, others: float) -> None:
        self._cluster, self._others = cluster, others

    def keys(self, plan: Plan) -> Iterator[str]:
        """All keys in order, a page at a time, as they were when the first was asked for."""
        return self.keys_as_shown({"query": compiled(plan, self._others), "sort": [{KEY: "asc"}]})

    def keys_as_shown(self, asked: Mapping[str, Any], column: str = "") -> Iterator[str]:
        """All keys of a search with its ``query`` and ``sort``; with a ``column`` each value of it once.

        The cluster does not itself collapse what is read beyond its window, so that the values are looked at here.
        """
        seen = set[Any]()
        for hit in self._hits(asked, column):
            value = hit["fields"][column][0] if column else None
            if value is None or value not in seen:
                yield str(hit["_id"])
            if value is not None:
                seen.add(value)

    def _hits(self, asked: Mapping[str, Any], column: str) -> Iterator[dict[str, Any]]:
        one = self._cluster
        one.ready()
        with reaching(one.url):
            pit = one.client.create_pit(index=one.target, params={"keep_alive": _KEEP_ALIVE})["pit_id"]
        body: dict[str, Any] = {**asked, "size": _PAGE_OF_KEYS}
        body |= {"docvalue_fields": [column]} if column else {}
        body |= {"track_total_hits": False, "pit": {"id": pit, "keep_alive": _KEEP_ALIVE}}
        try:
            while hits := one.search(body)["hits"]["hits"]:
                yield from hits
                if len(hits) < _PAGE_OF_KEYS:
                    return
                body["search_after"] = hits[-1]["sort"]
        finally:
            with reaching(one.url):
                one.client.delete_pit(body={"pit_id": [pit]})

    def count(self, plan: Plan) -> int:
        """How many documents there are."""
        body = {"query": compiled(plan, self._others), "size": 0, "track_total_hits": True}
        return int(self._cluster.search(body)["hits"]["total"]["value"])

    def counts(self, plans: Sequence[Plan]) -> list[int]:
        """How many documents each plan finds, in one question."""
        if not plans:
            return []
        filters = [compiled(plan, self._others) for plan in plans]
        body = {"size": 0, "track_total_hits": False, "aggs": {"each": {"filters": {"filters": filters}}}}
        buckets = self._cluster.search(body)["aggregations"]["each"]["buckets"]
        return [int(bucket["doc_count"]) for bucket in buckets]

    def count_of_each(self, plan: Plan, column: str, most: int) -> tuple[int, bool]:
        """How many different values a column has, and whether they were counted to the end.

        Counted page by page, since the cluster itself would estimate.
        """
        composite: dict[str, Any] = {
            "sources": [{"value": {"terms": {"field": column}}}],
            "size": _PAGE_OF_VALUES,
        }
        body = {"query": compiled(plan, self._others), "size": 0, "track_total_hits": False}
        counted = 0
        while counted < most:
            found = self._cluster.search(body | {"aggs": {"each": {"composite": composite}}})["aggregations"][
                "each"
            ]
            counted += len(found["buckets"])
            if len(found["buckets"]) < _PAGE_OF_VALUES:
                return counted, True
            composite["after"] = found["after_key"]
        return counted, False
