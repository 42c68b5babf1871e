"""kill −9 in the middle of a migration of the demo: run again, it finishes, and no row is lost or doubled."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.crash.conftest import killed_after, mingze

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

# Migrations that alter tables full of the demo's rows, and can be taken back to be run again.
BACK_AND_FORTH = (("ledger", "0001"), ("accounts", "0001"))


def counts(folder: Path) -> dict[str, int]:
    with sqlite3.connect(folder / "mingze.sqlite3") as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        own = [
            name
            for name in names
            if name.split("_")[0] in {"organization", "facts", "ledger", "duties", "audit"}
        ]
        return {name: database.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in own}  # noqa: S608


def test_it_can_be_run_again(city: Path, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    shutil.copytree(city, folder)
    before = counts(folder)
    killed = 0
    for attempt in range(4):
        for app, target in BACK_AND_FORTH:
            mingze(folder, "migrate", app, target, "--verbosity", "0")
        killed += killed_after(
            folder, 0.8 + 0.2 * attempt, "-m", "mingze.config", "migrate", "--verbosity", "0"
        )
        mingze(folder, "migrate", "--verbosity", "0")
        assert counts(folder) == before
    assert killed, "no run was killed while it was under way"
    mingze(folder, "migrate", "--check", "--verbosity", "0")
    mingze(folder, "verify_audit")
