"""Processes that start together in an empty folder share one secret; none of them goes on with half of it or none."""

import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from django.core.exceptions import ImproperlyConfigured

from mingze.config import environment

NAME = "MINGZE_TEST_SECRET"
READ = f"""
import sys, pathlib
from mingze.config import environment
print(environment.secret({NAME!r}, pathlib.Path(sys.argv[1])))
"""


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """The file of a secret that somebody has made and not yet written."""
    path = tmp_path / f"{NAME.lower()}.secret"
    path.touch()
    return path


def test_processes_that_start_together_share_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", READ, str(tmp_path / "data")]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = {reader.communicate(timeout=60)[0].strip() for reader in readers}
    assert len(said) == 1
    assert len(said.pop()) == 96


def test_one_that_is_being_written_is_waited_for(begun: Path) -> None:
    writing = Timer(0.2, begun.write_text, ["whole"])
    writing.start()
    assert environment.secret(NAME, begun.parent) == "whole"
    writing.join()


def test_an_empty_one_is_refused_with_its_place(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "PATIENCE", 0.0)
    with pytest.raises(ImproperlyConfigured, match=f"{begun} is empty"):
        environment.secret(NAME, begun.parent)


def test_it_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    environment.secret(NAME, tmp_path)
    (made,) = tmp_path.iterdir()
    assert made.stat().st_mode & 0o777 == 0o600
