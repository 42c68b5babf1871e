"""F2: the rectification ledger: no close without evidence and a second person; reopening keeps history;
a problem that comes back is linked to the old row.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingze.core.kernel.refusals import Refused
from mingze.core.ledger import queries
from mingze.core.ledger.models import Item
from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def press(client: Client, item: Item, transition: str, note: str = "") -> str:
    """Make a transition through its page; the text of the page that follows."""
    version = queries.version_of(item.pk)
    typed = {"note": note, "version": version}
    return client.post(f"/ledger/items/{item.pk}/move/{transition}/", typed, follow=True).content.decode()


def hand_in(client: Client, item: Item) -> str:
    """Hand in a file through the page."""
    file = SimpleUploadedFile("整改报告.txt", "整改情况报告：已逐项落实。".encode())
    return client.post(
        f"/ledger/items/{item.pk}/evidence/", {"file": file, "note": ""}, follow=True
    ).content.decode()


def close(ground: Ground, client: Client, item: Item, measure: Item) -> None:
    """The whole way from 未启动 to 销号, each step by whom it is for."""
    dave = ground.agency.sign_in(client, "dave")
    press(dave, item, "start")
    press(dave, measure, "start")
    hand_in(dave, measure)
    press(dave, measure, "submit")
    press(ground.agency.sign_in(client, "eve"), measure, "complete")
    dave = ground.agency.sign_in(client, "dave")
    hand_in(dave, item)
    press(dave, item, "mostly_done")
    press(dave, item, "apply")
    eve = ground.agency.sign_in(client, "eve")
    press(eve, item, "review")
    press(eve, item, "close")


def test_F2_a_problem_is_closed_by_the_stationed_team_after_the_section_did_the_work(
    ground: Ground, client: Client
) -> None:
    item = ground.open("rectification")
    measure = ground.open("measure", parent=item)
    close(ground, client, item, measure)
    done = Item.objects.get(pk=item.pk)
    assert (done.state, done.closed_by, done.submitted_by) == (
        "closed",
        ground.agency.people["eve"],
        ground.agency.people["dave"],
    )
    steps = [one.action for one in done.movements.order_by("pk") if "." not in one.action]
    assert steps == ["start", "mostly_done", "apply", "review", "close"]


def test_F2_the_section_chief_cannot_close_his_own_row(ground: Ground, client: Client) -> None:
    item = ground.open("rectification")
    ground.open("measure", parent=item)
    dave = ground.agency.sign_in(client, "dave")
    press(dave, item, "start")
    assert "本轮办理尚未提交佐证材料" in press(dave, item, "mostly_done")
    hand_in(dave, item)
    press(dave, item, "mostly_done")
    assert "还有1项下级事项未办结" in press(dave, item, "apply")
    assert Item.objects.get(pk=item.pk).state == "mostly_done"


def test_F2_a_row_without_measures_is_not_started(ground: Ground, client: Client) -> None:
    item = ground.open("rectification")
    assert "尚未制定措施" in press(ground.agency.sign_in(client, "dave"), item, "start")


def test_F2_reopening_keeps_history_and_asks_for_new_evidence(ground: Ground, client: Client) -> None:
    item = ground.open("rectification")
    close(ground, client, item, ground.open("measure", parent=item))
    eve = ground.agency.sign_in(client, "eve")
    press(eve, item, "reopen")
    assert Item.objects.get(pk=item.pk).state == "closed"
    press(eve, item, "reopen", "回访发现仍有缺项")
    again = Item.objects.get(pk=item.pk)
    assert (again.state, again.closed_on, again.closed_by) == ("rectifying", None, None)
    assert again.movements.filter(action="close").count() == 1
    with pytest.raises(Refused, match="佐证材料"):
        ground.move(item, "mostly_done", "dave", at="2027-01-05")


def test_F2_the_same_problem_coming_back_is_linked_to_the_old_row_by_a_person(
    ground: Ground, client: Client
) -> None:
    old = ground.open("rectification", title="部分党员学习笔记不全")
    close(ground, client, old, ground.open("measure", parent=old))
    new = ground.open("rectification", title="部分党员学习笔记不全问题再次出现")
    carol = ground.agency.sign_in(client, "carol")
    address = f"/ledger/items/{new.pk}/recurrence/"
    assert old.number in carol.get(address).content.decode()
    assert Item.objects.get(pk=new.pk).recurrence_of is None
    carol.post(address, {"earlier": old.pk, "version": new.version})
    assert Item.objects.get(pk=new.pk).recurrence_of == old
    assert new.number in carol.get(f"/ledger/items/{old.pk}/").content.decode()
