"""A command that cannot be run ends in one line and with exit code 2, and not in the trace of a program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NEEDING = [
    ("import-patents", "."),
    ("search", "电池"),
    ("document", "CN110000000A"),
    ("demo",),
    ("demo-patents", "--first"),
]


def run(*arguments: str, folder: Path, **variables: str) -> tuple[int, list[str]]:
    """Exit code, and the lines said of what went wrong."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MINGZE_")}
    done = subprocess.run(
        [sys.executable, "-m", "mingze.config", *arguments],
        env={**kept, "MINGZE_DATA_DIR": str(folder), **variables},
        cwd=folder if folder.is_dir() else None,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.strip().splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("arguments", NEEDING, ids=lambda one: one[0])
def test_without_tables_it_says_to_prepare_first(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, said = run(*arguments, folder=tmp_path)

    assert (code, len(said)) == (2, 1)
    assert said[0].endswith("mingze prepare")
    assert not (tmp_path / "corpus" / "segments").exists()


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, said = run("search", "电池", folder=tmp_path / "file" / "data")

    assert (code, len(said)) == (2, 1)
    assert str(tmp_path / "file" / "data") in said[0]


def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'nowhere' / 'mingze.sqlite3'}"
    code, said = run("search", "电池", folder=tmp_path, MINGZE_DATABASE_URL=address)

    assert (code, len(said)) == (2, 1)
    assert "数据库无法使用" in said[0]


def test_a_setting_that_cannot_be_is_said_without_a_trace(tmp_path: Path) -> None:
    code, said = run("search", "电池", folder=tmp_path, MINGZE_DEBUG="perhaps")

    assert code == 2
    assert said == [
        "MINGZE_DEBUG='perhaps' is neither yes nor no. Write one of: 1, true, yes, on, 0, false, no, off."
    ]


def test_the_trace_is_shown_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, said = run("search", "电池", "--traceback", folder=tmp_path / "file" / "data")

    assert code == 1
    assert said[0].startswith("Traceback")
