"""Fixtures of the tests that use a browser: Chromium, the served product, the walk gone once."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connection
from playwright.sync_api import Browser, expect, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.browser import the_walk
from tests.browser.serving import Site, demo_site
from tests.browser.story import Walk
from tests.browser.visitor import PATIENCE
from tests.demo_city import built_demo

# The shell draws no window of its own, which is half of the work of the others.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = os.environ.get("MINGZE_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--lang=zh-CN",
    # No name leads anywhere, so that nothing leaves the machine; what a page asked for all the same is noted.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


SERVED = ("tests/browser/", "tests/mission/test_D8_")
"""Where the tests of the served product lie, as their ids begin."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests use a browser."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)


def kept_together(test: str) -> str:
    """What a test, by its id, shares a worker with: all that is served is built once, any other goes anywhere."""
    return "all that is served" if test.startswith(SERVED) else test


class _Together(LoadScopeScheduling):
    """The groups of ``--dist loadgroup``, which are told by marks, are not seen by the workers under this pytest."""

    def _split_scope(self, nodeid: str) -> str:
        return kept_together(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    """Hand tests out so that those of the served product stay on one worker."""
    return _Together(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The installed Chromium; the tests that need it are skipped where there is none."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed: no chromium on PATH, and MINGZE_CHROMIUM names none")
    expect.set_options(timeout=PATIENCE)
    # The driver keeps an event loop in this thread, which Django takes for a mistake.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product with its demo agency, served on 127.0.0.1 by a process that cannot reach anything else."""
    folder = tmp_path_factory.mktemp("site")
    if connection.vendor == "sqlite":
        shutil.copytree(built_demo(tmp_path_factory), folder, dirs_exist_ok=True)
    with demo_site(folder) as served:
        yield served


@pytest.fixture(scope="session")
def walked(chromium: Browser, site: Site) -> Walk:
    """The walk, gone from beginning to end."""
    walk = Walk(chromium, site)
    the_walk.whole(walk)
    return walk
