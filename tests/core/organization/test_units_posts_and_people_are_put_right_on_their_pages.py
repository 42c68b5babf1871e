"""Renaming and closing a unit, closing a post, transferring a person and correcting a person's data, on pages."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from mingze.core.audit.models import Entry
from mingze.core.organization import actions
from mingze.core.organization.models import Membership, Post, Unit
from tests.people import Agency

pytestmark = pytest.mark.usefixtures("late_november")


@pytest.fixture
def niaj(agency: Agency, client: Client) -> Client:
    """The personnel clerk, who looks after the organisation."""
    return agency.sign_in(client, "niaj")


def told(answer: HttpResponse) -> str:
    """What the page said in place of doing it."""
    assert answer.status_code in {200, 422}
    return answer.content.decode()


def test_a_unit_gets_its_right_name(agency: Agency, niaj: Client) -> None:
    url = f"/organization/units/{agency.services.pk}/rename/"
    assert "服务科" in told(niaj.get(url))
    assert "无需修改" in told(niaj.post(url, {"name": "服务科"}))
    assert niaj.post(url, {"name": "公共服务科"}).status_code == 302
    assert Unit.objects.get(pk=agency.services.pk).name == "公共服务科"
    assert Entry.objects.filter(action="organization.rename_unit").count() == 1


def test_a_unit_is_closed_once_nothing_is_left_in_it(agency: Agency, niaj: Client) -> None:
    by = agency.actor("niaj")
    empty = actions.create_unit(
        code="JG-05", name="临时科", tree="administrative", kind="section", parent=agency.agency,
        on=date(2026, 2, 1), by=by,
    )  # fmt: skip
    full = f"/organization/units/{agency.services.pk}/close/"
    assert "岗位1个" in told(niaj.post(full, {"on": "2026-11-20"}))
    url = f"/organization/units/{empty.pk}/close/"
    assert "日期不能晚于今天" in told(niaj.post(url, {"on": "2026-12-01"}))
    assert niaj.post(url, {"on": "2026-11-20"}).status_code == 302
    empty.refresh_from_db()
    assert empty.valid_to == date(2026, 11, 20)
    page = told(niaj.get(f"/organization/units/{empty.pk}/"))
    assert "撤销，最后一日 2026-11-20" in page
    assert f"/organization/units/{empty.pk}/close/" not in page


def test_a_post_is_closed_once_nobody_holds_it(agency: Agency, niaj: Client) -> None:
    post = agency.posts["services_chief"]
    url = f"/organization/posts/{post.pk}/close/"
    assert "先办理免职" in told(niaj.post(url, {"on": "2026-11-20"}))
    held = post.appointments.get()
    actions.end_appointment(appointment=held, on=date(2026, 11, 19), by=agency.actor("niaj"))
    assert niaj.post(url, {"on": "2026-11-20"}).status_code == 302
    assert Post.objects.get(pk=post.pk).valid_to == date(2026, 11, 20)


def test_a_person_moves_to_another_roll(agency: Agency, niaj: Client) -> None:
    standing = Membership.objects.get(person=agency.heidi, kind="staff")
    assert f"/organization/memberships/{standing.pk}/transfer/" in told(
        niaj.get(f"/organization/people/{agency.heidi.pk}/")
    )
    url = f"/organization/memberships/{standing.pk}/transfer/"
    assert "没有代码为" in told(niaj.post(url, {"unit": "X", "kind": "staff", "on": "2026-11-20"}))
    assert "只能列入" in told(niaj.post(url, {"unit": "DZ-01-2", "kind": "staff", "on": "2026-11-20"}))
    assert niaj.post(url, {"unit": "JG-03", "kind": "staff", "on": "2026-11-20"}).status_code == 302
    standing.refresh_from_db()
    assert standing.valid_to == date(2026, 11, 19)
    now = Membership.objects.get(person=agency.heidi, kind="staff", valid_to=None)
    assert (now.unit, now.valid_from) == (agency.services, date(2026, 11, 20))
    assert niaj.get(url).status_code == 404


def test_a_member_on_probation_becomes_a_full_one(agency: Agency, niaj: Client) -> None:
    standing = Membership.objects.get(person=agency.ivan, kind="probationary")
    url = f"/organization/memberships/{standing.pk}/transfer/"
    assert 'value="staff"' not in told(niaj.get(url))
    assert niaj.post(url, {"unit": "DZ-01-2", "kind": "member", "on": "2026-11-20"}).status_code == 302
    assert Membership.objects.get(person=agency.ivan, valid_to=None, kind="member").unit == agency.branch_two


def test_a_persons_name_and_address_are_put_right(agency: Agency, niaj: Client) -> None:
    url = f"/organization/people/{agency.heidi.pk}/correct/"
    assert "海迪" in told(niaj.get(url))
    assert niaj.post(url, {"name": "海笛", "email": "heidi@example.org"}).status_code == 302
    agency.heidi.refresh_from_db()
    assert (agency.heidi.name, agency.heidi.email) == ("海笛", "heidi@example.org")
    assert "海迪" in Entry.objects.get(action="organization.correct_person").detail


def test_whoever_manages_no_roll_is_offered_none_of_it(agency: Agency, client: Client) -> None:
    dave = agency.sign_in(client, "dave")
    page = told(dave.get(f"/organization/people/{agency.heidi.pk}/"))
    assert "/correct/" not in page
    assert "/transfer/" not in page
    assert dave.get(f"/organization/people/{agency.heidi.pk}/correct/").status_code == 403


def test_one_does_not_move_people_to_where_one_manages_nothing(agency: Agency, client: Client) -> None:
    """Managing the unit they come from is half of it."""
    standing = Membership.objects.get(person=agency.heidi, kind="staff")
    with_reach = agency.sign_in(client, "niaj")
    outside = actions.create_unit(
        code="XJ", name="星河局", tree="administrative", kind="agency", parent=None,
        on=date(2026, 1, 1), by=agency.actor("niaj"),
    )  # fmt: skip
    url = f"/organization/memberships/{standing.pk}/transfer/"
    answer = with_reach.post(url, {"unit": outside.code, "kind": "staff", "on": "2026-11-20"})
    assert answer.status_code != 302
    standing.refresh_from_db()
    assert standing.valid_to is None
