"""Ground shared by all tests."""

import os
from collections.abc import Generator
from contextlib import contextmanager

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.commands import flush
from django.db import connections
from django.utils import translation
from hypothesis import settings

from mingze.core.audit import append_only, unchanged
from mingze.core.audit.door import begin
from mingze.core.base import guard
from tests.people import Agency, make_agency

# How long an example takes says more about the machine than about the product; durations are measured in bench/.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

pytest_plugins = [
    "tests.databases",
    "tests.migrated",
    "tests.quick",
    "tests.installation",
    "tests.browser.plugin",
]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """English is compiled before any worker starts: what a worker has looked up once it never looks for again."""
    if not hasattr(session.config, "workerinput"):
        call_command("compile_translations", verbosity=0)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, so that no worker is left alone with one of them in the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under ``MINGZE_REQUIRE_ALL=1`` a skipped test has failed: continuous integration has all it needs."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("MINGZE_REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and everything must run here: {report.longrepr}"
    return report


@pytest.fixture(autouse=True, scope="session")
def _test_database_may_be_emptied() -> Generator[None]:
    """A transactional test empties its tables afterwards, which the trail's triggers would rightly refuse.

    For the whole session, because a served test empties them after everything of its own has been taken down.
    """
    emptying = flush.Command.handle

    def empty(self: flush.Command, **options: object) -> None:
        connection = connections[str(options["database"])]
        append_only.remove(connection)
        emptying(self, **options)
        append_only.install(connection)
        begin()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", empty)
        yield


@pytest.fixture
def agency(db: None) -> Agency:
    """A small fictional agency; see ``tests/people.py``."""
    return make_agency()


@pytest.fixture(autouse=True)
def _chinese() -> Generator[None]:
    """A page fetched in English would otherwise leave the next test in English."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture(autouse=True, scope="session")
def _writing_past_the_door_is_noticed() -> Generator[None]:
    """Tests make rows past the door, which the trail never hears of: nothing kept before is good afterwards."""
    through_the_guard = guard.opened

    @contextmanager
    def past_the_door() -> Generator[None]:
        try:
            with through_the_guard():
                yield
        finally:
            unchanged.forget()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "opened", past_the_door)
        yield


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What a test before this one left in the memory of the process is of another database."""
    cache.clear()
    unchanged.forget()


@pytest.fixture
def late_november() -> Generator[None]:
    """A Friday late in 2026, for tests whose pages ask what day it is."""
    with time_machine.travel("2026-11-20T12:00:00+08:00", tick=True):
        yield
