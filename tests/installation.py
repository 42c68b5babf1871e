"""An installation of its own, on the kind of database the run is on, for tests that need several processes.

On SQLite it is a file in the test's folder; on PostgreSQL a database of its own on the server of the run. Either is a
copy of one that was prepared once, with an empty organisation and the catalogue loaded.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
FILE = "mingze.sqlite3"
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_catalogue", "--json")
"""


@dataclass(frozen=True)
class Installation:
    """A data folder and a database."""

    folder: Path
    url: str

    def start(self, code: str, *arguments: str) -> "subprocess.Popen[str]":
        """Start a program in it, with Django set up."""
        return subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{code}", *arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "MINGZE_DATA_DIR": str(self.folder),
                "MINGZE_DATABASE_URL": self.url,
                "DJANGO_SETTINGS_MODULE": "mingze.config.settings",
                "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
                "PYTHONIOENCODING": "utf-8",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask its database, past the product."""
        if self.url.startswith("sqlite:"):
            with closing(sqlite3.connect(self.folder / FILE)) as asked:
                return asked.execute(sql).fetchall()
        with psycopg.connect(self.url) as server:
            return server.execute(sql).fetchall()  # type: ignore[arg-type]

    def count(self, table: str) -> int:
        """How many rows a table holds."""
        return int(self.fetch(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The one that was prepared; nobody writes to it."""
    folder = tmp_path_factory.mktemp("installed")
    with _database(folder) as url:
        prepared = Installation(folder, url)
        said, errors = (preparing := prepared.start(PREPARE)).communicate(timeout=300)
        assert preparing.returncode == 0, said + errors
        yield prepared


@pytest.fixture
def installation(installed: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A copy of it for one test."""
    shutil.copytree(installed.folder, tmp_path, dirs_exist_ok=True)
    with _database(tmp_path, like=installed.url) as url:
        yield Installation(tmp_path, url)


@contextmanager
def _database(folder: Path, like: str = "") -> Iterator[str]:
    """A database for one installation, gone afterwards; on PostgreSQL a copy of the one at ``like``."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / FILE}"
        return
    server, name = os.environ["MINGZE_DATABASE_URL"], f"installation_{uuid4().hex}"
    template = f" TEMPLATE {urlsplit(like).path.lstrip('/')}" if like else ""
    _execute(server, f"CREATE DATABASE {name}{template}")
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as opened:
        opened.execute(statement)  # type: ignore[arg-type]
