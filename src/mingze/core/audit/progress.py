"""A verification taken a stretch at a time, for a page that shows how far it has come.

Where the pass stands travels with the page, signed, so that the server keeps nothing between two stretches.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from mingze.core.audit import chain, queries
from mingze.core.audit.verification import Report, Root, Walk

STRETCH = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """The last sound entry: everything up to it has been checked."""

    sequence: int = 0
    hash: str = chain.GENESIS

    def as_dict(self) -> dict[str, object]:
        """For signing."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Step:
    """What one stretch found. ``report`` is there when the pass is over."""

    at: Place
    end: int
    report: Report | None


def next_stretch(at: Place, *, key: str, roots: Sequence[Root], size: int = STRETCH) -> Step:
    """Check at most ``size`` entries after ``at``. The end may have grown since; the new end is used."""
    highest = queries.newest()
    end = queries.end()
    walk = Walk(key=key, end=end, roots=roots, sequence=at.sequence, hash=at.hash)
    fault = walk.begin()
    last = min(at.sequence + size, end.sequence) if end else 0
    if fault is None:
        stretch = queries.sealed_links(at.sequence + 1, last)
        fault = next((found for entry in stretch if (found := walk.step(entry))), None)
    over = fault is not None or end is None or last == end.sequence or walk.sequence < last
    if over and fault is None:
        fault = walk.finish(highest)
    report = Report(walk.sequence, end.sequence if end else 0, len(roots), True, fault) if over else None
    return Step(Place(walk.sequence, walk.hash), end.sequence if end else 0, report)
