"""How much an engine may read for one question."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Handed in by whoever opens an engine; the figures of an installation are in its catalogue.

    ``candidates``: documents that may be read for what only their text can decide; beyond, the question is refused.
    ``batch``: how many of them are read at once. ``cap``: how far ``Counting.CAPPED`` counts exactly. ``page``: how
    far into an answer a page may reach. ``collapsed``: how many documents are looked at to count what is shown of
    them once.
    """

    candidates: int
    batch: int
    cap: int
    page: int
    collapsed: int
