"""How much an engine may read for one question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """All given values are demo defaults; an installation's own come from its catalogue.

    ``candidates``: documents that may be read for what only their text can decide; beyond, the question is refused.
    ``batch``: how many of them are read at once. ``cap``: how far ``Counting.CAPPED`` counts exactly. ``page``: how
    far into an answer a page may reach. ``collapsed``: how many documents are looked at to count what is shown of
    them once.
    """

    candidates: int = 20_000
    batch: int = 200
    cap: int = 10_000
    page: int = 10_000
    collapsed: int = 200_000
