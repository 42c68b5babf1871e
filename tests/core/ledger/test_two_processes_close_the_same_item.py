"""Two processes close the same item at the same moment, on a database of their own: exactly one wins, and the
other is told who it was.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

PREPARE = """
import django; django.setup()
from tests.core.ledger.ground import make_ground
ground = make_ground()
task = ground.open("task")
ground.move(task, "start", "dave"); ground.evidence(task)
print(ground.move(task, "submit", "dave").pk)
"""

CLOSE = """
import sys, time, pathlib
import django; django.setup()
from mingze.core.audit.actors import Actor
from mingze.core.kernel.refusals import Conflict
from mingze.core.ledger import actions
from mingze.core.ledger.models import Item
from mingze.core.organization.models import Person
from tests.core.ledger.ground import moment
who, item_id, folder, other = sys.argv[1:]
person = Person.objects.get(staff_number=who)
item = Item.objects.get(pk=item_id)
pathlib.Path(folder, who).touch()
while not pathlib.Path(folder, other).exists():
    time.sleep(0.001)
try:
    actions.move(item=item, transition="pass", version=item.version,
                 by=Actor(who, person.name, person.pk), at=moment("2026-03-11"))
    print("closed")
except Conflict as conflict:
    print("told", conflict.changed_by)
"""


@pytest.mark.slow
def test_exactly_one_closes(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "MINGZE_DATA_DIR": str(tmp_path),
        "MINGZE_DATABASE_URL": f"sqlite:///{tmp_path}/race.sqlite3",
        "DJANGO_SETTINGS_MODULE": "mingze.config.settings",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }

    def start(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    assert start("manage.py", "migrate", "--skip-checks", "-v0").wait(timeout=180) == 0
    prepared, errors = start("-c", PREPARE).communicate(timeout=180)
    assert prepared, errors
    item = prepared.strip()
    racers = [
        start("-c", CLOSE, "1013", item, str(tmp_path), "1002"),
        start("-c", CLOSE, "1002", item, str(tmp_path), "1013"),
    ]
    answers = [racer.communicate(timeout=180) for racer in racers]
    said = sorted(answer.strip() for answer, _errors in answers)
    assert said[0] == "closed", answers
    assert said[1] in {"told 伊芙", "told 卫克"}, answers
