"""An installation of its own for tests that need several processes on one database."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.Popen[str]"]
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_catalogue", "--json")
"""


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "MINGZE_DATA_DIR": str(folder),
        "MINGZE_DATABASE_URL": f"sqlite:///{folder / 'mingze.sqlite3'}",
    }


def _start(folder: Path, code: str, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", f"import django; django.setup()\n{code}", *arguments]
    return subprocess.Popen(command, env=_environment(folder), stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="session")
def _installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    preparing = _start(folder, PREPARE)
    preparing.communicate(timeout=300)
    assert preparing.returncode == 0
    return folder


@pytest.fixture
def installation(_installed: Path, tmp_path: Path) -> Path:
    """The data folder of an installation with an empty organisation and the rules loaded."""
    shutil.copytree(_installed, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def start(installation: Path) -> Run:
    """Start a program in that installation; its first line sets Django up."""
    return lambda code, *arguments: _start(installation, code, *arguments)
