"""One index behind an alias on a cluster: made, filled, replaced without a pause."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from opensearchpy import ConnectionError as NoConnection
from opensearchpy import NotFoundError, OpenSearch, TransportError
from opensearchpy.helpers import streaming_bulk

from mingze.services.search.engines.port import EngineDown

_CHUNK, _CHUNK_BYTES, _RETRIES = 500, 10 * 1024 * 1024, 5
_OVERLOADED = frozenset({429, 502, 503, 504})


_TOO_MANY = "too_many_buckets_exception"


class TooManyBuckets(Exception):  # noqa: N818 - a refusal
    """The answer would hold more buckets than the cluster gives (``search.max_buckets``)."""


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Says :class:`EngineDown` when the cluster does not answer, or refuses for being overloaded."""
    try:
        yield
    except NoConnection as broken:
        raise EngineDown(f"{url}: {broken}") from broken
    except TransportError as refused:
        # The cluster calls itself overloaded (503) where it means that the question is too wide.
        if _TOO_MANY in str(refused.info) or _TOO_MANY in str(refused):
            raise TooManyBuckets from refused
        if refused.status_code in _OVERLOADED:
            raise EngineDown(f"{url}: {refused}") from refused
        raise


class Cluster:
    """Index ``name`` at ``url``: an alias for one of ``name-1``, ``name-2``, …; ``target`` may be one of those.

    ``body`` is what new ones are made with; ``timeout`` is in seconds.
    """

    def __init__(
        self,
        url: str,
        name: str,
        *,
        body: Mapping[str, Any],
        timeout: float,
        target: str = "",
    ) -> None:
        self.url, self.name, self.target = url, name, target or name
        self._body, self._schema = body, body["mappings"]["_meta"]["schema"]
        self.client = OpenSearch(url, timeout=timeout, max_retries=3, retry_on_timeout=True)
        self._there = bool(target)

    def ready(self) -> None:
        """Make the index and its alias if they are not there."""
        if self._there:
            return
        with reaching(self.url):
            if self.client.indices.exists_alias(name=self.name):
                self._let_pages_reach_as_far_as_they_may()
            else:
                self.point_to(self.create())
        self._there = True

    def _let_pages_reach_as_far_as_they_may(self) -> None:
        """An index that is there may have been made under other limits."""
        window = {"max_result_window": self._body["settings"]["index"]["max_result_window"]}
        self.client.indices.put_settings(index=self.name, body={"index": window})

    def create(self) -> str:
        """A new empty index, which nobody sees yet; returns its name."""
        with reaching(self.url):
            numbers = [int(name.rsplit("-", 1)[1]) for name in self._numbered()]
            fresh = f"{self.name}-{max(numbers, default=0) + 1}"
            self.client.indices.create(index=fresh, body=self._body)
        return fresh

    def point_to(self, fresh: str) -> None:
        """Show ``fresh`` in the place of whatever the alias shows, in one step, and delete all others."""
        with reaching(self.url):
            old = [name for name in self._numbered() if name != fresh]
            actions = [{"remove_index": {"index": name}} for name in old]
            self.client.indices.update_aliases(
                body={"actions": [*actions, {"add": {"index": fresh, "alias": self.name}}]}
            )

    def write(self, records: Iterable[tuple[str, dict[str, Any]]], gone: Sequence[str]) -> int:
        """Put and drop in bounded batches, again where the cluster was overloaded; returns how many were put."""
        self.ready()
        actions = (
            {"_op_type": "index", "_index": self.target, "_id": key, "_source": columns}
            for key, columns in records
        )
        put = self._sent(actions)
        self._sent({"_op_type": "delete", "_index": self.target, "_id": key} for key in gone)
        return put

    def _sent(self, actions: Iterable[dict[str, Any]]) -> int:
        sent = 0
        with reaching(self.url):
            for succeeded, answer in streaming_bulk(
                self.client,
                actions,
                chunk_size=_CHUNK,
                max_chunk_bytes=_CHUNK_BYTES,
                max_retries=_RETRIES,
                initial_backoff=1,
                raise_on_error=False,
            ):
                [(kind, result)] = answer.items()
                if not succeeded and not (kind == "delete" and result["status"] == 404):
                    raise EngineDown(f"{self.url}: {result}")
                sent += 1
        return sent

    @property
    def version(self) -> int:
        """The version last noted; 0 for an index that is not there or was made otherwise."""
        meta = self._meta()
        return int(meta["version"]) if meta.get("schema") == self._schema else 0

    @property
    def generation(self) -> int:
        """A number that changes whenever something was written, be it with the same version."""
        return int(self._meta().get("noted", 0))

    def note(self, version: int) -> None:
        """Make what was written visible and note its version: after everything else, so that a crash repeats it."""
        with reaching(self.url):
            self.client.indices.refresh(index=self.target)
            meta = {"version": version, "noted": time.time_ns(), "schema": self._schema}
            self.client.indices.put_mapping(index=self.target, body={"_meta": meta})

    def _meta(self) -> Mapping[str, Any]:
        try:
            with reaching(self.url):
                found = self.client.indices.get_mapping(index=self.target)
        except NotFoundError:
            return {}
        [mapping] = found.values()
        meta: Mapping[str, Any] = mapping["mappings"].get("_meta", {})
        return meta

    def search(self, body: dict[str, Any]) -> dict[str, Any]:
        """One search, on the index unless ``body`` names a point in time."""
        self.ready()
        with reaching(self.url):
            index = None if "pit" in body else self.target
            found: dict[str, Any] = self.client.search(index=index, body=body)
        return found

    def _numbered(self) -> list[str]:
        found = self.client.indices.get(index=f"{self.name}-*", params={"expand_wildcards": "all"})
        return [
            name
            for name in found
            if name.rsplit("-", 1)[1].isdecimal() and name.rsplit("-", 1)[0] == self.name
        ]
