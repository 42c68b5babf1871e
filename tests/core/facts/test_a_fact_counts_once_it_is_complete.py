"""A record counts from the day nothing its kind demands is missing, and never from an earlier one."""

from datetime import date
from itertools import product

import pytest

from mingze.core.facts import actions, policies
from mingze.core.facts.actions import Upload
from mingze.core.facts.kinds import definition_of
from mingze.core.facts.models import Fact
from mingze.core.kernel.refusals import Refused
from tests.core.facts.ground import TEXT, kind, noon, recorded
from tests.people import Agency

LATER = date(2026, 3, 20)
SURVEY = {"parts": {"organizer": ["dave"]}, "payload": {"trigger": "年度排查"}, "unit": "protection"}


def test_a_kind_that_needs_nothing_counts_when_recorded(office: Agency) -> None:
    assert recorded(office).countable_from == date(2026, 3, 12)


def test_a_kind_with_evidence_counts_from_the_day_it_is_there(office: Agency) -> None:
    fact = recorded(office, "meeting.members")
    assert fact.countable_from is None
    files = [Upload("minutes", "会议记录.txt", TEXT)]
    actions.attach_files(fact=fact, files=files, by=office.actor("bob"), at=noon(LATER))
    fact.refresh_from_db()
    assert fact.countable_from == LATER


def test_other_evidence_does_not_stand_in_for_what_is_needed(office: Agency) -> None:
    fact = recorded(office, "meeting.members")
    files = [Upload("other", "照片说明.txt", TEXT)]
    actions.attach_files(fact=fact, files=files, by=office.actor("bob"), at=noon(LATER))
    fact.refresh_from_db()
    assert fact.countable_from is None


def test_a_reviewed_kind_counts_from_its_review(office: Agency) -> None:
    fact = recorded(office, "survey.risk", by="dave", **SURVEY)
    assert fact.countable_from is None
    actions.review(fact=fact, by=office.actor("alice"), reviewer=office.people["alice"], at=noon(LATER))
    fact.refresh_from_db()
    assert fact.countable_from == LATER


def test_evidence_after_it_began_to_count_changes_nothing(office: Agency) -> None:
    fact = recorded(office)
    files = [Upload("other", "补充.txt", TEXT)]
    actions.attach_files(fact=fact, files=files, by=office.actor("bob"), at=noon(LATER))
    fact.refresh_from_db()
    assert fact.countable_from == date(2026, 3, 12)


@pytest.mark.parametrize(("evidence", "reviewed"), list(product([(), ("minutes",)], [False, True])))
def test_what_is_missing_is_a_matter_of_two_things(
    office: Agency, evidence: tuple[str, ...], reviewed: bool
) -> None:
    meeting, survey = (definition_of(kind(code)) for code in ("meeting.members", "survey.risk"))
    on = date(2026, 4, 1)
    assert policies.countable_from(meeting, evidence, on, reviewed) == (on if evidence else None)
    assert policies.countable_from(survey, evidence, on, reviewed) == (on if reviewed else None)


def test_a_sealed_kind_keeps_no_file(office: Agency) -> None:
    parts = {"initiator": ["bob"], "partner": ["dave"]}
    fact = recorded(office, "talk.heart", parts=parts, payload={})
    files = [Upload("other", "谈话内容.txt", TEXT)]
    with pytest.raises(Refused, match="只登记事实"):
        actions.attach_files(fact=fact, files=files, by=office.actor("bob"), at=noon())


def test_evidence_the_kind_does_not_take_is_refused(office: Agency) -> None:
    fact = recorded(office)
    with pytest.raises(Refused, match="不收存这种佐证材料"):
        actions.attach_files(
            fact=fact, files=[Upload("report", "a.txt", TEXT)], by=office.actor("bob"), at=noon()
        )


def test_a_kind_that_must_be_linked_is_not_recorded_by_itself(office: Agency) -> None:
    with pytest.raises(Refused, match="请从事项页面登记"):
        recorded(office, "intervention.deploy", parts={"leader": ["alice"]}, payload={"summary": "抓好落实"})
    assert recorded(
        office,
        "intervention.deploy",
        parts={"leader": ["alice"]},
        payload={"summary": "抓好落实"},
        linked=True,
    ).countable_from


def test_a_part_the_kind_does_not_know_is_refused(office: Agency) -> None:
    with pytest.raises(Refused, match="没有“spectator”这一参与身份"):
        recorded(office, parts={"chair": ["bob"], "attendee": ["bob"], "spectator": ["dave"]})


def test_a_party_meeting_is_not_recorded_in_a_section(office: Agency) -> None:
    with pytest.raises(Refused, match="应登记在党组织单位名下"):
        recorded(office, unit="protection")


def test_a_record_whose_entry_cannot_be_written_is_not_kept(
    office: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_given: object) -> None:
        raise RuntimeError("the trail cannot be written")

    monkeypatch.setattr(actions, "audit", fail)
    with pytest.raises(RuntimeError, match="trail"):
        recorded(office)
    assert not Fact.objects.exists()
