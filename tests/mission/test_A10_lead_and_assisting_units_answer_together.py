"""A10: co-owner units lead, assist or execute; an overdue notice goes to all of them, each in its own words."""

from datetime import date

import pytest
from django.test import Client

from mingze.core.audit.actors import job
from mingze.core.kernel.refusals import Refused
from mingze.core.ledger import actions
from mingze.core.ledger.choices import Part
from mingze.core.notices.models import Notice
from tests.core.ledger.ground import Ground, make_ground, moment


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def test_A10_the_item_shows_who_leads_and_who_assists(ground: Ground, client: Client) -> None:
    task = ground.open("task")
    carol = ground.agency.sign_in(client, "carol")
    services = ground.agency.units["services"]
    carol.post(f"/ledger/items/{task.pk}/share/", {"unit": services.pk, "part": "assist"})
    page = carol.get(f"/ledger/items/{task.pk}/").content.decode()
    assert "<dt>牵头</dt><dd>保护科</dd>" in page
    assert "<dt>配合</dt><dd>服务科</dd>" in page


def test_A10_there_is_one_lead(ground: Ground) -> None:
    task = ground.open("task")
    carol, at = ground.agency.actor("carol"), moment("2026-03-03")
    with pytest.raises(Refused, match="一个牵头单位"):
        actions.share(item=task, unit=ground.agency.units["services"], part=Part.LEAD, by=carol, at=at)


def test_A10_the_overdue_notice_reaches_every_unit_in_its_own_words(ground: Ground) -> None:
    units = ground.agency.units
    shared = [(units["services"], Part.ASSIST), (units["branch_one"], Part.EXECUTE)]
    ground.open("task", due_on=date(2026, 3, 6), co_owners=shared)
    told = actions.remind_of_overdue(by=job("test"), at=moment("2026-03-10"))
    texts = {notice.person.name: notice.body for notice in Notice.objects.select_related("person")}
    assert told == 3
    assert set(texts) == {"戴维", "方克", "鲍勃"}
    assert "保护科牵头的“任务一”已逾期2个工作日" in texts["戴维"]
    assert "服务科配合、保护科牵头" in texts["方克"]
    assert "第一党支部落实、保护科牵头" in texts["鲍勃"]


def test_A10_the_same_deadline_is_told_once(ground: Ground) -> None:
    ground.open("task", due_on=date(2026, 3, 6))
    actions.remind_of_overdue(by=job("test"), at=moment("2026-03-10"))
    assert actions.remind_of_overdue(by=job("test"), at=moment("2026-03-11")) == 0
    assert Notice.objects.count() == 1


def test_A10_what_waits_for_a_check_or_stands_still_is_not_overdue(ground: Ground) -> None:
    waiting = ground.open("task", due_on=date(2026, 3, 6))
    ground.move(waiting, "start", "dave", at="2026-03-03")
    ground.evidence(waiting, at="2026-03-03")
    ground.move(waiting, "submit", "dave", at="2026-03-04")
    standing = ground.open("task", due_on=date(2026, 3, 6))
    actions.pause(
        item=standing,
        version=1,
        reason="等待上级批复",
        by=ground.agency.actor("carol"),
        at=moment("2026-03-04"),
    )
    assert actions.remind_of_overdue(by=job("test"), at=moment("2026-03-10")) == 0
