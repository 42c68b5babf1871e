"""The agency with the packaged record kinds and the limits of uploads, on a fixed day."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from mingze.catalogue.loader import load
from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.facts import catalogue_section
from mingze.core.kernel import clock
from mingze.core.rules.catalogue_parameters import apply_parameters
from mingze.core.rules.catalogue_rules import apply_rules
from tests.core.facts.ground import TODAY, noon
from tests.people import Agency

LOADED = datetime(2026, 1, 1, 1, tzinfo=UTC)


@pytest.fixture
def office(
    agency: Agency, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> Agency:
    """The agency, able to record facts and take files."""
    settings.FILES_DIR = tmp_path
    monkeypatch.setattr(clock, "now", lambda: noon().astimezone(clock.SHANGHAI))
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    catalogue = load()
    with guard.opened():
        for apply in (apply_rules, apply_parameters, catalogue_section.apply):
            apply(catalogue, at=LOADED, by=job("test"))
    return agency
