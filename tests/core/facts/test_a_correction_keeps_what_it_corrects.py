"""A correction is a new record in the place of the old one, which stays readable."""

from datetime import date

import pytest
from django.test import Client

from mingze.core.facts import actions
from mingze.core.facts.actions import Draft, Upload
from mingze.core.facts.models import Fact
from mingze.core.kernel.refusals import Refused
from tests.core.facts.ground import TEXT, kind, noon, recorded, typed_meeting
from tests.people import Agency


def test_the_new_one_supersedes_and_the_old_one_stays(office: Agency, client: Client) -> None:
    old = recorded(office, "meeting.members", files=[Upload("minutes", "会议记录.txt", TEXT)])
    typed = typed_meeting(office, reason="参加人员漏登", **{"content-subject": "学习全会精神（更正）"})
    answer = office.sign_in(client, "bob").post(f"/facts/{old.public_id}/correct/", typed)
    new = Fact.objects.get(supersedes=old)
    old.refresh_from_db()
    assert answer.headers["Location"] == f"/facts/{new.public_id}/"
    assert (old.title, old.countable_until, old.withdrawn_reason) == (
        "学习讨论",
        date(2026, 3, 12),
        "参加人员漏登",
    )
    assert (new.title, new.countable_until) == ("学习全会精神（更正）", None)
    assert new.countable_from == date(2026, 3, 12)
    assert [row.attachment.name for row in new.attachments.all()] == ["会议记录.txt"]


def test_each_page_leads_to_the_other(office: Agency, client: Client) -> None:
    old = recorded(office)
    draft = Draft(
        kind=old.kind,
        unit=old.unit,
        title="更正后的学习",
        occurred_on=old.occurred_on,
        payload={"subject": "更正后的学习"},
        parts={"chair": [office.people["bob"]], "attendee": [office.people["bob"]]},
    )
    new = actions.correct(fact=old, draft=draft, reason="主题写错", by=office.actor("bob"), at=noon())
    bob = office.sign_in(client, "bob")
    assert f"/facts/{new.public_id}/" in bob.get(f"/facts/{old.public_id}/").content.decode()
    page = bob.get(f"/facts/{new.public_id}/").content.decode()
    assert f"/facts/{old.public_id}/" in page
    assert "原因：主题写错" in page


def test_the_form_comes_filled_in(office: Agency, client: Client) -> None:
    fact = recorded(office, makes_up_for=date(2026, 2, 1))
    page = office.sign_in(client, "bob").get(f"/facts/{fact.public_id}/correct/").content.decode()
    assert 'value="学习讨论"' in page
    assert 'value="2026-02-01"' in page
    assert page.count(" checked") == 3
    assert "更正原因" in page


def test_a_correction_without_a_reason_is_refused(office: Agency, client: Client) -> None:
    old = recorded(office, "meeting.members")
    answer = office.sign_in(client, "bob").post(
        f"/facts/{old.public_id}/correct/", typed_meeting(office, reason=" ")
    )
    assert answer.status_code == 200
    assert not Fact.objects.filter(supersedes=old).exists()


def test_a_correction_does_not_change_the_kind(office: Agency) -> None:
    old = recorded(office)
    other = Draft(kind=kind("day.theme"), unit=old.unit, title="主题党日", occurred_on=old.occurred_on)
    with pytest.raises(Refused, match="更正不能改变记录类别"):
        actions.correct(fact=old, draft=other, reason="类别选错", by=office.actor("bob"), at=noon())


def test_a_review_is_not_carried_over(office: Agency) -> None:
    old = recorded(
        office,
        "survey.risk",
        by="dave",
        unit="protection",
        payload={"trigger": "年度排查"},
        parts={"organizer": ["dave"]},
    )
    actions.review(fact=old, by=office.actor("alice"), reviewer=office.people["alice"], at=noon())
    draft = Draft(
        kind=old.kind,
        unit=old.unit,
        title=old.title,
        occurred_on=old.occurred_on,
        payload={"trigger": "岗位调整"},
        parts={"organizer": [office.people["dave"]]},
    )
    new = actions.correct(fact=old, draft=draft, reason="类型选错", by=office.actor("dave"), at=noon())
    assert (new.reviewed_by, new.countable_from) == (None, None)


def test_of_two_corrections_at_once_one_wins(office: Agency) -> None:
    old = recorded(office)
    stale = Fact.objects.get(pk=old.pk)
    actions.withdraw(fact=old, reason="重复登记", by=office.actor("bob"), at=noon())
    with pytest.raises(Refused, match="已被更正或撤回"):
        actions.withdraw(fact=stale, reason="重复登记", by=office.actor("bob"), at=noon())


def test_a_withdrawn_record_leaves_the_list_until_asked_for(office: Agency, client: Client) -> None:
    fact = recorded(office)
    bob = office.sign_in(client, "bob")
    bob.post(f"/facts/{fact.public_id}/withdraw/", {"reason": "重复登记"})
    assert "学习讨论" not in bob.get("/facts/").content.decode()
    assert "学习讨论" in bob.get("/facts/?standing=ended").content.decode()
    assert "原因：重复登记" in bob.get(f"/facts/{fact.public_id}/").content.decode()


def test_a_withdrawal_says_why(office: Agency, client: Client) -> None:
    fact = recorded(office)
    answer = office.sign_in(client, "bob").post(f"/facts/{fact.public_id}/withdraw/", {"reason": ""})
    assert answer.status_code == 422
    assert "请写明更正或撤回的原因" in answer.content.decode()
