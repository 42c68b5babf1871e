"""The agency with the packaged record kinds and the limits of uploads, on a fixed day."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from pytest_django import Settings

from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.documents import queries as documents
from mingze.core.documents.limits import Limits
from mingze.core.facts import catalogue_section
from tests.core.facts.ground import noon
from tests.packaged import packaged
from tests.people import Agency

LOADED = datetime(2026, 1, 1, 1, tzinfo=UTC)
# Room for a few lines of text; the limits in force are the catalogue's, and their own tests' business.
LIMITS = Limits(
    max_bytes=100_000,
    max_unpacked_bytes=1_000_000,
    max_ratio=100,
    ratio_floor_bytes=10_000,
    max_entries=100,
    max_rows=100,
    max_columns=100,
    max_cell_characters=1000,
    max_faults=10,
    max_pdf_pages=10,
    max_name_characters=120,
)


@pytest.fixture
def office(
    agency: Agency, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> Iterator[Agency]:
    """The agency, able to record facts and take files."""
    settings.FILES_DIR = tmp_path
    monkeypatch.setattr(documents, "limits", lambda _on, _unit=None: LIMITS)
    with guard.opened():
        catalogue_section.apply(packaged(), at=LOADED, by=job("test"))
    with time_machine.travel(noon(), tick=False):
        yield agency
