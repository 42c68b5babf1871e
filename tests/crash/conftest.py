"""Crash tests: real processes on a database file of their own, killed without warning."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.demo_city import built_demo

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the whole demo city in it; a test that changes it takes a copy."""
    return built_demo(tmp_path_factory)


def environment(folder: Path) -> dict[str, str]:
    """The environment of a process whose data lie in ``folder``."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MINGZE_")}
    return {**outside, "MINGZE_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "mingze.config.settings"}


def mingze(folder: Path, *arguments: str) -> str:
    """Run a command to its end and return what it printed; a failure shows it."""
    done = subprocess.run(
        [sys.executable, "-m", "mingze.config", *arguments],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def killed_after(folder: Path, seconds: float, *command: str) -> bool:
    """Start a Python process and kill it after ``seconds``; tell whether it was still running."""
    process = subprocess.Popen(
        [sys.executable, *command],
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return False
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True
