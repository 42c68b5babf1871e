"""A library in a folder of its own, with a small index."""

from datetime import date
from pathlib import Path

from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.library import Library
from mingze.services.search.engines.port import Lookup
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from tests.services.search.engines.tuning import LIMITS, TUNING, WEIGHTS

DAY = date(2026, 11, 22)


def library_in(folder: Path) -> Library:
    """A library whose corpus and index lie in ``folder``."""

    def opening(lookup: Lookup) -> TantivyEngine:
        return TantivyEngine(
            folder / "index", lookup, weights=WEIGHTS, limits=LIMITS, heap=30_000_000, threads=1
        )

    return Library(Corpus(folder / "corpus"), opening, lambda: DAY, like_characters=TUNING.like_characters)
