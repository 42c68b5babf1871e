"""A4: every key point splits into tasks, every problem has a task, every task has one lead; each figure opens."""

import re
from datetime import date

import pytest
from django.test import Client

from mingze.core.base import guard
from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def figures(client: Client) -> dict[str, int]:
    """The figures of the coverage report, by the page they open."""
    page = client.get("/ledger/reports/coverage/").content.decode()
    found = re.findall(r'href="/ledger/reports/coverage/(\w+)/"[^>]*>(\d+)<', page)
    return {code: int(value) for code, value in found}


def test_A4_each_gap_is_counted_and_opens_to_its_rows(ground: Ground, client: Client) -> None:
    bare_point, point = (
        ground.open("keypoint", title="抓好理论武装"),
        ground.open("keypoint", title="抓好组织建设"),
    )
    ground.open("task", parent=point)
    bare_problem, problem = ground.open("problem", title="会风不实"), ground.open("problem", title="学用脱节")
    ground.open("remedy", parent=problem)
    orphan = ground.open("task", title="无人牵头的任务", post=None, parent=point)
    alice = ground.agency.sign_in(client, "alice")
    assert figures(alice) == {"points": 1, "problems": 1, "leads": 1, "unpaired": 2}
    for code, item in {"points": bare_point, "problems": bare_problem, "leads": orphan}.items():
        rows = alice.get(f"/ledger/reports/coverage/{code}/").content.decode()
        assert item.number in rows
        assert "共 <strong>1</strong> 条" in rows


def test_A4_with_everything_divided_up_the_gaps_are_nought(ground: Ground, client: Client) -> None:
    task = ground.open("task", parent=ground.open("keypoint"))
    ground.open("integrity_task", parent=task)
    ground.open("remedy", parent=ground.open("problem"))
    assert set(figures(ground.agency.sign_in(client, "alice")).values()) == {0}


def test_A4_a_withdrawn_task_no_longer_covers_its_point(ground: Ground, client: Client) -> None:
    task = ground.open("task", parent=ground.open("keypoint"))
    ground.move(task, "withdraw", "carol", note="要点调整")
    assert figures(ground.agency.sign_in(client, "alice"))["points"] == 1


def test_A4_a_task_whose_post_stands_empty_has_no_lead(ground: Ground, client: Client) -> None:
    ground.open("task", parent=ground.open("keypoint"), post="personnel", unit="office")
    alice = ground.agency.sign_in(client, "alice")
    assert figures(alice)["leads"] == 0
    with guard.opened():
        ground.agency.posts["personnel"].appointments.update(valid_to=date(2026, 6, 30))
    assert figures(alice)["leads"] == 1
