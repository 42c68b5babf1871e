"""Kill -9 anywhere: started again, nothing is lost, nothing is there twice, and all equals one clean import."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mingze.services.patents.corpus.store import Corpus
from tests.services.patents import made

CHILD = Path(__file__).with_name("importing_child.py")
COUNT = 90


def _run(folder: Path, last: int = 0) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(CHILD), str(folder), str(COUNT), str(last)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, int]:
    """A corpus imported without interruption, and how many durable steps that took."""
    folder = tmp_path_factory.mktemp("clean")
    done = _run(folder)
    assert done.returncode == 0, done.stderr
    return Corpus(folder), int(done.stdout)


def _killed_and_repeated(folder: Path, last: int) -> Corpus:
    done = _run(folder, last)
    assert done.returncode == -signal.SIGKILL, done.stderr
    corpus = Corpus(folder)
    made.contents(corpus)  # what is there can be read before anybody repairs anything
    corpus.import_(made.everything(COUNT))
    return corpus


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.7, 0.98])
def test_an_import_killed_at_a_durable_step(clean: tuple[Corpus, int], tmp_path: Path, share: float) -> None:
    whole, steps = clean
    corpus = _killed_and_repeated(tmp_path, max(1, int(steps * share)))
    assert made.contents(corpus) == made.contents(whole)
    assert corpus.check() == []


@pytest.mark.slow
def test_an_import_killed_at_fifty_random_steps(clean: tuple[Corpus, int], tmp_path: Path) -> None:
    whole, steps = clean
    expected = made.contents(whole)
    for last in random.Random(20261122).sample(range(1, steps + 1), 50):
        corpus = _killed_and_repeated(tmp_path / str(last), last)
        assert made.contents(corpus) == expected, f"killed before step {last}"
        assert corpus.check() == [], f"killed before step {last}"


def test_an_import_killed_again_and_again_in_one_folder(clean: tuple[Corpus, int], tmp_path: Path) -> None:
    whole, _ = clean
    for last in (1, 4, 9, 13, 17):
        assert _run(tmp_path, last).returncode == -signal.SIGKILL
    corpus = Corpus(tmp_path)
    corpus.import_(made.everything(COUNT))
    assert made.contents(corpus) == made.contents(whole)
    assert corpus.check() == []
