"""Ground shared by all tests."""

import pytest
from django.core.management.commands import flush
from django.db import connections

from mingze.core.audit import append_only
from mingze.core.audit.door import begin
from tests.people import Agency, make_agency


@pytest.fixture(autouse=True)
def _test_database_may_be_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    """A transactional test empties its tables afterwards, which the trail's triggers would rightly refuse."""
    emptying = flush.Command.handle

    def empty(self: flush.Command, **options: object) -> None:
        connection = connections[str(options["database"])]
        append_only.remove(connection)
        emptying(self, **options)
        append_only.install(connection)
        begin()

    monkeypatch.setattr(flush.Command, "handle", empty)


@pytest.fixture
def agency(db: None) -> Agency:
    """A small fictional agency; see ``tests/people.py``."""
    return make_agency()
