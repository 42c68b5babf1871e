"""Ground for the tests of the rules repository."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mingze.core.audit.actors import job
from mingze.core.rules import actions, catalogue_sections
from tests.core.rules import small_catalogue

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
Load = Callable[..., actions.Loaded]


@pytest.fixture
def load_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Load:
    """Loads the small catalogue, varied, into the database; roles and the sections above stay as they are."""
    own = {name: catalogue_sections._FIRST[name] for name in ("rules", "parameters")}
    monkeypatch.setattr(catalogue_sections, "_FIRST", own)
    monkeypatch.setattr(catalogue_sections, "_registered", {})

    def load(**changes: tuple[str, str]) -> actions.Loaded:
        catalogue = small_catalogue.write(tmp_path, **changes)
        return actions.load_catalogue(catalogue=catalogue, at=AT, by=job("test"))

    return load
