"""A14: the secretary's breakthrough project: topic, goals, dated milestones with evidence, results, evaluation."""

from datetime import date

import pytest
from django.test import Client

from mingze.core.base import guard
from mingze.core.kernel.refusals import Refused
from mingze.core.ledger.models import Item, LedgerKind
from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def project(ground: Ground, **values: object) -> Item:
    """The secretary's project."""
    usual = {"unit": "group", "post": "secretary", "by": "alice", "title": "知识产权保护进园区"}
    return ground.open("breakthrough", **{**usual, "due_on": date(2026, 12, 20), **values})


def test_A14_each_secretary_has_one_a_year(ground: Ground) -> None:
    first = project(ground)
    with pytest.raises(Refused, match=first.number):
        project(ground)
    assert project(ground, at="2027-01-08", due_on=date(2027, 12, 20)).number == "突破-2027-01"


@pytest.fixture(autouse=True)
def _this_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are looked at in 2026."""
    monkeypatch.setattr("mingze.core.kernel.clock.today", lambda: date(2026, 11, 20))


def test_A14_the_report_shows_each_secretary_with_project_or_without(ground: Ground, client: Client) -> None:
    found = project(ground)
    stone = ground.open(
        "milestone",
        parent=found,
        unit="group",
        post="secretary",
        by="alice",
        title="完成需求调研",
        due_on=date(2026, 5, 31),
    )
    ground.evidence(stone, by="alice")
    page = ground.agency.sign_in(client, "alice").get("/ledger/reports/breakthroughs/").content.decode()
    assert found.number in page
    assert "知识产权保护进园区" in page
    assert "2026-05-31" in page
    assert "第一支部书记" in page
    assert "本年度尚未申报突破项目" in page


def test_A14_a_milestone_is_dated_and_is_reached_with_evidence(ground: Ground) -> None:
    found = project(ground)
    place = {"parent": found, "unit": "group", "post": "secretary", "by": "alice"}
    with pytest.raises(Refused, match="完成期限"):
        ground.open("milestone", due_on=None, **place)
    stone = ground.open("milestone", **place)
    with pytest.raises(Refused, match="佐证材料"):
        ground.move(stone, "submit", "alice")


def test_A14_the_secretary_does_not_approve_the_own_project(ground: Ground) -> None:
    found = project(ground)
    with pytest.raises(Refused, match="须由他人办理"):
        ground.move(found, "approve", "alice")
    assert ground.move(found, "approve", "eve").state == "working"


def test_A14_which_posts_owe_one_is_said_by_the_catalogue(ground: Ground, client: Client) -> None:
    """Another catalogue, other posts; the page names the clause it goes by."""
    kind = LedgerKind.objects.get(code="breakthrough")
    assert kind.definition["yearly"]["posts"] == ["secretary", "general_branch_secretary", "branch_secretary"]
    page = ground.agency.sign_in(client, "alice").get("/ledger/reports/breakthroughs/").content.decode()
    assert "第四条" in page
    kind.definition["yearly"]["posts"] = ["secretary"]
    with guard.opened():
        kind.save()
    page = client.get("/ledger/reports/breakthroughs/").content.decode()
    assert "党组书记" in page
    assert "第一支部书记" not in page


def test_A14_a_kind_that_is_not_yearly_is_opened_as_often_as_needed(ground: Ground) -> None:
    project(ground)
    kind = LedgerKind.objects.get(code="breakthrough")
    kind.definition = {**kind.definition, "yearly": None}
    with guard.opened():
        kind.save()
    assert project(ground).number == "突破-2026-02"
