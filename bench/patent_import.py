"""``python -m bench imports [--documents N]``: fictional publications from the office's archives to corpus and index.

The whole import runs in a process of its own, as ``mingze import-patents`` does without its entry in the trail. What
one record costs at least is measured in the same run, stage by stage in one process; the processor time that was to
be had on this machine, divided by that, is the ceiling.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import page
from bench.memory import Watch
from bench.results import T
from mingze.services.patents import indexing, intake, parsing
from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.demo.batches import write
from mingze.services.patents.library import Library
from mingze.services.patents.standing import standing_of
from mingze.services.patents.tuning import packaged
from mingze.services.search.engines.columns import prepared
from mingze.services.search.engines.port import Lookup
from mingze.services.search.engines.tantivy.engine import TantivyEngine

SIZES = (10_000, 100_000, 1_000_000)
PART = 10_000
"""Publications that are made up at a time."""
HELD = 0.85
"""The share of the ceiling that has to be reached."""
SPINNING, SPINNERS = 5.0, 2
STAGES = ("reading", "corpus", "documents and tokens", "index")


def run(documents: int, folder: Path) -> None:
    """Measure every size up to ``documents``, print and write."""
    sizes = sorted({size for size in SIZES if size < documents} | {documents})
    with TemporaryDirectory(prefix="imports-", dir=folder) as name:
        place = Path(name)
        costs, _ = _child(place, "stages", sizes[0])
        rows = [_whole(place, size, sum(costs.values())) for size in sizes]
    each = sum(costs.values())
    shares = ", ".join(f"{stage} {100 * cost / each:.0f} %" for stage, cost in costs.items())
    head = f"Measured on {date.today().isoformat()}; fictional publications in the office's archives."
    text = "\n".join([
        "| records | records/s | MB/s | most memory, main process | largest other | of the ceiling |"
        " stages in the processor time used |",
        "|---|---|---|---|---|---|---|",
        *rows,
    ])  # fmt: skip
    notes = [
        f"- One record takes {1000 * each:.2f} ms of a processor, on {sizes[0]:,} records: {shares}.",
        "- Memory is what a process has of its own, looked at five times a second. Mapped files, which the system takes"
        " back when it needs room, are not counted: those of the index, mostly, in the main process.",
        f"- Held: at least {100 * HELD:.0f} % of the ceiling, which is the processor time two processes got on this"
        " machine just before and after, divided by that.",
    ]
    print("\n".join([text, "", *notes]), flush=True)
    page.put(head, text, notes, "imports")


def _whole(place: Path, size: int, each: float) -> str:
    before = available()
    done, watch = _child(place, "whole", size)
    return _row(done, watch, (before + available()) / 2, each)


def _row(done: dict[str, float], watch: Watch, processors: float, each: float) -> str:
    rate, ceiling = done["records"] / done["seconds"], processors / each
    share = rate / ceiling
    said = f"{100 * share:.0f} % of {ceiling:,.0f} ({processors:.2f} processors)"
    cells = (
        f"{done['records']:,.0f}", f"{rate:,.0f}", f"{done['bytes'] / 1e6 / done['seconds']:.1f}",
        f"{watch.own / 1e6:,.0f} MB", f"{watch.other / 1e6:,.0f} MB",
        said if share >= HELD else f"**{said}, not held**",
        f"{100 * done['records'] * each / done['processor']:.0f} %",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def available() -> float:
    """How many processors this machine has left for two busy processes."""
    with get_context("spawn").Pool(SPINNERS) as pool:
        pool.map(_spin, [0.1] * SPINNERS)
        return sum(pool.map(_spin, [SPINNING] * SPINNERS, chunksize=1))


def _spin(seconds: float) -> float:
    begun, used = time.perf_counter(), time.process_time()
    while (taken := time.perf_counter() - begun) < seconds:
        pass
    return (time.process_time() - used) / taken


def _child(place: Path, what: str, size: int) -> tuple[dict[str, float], Watch]:
    """Make the files if need be, and measure in another process; gives what it found, and the memory it took."""
    files = place / f"files-{size}"
    if not files.exists():
        for first in range(0, size, PART):
            write(files / str(first), min(PART, size - first), first=first)
    out = place / f"{what}-{size}.json"
    command = [sys.executable, "-m", "bench.patent_import", what, files, place / f"corpus-{what}-{size}", out]
    with subprocess.Popen(command) as child:
        watch = Watch(child.pid)
        watch.start()
        failed = child.wait()
        watch.end()
    if failed:
        raise AssertionError(f"measuring {what} ended with {failed}")
    found: dict[str, float] = json.loads(out.read_text(encoding="utf-8"))
    print(f"{what}, {size:,}: {found}, memory {watch.own:,} and {watch.other:,}", flush=True)
    return found, watch


def _import(files: Path, home: Path) -> dict[str, float]:
    """From files to index, as the command does it."""
    library = Library(
        Corpus(home / "corpus"),
        lambda lookup: _engine(home, lookup),
        date.today,
        alike=packaged(date.today(), reach=10_000).alike,
    )
    begun = time.perf_counter()
    report = library.corpus.import_(parsing.read([files]))
    library.refresh()
    seconds = time.perf_counter() - begun
    if report.rejected:
        raise AssertionError(f"{report.rejected} records were turned away")
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "records": report.read,
        "seconds": seconds,
        "processor": sum(one.ru_utime + one.ru_stime for one in usage),
        "bytes": _unpacked(files),
        "largest": max(one.ru_maxrss for one in usage) * 1024,
    }


def _engine(home: Path, lookup: Lookup) -> TantivyEngine:
    tuning = packaged(date.today(), reach=10_000)
    return TantivyEngine(home / "index", lookup, weights=tuning.weights, limits=tuning.limits)


def _unpacked(files: Path) -> int:
    return sum(len(one.stream.read()) for one in intake.walk([files]) if isinstance(one, intake.Stream))


def _stages(files: Path, home: Path) -> dict[str, float]:
    """Processor seconds for one record in each stage, all in this process."""
    corpus, index = Corpus(home / "corpus"), _engine(home, lambda keys: ())
    reading, found = _used(lambda: list(intake.read([files])))
    keeping, report = _used(lambda: corpus.import_(found))
    on = date.today()
    making, records = _used(
        lambda: [prepared(indexing.document(one, standing_of(one, on))) for one in corpus.documents()]
    )
    writing, _ = _used(lambda: index.apply_prepared(records, version=1))
    return {
        stage: used / report.read
        for stage, used in zip(STAGES, (reading, keeping, making, writing), strict=True)
    }


def _used(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


if __name__ == "__main__":
    measures: dict[str, Callable[[Path, Path], dict[str, Any]]] = {"whole": _import, "stages": _stages}
    what, files, home, out = sys.argv[1:]
    Path(out).write_text(json.dumps(measures[what](Path(files), Path(home))), encoding="utf-8")
