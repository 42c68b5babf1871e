"""Short ways to write questions in tables."""

from functools import lru_cache

from mingze.services.search.engines.null import NullEngine
from mingze.services.search.engines.port import Answer
from mingze.services.search.language.tree import InField, Near, Term, Together, Unit
from tests.services.search.engines.library import LIBRARY
from tests.services.search.engines.tuning import WEIGHTS


def title(text: str) -> InField:
    """A word of the title."""
    return InField("title", Term(text))


def abstract(text: str) -> InField:
    """A word of the abstract."""
    return InField("abstract", Term(text))


def near(left: str, right: str, between: int, *, ordered: bool = True, exactly: bool = False) -> InField:
    """Two words of the abstract with so many units between."""
    return InField("abstract", Near(Term(left), Term(right), between, ordered, exactly))


def together(left: str, right: str, unit: Unit, *, apart: bool = False) -> InField:
    """Two words of the abstract in the same unit, or the first without the second."""
    return InField("abstract", Together(Term(left), Term(right), unit, apart))


def keys_of(written: str) -> list[str]:
    """The keys a table names: listed, ``all``, or ``all but`` those listed."""
    everything = sorted(document.key for document in LIBRARY)
    if written.startswith("all"):
        left_out = written.removeprefix("all").removeprefix(" but").split()
        return [key for key in everything if key not in left_out]
    return written.split()


def keys(answer: Answer) -> list[str]:
    """The keys of a page, in order."""
    return [hit.key for hit in answer.hits]


@lru_cache
def truth() -> NullEngine:
    """The engine in memory with the library, which others are held to."""
    engine = NullEngine(weights=WEIGHTS)
    engine.apply(LIBRARY, version=1)
    return engine
