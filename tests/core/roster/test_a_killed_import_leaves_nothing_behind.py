"""An import whose process is killed half-way has stored nothing, and the same file can be imported after it."""

import time

import pytest

from tests.core.roster.rosters import workbook
from tests.installation import Installation

HEADINGS = ("单位代码", "单位名称", "单位类别", "上级单位", "设立日期")
UNITS = [("R", "云山局", "机关", "", "2020-01-01"), ("R-1", "一科", "科室", "R", "2020-01-01")]
PEOPLE = [(f"7{number:05}", f"人员{number}", "R-1") for number in range(3000)]
PATIENCE = 60

# Stops for good after people are written and before rolls are, with the transaction open.
INTERRUPTED = """
import sys, time
from pathlib import Path
from django.core.management import call_command
from mingze.core.roster.actions import applying

def stop(grouped):
    Path(sys.argv[1]).write_text("half-way")
    time.sleep(600)

applying._rolls = stop
call_command("import_roster", sys.argv[2])
"""
IMPORT = """
import sys
from django.core.management import call_command
call_command("import_roster", sys.argv[1])
"""


@pytest.mark.slow
def test_nothing_is_half_applied(installation: Installation) -> None:
    roster, marker = installation.folder / "roster.xlsx", installation.folder / "marker"
    roster.write_bytes(workbook({"单位": [HEADINGS, *UNITS], "人员": [("工号", "姓名", "单位"), *PEOPLE]}))
    entries = installation.count("audit_entry")

    with installation.start(INTERRUPTED, str(marker), str(roster)) as running:
        deadline = time.monotonic() + PATIENCE
        while not marker.exists() and running.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        running.kill()
    assert marker.exists(), "the import never got half-way"

    assert installation.count("organization_unit") == 0
    assert installation.count("organization_person") == 0
    assert installation.count("audit_entry") == entries

    with installation.start(IMPORT, str(roster)) as again:
        answer, _errors = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0
    assert "已导入，共变更6002项" in answer
    assert installation.count("organization_membership") == len(PEOPLE)
