"""The library: everything a page, a command or a program asks about published documents, in one place.

It joins the corpus, the language and an engine, and knows nothing of Django. Whatever takes a query may raise
``QueryFault`` (the query is wrong), ``TooMuch`` (too much would have to be read) and ``EngineDown``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from mingze.services.patents import indexing, numbers
from mingze.services.patents.asking import Filters, Question, ask
from mingze.services.patents.corpus.locking import locked
from mingze.services.patents.corpus.store import TOGETHER, Corpus, Dossier
from mingze.services.patents.likeness import Alike, likeness_of_document, likeness_of_text
from mingze.services.patents.preparing import MANY, TakesPrepared, in_processes
from mingze.services.patents.results import Found, Taken, row_of, taken_of
from mingze.services.patents.standing import Standing, standing_of
from mingze.services.search.document import Document
from mingze.services.search.engines.port import Asked, Counting, Engine, Hit, Lookup, Sort
from mingze.services.search.language.resolving import Context, Groups, Sets
from mingze.services.search.language.tree import Between, InField, Query
from mingze.services.search.marking import Marker
from mingze.services.search.schemes import Scheme

Opening = Callable[[Lookup], Engine]
"""Opens an engine, given how it gets at stored documents."""


Passing = TypeVar("Passing")
BY_RELEVANCE = Sort()


@dataclass(frozen=True)
class Page:
    """Which part of the result, in which order. ``collapse`` shows each value of a keyword field once."""

    sort: Sort = BY_RELEVANCE
    start: int = 0
    size: int = 20
    collapse: str = ""
    counting: Counting = Counting.EXACT


FIRST = Page()


def _no_groups(day: date) -> Groups | None:
    return None


class Library:
    """A corpus with its index. May be shared between threads when its engine may.

    ``groups``: whom names stand for on a day. ``alike``: how much "more like this" looks at and finds.
    """

    def __init__(
        self,
        corpus: Corpus,
        opening: Opening,
        today: Callable[[], date],
        schemes: Mapping[str, Scheme] | None = None,
        groups: Callable[[date], Groups | None] = _no_groups,
        *,
        alike: Alike,
    ) -> None:
        self.corpus, self._today, self._groups, self._alike = corpus, today, groups, alike
        self._context = Context(schemes or {}, numbers=numbers.parse)
        self.engine = opening(self.lookup)

    def document(self, typed: str) -> Dossier | None:
        """The publication meant by a number in any writing; of several of one application the latest."""
        for reading in numbers.parse(typed):
            if found := self.corpus.under(reading.key):
                return next(self.corpus.dossiers([found[-1]]))
        return None

    def standing(self, dossier: Dossier) -> Standing:
        """The legal standing of a publication today."""
        return standing_of(dossier, self._today())

    def lookup(self, keys: Sequence[str]) -> Iterator[Document]:
        """Stored documents, for what only the text itself can decide."""
        return self._documents(self.corpus.dossiers(keys))

    def question(
        self, text: str, dialect: str = "", filters: Filters | None = None, sets: Sets | None = None
    ) -> Question:
        """What is asked, read and resolved; ``sets`` are the searcher's earlier results."""
        context = replace(self._context, groups=self._groups(self._today()))
        context = replace(context, sets=sets) if sets else context
        return ask(text, dialect, filters or {}, context)

    def search(
        self,
        text: str,
        dialect: str = "",
        *,
        page: Page = FIRST,
        filters: Filters | None = None,
        sets: Sets | None = None,
    ) -> Found:
        """One page of what meets a query."""
        question = self.question(text, dialect, filters, sets)
        query, hits = self._met(question)
        if hits is not None and page.sort == BY_RELEVANCE and not page.collapse:
            return self._found(
                question, query, hits[page.start : page.start + page.size], len(hits), exact=True
            )
        asked = Asked(query, page.sort, page.start, page.size, page.counting, page.collapse)
        answer = self.engine.search(asked)
        return self._found(question, query, answer.hits, answer.total, exact=answer.exact)

    def similar(self, subject: str, *, size: int = 20, filters: Filters | None = None) -> Found:
        """Documents like the one with this number, or like this text, the most similar first."""
        question = self.question("", "", filters).about(subject)
        hits = self._most_alike(question, size)
        return self._found(question, question.among([hit.key for hit in hits]), hits, len(hits), exact=True)

    def aggregate(
        self,
        text: str,
        aggregations: Mapping[str, Any],
        dialect: str = "",
        *,
        filters: Filters | None = None,
        sets: Sets | None = None,
    ) -> dict[str, Any]:
        """Figures over what meets a query, in the Elasticsearch form."""
        query, _ = self._met(self.question(text, dialect, filters, sets))
        return self.engine.aggregate(query, aggregations)

    def figures(self, found: Found, aggregations: Mapping[str, Any]) -> dict[str, Any]:
        """Figures over all documents of a result of which there is a page, as ``aggregate`` gives them."""
        return self.engine.aggregate(found.met, aggregations)

    def keys(
        self, text: str, dialect: str = "", *, filters: Filters | None = None, sets: Sets | None = None
    ) -> Iterator[str]:
        """The key of every document that meets a query, in their order."""
        query, _ = self._met(self.question(text, dialect, filters, sets))
        return self.engine.keys(query)

    def export(
        self,
        text: str,
        dialect: str = "",
        *,
        filters: Filters | None = None,
        sets: Sets | None = None,
        sort: Sort | None = None,
        collapse: str = "",
    ) -> Iterator[Taken]:
        """A row for every document that meets a query, in bounded memory.

        In the order of numbers; of a question for likeness, the most similar first. With ``sort`` and ``collapse``
        what ``search`` shows on its pages with the same, in the same order, from the first to the last of them.
        """
        query, hits = self._met(self.question(text, dialect, filters, sets))
        if hits is not None and sort in (None, BY_RELEVANCE) and not collapse:
            keys = iter([hit.key for hit in hits])
        else:
            keys = self.engine.keys(query, sort=sort, collapse=collapse)
        for dossier in self.corpus.dossiers(keys):
            yield taken_of(dossier, self.standing(dossier))

    def refresh(self, *, progress: Callable[[int], None] | None = None, anew: bool = False) -> int:
        """Bring the index to the version of the corpus; gives how many documents were put. Raises ``Busy``.

        An index of another corpus, of other columns, or all when ``anew``, is made whole before it takes the place
        of what is found until then. Whatever interrupts it, the next call makes it good.
        """
        with locked(self.corpus.folder):
            version, since = self.corpus.version, self.engine.version
            anew = anew or since > version or (not since and version > 0)
            if since == version and not anew:
                return 0
            since = 0 if anew else since
            gone = [] if anew else self.corpus.dropped(since)
            if isinstance(self.engine, TakesPrepared) and _many(self.corpus.changed(since)):
                prepared = _told(in_processes(self.corpus, since, self._today()), progress)
                return self.engine.apply_prepared(
                    prepared, gone=gone, version=version, anew=anew, expected=self.corpus.counts()[0]
                )
            documents = _told(self._documents(self.corpus.documents(since)), progress)
            if anew:
                return self.engine.rebuild(documents, version=version, expected=self.corpus.counts()[0])
            return self.engine.apply(documents, gone=gone, version=version)

    def renew(self, *, progress: Callable[[int], None] | None = None) -> int:
        """Bring the index up to the corpus and to today; gives how many documents were put. Raises ``Busy``.

        Rights run out and announced days come without anything being imported: documents whose status may have turned
        since they were indexed are put anew, some at a time. Broken off anywhere, the next call does the rest.
        """
        put = self.refresh(progress=progress)
        with locked(self.corpus.folder):
            while keys := list(islice(self.engine.keys(self._turned()), TOGETHER)):
                dossiers = list(self.corpus.dossiers(keys))
                gone = sorted(set(keys) - {one.patent.number for one in dossiers})
                put += self.engine.apply(self._documents(dossiers), gone=gone, version=self.engine.version)
                if progress is not None:
                    progress(put)
        return put

    def turned(self) -> int:
        """How many documents of the index may have another status by now: ``renew`` puts them anew."""
        return self.engine.search(Asked(self._turned(), size=0)).total

    def _turned(self) -> InField:
        return InField("status_turns", Between(None, self._today().strftime("%Y%m%d")))

    def _documents(self, dossiers: Iterable[Dossier]) -> Iterator[Document]:
        today = self._today()
        return (indexing.document(one, standing_of(one, today)) for one in dossiers)

    def _met(self, question: Question) -> tuple[Query, Sequence[Hit] | None]:
        """What documents have to meet and, of a question for likeness, which do, the most similar first.

        What is alike is found before filters narrow it, so that they leave what was found and bring in nothing else.
        """
        if question.like is None:
            return question.query, None
        hits = self._most_alike(question, self._alike.documents)
        query = question.among([hit.key for hit in hits])
        left = set(self.engine.keys(query)) if question.narrowed else None
        return query, [hit for hit in hits if left is None or hit.key in left]

    def _most_alike(self, question: Question, size: int) -> Sequence[Hit]:
        dossier, characters = self.document(question.like or ""), self._alike.characters
        likeness = (
            likeness_of_document(dossier, self.corpus.family(dossier.patent.number), characters)
            if dossier
            else likeness_of_text(question.like or "", characters)
        )
        query = question.beside(dossier.patent if dossier else None)
        return self.engine.more_like(likeness, query=query, size=size).hits

    def _found(
        self, question: Question, met: Query, hits: Sequence[Hit], total: int, *, exact: bool
    ) -> Found:
        dossiers = {one.patent.number: one for one in self.corpus.dossiers([hit.key for hit in hits])}
        marker = Marker(question.read)
        rows = tuple(
            row_of(dossiers[hit.key], self.standing(dossiers[hit.key]), marker, hit.score)
            for hit in hits
            if hit.key in dossiers
        )
        return Found(question, met, rows, total, exact)


def _many(numbers: Iterator[str]) -> bool:
    return next(islice(numbers, MANY - 1, None), None) is not None


def _told(documents: Iterator[Passing], progress: Callable[[int], None] | None) -> Iterator[Passing]:
    """The documents as they are; ``progress`` hears now and then how many have passed."""
    for count, document in enumerate(documents, 1):
        yield document
        if progress is not None and count % 200 == 0:
            progress(count)
