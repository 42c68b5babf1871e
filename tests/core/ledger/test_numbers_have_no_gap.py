"""Items are numbered by kind and year without a gap, and the figures of a past day never change."""

from datetime import date

import pytest

from mingze.core.kernel import indicators
from mingze.core.kernel.refusals import Refused
from mingze.core.ledger.models import Item
from tests.core.ledger.ground import Ground


def test_a_refused_item_takes_no_number(ground: Ground) -> None:
    assert ground.open("task").number == "任务-2026-0001"
    with pytest.raises(Refused):
        ground.open("task", payload={"nature": "闲事"})
    assert ground.open("task").number == "任务-2026-0002"
    assert ground.open("task", at="2027-01-04", due_on=date(2027, 6, 1)).number == "任务-2027-0001"
    assert ground.open("problem").number == "问题-2026-0001"


def test_the_figure_of_a_past_day_is_the_same_after_what_happened_since(ground: Ground) -> None:
    agency = ground.agency.units["agency"]
    task = ground.open("task", due_on=date(2026, 3, 20))

    def figure(name: str, on: date) -> object:
        return indicators.ask(f"ledger.{name}", on, agency, kind="task").value

    assert figure("overdue", date(2026, 3, 24)) == 1
    assert figure("open", date(2026, 3, 5)) == 1
    for transition, who in (("start", "dave"), ("submit", "dave"), ("pass", "eve")):
        if transition == "submit":
            ground.evidence(task, at="2026-03-25")
        ground.move(task, transition, who, at="2026-03-25")
    assert Item.objects.get(pk=task.pk).stage == "closed"
    assert figure("overdue", date(2026, 3, 24)) == 1
    assert figure("overdue", date(2026, 3, 26)) == 0
    assert figure("closed", date(2026, 3, 24)) == 0
    assert figure("closed", date(2026, 3, 25)) == 1
    assert figure("open", date(2026, 3, 1)) == 0


def test_the_close_rate_of_nothing_is_no_figure(ground: Ground) -> None:
    agency = ground.agency.units["agency"]
    found = indicators.ask("ledger.rectification.close_rate", date(2026, 3, 5), agency)
    assert not found.available
    ground.open("rectification")
    assert indicators.ask("ledger.rectification.close_rate", date(2026, 3, 5), agency).value == 0
