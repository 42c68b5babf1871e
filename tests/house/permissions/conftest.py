"""The ground of the permission matrix, made once for a file of tests."""

import logging
from collections.abc import Generator
from functools import cache
from unittest.mock import patch

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from mingze.core.organization import queries
from tests.house.permission_matrix import Matrix, make_matrix
from tests.house.permission_places import TODAY


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Asking every address as everybody takes minutes; that every address is decided on is said in a moment."""
    for item in items:
        if "matrix" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """A database that lasts for a file, on a Friday late in 2026, and is as it was when the file is through."""
    with (
        time_machine.travel("2026-11-20T12:00:00+08:00", tick=True),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def matrix(db: None) -> Generator[Matrix]:
    """Everybody and everything. Each request is undone by itself, so tests never see one another."""
    refusals = logging.getLogger("django.request")
    # Thousands of refusals are expected, and each would be written with its traceback.
    refusals.disabled = True
    made = make_matrix()
    # Nobody's posts change while the matrix is asked: what a person may do is worked out once, not for each page.
    once = cache(queries.access_of)
    for visitor in made.visitors.values():
        if visitor.access.person_id:
            once(visitor.access.person_id, TODAY)
    with patch.object(queries, "access_of", once):
        yield made
    refusals.disabled = False
