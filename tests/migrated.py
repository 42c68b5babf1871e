"""A migrated SQLite database is kept in the cache of pytest until a migration changes, so that no run waits for it.

It is what all migrations made of an empty one, but for the beginning of the trail, which is sealed with a key that each
run has of its own. Django still looks for migrations that are missing.
"""

import hashlib
import inspect
import os
import sqlite3
from collections.abc import Generator
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.db import connection
from pytest_django import DjangoDbBlocker

from mingze.core.audit import append_only, chain
from mingze.core.audit.door import begin
from mingze.core.audit.models import Head

CALLED = (append_only, chain)
"""What migrations call, and would make something else of a database when it changes."""


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> None:
    """Keep what was migrated, where nothing was kept yet; else begin the trail anew, under the seal of this run."""
    kept = _place(request.config)
    if connection.vendor != "sqlite":
        return
    if kept.exists():
        with django_db_blocker.unblock():
            Head.objects.all().delete()
            begin()
        return
    waiting = kept.with_name(f"{kept.name}.{os.getpid()}")
    with django_db_blocker.unblock(), sqlite3.connect(waiting) as file:
        connection.ensure_connection()
        connection.connection.backup(file)
    file.close()
    waiting.replace(kept)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, request: pytest.FixtureRequest
) -> Generator[None]:
    """Have the database of the tests begin as the one that was kept."""
    kept = _place(request.config)
    if connection.vendor != "sqlite" or not kept.exists():
        yield
        return
    name = connection.creation._get_test_db_name()
    # What lies in memory is gone with its last connection, and Django has not made its own yet.
    held = sqlite3.connect(name, uri=True)
    with sqlite3.connect(kept) as file:
        file.backup(held)
    file.close()
    yield
    held.close()


def _place(config: pytest.Config) -> Path:
    """Where the database is kept that these migrations make, under this Django."""
    digest = hashlib.sha256(django.__version__.encode())
    for app in sorted(apps.get_app_configs(), key=lambda one: one.label):
        for path in sorted((Path(app.path) / "migrations").glob("*.py")):
            digest.update(path.read_bytes())
    for module in CALLED:
        digest.update(inspect.getsource(module).encode())
    assert config.cache is not None
    return config.cache.mkdir("migrated") / f"{digest.hexdigest()[:32]}.sqlite3"
