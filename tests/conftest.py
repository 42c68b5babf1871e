"""Ground shared by all tests."""

import pytest
from django.core.management.commands import flush
from django.db import connections

from mingze.core.audit import append_only
from mingze.core.audit.door import begin


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
