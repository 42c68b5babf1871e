"""Bringing publications in: records and megabytes a second, memory, and where the time goes.

``python -m bench imports --documents N``. Files are written first, by processes of their own. Then every stage is timed
by itself on a sample, in processor seconds, and the whole is run: the ceiling is what the processors could do if they
did nothing but those stages. Memory is that of this process and its largest child, so each size is a run of its own.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import TypeVar

from bench import page
from bench.results import Result
from mingze.services.patents import indexing, intake, parsing
from mingze.services.patents.corpus import manifest
from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.library import Library
from mingze.services.patents.record import Patent
from mingze.services.patents.standing import standing_of
from mingze.services.search.engines.columns import prepared
from mingze.services.search.engines.tantivy.engine import TantivyEngine

T = TypeVar("T")
PART, SAMPLE = 20_000, 2_000
DAY = date(2026, 11, 22)
HELD = 0.85
_WRITE = "import sys; from pathlib import Path; from mingze.services.patents.demo.batches import write; "
_WRITE += "write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[3]))"


def run(documents: int, folder: Path) -> list[Result]:
    """Write, measure, print, put the table into the page when it has a place for it."""
    files = folder / f"imports-{documents}"
    if not files.exists():
        for first in range(0, documents, PART):
            part = files / f"{first:07d}"
            subprocess.run(
                [sys.executable, "-c", _WRITE, str(part), str(min(PART, documents - first)), str(first)],
                check=True,
            )
    stages = _stages(files, folder / "imports-sample")
    results = _whole(files, folder / "imports-whole", stages)
    text = page.table({one.work: {f"{documents:,}": one} for one in results})
    notes = [f"- {one.work}: {one.detail}" for one in results if one.detail]
    print("\n".join([text, "", *notes]), flush=True)
    if "<!-- imports: begin -->" in page.PAGE.read_text(encoding="utf-8"):
        page.put(
            f"Measured on {date.today().isoformat()}; {os.cpu_count()} processors.", text, notes, "imports"
        )
    return results


def _spent(work: Callable[[], T]) -> tuple[float, T]:
    """Processor seconds, and what came of them."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def _stages(files: Path, folder: Path) -> dict[str, float]:
    """Processor seconds a record of each stage by itself."""
    rmtree(folder, ignore_errors=True)
    library = _library(folder)
    parsing, found = _spent(lambda: list(islice(intake.read([files]), SAMPLE)))
    count = sum(isinstance(one, Patent) for one in found)
    keeping, _ = _spent(lambda: library.corpus.import_(found))
    reading, dossiers = _spent(lambda: list(library.corpus.documents()))
    standing, documents = _spent(lambda: [indexing.document(one, standing_of(one, DAY)) for one in dossiers])
    cutting, records = _spent(lambda: [prepared(one) for one in documents])
    engine = TantivyEngine(folder / "index", library.lookup)
    writing, _ = _spent(lambda: engine.apply_prepared(records, version=1))
    seconds = {
        "parsing": parsing, "keeping": keeping, "reading back": reading, "standing": standing,
        "cutting text": cutting, "writing the index": writing,
    }  # fmt: skip
    return {name: value / count for name, value in seconds.items()}


def _whole(files: Path, folder: Path, stages: dict[str, float]) -> list[Result]:
    rmtree(folder, ignore_errors=True)
    library = _library(folder)
    begun = time.perf_counter()
    report = library.corpus.import_(parsing.read([files]))
    kept = time.perf_counter() - begun
    indexed = library.refresh()
    seconds = time.perf_counter() - begun
    if indexed != report.accepted:
        raise AssertionError(f"{indexed} indexed of {report.accepted}")
    size = sum(one.stat().st_size for one in files.rglob("*") if one.is_file()) / 1e6
    text = sum(one.bytes for one in _segments(library)) / 1e6
    spent = sum(stages.values())
    ceiling, rate = (os.cpu_count() or 1) / spent, report.accepted / seconds
    memory = (
        sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        / 1024
    )
    shares = ", ".join(f"{name} {value / spent:.0%}" for name, value in stages.items())
    return [
        Result("import and index", "", f"{rate:,.0f} records/s", True,
               f"import {kept:.1f} s, index {seconds - kept:.1f} s"),
        Result("archives read", "", f"{size / seconds:.1f} MB/s", True, f"{size:.0f} MB, {text:.0f} MB kept"),
        Result("peak memory", "", f"{memory:.0f} MB", True, "this process and its largest child"),
        Result("share of the ceiling", f"≥ {HELD:.0%}", f"{rate / ceiling:.0%}", rate >= HELD * ceiling,
               f"ceiling {ceiling:,.0f} records/s; {shares}"),
    ]  # fmt: skip


def _segments(library: Library) -> list[manifest.Segment]:
    return list(manifest.load(library.corpus.folder).segments)


def _library(folder: Path) -> Library:
    return Library(
        Corpus(folder / "corpus"), lambda lookup: TantivyEngine(folder / "live", lookup), lambda: DAY
    )
