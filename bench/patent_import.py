"""``python -m bench imports [--documents N]``: fictional publications from the office's archives to corpus and index.

The whole import runs in a process of its own, as ``mingze import-patents`` does without its entry in the trail. The
ceiling is what this machine does of the same work where nobody waits for anybody: as many processes as it has
processors, each of which reads, keeps, makes ready and indexes files of its own, one stage after the other. Machines
that are shared do not keep their speed, so it is measured before and after each import, and every few minutes between,
while the import is held; short imports are made several times.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

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
HALF = PART // 2
"""Publications of one process beneath the ceiling."""
LOOK = 480.0
"""Seconds of an import after which it is held while the ceiling is measured."""
SHORT, TIMES = 50_000, 4
"""Below so many records an import is made so many times, with a look at the ceiling between."""
HELD = 0.85
"""The share of the ceiling that has to be reached."""
STAGES = ("reading", "corpus", "documents and tokens", "index")
Figures = dict[str, float]


def run(documents: int, folder: Path) -> None:
    """Measure every size up to ``documents``, print and write."""
    sizes = sorted({size for size in SIZES if size < documents} | {documents})
    costs: list[Figures] = []
    with TemporaryDirectory(prefix="imports-", dir=folder) as name:
        place = Path(name)
        rows = [_row(place, _files(folder, size), size, costs) for size in sizes]
    each = {stage: sum(one[stage] for one in costs) / len(costs) for stage in STAGES}
    shares = ", ".join(f"{stage} {100 * cost / sum(each.values()):.0f} %" for stage, cost in each.items())
    head = f"Measured on {date.today().isoformat()}; fictional publications in the office's archives."
    text = "\n".join([
        "| records | records/s | MB/s | most memory, main process | largest other | of the ceiling |"
        " processor time of a record | of that, stages |",
        "|---|---|---|---|---|---|---|---|",
        *rows,
    ])  # fmt: skip
    notes = [
        f"- Beneath the ceiling one record takes {1000 * sum(each.values()):.2f} ms of a processor: {shares}.",
        "- Memory is what a process has of its own, looked at five times a second. Mapped files, which the system takes"
        " back when it needs room, are not counted: those of the index, mostly, in the main process.",
        f"- Held: at least {100 * HELD:.0f} % of the ceiling: {os.cpu_count()} processes at once, each of which does"
        f" everything for {HALF:,} records of its own, the mean of looks before, after and every {LOOK / 60:.0f}"
        " minutes between, while the import was held.",
        f"- {min(sizes):,} records were brought in {TIMES} times." if min(sizes) < SHORT else "",
    ]
    notes = [note for note in notes if note]
    print("\n".join([text, "", *notes]), flush=True)
    page.put(head, text, notes, "imports")


def _files(folder: Path, size: int) -> Path:
    """What is brought in; parts that are there from a run before are not made up again."""
    files = folder / f"imports-files-{size}"
    parts = [(files / str(first), min(PART, size - first), first) for first in range(0, size, PART)]
    with get_context("spawn").Pool() as pool:
        pool.starmap(_write, [part for part in parts if not part[0].exists()], chunksize=1)
    return files


def _row(place: Path, files: Path, size: int, costs: list[Figures]) -> str:
    """Imports between looks at the ceiling; adds what a record took beneath it to ``costs``."""
    looks = [_beneath(place)]
    imports = []
    for _ in range(TIMES if size < SHORT else 1):
        imports.append(_whole(place, files, looks))
        looks.append(_beneath(place))
    done = {name: sum(found[name] for found, _ in imports) for name in imports[0][0]}
    around = [one for look in looks for one in look]
    costs += around
    ceiling = sum(one["records"] / one["seconds"] for one in around) / len(looks)
    each = sum(one[stage] for one in around for stage in STAGES) / len(around)
    rate, used = done["records"] / done["seconds"], done["processor"] / done["records"]
    said = f"{100 * rate / ceiling:.0f} % of {ceiling:,.0f} ({len(looks)} looks)"
    cells = (
        f"{size:,.0f}", f"{rate:,.0f}", f"{done['bytes'] / 1e6 / done['seconds']:.1f}",
        f"{max(watch.own for _, watch in imports) / 1e6:,.0f} MB",
        f"{max(watch.other for _, watch in imports) / 1e6:,.0f} MB",
        said if rate / ceiling >= HELD else f"**{said}, not held**",
        f"{1000 * used:.2f} ms", f"{100 * each / used:.0f} %",
    )  # fmt: skip
    row = f"| {' | '.join(cells)} |"
    print(row, flush=True)
    return row


def _whole(place: Path, files: Path, looks: list[list[Figures]]) -> tuple[Figures, Watch]:
    """One import of ``files``, held now and then for a look at the ceiling, which is added to ``looks``."""
    held = 0.0
    with _child(place, "whole", files) as (child, out):
        watch = Watch(child.pid)
        watch.start()
        while not _over(child, LOOK):
            os.killpg(child.pid, signal.SIGSTOP)
            since = time.perf_counter()
            try:
                looks.append(_beneath(place))
            finally:
                os.killpg(child.pid, signal.SIGCONT)
            held += time.perf_counter() - since
        found = _ended(child, out)
        watch.end()
    found["seconds"] -= held
    print(f"import: {found}, held {held:.0f} s, memory {watch.own:,} and {watch.other:,}", flush=True)
    return found, watch


def _over(child: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether a process ends within so many seconds."""
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _write(folder: Path, count: int, first: int) -> None:
    """All of a part or nothing of it."""
    with TemporaryDirectory(prefix="unfinished-", dir=folder.parent.parent) as name:
        write(Path(name) / folder.name, count, first=first)
        folder.parent.mkdir(exist_ok=True)
        (Path(name) / folder.name).rename(folder)


def _beneath(place: Path) -> list[Figures]:
    """What as many processes as there are processors find, each alone with its own files."""
    with ExitStack() as stack:
        started = []
        for number in range(os.cpu_count() or 1):
            files = place / f"files-beneath-{number}"
            if not files.exists():
                write(files, HALF, first=number * HALF)
            started.append(stack.enter_context(_child(place, "stages", files)))
        found = [_ended(*one) for one in started]
    print(f"beneath the ceiling: {found}", flush=True)
    return found


@contextmanager
def _child(place: Path, what: str, files: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A process that measures; and where it will write what it found. Its corpus and index go away with it."""
    with TemporaryDirectory(prefix=f"{what}-", dir=place) as name:
        out = Path(name) / "found.json"
        command = [sys.executable, "-m", "bench.patent_import", what, str(files), name, str(out)]
        with subprocess.Popen(command, start_new_session=True) as child:
            yield child, out


def _ended(child: subprocess.Popen[bytes], out: Path) -> Figures:
    if failed := child.wait():
        raise AssertionError(f"measuring ended with {failed}")
    found: Figures = json.loads(out.read_text(encoding="utf-8"))
    return found


def _import(files: Path, home: Path) -> Figures:
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
        "bytes": _unpacked(next(files.iterdir())) * max(1.0, report.read / PART),
        "largest": max(one.ru_maxrss for one in usage) * 1024,
    }


def _engine(home: Path, lookup: Lookup) -> TantivyEngine:
    tuning = packaged(date.today(), reach=10_000)
    return TantivyEngine(home / "index", lookup, weights=tuning.weights, limits=tuning.limits)


def _unpacked(files: Path) -> int:
    """Bytes of the documents of one part: those of all parts differ by less than what is shown."""
    return sum(len(one.stream.read()) for one in intake.walk([files]) if isinstance(one, intake.Stream))


def _stages(files: Path, home: Path) -> Figures:
    """Processor seconds for one record in each stage, all in this process; how many records, and how long they took."""
    corpus, index = Corpus(home / "corpus"), _engine(home, lambda keys: ())
    begun = time.perf_counter()
    reading, found = _used(lambda: list(intake.read([files])))
    keeping, report = _used(lambda: corpus.import_(found))
    on = date.today()
    making, records = _used(
        lambda: [prepared(indexing.document(one, standing_of(one, on))) for one in corpus.documents()]
    )
    writing, _ = _used(lambda: index.apply_prepared(records, version=1, anew=True, expected=len(records)))
    costs = zip(STAGES, (reading, keeping, making, writing), strict=True)
    whole = {"records": float(report.read), "seconds": time.perf_counter() - begun}
    return whole | {stage: used / report.read for stage, used in costs}


def _used(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


if __name__ == "__main__":
    measures: dict[str, Callable[[Path, Path], Figures]] = {"whole": _import, "stages": _stages}
    what, files, home, out = sys.argv[1:]
    Path(out).write_text(json.dumps(measures[what](Path(files), Path(home))), encoding="utf-8")
