"""Reading settings from the environment, failing loudly with a paragraph that says what to do."""

import os
import time
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PATIENCE = 5.0
"""Seconds another process may take to write a secret it has begun."""


def flag(name: str, default: bool) -> bool:
    """A yes/no setting; anything but the listed words is refused so that a typo cannot switch security off."""
    value = os.environ.get(name)
    if value is None:
        return default
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }
    if value.lower() not in words:
        raise ImproperlyConfigured(
            f"{name}={value!r} is neither yes nor no. Write one of: {', '.join(words)}."
        )
    return words[value.lower()]


def number(name: str, default: int) -> int:
    """A whole number of at least one."""
    value = os.environ.get(name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and int(value)):
        raise ImproperlyConfigured(
            f"{name}={value!r} is no whole number above 0. Write one, such as {default}."
        )
    return int(value)


def words(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret(name: str, folder: Path) -> str:
    """A secret from the environment, or made once and kept in ``folder`` readable by its owner alone."""
    if value := os.environ.get(name):
        return value
    path = folder / f"{name.lower()}.secret"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _written(path)
    value = os.urandom(48).hex()
    with os.fdopen(descriptor, "w") as file:
        file.write(value)
    return value


def _written(path: Path) -> str:
    """The secret in a file that another process may have made a moment ago and not yet written."""
    until = time.monotonic() + PATIENCE
    while not (value := path.read_text()):
        if time.monotonic() > until:
            raise ImproperlyConfigured(f"{path} is empty. Remove it, and a new secret will be made.")
        time.sleep(0.01)
    return value


def database(url: str) -> dict[str, object]:
    """Django's database settings from one address.

    ``sqlite:///relative/or//absolute/path`` or ``postgresql://user:password@host:port/name``.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            # IMMEDIATE takes the write lock when a transaction begins, so two writers queue up instead of one of
            # them failing half-way with "database is locked". WAL lets readers go on meanwhile.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        f"MINGZE_DATABASE_URL begins with {parts.scheme!r}, which is not known here. "
        "Write sqlite:///var/mingze.sqlite3 or postgresql://user:password@host:5432/name."
    )
