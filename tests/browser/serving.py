"""The real product on 127.0.0.1: its own data folder, its own database, the demo agency in it, its own process."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen
from uuid import uuid4

import psycopg
from psycopg import sql

MINGZE = Path(sys.executable).with_name("mingze")
WATCHED = Path(__file__).with_name("watched.py")
PASSWORD = "mingze-demo-2026"
PATIENCE = 60
"""Seconds a server may take to answer for the first time."""


@dataclass
class Site:
    """A served product. ``codes`` are the one-time-code secrets officers have set up in it, by account."""

    address: str
    folder: Path
    codes: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, object] = field(default_factory=dict)

    @property
    def outbound(self) -> list[str]:
        """What the server's own programs tried to reach outside this machine."""
        notes = self.folder / "outbound.txt"
        return notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []


@contextmanager
def demo_site(folder: Path) -> Iterator[Site]:
    """Build the demo in ``folder``, unless it is there, and serve it until the block ends."""
    with _database() as database:
        environment = program_environment(folder, database)
        subprocess.run([MINGZE, "prepare", "--demo"], env=environment, check=True, capture_output=True)
        with _server(folder, environment) as address:
            yield Site(address, folder)


def program_environment(folder: Path, database: str) -> dict[str, str]:
    """What a program of the product is started with: its own data folder, and a watch on what it reaches for."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MINGZE_")}
    loaded = folder / "loaded"
    loaded.mkdir(exist_ok=True)
    (loaded / "sitecustomize.py").write_bytes(WATCHED.read_bytes())
    given = {
        "DJANGO_SETTINGS_MODULE": "mingze.config.settings",
        "MINGZE_DATA_DIR": str(folder),
        "MINGZE_TEST_OUTBOUND": str(folder / "outbound.txt"),
        "PYTHONPATH": str(loaded),
    }
    return kept | given | ({"MINGZE_DATABASE_URL": database} if database else {})


@contextmanager
def _server(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "server.log").open("w") as log:
        command = [MINGZE, "run", "--only-serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server, folder)
            yield address
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _wait_for(address: str, server: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - an address of our own
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    raise RuntimeError(f"the server did not answer:\n{(folder / 'server.log').read_text()}")


@contextmanager
def _database() -> Iterator[str]:
    """A database of its own where the run is on PostgreSQL; SQLite's lies in the data folder."""
    address = os.environ.get("MINGZE_DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield ""
        return
    name = f"mingze_browser_{uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
