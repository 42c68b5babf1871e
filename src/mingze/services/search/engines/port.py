"""What every engine can do. Adapters differ in speed and size, never in which documents they find."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from mingze.services.search.document import Document
from mingze.services.search.language.tree import Query

Lookup = Callable[[Sequence[str]], Iterable[Document]]
"""Gives stored documents by key, in any order, leaving out the unknown: for what only the text itself can decide."""

RELEVANCE = "relevance"


class Counting(StrEnum):
    """How much it may cost to know how many there are."""

    EXACT = "exact"
    CAPPED = "capped"
    """Exact up to the engine's cap; beyond, ``total`` is the cap and ``exact`` false."""
    NONE = "none"


@dataclass(frozen=True)
class Sort:
    """By relevance, or by a field of days, numbers or keywords; the key decides among equals.

    Of equal relevance, an engine may let it decide within ten places at a time, the same ones for every page.
    """

    field: str = RELEVANCE
    descending: bool = True


@dataclass(frozen=True)
class Asked:
    """A question to an engine: ``size`` hits from ``start`` on."""

    query: Query
    sort: Sort = Sort()
    start: int = 0
    size: int = 20
    counting: Counting = Counting.EXACT
    collapse: str = ""
    """A keyword field of which each value is shown once (family), by its first hit."""


class Hit(NamedTuple):
    """A document found; ``score`` is 0 when not sorted by relevance."""

    key: str
    score: float = 0.0


@dataclass(frozen=True)
class Answer:
    """Hits in order. ``exact`` says whether ``total`` is the number of all, or a lower bound."""

    hits: tuple[Hit, ...]
    total: int
    exact: bool = True


@dataclass(frozen=True)
class Likeness:
    """What "more like this" starts from: weighted terms of texts, and words such as classes and cited numbers."""

    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    without: Sequence[str] = ()
    """Keys to leave out: the document itself, its family."""


class TooMuch(Exception):  # noqa: N818 - a refusal, as Refused is
    """The question would need more candidates read than the engine may; ``candidates`` and ``limit`` say how many."""

    def __init__(self, candidates: int, limit: int) -> None:
        super().__init__(f"{candidates} candidates, at most {limit} can be read")
        self.candidates, self.limit = candidates, limit


class Engine(Protocol):
    """An index and its questions. All methods may raise ``EngineDown`` when the engine cannot be reached."""

    name: str

    def apply(self, documents: Iterable[Document], *, gone: Sequence[str] = (), version: int) -> int:
        """Put ``documents`` in the place of those with the same keys, drop ``gone``, commit once with ``version``.

        Returns how many were put. Applying the same twice changes nothing. Memory is bounded by a batch.
        """

    def rebuild(self, documents: Iterable[Document], *, version: int, expected: int = 0) -> int:
        """Put ``documents`` in the place of everything; until that is done, what was there before is found.

        ``expected``: about how many there are, where that is known; an engine may lay them out the better for it.
        """

    @property
    def version(self) -> int:
        """The ``version`` of the last commit that reached the disk; 0 for an empty index."""

    def clear(self) -> None:
        """Forget everything."""

    def search(self, asked: Asked) -> Answer:
        """The documents that meet the query, exactly. Raises ``TooMuch``."""

    def keys(self, query: Query, *, sort: Sort | None = None, collapse: str = "") -> Iterator[str]:
        """The keys of all documents that meet the query, in the order of keys, in bounded memory.

        With ``sort`` in the order in which ``search`` shows them, however far its pages reach; with ``collapse`` each
        value of that field once, by the first document in that order. What was shown is then held: a number each.
        """

    def aggregate(self, query: Query, aggregations: Mapping[str, Any]) -> dict[str, Any]:
        """Answers to ``aggregations`` (the Elasticsearch form, without the outer name) over what meets the query."""

    def more_like(self, likeness: Likeness, *, query: Query | None = None, size: int = 20) -> Answer:
        """The most similar documents, within ``query`` when given; ``total`` counts no more than those shown."""

    def explain(self, query: Query, key: str) -> dict[str, Any]:
        """How the score of one document comes about, in the engine's own words; for people who tune it."""


class EngineDown(Exception):  # noqa: N818 - a state
    """The engine does not answer."""
