"""A11: deploy, do, check, put right; the doer's own page offers no check and the address refuses it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingze.core.ledger import queries
from mingze.core.ledger.models import Item
from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def press(client: Client, item: Item, transition: str, note: str = "") -> str:
    """Make a transition through its page."""
    typed = {"note": note, "version": queries.version_of(item.pk)}
    return client.post(f"/ledger/items/{item.pk}/move/{transition}/", typed, follow=True).content.decode()


def submitted(ground: Ground, client: Client) -> Item:
    """A task done and submitted by Dave."""
    task = ground.open("task")
    dave = ground.agency.sign_in(client, "dave")
    press(dave, task, "start")
    file = SimpleUploadedFile("工作总结.txt", "任务完成情况总结".encode())
    dave.post(f"/ledger/items/{task.pk}/evidence/", {"file": file})
    press(dave, task, "submit")
    return task


def test_A11_the_doer_is_told_that_somebody_else_checks(ground: Ground, client: Client) -> None:
    task = submitted(ground, client)
    dave = ground.agency.sign_in(client, "dave")
    assert f"/ledger/items/{task.pk}/move/pass/" not in dave.get(f"/ledger/items/{task.pk}/").content.decode()
    assert "须由他人办理" in press(dave, task, "pass")
    assert Item.objects.get(pk=task.pk).state == "checking"
    assert task.number not in dave.get("/ledger/checks/").content.decode()


def test_A11_the_loop_goes_through_putting_right_to_done(ground: Ground, client: Client) -> None:
    task = submitted(ground, client)
    eve = ground.agency.sign_in(client, "eve")
    assert task.number in eve.get("/ledger/checks/").content.decode()
    press(eve, task, "rectify", "缺少参加人员名单")
    assert Item.objects.get(pk=task.pk).state == "rectifying"
    press(ground.agency.sign_in(client, "dave"), task, "submit")
    press(ground.agency.sign_in(client, "eve"), task, "pass")
    done = Item.objects.get(pk=task.pk)
    assert (done.state, done.closed_by.name, done.submitted_by.name) == ("done", "伊芙", "戴维")
