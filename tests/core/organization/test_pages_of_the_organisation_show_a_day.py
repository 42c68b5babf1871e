"""Trees, units, people and posts as of any day, each only as far as one may look."""

from datetime import date

import pytest
from django.test import Client

from mingze.core.organization import actions, queries
from tests.people import Agency

DAY = date(2026, 7, 1)


@pytest.fixture
def niaj(agency: Agency, client: Client) -> Client:
    return agency.sign_in(client, "niaj")


def text(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_both_trees_are_shown_with_people_counted(agency: Agency, niaj: Client) -> None:
    page = text(niaj, "/organization/?on=2026-07-01")

    assert all(unit.name in page for unit in agency.units.values())
    assert "截至 2026-07-01 的隶属关系" in page


def test_a_unit_shows_its_posts_and_holders_of_the_day(agency: Agency, niaj: Client) -> None:
    actions.appoint(
        person=agency.heidi, post=agency.posts["protection_chief"], on=DAY, by=agency.actor("niaj")
    )
    url = f"/organization/units/{agency.protection.pk}/"

    assert "戴维</a>（自 2026-01-01）" in text(niaj, f"{url}?on=2026-06-30")
    assert "海迪</a>（自 2026-07-01）" in text(niaj, f"{url}?on=2026-07-01")


def test_the_page_of_a_unit_asks_the_same_number_of_questions_however_many_posts(
    agency: Agency, niaj: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        text(niaj, f"/organization/units/{agency.protection.pk}/")


def test_a_person_page_tells_posts_and_rolls_and_nothing_else(agency: Agency, niaj: Client) -> None:
    page = text(niaj, f"/organization/people/{agency.dave.pk}/")

    assert "保护科科长" in page
    assert "第一党支部" in page
    assert "正式党员" in page


def test_the_list_of_people_narrows_by_unit_roll_and_day(agency: Agency, niaj: Client) -> None:
    actions.transfer(person=agency.heidi, unit=agency.services, kind="staff", on=DAY, by=agency.actor("niaj"))
    url = "/organization/people/?unit=JG-02&roll=staff&on="

    assert "海迪" in text(niaj, f"{url}2026-06-30")
    assert "海迪" not in text(niaj, f"{url}2026-07-01")


def test_a_day_that_is_no_date_is_named(agency: Agency, niaj: Client) -> None:
    assert "“2026-13-01”不是有效日期" in text(niaj, "/organization/?on=2026-13-01", 422)


def test_an_unknown_unit_is_refused_and_not_a_wider_list(agency: Agency, niaj: Client) -> None:
    assert "没有“ZZ”这个选项" in text(niaj, "/organization/people/?unit=ZZ", 422)


def test_a_post_is_handed_over_on_its_page(agency: Agency, niaj: Client) -> None:
    post = agency.posts["protection_chief"]
    assert "办理交接" in text(niaj, f"/organization/posts/{post.pk}/")

    response = niaj.post(
        f"/organization/posts/{post.pk}/hand-over/", {"person": "1007", "on": "2026-07-01"}, follow=True
    )

    assert "任职已登记。" in response.content.decode()
    assert queries.holder_of(post.pk, DAY) == agency.heidi


def test_a_refused_hand_over_keeps_what_was_typed(agency: Agency, niaj: Client) -> None:
    post = agency.posts["protection_chief"]

    response = niaj.post(f"/organization/posts/{post.pk}/hand-over/", {"person": "1006", "on": "2026-07-01"})

    page = response.content.decode()
    assert "戴维自2026-01-01起已任此岗位" in page
    assert 'value="1006"' in page


def test_an_appointment_is_ended_on_its_page(agency: Agency, niaj: Client) -> None:
    held = agency.posts["clerk"].appointments.get()

    niaj.post(f"/organization/appointments/{held.pk}/end/", {"on": "2026-06-30"})

    assert queries.holder_of(agency.posts["clerk"].pk, DAY) is None


def test_units_and_posts_are_set_up_and_moved_on_their_pages(agency: Agency, niaj: Client) -> None:
    url = f"/organization/units/{agency.branch_two.pk}"
    values = {"code": "DZ-01-2-1", "name": "第二党小组", "kind": "party_cell", "on": "2026-03-01"}

    assert niaj.post(f"{url}/create/", values).status_code == 302
    post = {
        "code": "Z2-02",
        "title": "第二支部组织委员",
        "category": "organizer_commissar",
        "on": "2026-03-01",
    }
    assert niaj.post(f"{url}/posts/create/", post).status_code == 302
    assert niaj.post(f"{url}/move/", {"parent": "DZ", "on": "2026-07-01"}).status_code == 302
    assert (
        "日期不能晚于今天" in niaj.post(f"{url}/move/", {"parent": "DZ", "on": "2999-01-01"}).content.decode()
    )

    page = text(niaj, "/organization/?on=2026-07-01")
    assert "第二党小组" in page
    assert "Z2-02" in text(niaj, f"{url}/")


def test_who_may_only_look_changes_nothing(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "bob")
    post = agency.posts["branch_one_secretary"]

    assert "办理交接" not in text(client, f"/organization/posts/{post.pk}/")
    answer = client.post(f"/organization/posts/{post.pk}/hand-over/", {"person": "1007", "on": "2026-07-01"})
    assert answer.status_code == 403
    assert queries.holder_of(post.pk, DAY) == agency.bob


def test_officers_do_not_see_the_organisation(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "peggy")

    for url in ("/organization/", "/organization/people/", "/organization/headcount/"):
        assert client.get(url).status_code == 403
