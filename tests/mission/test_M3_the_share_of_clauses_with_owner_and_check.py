"""M3 and E5: how many clauses have somebody who answers for them and somebody who checks."""

from collections.abc import Collection
from datetime import date

import pytest
from django.test import Client

from mingze.core.organization.access import Access
from mingze.core.rules import clause_uses
from mingze.core.rules.clause_uses import ClauseUse
from mingze.core.rules.models import Clause
from tests.mission.rules_world import make_world
from tests.people import Agency, make_agency

pytestmark = pytest.mark.django_db
OWNED_AND_CHECKED = "party.branch-work@2018#art11"
OWNED = "party.branch-work@2018#art12"


@pytest.fixture
def agency(monkeypatch: pytest.MonkeyPatch) -> Agency:
    def duties(clause_ids: Collection[int], *, on: date, access: Access) -> list[ClauseUse]:
        keys = dict(Clause.objects.filter(pk__in=clause_ids).values_list("reference", "pk"))
        return [
            ClauseUse(keys[OWNED_AND_CHECKED], "责任事项", "党员大会", owner="支书", check="组织委员"),
            ClauseUse(keys[OWNED], "责任事项", "支委会", owner="支书"),
        ]

    world = make_world()
    monkeypatch.setattr(clause_uses, "_registered", {"duties": duties})
    return world


def test_M3_each_figure_opens_exactly_the_clauses_it_counts(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "alice")
    cards = client.get("/rules/execution/").context["figures"]
    counted = {str(card.title): card for card in cards}
    assert counted["有责任事项"].value == 2
    assert counted["有检查"].value == 1
    assert counted["既无责任也无检查"].value == counted["有效条款"].value - 2
    for title in ("有效条款", "有责任事项", "有检查", "既无责任也无检查"):
        rows = client.get(counted[title].url).context["listing"]
        assert rows.total == counted[title].value, title


def test_M3_the_share_is_of_the_clauses_in_force(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "alice")
    share = client.get("/rules/execution/").context["figures"][0]
    total = client.get("/rules/clauses/").context["listing"].total
    assert share.note == f"1 / {total}"
    assert share.value == round(100 / total, 1)
    listed = client.get(share.url).context["listing"]
    assert [row.reference for row in listed.page] == [OWNED_AND_CHECKED]


def test_M3_the_table_adds_up_by_kind(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "alice")
    shares = client.get("/rules/execution/").context["shares"]
    assert sum(row.total for row in shares) == client.get("/rules/clauses/").context["listing"].total
    party = next(row for row in shares if row.kind == "party_regulation")
    assert (party.owned, party.checked, party.both) == (2, 1, 1)
    listed = client.get("/rules/clauses/", {"kind": "party_regulation", "owned": "yes"}).context["listing"]
    assert listed.total == 2


def test_M3_without_clauses_there_is_no_figure_and_not_nought(client: Client, db: None) -> None:
    make_agency().sign_in(client, "alice")
    cards = client.get("/rules/execution/").context["figures"]
    assert [card.value for card in cards] == [None]
    assert "无法计算" in str(cards[0].unavailable)


def test_M3_before_any_duty_is_tied_to_clauses_the_page_says_so(
    agency: Agency, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clause_uses, "_registered", {})
    agency.sign_in(client, "alice")
    (card,) = client.get("/rules/execution/").context["figures"]
    assert card.value is None
    assert "无法计算" in str(card.unavailable)
