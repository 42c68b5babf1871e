"""Tests run side by side on settings of their own: each worker of a run has a corpus and an index to itself."""

import os

from django.conf import settings


def test_every_worker_reads_the_settings_of_the_tests() -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    assert settings.SETTINGS_MODULE == "tests.settings"
    assert settings.CORPUS_DIR.name == f"corpus-{worker}"
    assert settings.SEARCH_URL.endswith(f"/index-{worker}")
