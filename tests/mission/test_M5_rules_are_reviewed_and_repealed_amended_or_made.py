"""M5: rules past their review date are listed; the list of rules to repeal, amend or make is worked off."""

from datetime import date, timedelta

import pytest
from django.test import Client

from mingze.core.base import guard
from mingze.core.kernel import clock
from mingze.core.rules.models import Review, RuleDocument, RuleVersion
from tests.mission.rules_world import document_form, make_world, version_form
from tests.people import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(client: Client) -> Agency:
    """Carol entered a rule whose review date was yesterday."""
    world = make_world()
    with guard.opened():
        RuleVersion.objects.update(review_on=None)
    yesterday = clock.today() - timedelta(days=1)
    world.sign_in(client, "carol")
    client.post("/rules/new/", document_form(world, review_on=yesterday.isoformat()))
    return world


def rule() -> RuleDocument:
    return RuleDocument.objects.get(title="茶话会办法")


def overdue(client: Client) -> list[str]:
    """The titles of what is listed as past its review date."""
    return [found.title for found in client.get("/rules/reviews/").context["overdue"]]


def reviewed(client: Client, **values: str) -> int:
    """Record what a review came to."""
    data = {
        "reason": "形势变化",
        "on": clock.today().isoformat(),
        "next_review_on": "",
        "due_on": "",
    } | values
    return client.post(f"/rules/{rule().pk}/review/", data).status_code


def test_M5_a_rule_past_its_review_date_is_listed(agency: Agency, client: Client) -> None:
    assert overdue(client) == ["茶话会办法"]
    listed = client.get("/rules/", {"overdue": "yes"}).context["listing"]
    assert [row.title for row in listed.page] == ["茶话会办法"]


def test_M5_a_rule_due_today_is_not_late_yet(agency: Agency, client: Client) -> None:
    with guard.opened():
        rule().versions.update(review_on=clock.today())
    assert overdue(client) == []


def test_M5_a_rule_found_to_stand_is_due_again_on_the_next_date(agency: Agency, client: Client) -> None:
    assert reviewed(client, outcome="keep") == 422, "the next date is missing"
    assert overdue(client) == ["茶话会办法"]
    following = clock.today() + timedelta(days=365)
    assert reviewed(client, outcome="keep", next_review_on=following.isoformat()) == 302
    assert overdue(client) == []
    assert rule().versions.get().review_on == following
    assert not client.get("/rules/reviews/").context["listing"].total, "what stands needs nothing done"


def test_M5_a_rule_to_amend_is_settled_by_its_new_version(agency: Agency, client: Client) -> None:
    assert reviewed(client, outcome="amend") == 302
    assert overdue(client) == []
    assert reviewed(client, outcome="repeal") == 422, "it stands on the list already"
    start = clock.today() + timedelta(days=10)
    answer = client.post(
        f"/rules/{rule().pk}/versions/new/", version_form(number="2027", valid_from=start.isoformat())
    )
    assert answer.status_code == 302
    review = Review.objects.get()
    assert review.result == rule().versions.get(version="2027")
    assert review.settled_by == agency.carol


def test_M5_a_rule_to_repeal_ends_on_the_day_given(agency: Agency, client: Client) -> None:
    reviewed(client, outcome="repeal")
    review = Review.objects.get()
    last = clock.today() + timedelta(days=5)
    client.post(f"/rules/reviews/{review.pk}/repeal/", {"last_day": last.isoformat()})
    version = rule().versions.get()
    assert (version.valid_to, version.closed_by) == (last, agency.carol)
    review.refresh_from_db()
    assert review.settled_on == last
    assert (
        client.post(f"/rules/reviews/{review.pk}/repeal/", {"last_day": last.isoformat()}).status_code == 422
    )


def test_M5_a_rule_to_make_is_settled_by_the_rule_made(agency: Agency, client: Client) -> None:
    data = {
        "title": "信访接待办法",
        "unit": str(agency.agency.pk),
        "reason": "无规定",
        "on": "2026-03-01",
        "due_on": "",
    }
    assert client.post("/rules/reviews/propose/", data).status_code == 302
    review = Review.objects.get()
    form = client.get(f"/rules/new/?proposal={review.pk}").context["form"]
    assert form["title"].value() == "信访接待办法"
    answer = client.post(f"/rules/new/?proposal={review.pk}", document_form(agency, title="信访接待办法"))
    assert answer.status_code == 302
    review.refresh_from_db()
    assert review.result is not None
    assert review.result.document.title == "信访接待办法"
    assert review.settled_on == date(2026, 1, 10)
    listed = client.get("/rules/reviews/", {"settled": "yes"}).context["listing"]
    assert listed.total == 1
