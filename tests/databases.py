"""Which of the two runs of the suite a test belongs to: the one on SQLite, the one on PostgreSQL, or both.

What touches no database is the same on either and runs once, beside SQLite. That a test touches none is not believed
but enforced: pytest-django refuses queries, this refuses the fixtures, and programs the test starts find no database.
"""

from collections.abc import Generator

import pytest
from django.db import connection

IN_USE = {"db", "transactional_db", "django_db_setup", "live_server", "site", "installed"}
"""Fixtures that bring a database with them; ``site`` is the served product with one of its own."""
NOWHERE = "sqlite:////nowhere/this-test-has-no-database.sqlite3"
"""Where programs look for a database when their test has none: a file that nobody can make."""
NOT_SAID = "asks for the database while it runs: say @pytest.mark.django_db, or ask for the fixture by name"


def needs_database(item: pytest.Item) -> bool:
    """Whether a test says, by mark or by fixture, that it uses the database of the run."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "sqlite", "postgres"))
    return marked or not IN_USE.isdisjoint(getattr(item, "fixturenames", ()))


def belongs_here(item: pytest.Item, vendor: str) -> bool:
    """Whether a test belongs to the run on a database. Each test belongs to one of the runs, or to both."""
    if vendor == "sqlite":
        return item.get_closest_marker("postgres") is None
    return needs_database(item) and item.get_closest_marker("sqlite") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the other run proves."""
    left_out = [item for item in items if not belongs_here(item, connection.vendor)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if belongs_here(item, connection.vendor)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Programs started by a test without a database find none."""
    with pytest.MonkeyPatch.context() as patch:
        if not needs_database(item):
            patch.setenv("MINGZE_DATABASE_URL", NOWHERE)
        return (yield)


def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> None:
    """A test that was taken to need no database cannot ask for one on the way."""
    if (
        fixturedef.argname in IN_USE
        and isinstance(request.node, pytest.Item)
        and not needs_database(request.node)
    ):
        pytest.fail(f"{request.node.nodeid} {NOT_SAID}")
