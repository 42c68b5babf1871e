"""Kill -9 anywhere: started again, nothing is lost, nothing is there twice, and all equals one clean import."""

import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mingze.services.patents.library import Library
from mingze.services.search.engines.port import Asked, Sort
from mingze.services.search.language.tree import Everything
from tests.services.patents import made
from tests.services.patents.library_in_a_folder import library_in

CHILD = Path(__file__).with_name("importing_child.py")
COUNT = 90


def _run(*imports: tuple[Path, int]) -> list[str]:
    """Import once for each folder, killed before its durable step; how each process ended."""
    command = [sys.executable, CHILD, str(COUNT), *(str(one) for pair in imports for one in pair)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


def _kill(*imports: tuple[Path, int]) -> None:
    assert _run(*imports) == [str(-signal.SIGKILL)] * len(imports)


def _everything_in(library: Library) -> dict[str, Any]:
    """All that corpus and index say."""
    figures = {
        name: {"terms": {"field": name, "size": 100}} for name in ("status", "granted_year", "cited_by_count")
    }
    by_day = library.engine.search(Asked(Everything(), Sort("published"), 0, 500))
    return {
        **made.contents(library.corpus),
        "keys": list(library.engine.keys(Everything())),
        "by day": by_day,
        "figures": library.engine.aggregate(Everything(), figures),
        "corrected": {one.number for one in library.export("更正后")},
        "indexed": library.engine.version == library.corpus.version,
    }


def _finished(library: Library) -> Library:
    library.corpus.import_(made.everything(COUNT))
    library.refresh()
    return library


def _check(library: Library, whole: dict[str, Any], said: str) -> None:
    assert _everything_in(library) == whole, said
    assert library.corpus.check() == [], said


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], int]:
    """What one import without interruption gives, and how many durable steps it took."""
    folder = tmp_path_factory.mktemp("clean")
    (ended,) = _run((folder, 0))
    steps, code = ended.split()
    assert code == "0"
    found = _everything_in(library_in(folder))
    assert found["indexed"]
    assert found["corrected"]
    return found, int(steps)


def _repeated(folder: Path) -> Library:
    library = library_in(folder)
    made.contents(library.corpus)  # what is there can be read before anybody repairs anything
    return _finished(library)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.7, 0.99])
@pytest.mark.slow
def test_an_import_killed_at_a_durable_step(
    clean: tuple[dict[str, Any], int], tmp_path: Path, share: float
) -> None:
    whole, steps = clean
    last = max(1, int(steps * share))
    _kill((tmp_path, last))
    _check(_repeated(tmp_path), whole, f"killed before step {last}")


@pytest.mark.slow
def test_an_import_killed_at_fifty_random_steps(clean: tuple[dict[str, Any], int], tmp_path: Path) -> None:
    whole, steps = clean
    chosen = random.Random(20261122).sample(range(1, steps + 1), 50)
    _kill(*((tmp_path / str(last), last) for last in chosen))
    for last in chosen:
        _check(_repeated(tmp_path / str(last)), whole, f"killed before step {last}")


@pytest.mark.slow
def test_an_import_killed_again_and_again_in_one_folder(
    clean: tuple[dict[str, Any], int], tmp_path: Path
) -> None:
    whole, _ = clean
    for last in (1, 4, 9, 13, 17):
        _kill((tmp_path, last))
    _check(_finished(library_in(tmp_path)), whole, "killed five times")
