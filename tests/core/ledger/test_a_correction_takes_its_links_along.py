"""Who corrects a record need not tie it to its items again: evidence and concerns follow in the same action."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from mingze.core.audit.actors import job
from mingze.core.audit.models import Entry
from mingze.core.base import guard
from mingze.core.facts import catalogue_section
from mingze.core.facts.actions import Draft, correct, record, withdraw
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.kernel.refusals import Refused
from mingze.core.ledger import actions, queries
from mingze.core.ledger.choices import Stage, Step
from mingze.core.ledger.models import Item
from mingze.core.notices.models import Notice
from tests.core.ledger.ground import Ground, make_ground, moment
from tests.packaged import packaged


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules, parameters and record kinds."""
    ground = make_ground(parameters=True)
    with guard.opened():
        catalogue_section.apply(packaged(), at=moment("2026-01-01"), by=job("test"))
    return ground


def draft(ground: Ground, code: str, summary: str) -> Draft:
    """Something that happened, told in a sentence."""
    return Draft(
        kind=RecordKind.objects.get(code=code),
        unit=ground.agency.units["agency"],
        title=summary,
        occurred_on=date(2026, 3, 5),
        payload={"summary": summary},
        parts={"leader": [ground.agency.people["alice"]]},
    )


def corrected(ground: Ground, fact: Fact, summary: str) -> Fact:
    """Alice puts the record right."""
    return correct(
        fact=fact,
        draft=replace(draft(ground, fact.kind.code, summary), linked=True),
        reason="日期误记",
        by=ground.agency.actor("alice"),
        at=moment("2026-03-08"),
    )


@pytest.fixture
def tied(ground: Ground) -> tuple[Item, Fact]:
    """A task with a record that both concerns and evidences it."""
    item = ground.open("task")
    alice = ground.agency.actor("alice")
    first = draft(ground, "intervention.deploy", "三月底前完成方案")
    fact = actions.record_about(item=item, draft=first, by=alice, at=moment("2026-03-06"))
    actions.add_evidence(item=item, fact=fact, by=ground.agency.actor("dave"), at=moment("2026-03-07"))
    return item, fact


def test_evidence_and_concern_follow(ground: Ground, tied: tuple[Item, Fact]) -> None:
    item, fact = tied
    new = corrected(ground, fact, "四月底前完成方案")
    assert [row.fact for row in item.evidence.all()] == [new]
    assert [row.fact for row in item.concerns.all()] == [new]
    again = corrected(ground, new, "五月底前完成方案")
    assert [row.fact for row in item.evidence.all()] == [again]


def test_it_is_on_the_trail_and_in_the_log_of_the_item(ground: Ground, tied: tuple[Item, Fact]) -> None:
    item, fact = tied
    new = corrected(ground, fact, "四月底前完成方案")
    entry = Entry.objects.get(action="ledger.follow_correction")
    assert entry.object_id == item.pk
    assert all(one.public_id in entry.detail for one in (fact, new))
    assert item.movements.latest("at", "pk").note == "三月底前完成方案 → 四月底前完成方案"


def test_the_page_of_the_item_shows_the_corrected_record(
    ground: Ground, tied: tuple[Item, Fact], client: Client
) -> None:
    item, fact = tied
    new = corrected(ground, fact, "四月底前完成方案")
    page = ground.agency.sign_in(client, "alice").get(f"/ledger/items/{item.pk}/").content.decode()
    assert f"/facts/{new.public_id}/" in page
    assert f"/facts/{fact.public_id}/" not in page


def test_items_tied_to_other_records_stay_as_they_are(ground: Ground, tied: tuple[Item, Fact]) -> None:
    _item, fact = tied
    other = ground.open("task", at="2026-03-03")
    second = draft(ground, "intervention.deploy", "协调经费")
    kept = actions.record_about(
        item=other, draft=second, by=ground.agency.actor("alice"), at=moment("2026-03-06")
    )
    corrected(ground, fact, "四月底前完成方案")
    assert [row.fact for row in other.concerns.all()] == [kept]
    assert Entry.objects.filter(action="ledger.follow_correction").count() == 1


def test_a_record_tied_to_nothing_is_corrected_without_more_ado(ground: Ground) -> None:
    alone = replace(draft(ground, "intervention.deploy", "过问进展"), linked=True)
    fact = record(draft=alone, by=ground.agency.actor("alice"), at=moment("2026-03-06"))
    corrected(ground, fact, "过问工作进展")
    assert not Entry.objects.filter(action="ledger.follow_correction").exists()


def test_a_withdrawn_record_is_no_evidence_any_more(ground: Ground, tied: tuple[Item, Fact]) -> None:
    item, fact = tied
    dave = ground.agency.people["dave"].pk
    assert queries.situation(item, dave, date(2026, 3, 7)).evidence == 1
    withdraw(fact=fact, reason="误登", by=ground.agency.actor("alice"), at=moment("2026-03-08"))
    assert queries.situation(item, dave, date(2026, 3, 8)).evidence == 0
    ground.move(item, "start", "dave")
    with pytest.raises(Refused, match="佐证材料"):
        ground.move(item, "submit", "dave")
    said = item.movements.get(action=Step.LOST)
    assert said.note == f"{fact.title}（误登）"
    assert Entry.objects.filter(action="ledger.follow_withdrawal", object_id=item.pk).count() == 1
    told = set(Notice.objects.filter(key=f"ledger.lost:{said.pk}").values_list("person__name", flat=True))
    assert "戴维" in told


def test_the_page_of_an_item_says_that_its_evidence_was_withdrawn(
    ground: Ground, tied: tuple[Item, Fact], client: Client
) -> None:
    item, fact = tied
    withdraw(fact=fact, reason="误登", by=ground.agency.actor("alice"), at=moment("2026-03-08"))
    page = ground.agency.sign_in(client, "dave").get(f"/ledger/items/{item.pk}/").content.decode()
    assert "已撤回，不再作为佐证" in page
    assert "所依据的记录撤回" in page


def test_a_closed_item_stays_closed_and_its_checker_is_told(ground: Ground, tied: tuple[Item, Fact]) -> None:
    item, fact = tied
    for step, who in (("start", "dave"), ("submit", "dave"), ("pass", "eve")):
        item = ground.move(item, step, who)
    withdraw(fact=fact, reason="误登", by=ground.agency.actor("alice"), at=moment("2026-03-20"))
    item.refresh_from_db()
    assert item.stage == Stage.CLOSED
    told = set(Notice.objects.filter(key__startswith="ledger.lost:").values_list("person__name", flat=True))
    assert "伊芙" in told
