"""A library in a folder of its own, with a small index."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.library import Library
from mingze.services.patents.likeness import Alike
from mingze.services.search.engines.opensearch.engine import OpenSearchEngine
from mingze.services.search.engines.port import Engine, Lookup
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from tests.services.search.engines.nodes import index_of_its_own, url_of_node
from tests.services.search.engines.tuning import LIMITS, TUNING, WEIGHTS

DAY = date(2026, 11, 22)


def library_in(folder: Path, index: str = "", alike: Alike = TUNING.alike) -> Library:
    """A library whose corpus and index lie in ``folder``; with ``index``, that of the OpenSearch node for tests."""

    def opening(lookup: Lookup) -> Engine:
        if index:
            return OpenSearchEngine(url_of_node(), lookup, weights=WEIGHTS, limits=LIMITS, index=index)
        return TantivyEngine(
            folder / "index", lookup, weights=WEIGHTS, limits=LIMITS, heap=30_000_000, threads=1
        )

    return Library(Corpus(folder / "corpus"), opening, lambda: DAY, alike=alike)


@contextmanager
def index_on(engine: str) -> Iterator[str]:
    """The name of an index for one test on ``opensearch``, deleted afterwards; empty on ``tantivy``."""
    if engine == "tantivy":
        yield ""
        return
    with index_of_its_own() as name:
        yield name
