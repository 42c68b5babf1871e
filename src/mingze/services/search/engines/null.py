"""The engine in memory, without an index: it asks every document. Slow and right; what the others are held to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mingze.services.search.document import Document
from mingze.services.search.engines import aggregations as asked_for
from mingze.services.search.engines.columns import COLLAPSIBLE, NotSortable, sort_column
from mingze.services.search.engines.counting import count, kept
from mingze.services.search.engines.likeness import weigh
from mingze.services.search.engines.port import RELEVANCE, Answer, Asked, Hit, Likeness, Sort
from mingze.services.search.engines.weights import Weights
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.tree import Everything, InField, Query
from mingze.services.search.matching import Subject, test_of


class NullEngine:
    """Keeps documents as they were given; ``weights`` bear on "more like this" alone."""

    name = "null"

    def __init__(self, *, weights: Weights) -> None:
        self._subjects: dict[str, Subject] = {}
        self._version = 0
        self._weights = weights

    def apply(self, documents: Iterable[Document], *, gone: Sequence[str] = (), version: int) -> int:
        """Put and drop; see the port."""
        put = {document.key: Subject(document) for document in documents}
        subjects = {**self._subjects, **put}
        for key in gone:
            subjects.pop(key, None)
        self._subjects, self._version = dict(sorted(subjects.items())), version
        return len(put)

    def rebuild(self, documents: Iterable[Document], *, version: int, expected: int = 0) -> int:
        """Put ``documents`` in the place of everything."""
        put = {document.key: Subject(document) for document in documents}
        self._subjects, self._version = dict(sorted(put.items())), version
        return len(put)

    @property
    def version(self) -> int:
        """The version of the last ``apply``."""
        return self._version

    def clear(self) -> None:
        """Forget everything."""
        self._subjects, self._version = {}, 0

    def search(self, asked: Asked) -> Answer:
        """The documents that meet the query; ``total`` is always exact."""
        found = self._in_order(asked.query, asked.sort, asked.collapse)
        page = found[asked.start : asked.start + asked.size]
        return Answer(tuple(Hit(document.key) for document in page), len(found))

    def keys(self, query: Query, *, sort: Sort | None = None, collapse: str = "") -> Iterator[str]:
        """The keys of all documents that meet the query, in order."""
        return (document.key for document in self._in_order(query, sort or Sort(), collapse))

    def aggregate(self, query: Query, aggregations: Mapping[str, Any]) -> dict[str, Any]:
        """Counted over the documents themselves."""
        return count(self._found(query), asked_for.read(aggregations))

    def more_like(self, likeness: Likeness, *, query: Query | None = None, size: int = 20) -> Answer:
        """The sum of the weights of the terms a document holds decides."""
        weighed = weigh(likeness, self._frequencies, len(self._subjects), self._weights)
        tests = [(test_of(one.query), one.weight) for one in weighed]
        within = test_of(query or Everything())
        scored = [
            Hit(key, sum(weight for test, weight in tests if test(subject)))
            for key, subject in self._subjects.items()
            if key not in likeness.without and within(subject)
        ]
        best = sorted((hit for hit in scored if hit.score > 0), key=lambda hit: (-hit.score, hit.key))[:size]
        return Answer(tuple(best), len(best))

    def explain(self, query: Query, key: str) -> dict[str, Any]:
        """Whether the document meets the query: there is no score."""
        subject = self._subjects.get(key)
        return {"match": subject is not None and test_of(query)(subject)}

    def _found(self, query: Query) -> list[Document]:
        test = test_of(query)
        return [subject.document for subject in self._subjects.values() if test(subject)]

    def _in_order(self, query: Query, sort: Sort, collapse: str) -> list[Document]:
        """All that meets the query; without scores, relevance leaves it in the order of keys."""
        found = self._found(query)
        if sort.field != RELEVANCE:
            sort_column(sort.field)  # refuses what no engine sorts by
            found = ordered(found, sort)
        if not collapse:
            return found
        if collapse not in COLLAPSIBLE:
            raise NotSortable(collapse)
        return first_of_each(found, collapse)

    def _frequencies(self, conditions: Sequence[InField]) -> list[int]:
        return [sum(map(test_of(condition), self._subjects.values())) for condition in conditions]


def ordered(documents: Sequence[Document], sort: Sort) -> list[Document]:
    """``documents``, given in the order of keys, by the smallest value of a field; those without one come last."""
    field = FIELDS[sort.field]
    values = {document.key: kept(document, field) for document in documents}
    having = [document for document in documents if values[document.key]]
    having.sort(key=lambda document: values[document.key][0], reverse=sort.descending)
    return having + [document for document in documents if not values[document.key]]


def first_of_each(documents: Sequence[Document], name: str) -> list[Document]:
    """The first document of each value of a field; documents without a value stand for themselves."""
    field, firsts = FIELDS[name], []
    seen: set[str | int] = set()
    for document in documents:
        values = kept(document, field)
        if values and values[0] in seen:
            continue
        seen.update(values[:1])
        firsts.append(document)
    return firsts
