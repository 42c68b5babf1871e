"""A6: a business task may carry a paired integrity item for the same holder; the rest is listed per holder."""

import pytest
from django.test import Client

from mingze.core.kernel.refusals import Refused
from mingze.core.ledger import actions
from tests.core.ledger.ground import Ground, make_ground, moment


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def test_A6_unpaired_business_tasks_are_listed_under_their_holder(ground: Ground, client: Client) -> None:
    paired = ground.open("task", title="已配对的业务任务")
    ground.open("integrity_task", parent=paired)
    lacking = ground.open("task", title="未配对的业务任务")
    ground.open("task", title="党建任务不在此列", payload={"nature": "党建工作"})
    page = ground.agency.sign_in(client, "alice").get("/ledger/reports/pairs/").content.decode()
    assert "保护科科长" in page
    assert "戴维" in page
    assert lacking.title in page
    assert paired.title not in page
    assert "党建任务不在此列" not in page


def test_A6_an_integrity_task_of_another_post_does_not_count(ground: Ground, client: Client) -> None:
    task = ground.open("task", title="业务任务")
    ground.open("integrity_task", parent=task, unit="services", post="services_chief")
    page = ground.agency.sign_in(client, "alice").get("/ledger/reports/pairs/").content.decode()
    assert task.number in page


def test_A6_two_tasks_of_one_holder_can_be_paired_and_of_two_cannot(ground: Ground, client: Client) -> None:
    business = ground.open("task", title="业务任务")
    other = ground.open("task", title="廉政任务", payload={"nature": "党风廉政"})
    elsewhere = ground.open("task", unit="services", post="services_chief", payload={"nature": "党风廉政"})
    carol = ground.agency.actor("carol")
    with pytest.raises(Refused, match="同一责任岗位"):
        actions.pair(business=business, integrity=elsewhere, by=carol, at=moment("2026-03-03"))
    actions.pair(business=business, integrity=other, by=carol, at=moment("2026-03-03"))
    page = ground.agency.sign_in(client, "alice").get("/ledger/reports/pairs/").content.decode()
    assert business.number not in page
