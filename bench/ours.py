"""The product's search and plain tantivy over the same index, asked the same questions by turns."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import tantivy

from bench.publications import publication
from bench.questions import Goal, Question
from mingze.services.patents.tuning import packaged
from mingze.services.search.document import Document
from mingze.services.search.engines.columns import KEY, prepare, prepared
from mingze.services.search.engines.planning import Planner
from mingze.services.search.engines.port import Asked, Counting, Engine
from mingze.services.search.engines.tantivy.compiling import Compiler
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.engines.tantivy.folder import Folder
from mingze.services.search.engines.tantivy.schema import schema
from mingze.services.search.engines.text_planning import Abilities

BEST, TOGETHER = 10, 500
FACETS = {"published_year": 60, "ipc_subclass": 20, "applicant": 20}
"""Fields and how many of their values are shown."""
_COLUMNS = {"applicant": "applicant__name"}
_ALL_TERMS = 100_000
TUNING = packaged(date.today(), reach=10_000)
Work = Callable[[], int]


def lookup(keys: Sequence[str]) -> Iterator[Document]:
    """Documents by key, made again."""
    return (publication(int(key[2:-1]) - 100_000_000) for key in keys)


def engine_in(folder: Path, **more: int) -> TantivyEngine:
    """The product's engine as the packaged catalogue tunes it."""
    return TantivyEngine(folder, lookup, weights=TUNING.weights, limits=TUNING.limits, **more)


def build(documents: int, folder: Path, rows: Path) -> None:
    """Index so many publications through the port, and write their rows for the others."""
    starts = range(0, documents, TOGETHER)
    with rows.open("w", encoding="utf-8") as file, get_context("spawn").Pool(2) as pool:
        parts = pool.imap(_part, [(start, min(start + TOGETHER, documents)) for start in starts])

        def records() -> Iterator[tuple[str, str]]:
            for part in parts:
                for record, row in part:
                    file.write(row)
                    yield record

        engine_in(folder, heap=512_000_000).apply_prepared(
            records(), version=1, anew=True, expected=documents
        )


def _part(bounds: tuple[int, int]) -> list[tuple[tuple[str, str], str]]:
    made = []
    for number in range(*bounds):
        document = publication(number)
        words, numbers = document.words, document.numbers
        lists = (words["ipc_subclass"], document.texts["applicant"])
        days = (str(numbers["published_year"][0]), str(numbers["published"][0]))
        row = (str(number), document.key, prepare(document)["abstract"], *map(" ".join, lists), *days)
        made.append((prepared(document), "\t".join(row) + "\n"))
    return made


class Product:
    """Our call: a tree through the port, nothing prepared beforehand."""

    def __init__(self, folder: Path) -> None:
        self._engine: Engine = engine_in(folder)

    def work(self, goal: Goal, question: Question) -> Work:
        """What is measured."""
        engine, query = self._engine, question.query
        if goal is Goal.TOP:
            asked = Asked(query, size=BEST, counting=Counting.NONE)
            return lambda: len(engine.search(asked).hits)
        if goal is Goal.COUNT:
            counted = Asked(query, size=0)
            return lambda: engine.search(counted).total
        form = {name: {"terms": {"field": name, "size": size}} for name, size in FACETS.items()}
        return lambda: _sum(engine.aggregate(query, form))


class Plain:
    """tantivy itself: the query that the product would ask, compiled beforehand."""

    def __init__(self, folder: Path) -> None:
        self._schema, _ = schema()
        self._index = Folder(folder).index
        weights = TUNING.weights
        self._planner, self._compiler = Planner(Abilities(), weights), Compiler(self._schema, weights.others)

    def work(self, goal: Goal, question: Question) -> Work:
        """What is measured."""
        planned = self._planner.plan(question.query)
        if planned.rest is not None:
            raise AssertionError(f"{question} is not decided by the index")
        searcher = self._index.searcher()
        if goal is Goal.TOP:
            query, _ = self._compiler.best(planned.plan)
            return lambda: len(_keys(searcher, searcher.search(query, limit=BEST, count=False).hits))
        query = self._compiler.unscored(planned.plan)
        if goal is Goal.COUNT:
            return lambda: searcher.search(query, limit=1, count=True).count or 0  # type: ignore[attr-defined]
        form = {
            name: {"terms": {"field": _COLUMNS.get(name, name), "size": size, "segment_size": _ALL_TERMS}}
            for name, size in FACETS.items()
        }
        return lambda: _sum(searcher.aggregate(query, form))


def _keys(searcher: tantivy.Searcher, hits: Sequence[Any]) -> list[Any]:
    return [searcher.doc(address).get_first(KEY) for _, address in hits]


def _sum(found: dict[str, Any]) -> int:
    return sum(int(bucket["doc_count"]) for bucket in found["published_year"]["buckets"])
