"""The run on PostgreSQL leaves out what needs no database; a test left out cannot have needed one after all."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from tests import databases


def test_a_test_without_a_database_is_refused_queries(request: pytest.FixtureRequest) -> None:
    assert not databases.needs_database(request.node)
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.cursor()


@pytest.mark.parametrize("name", ["db", "transactional_db"])
def test_a_test_without_a_database_cannot_ask_for_it_on_the_way(
    request: pytest.FixtureRequest, name: str
) -> None:
    with pytest.raises(pytest.fail.Exception, match=databases.NOT_SAID):
        request.getfixturevalue(name)


def test_a_program_started_by_a_test_without_a_database_finds_none() -> None:
    command = [sys.executable, "-m", "mingze.config", "migrate", "--check"]
    ended = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert "unable to open database file" in ended.stderr


@pytest.mark.django_db
def test_a_test_with_a_database_belongs_to_both_runs(request: pytest.FixtureRequest) -> None:
    assert databases.needs_database(request.node)
    assert all(databases.belongs_here(request.node, vendor) for vendor in ("sqlite", "postgresql"))
