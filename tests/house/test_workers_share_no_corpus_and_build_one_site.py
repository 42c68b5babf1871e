"""Tests run side by side: each worker has a corpus and an index to itself, and one of them all that is served."""

import os

import pytest
from django.conf import settings

from tests.browser.plugin import kept_together


def test_every_worker_reads_the_settings_of_the_tests() -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    assert settings.SETTINGS_MODULE == "tests.settings"
    assert settings.CORPUS_DIR.name == f"corpus-{worker}"
    assert settings.SEARCH_URL.endswith(f"/index-{worker}")


def test_all_that_is_served_goes_to_one_worker(request: pytest.FixtureRequest) -> None:
    served = {item.nodeid for item in request.session.items if "site" in getattr(item, "fixturenames", ())}
    assert len({kept_together(test) for test in served}) <= 1
    assert kept_together("tests/core/test_a.py::test_b") == "tests/core/test_a.py::test_b"
