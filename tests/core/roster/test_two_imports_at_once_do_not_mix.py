"""Two people confirm at the same moment: one import is stored, the other is told that things have changed."""

import time
from pathlib import Path

import pytest

from tests.core.roster.rosters import workbook
from tests.installation import Installation

HEADINGS = ("单位代码", "单位名称", "单位类别", "上级单位", "设立日期")
UNITS = [
    ("R", "云山局", "机关", "", "2020-01-01"),
    ("R-1", "一科", "科室", "R", "2020-01-01"),
    ("R-2", "二科", "科室", "R", "2020-01-01"),
]
PATIENCE = 60

# Reads and plans, says so, waits for the sign to begin, then applies what it has seen.
RACER = """
import sys, time
from datetime import date
from pathlib import Path
from mingze.core.audit.actors import job
from mingze.core.documents.queries import limits
from mingze.core.kernel.refusals import Refused
from mingze.core.roster import actions, planning, reading, state

file, ready, sign = map(Path, sys.argv[1:])
day = date(2026, 7, 1)
roster = reading.read(file.read_bytes(), file.name, limits=limits(day))
seen = planning.plan(roster, state.load(), effective=day)
assert not seen.errors, seen.lines
ready.write_text("ready")
while not sign.exists():
    time.sleep(0.005)
try:
    actions.apply_roster(
        roster=roster, name=file.name, sha256="", effective=day, scope=None, expected=seen.digest, by=job("race")
    )
    print("stored")
except Refused as refusal:
    print(refusal.text())
"""


def wait_for(paths: list[Path]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not all(path.exists() for path in paths):
        assert time.monotonic() < deadline, "a program never got ready"
        time.sleep(0.02)


@pytest.mark.slow
def test_the_second_is_told_that_the_organisation_has_changed(installation: Installation) -> None:
    sign = installation.folder / "sign"
    files = [installation.folder / f"roster-{unit}.xlsx" for unit in ("R-1", "R-2")]
    for file, unit in zip(files, ("R-1", "R-2"), strict=True):
        people = [("工号", "姓名", "单位"), ("700001", "温迪", unit)]
        file.write_bytes(workbook({"单位": [HEADINGS, *UNITS], "人员": people}))
    readies = [file.with_suffix(".ready") for file in files]

    racers = [
        installation.start(RACER, str(file), str(ready), str(sign))
        for file, ready in zip(files, readies, strict=True)
    ]
    wait_for(readies)
    sign.write_text("go")
    answers = [racer.communicate(timeout=PATIENCE)[0].strip() for racer in racers]

    assert sorted(answers) == ["stored", "核对之后组织机构已发生变化，请重新上传并核对后再导入"]
    rolls = installation.fetch(
        "SELECT u.code FROM organization_membership m JOIN organization_unit u ON u.id = m.unit_id"
    )
    assert rolls == [("R-1" if answers[0] == "stored" else "R-2",)]
