"""Whoever recorded a fact does not review it; of two reviewers one wins."""

import pytest
from django.test import Client

from mingze.core.facts import actions
from mingze.core.facts.models import Fact
from mingze.core.kernel.refusals import Refused
from tests.core.facts.ground import noon, recorded
from tests.people import Agency

SURVEY = {"parts": {"organizer": ["dave"]}, "payload": {"trigger": "年度排查"}, "unit": "protection"}
BUTTON = "确认审核通过此记录？"


def test_a_reviewer_finds_the_button_and_presses_it(office: Agency, client: Client) -> None:
    fact = recorded(office, "survey.risk", by="dave", **SURVEY)
    page = office.sign_in(client, "alice").get(f"/facts/{fact.public_id}/").content.decode()
    assert BUTTON in page
    assert "须由登记人以外的人员审核" in page
    after = client.post(f"/facts/{fact.public_id}/review/", follow=True).content.decode()
    assert "已审核通过。" in after
    assert BUTTON not in after
    fact.refresh_from_db()
    assert fact.reviewed_by == office.people["alice"]


def test_the_recorder_is_offered_no_button_and_is_refused(office: Agency, client: Client) -> None:
    fact = recorded(office, "survey.risk", by="alice", **SURVEY)
    alice = office.sign_in(client, "alice")
    assert BUTTON not in alice.get(f"/facts/{fact.public_id}/").content.decode()
    answer = alice.post(f"/facts/{fact.public_id}/review/")
    assert answer.status_code == 422
    assert "登记人不能审核本人登记的记录" in answer.content.decode()
    assert Fact.objects.get().reviewed_by is None


def test_of_two_people_who_review_at_once_one_wins(office: Agency) -> None:
    fact = recorded(office, "survey.risk", by="dave", **SURVEY)
    first, second = Fact.objects.get(pk=fact.pk), Fact.objects.get(pk=fact.pk)
    actions.review(fact=first, by=office.actor("alice"), reviewer=office.people["alice"], at=noon())
    with pytest.raises(Refused, match="该记录已由艾丽审核"):
        actions.review(fact=second, by=office.actor("victor"), reviewer=office.people["victor"], at=noon())
    fact.refresh_from_db()
    assert fact.reviewed_by == office.people["alice"]


def test_a_section_chief_reviews_nothing(office: Agency, client: Client) -> None:
    fact = recorded(office, "survey.risk", by="alice", **SURVEY)
    assert office.sign_in(client, "dave").post(f"/facts/{fact.public_id}/review/").status_code == 403


def test_a_withdrawn_record_is_not_reviewed(office: Agency, client: Client) -> None:
    fact = recorded(office, "survey.risk", by="dave", **SURVEY)
    actions.withdraw(fact=fact, reason="重复登记", by=office.actor("dave"), at=noon())
    answer = office.sign_in(client, "alice").post(f"/facts/{fact.public_id}/review/")
    assert "该记录已被更正或撤回，不能再变更" in answer.content.decode()
