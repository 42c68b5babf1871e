"""A list shows what lies in the reader's units and what concerns them, and nothing else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingze.core.audit.models import Entry
from tests.core.facts.ground import recorded
from tests.people import Agency


def test_a_branch_secretary_sees_the_own_branch_only(office: Agency, client: Client) -> None:
    own = recorded(office, title="第一支部学习")
    other = recorded(
        office,
        by="frank",
        unit="branch_two",
        title="第二支部学习",
        parts={"chair": ["frank"], "attendee": ["frank", "ivan"]},
    )
    page = office.sign_in(client, "bob").get("/facts/").content.decode()
    assert "第一支部学习" in page
    assert "第二支部学习" not in page
    assert client.get(f"/facts/{own.public_id}/").status_code == 200
    assert client.get(f"/facts/{other.public_id}/").status_code == 404
    assert client.get(f"/facts/{other.public_id}/correct/").status_code == 404


def test_whoever_took_part_elsewhere_sees_the_record_and_changes_nothing(
    office: Agency, client: Client
) -> None:
    fact = recorded(office, parts={"chair": ["bob"], "attendee": ["bob", "grace"]})
    page = office.sign_in(client, "grace").get(f"/facts/{fact.public_id}/").content.decode()
    assert "学习讨论" in page
    assert "撤回此记录" not in page
    assert client.get(f"/facts/{fact.public_id}/correct/").status_code == 403


@pytest.mark.parametrize("officer", ["mallory", "oscar", "peggy"])
@pytest.mark.parametrize("page", ["/facts/", "/facts/record/", "/facts/record/meeting.cell/", "{fact}"])
def test_the_three_officers_see_none(office: Agency, client: Client, officer: str, page: str) -> None:
    fact = recorded(office)
    answer = office.sign_in(client, officer).get(page.format(fact=f"/facts/{fact.public_id}/"))
    assert answer.status_code == 403
    assert "学习讨论" not in answer.content.decode()


def test_a_member_reads_and_does_not_record(office: Agency, client: Client) -> None:
    recorded(office)
    heidi = office.sign_in(client, "ivan")
    assert heidi.get("/facts/record/").status_code == 403
    assert "/facts/record/" not in heidi.get("/facts/").content.decode()


def test_kinds_are_offered_where_the_person_has_a_fitting_unit(office: Agency, client: Client) -> None:
    chief = office.sign_in(client, "dave").get("/facts/record/").content.decode()
    assert "廉政风险点排查" in chief
    assert "支部党员大会" not in chief
    secretary = office.sign_in(Client(), "bob").get("/facts/record/").content.decode()
    assert "支部党员大会" in secretary
    assert "廉政风险点排查" not in secretary


def test_a_linked_kind_says_where_it_is_recorded(office: Agency, client: Client) -> None:
    alice = office.sign_in(client, "alice")
    assert "/facts/record/intervention.deploy/" not in alice.get("/facts/record/").content.decode()
    page = alice.get("/facts/record/intervention.deploy/").content.decode()
    assert "次数由关联的事项自动得出，不能单独登记" in page
    assert "<form" not in page.split("<main", 1)[1].split("</main", 1)[0]


@pytest.mark.slow
def test_the_list_costs_the_same_for_ten_and_for_two_hundred(office: Agency, client: Client) -> None:
    alice = office.sign_in(client, "alice")
    for number in range(10):
        recorded(office, title=f"学习{number}")
    few = _statements(alice)
    for number in range(10, 200):
        recorded(office, title=f"学习{number}")
    assert _statements(alice) == few
    assert "共 <strong>200</strong> 条" in alice.get("/facts/").content.decode()


def _statements(client: Client) -> int:
    client.get("/facts/?size=100")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get("/facts/?size=100")
    return len(captured)


def test_the_list_is_filtered_by_unit_with_what_lies_below(office: Agency, client: Client) -> None:
    recorded(office, title="支部学习")
    recorded(office, unit="cell", title="小组学习", parts={"chair": ["judy"], "attendee": ["judy"]})
    alice = office.sign_in(client, "alice")
    branch, other = (office.units[name].pk for name in ("branch_one", "branch_two"))
    below = alice.get(f"/facts/?unit={branch}").content.decode()
    assert "支部学习" in below
    assert "小组学习" in below
    assert "共 <strong>0</strong> 条" in alice.get(f"/facts/?unit={other}").content.decode()


def test_reading_leaves_no_entry(office: Agency, client: Client) -> None:
    fact = recorded(office)
    before = Entry.objects.count()
    office.sign_in(client, "bob").get(f"/facts/{fact.public_id}/")
    assert Entry.objects.exclude(action__startswith="accounts.").count() <= before
