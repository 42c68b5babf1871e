"""M2: the same for the agency's own rules; they load as a demonstration set."""

import pytest
from django.test import Client

from mingze.core.rules.choices import RuleKind
from mingze.core.rules.models import RuleDocument
from tests.mission.rules_world import document_form, make_world
from tests.people import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return make_world()


def test_M2_the_agencys_rules_are_loaded_with_the_catalogue(agency: Agency, client: Client) -> None:
    own = RuleDocument.objects.filter(kind=RuleKind.UNIT_RULE)
    assert own.count() >= 6
    assert {rule.unit for rule in own} == {agency.agency}
    agency.sign_in(client, "grace")
    page = client.get("/rules/", {"kind": "unit_rule", "size": "100"}).content.decode()
    for rule in own:
        assert rule.title in page


def test_M2_one_list_filters_by_kind_day_and_verification(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "alice")
    listing = client.get("/rules/", {"on": "2017-06-01", "size": "100"}).context["listing"]
    titles = {row.code for row in listing.page}
    assert "party.accountability" in titles
    assert "party.branch-work" not in titles, "in force from 2018 only"
    # What was in force then is shown, not what is in force today.
    assert {row.now_version for row in listing.page if row.code == "party.accountability"} == {"2016"}
    unverified = client.get("/rules/", {"unverified": "yes", "size": "100"}).context["listing"].page
    assert unverified.paginator.count > 0
    assert all(row.now_to_verify for row in unverified)
    assert "不是有效日期" in client.get("/rules/", {"on": "2017-6"}).content.decode()


def test_M2_a_rule_of_a_section_is_not_shown_to_another(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "carol")
    client.post("/rules/new/", document_form(agency, unit=str(agency.protection.pk), title="保护科值班办法"))
    rule = RuleDocument.objects.get(title="保护科值班办法")
    for name, status in (("dave", 200), ("alice", 200), ("grace", 404)):
        agency.sign_in(client, name)
        assert client.get(f"/rules/{rule.pk}/").status_code == status, name


def test_M2_only_who_looks_after_the_rules_enters_them(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "dave")
    assert client.get("/rules/new/").status_code == 403
    assert client.post("/rules/new/", document_form(agency)).status_code == 403
    assert not RuleDocument.objects.filter(title="茶话会办法").exists()


def test_M2_the_three_officers_see_no_rules(agency: Agency, client: Client) -> None:
    for name in ("mallory", "oscar", "peggy"):
        agency.sign_in(client, name)
        assert client.get("/rules/").status_code == 403
