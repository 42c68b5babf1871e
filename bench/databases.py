"""Where measurements run: a folder of their own, a SQLite file in it, and a PostgreSQL server if there is one."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

# What anybody who runs PostgreSQL sets first; everything else is as it comes.
SETTINGS = ("shared_buffers=512MB", "max_wal_size=4GB")


@dataclass(frozen=True)
class Place:
    """One database with one demo in it."""

    name: str
    scale: str
    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """What the product's processes need to know."""
        own = {
            "MINGZE_DATA_DIR": str(self.folder),
            "MINGZE_DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "mingze.config.settings",
        }
        return {**os.environ, **own}

    def run(self, *command: str) -> None:
        """Run a command of Python in this place; raises ``CalledProcessError``."""
        subprocess.run([sys.executable, *command], env=self.environment, check=True)

    def build(self) -> None:
        """Make the tables and the demo, unless an earlier run has left them here."""
        self.once("demo", "--scale", self.scale)

    def once(self, *command: str) -> None:
        """Make the tables and run one of the product's commands, unless an earlier run has."""
        done = self.folder / "built"
        if done.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self.run("-m", "bench.manage", "migrate", "-v0")
        self.run("-m", "bench.manage", *command)
        done.touch()


@contextmanager
def places(folder: Path, scale: str) -> Iterator[list[tuple[Place, Place]]]:
    """For each database, the place with the demo of ``scale`` and the one with a city to compare page costs with."""
    with ExitStack() as stack:
        pairs = [(_sqlite(folder, scale), _sqlite(folder, "city"))]
        if server := stack.enter_context(postgresql(folder)):
            pairs.append((_postgres(folder, scale, server), _postgres(folder, "city", server)))
        yield pairs


def _sqlite(folder: Path, scale: str) -> Place:
    home = folder / f"sqlite-{scale}"
    return Place("SQLite", scale, home, f"sqlite:///{home / 'mingze.sqlite3'}")


def _postgres(folder: Path, scale: str, server: str) -> Place:
    database = f"mingze_bench_{scale}"
    with psycopg.connect(server, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not known:
            connection.execute(f"CREATE DATABASE {database}")
            # What an earlier run built lay in another server.
            (folder / f"postgresql-{scale}" / "built").unlink(missing_ok=True)
    url = urlunsplit(urlsplit(server)._replace(path=f"/{database}"))
    return Place("PostgreSQL", scale, folder / f"postgresql-{scale}", url)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL server: the one named in the environment, or one started for this run."""
    if url := os.environ.get("MINGZE_BENCH_POSTGRES_URL"):
        yield url
        return
    programs = _programs()
    if programs is None:
        print("PostgreSQL is not installed here; measuring on SQLite alone.", flush=True)
        yield ""
        return
    # A server refuses to run as root, and its user cannot look into root's folders.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    home = folder / "postgresql" if not as_user else Path(tempfile.mkdtemp(prefix="mingze-bench-postgresql-"))
    home.mkdir(parents=True, exist_ok=True)
    if as_user:
        shutil.chown(home, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data, options = (
        home / "data",
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home}",
    )
    options += "".join(f" -c {setting}" for setting in SETTINGS)
    control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w", "-s"]
    initdb = [
        *as_user,
        str(programs / "initdb"),
        "-D",
        str(data),
        "-A",
        "trust",
        "-U",
        "postgres",
        "-E",
        "UTF8",
    ]
    subprocess.run(initdb, check=True, cwd=home, stdout=subprocess.DEVNULL)
    subprocess.run([*control, "-l", str(home / "log"), "-o", options, "start"], check=True, cwd=home)
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "fast", "stop"], check=True, cwd=home)
        shutil.rmtree(home, ignore_errors=True)


def _programs() -> Path | None:
    """The folder of the server's programs."""
    config = shutil.which("pg_config")
    if config is None:
        return None
    found = Path(
        subprocess.run([config, "--bindir"], check=True, capture_output=True, text=True).stdout.strip()
    )
    return found if (found / "initdb").exists() else None
