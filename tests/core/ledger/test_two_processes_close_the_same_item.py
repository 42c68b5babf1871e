"""Two processes close the same item at the same moment, on a database of their own: exactly one wins, and the
other is told who it was.
"""

import pytest

from tests.installation import Installation

PREPARE = """
from tests.core.ledger.ground import make_ground
ground = make_ground()
task = ground.open("task")
ground.move(task, "start", "dave"); ground.evidence(task)
print(ground.move(task, "submit", "dave").pk)
"""

CLOSE = """
import sys, time, pathlib
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
def test_exactly_one_closes(installation: Installation) -> None:
    prepared, errors = installation.start(PREPARE).communicate(timeout=180)
    assert prepared, errors
    item, folder = prepared.strip(), str(installation.folder)
    racers = [
        installation.start(CLOSE, "1013", item, folder, "1002"),
        installation.start(CLOSE, "1002", item, folder, "1013"),
    ]
    answers = [racer.communicate(timeout=180) for racer in racers]
    said = sorted(answer.strip() for answer, _errors in answers)
    assert said[0] == "closed", answers
    assert said[1] in {"told 伊芙", "told 卫克"}, answers
