"""F6: deadline classes: within the concentrated period, by a day, or kept up permanently with periodic checks."""

from datetime import date

import pytest
from django.test import Client

from mingze.core.kernel.refusals import Refused
from mingze.core.ledger import time_limits
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Item
from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def long_term(ground: Ground) -> Item:
    """A row kept up permanently, started, with a measure."""
    item = ground.open("rectification", deadline_class="long_term", due_on=None, payload={"long_term": True})
    ground.open("measure", parent=item)
    return ground.move(item, "start", "dave", at="2026-03-03")


def test_F6_only_a_long_term_row_may_lack_a_day(ground: Ground) -> None:
    with pytest.raises(Refused, match="完成期限"):
        ground.open("rectification", deadline_class="fixed", due_on=None)


def test_F6_the_next_check_is_due_after_the_months_the_rules_set(ground: Ground) -> None:
    item = long_term(ground)
    definition = definition_of(item.kind)
    assert time_limits.next_check(item, definition, date(2026, 3, 10)) == date(2026, 6, 2)
    assert time_limits.missed_check(item, definition, date(2026, 6, 2)) is None
    assert time_limits.missed_check(item, definition, date(2026, 6, 3)) == date(2026, 6, 2)


def test_F6_a_row_whose_check_was_missed_cannot_be_submitted(ground: Ground) -> None:
    item = long_term(ground)
    ground.evidence(item)
    ground.move(item, "mostly_done", "dave")
    measure = item.children.get()
    ground.move(measure, "start", "dave")
    ground.evidence(measure)
    ground.move(measure, "submit", "dave")
    ground.move(measure, "complete", "eve")
    with pytest.raises(Refused, match="定期核查已逾期"):
        ground.move(item, "apply", "dave", at="2026-07-01")


def test_F6_somebody_else_checks_through_the_page(ground: Ground, client: Client) -> None:
    item = long_term(ground)
    address = f"/ledger/items/{item.pk}/check/"
    typed = {"holds": "yes", "finding": "笔记检查常态开展"}
    own = ground.agency.sign_in(client, "dave").post(address, typed)
    assert "应由经办人以外的复核人办理" in own.content.decode()
    assert not item.checks.exists()
    assert ground.agency.sign_in(client, "eve").post(address, typed).status_code == 302
    check = item.checks.get()
    assert (check.by, check.holds) == (ground.agency.people["eve"], True)


def test_F6_the_list_is_filtered_by_deadline_class(ground: Ground, client: Client) -> None:
    item = long_term(ground)
    other = ground.open("rectification", deadline_class="concentrated")
    page = ground.agency.sign_in(client, "eve").get("/ledger/kinds/rectification/?class=long_term")
    assert item.number in page.content.decode()
    assert other.number not in page.content.decode()
