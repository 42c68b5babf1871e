"""What a measurement comes to, and how it passes from the process that measured to the one that writes."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Result:
    """One row of the table: what was measured, what must hold, whether it does, and what lies behind it."""

    work: str
    budget: str
    measured: str
    held: bool
    detail: str = ""

    @property
    def cell(self) -> str:
        """The figure as the table shows it; one beyond its budget says so."""
        return self.measured if self.held else f"**{self.measured}, not held**"


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds a piece of work took, and what it gave."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which ``share`` per cent lie; the largest when there are few."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def beside(work: str, budget: int, ours: Sequence[float], plain: Sequence[float], rows: str) -> Result:
    """The product's times beside plain SQL's, run by turns."""
    mine, theirs = statistics.median(ours), statistics.median(plain)
    ratio = mine / theirs
    return Result(
        work,
        f"≤ {budget} × plain SQL",
        f"{ratio:.1f} × ({mine:.2f} s, plain {theirs:.2f} s)",
        ratio <= budget,
        rows,
    )


def save(results: Sequence[Result], extra: dict[str, Any], path: Path) -> None:
    """Write results for the parent process."""
    path.write_text(json.dumps({"results": [asdict(one) for one in results], **extra}), encoding="utf-8")


def load(path: Path) -> tuple[list[Result], dict[str, Any]]:
    """Read them back."""
    read = json.loads(path.read_text(encoding="utf-8"))
    return [Result(**one) for one in read.pop("results")], read
