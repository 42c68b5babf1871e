"""Every page of the ledger opens for who may see it, shows what is possible now, and loses nothing typed."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingze.core.ledger.models import Item
from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def full(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


@pytest.fixture
def dave(full: Ground, client: Client) -> Client:
    """The protection section's chief, signed in."""
    return full.agency.sign_in(client, "dave")


PAGES = [
    "",
    "mine/",
    "checks/",
    "reports/coverage/",
    "reports/coverage/points/",
    "reports/coverage/problems/",
]
PAGES += ["reports/coverage/leads/", "reports/coverage/unpaired/", "reports/pairs/", "reports/plans/"]
PAGES += ["reports/breakthroughs/", "kinds/task/", "kinds/rectification/", "kinds/task/open/"]


@pytest.mark.parametrize("page", PAGES)
def test_pages_open(full: Ground, client: Client, page: str) -> None:
    full.open("keypoint")
    full.open("task")
    full.open("problem")
    full.open("breakthrough", unit="group", post="secretary", by="alice")
    answer = full.agency.sign_in(client, "alice").get(f"/ledger/{page}")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "form", ["edit", "note", "evidence", "pause", "extend", "share", "recurrence", "move/start"]
)
def test_forms_open(full: Ground, dave: Client, form: str) -> None:
    task = full.open("task")
    assert dave.get(f"/ledger/items/{task.pk}/{form}/").status_code == 200


def test_the_item_page_says_what_is_possible_and_why_not(full: Ground, dave: Client) -> None:
    task = full.open("task")
    full.move(task, "start", "dave")
    page = dave.get(f"/ledger/items/{task.pk}/").content.decode()
    assert "本轮办理尚未提交佐证材料" in page
    assert "应由台账管理人员办理" in page
    assert "落实中" in page


def test_an_item_elsewhere_is_not_found(full: Ground, client: Client) -> None:
    task = full.open("task")
    frank = full.agency.sign_in(client, "frank")
    assert frank.get(f"/ledger/items/{task.pk}/").status_code == 404


def test_an_assisting_unit_sees_the_item(full: Ground, client: Client) -> None:
    task = full.open("task", co_owners=[(full.agency.units["services"], "assist")])
    frank = full.agency.sign_in(client, "frank")
    assert frank.get(f"/ledger/items/{task.pk}/").status_code == 200


def test_officers_see_no_business_content(full: Ground, client: Client) -> None:
    assert full.agency.sign_in(client, "mallory").get("/ledger/").status_code == 403


def test_a_stale_form_shows_who_changed_what_and_keeps_what_was_typed(full: Ground, client: Client) -> None:
    task = full.open("task")
    dave = full.agency.sign_in(client, "dave")
    typed = {
        "title": "改后的任务名称",
        "unit": task.unit_id,
        "holder_post": task.holder_post_id,
        "requirement": "新的工作要求",
        "nature": "业务工作",
        "version": 1,
    }
    full.move(task, "start", "dave")
    answer = dave.post(f"/ledger/items/{task.pk}/edit/", typed)
    page = answer.content.decode()
    assert "戴维已于" in page
    assert "改后的任务名称" in page
    assert Item.objects.get(pk=task.pk).title == "任务一"
    newest = {**typed, "version": 2}
    assert dave.post(f"/ledger/items/{task.pk}/edit/", newest).status_code == 302
    assert Item.objects.get(pk=task.pk).title == "改后的任务名称"


def test_the_list_is_filtered_and_refuses_what_it_does_not_know(full: Ground, client: Client) -> None:
    full.open("task", due_on=date(2026, 3, 3))
    full.open("task", due_on=date(2030, 3, 3), title="远期任务")
    alice = full.agency.sign_in(client, "alice")
    page = alice.get("/ledger/kinds/task/?overdue=no").content.decode()
    assert "远期任务" in page
    assert "任务一" not in page.split("mz-listing")[-1]
    assert alice.get("/ledger/kinds/task/?colour=red").status_code == 422


def test_a_longer_list_asks_no_more_questions(full: Ground, client: Client) -> None:
    alice = full.agency.sign_in(client, "alice")
    full.open("task")
    alice.get("/ledger/kinds/task/")
    with CaptureQueriesContext(connection) as short:
        alice.get("/ledger/kinds/task/")
    for _turn in range(5):
        full.open("task")
    with CaptureQueriesContext(connection) as long:
        alice.get("/ledger/kinds/task/")
    assert len(long) == len(short)


def test_fields_stand_in_the_order_of_the_catalogue(full: Ground, client: Client) -> None:
    page = full.agency.sign_in(client, "carol").get("/ledger/kinds/task/open/").content.decode()
    assert page.index("工作要求") < page.index("任务类别") < page.index("完成标准")
