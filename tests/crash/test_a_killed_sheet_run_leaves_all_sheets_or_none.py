"""kill −9 while the month's sheets are being generated: none or all, never some, and never twice."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.crash.conftest import killed_after, mingze

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

GENERATE = """
import django; django.setup()
from datetime import date
from mingze.accountability.duties.actions import sheets
from mingze.core.audit.actors import job
from mingze.core.kernel.clock import now
from mingze.core.kernel.periods import parse
from mingze.core.organization.models import Unit
units = list(Unit.objects.filter(kind__in=["branch", "section"]).order_by("pk"))
on = date({year}, {month}, 1)
sheets.generate(units=units, month=parse(f"{{on:%Y-%m}}"), on=on, by=job("crash-test"), at=now())
"""


def sheets_of(folder: Path, month: str) -> int:
    with sqlite3.connect(folder / "mingze.sqlite3") as database:
        (count,) = database.execute("SELECT COUNT(*) FROM duties_sheet WHERE month = ?", [month]).fetchone()
    return int(count)


def test_none_or_all(city: Path, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    shutil.copytree(city, folder)
    whole = 12  # four branches and eight sections
    seen = set()
    killed = 0
    for attempt in range(6):
        year, month = 2031, attempt + 1
        killed += killed_after(folder, 0.5 + 0.25 * attempt, "-c", GENERATE.format(year=year, month=month))
        count = sheets_of(folder, f"{year}-{month:02d}")
        assert count in {0, whole}
        seen.add(count)
    assert killed, "no run was killed while it was under way"
    script = folder / "again.py"
    script.write_text(GENERATE.format(year=2031, month=1))
    assert not killed_after(folder, 120, str(script))
    assert sheets_of(folder, "2031-01") == whole
    mingze(folder, "verify_audit")
