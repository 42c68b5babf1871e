"""The pages: upload, report, confirm. Nothing is stored before the last step, and it is one's own file."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingze.core.base import guard
from mingze.core.documents import queries as documents
from mingze.core.organization.models import Membership, Person
from mingze.core.roster.models import RosterImport
from tests.core.roster.rosters import LIMITS, flat, workbook
from tests.people import Agency

TRANSFER = ("1007", "海迪", "服务科", "", "", "", "", "")


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "limits", lambda _on, _unit=None: LIMITS)


def upload(client: Client, data: bytes, effective: str = "2026-07-01") -> str:
    file = SimpleUploadedFile("花名册.xlsx", data)
    response = client.post("/organization/roster/upload/", {"file": file, "effective": effective})
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def test_the_report_comes_first_and_the_change_after_confirming(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "niaj")

    page = upload(client, flat(TRANSFER))
    shown = client.get(page).content.decode()

    assert "海迪自2026-07-01起列入“服务科”名册（干部职工）" in shown
    assert "尚未导入" in shown
    assert Membership.objects.filter(person=agency.heidi, valid_to=None).count() == 2

    response = client.post(f"{page}confirm/", follow=True)

    assert "已导入，共变更2项。" in response.content.decode()
    roll = Membership.objects.get(person=agency.heidi, kind="staff", valid_to=None)
    assert (roll.unit, roll.valid_from) == (agency.services, date(2026, 7, 1))
    kept = RosterImport.objects.get()
    assert kept.data is None
    assert kept.applied_at is not None
    assert client.post(f"{page}confirm/").status_code == 422


def test_a_file_with_errors_cannot_be_confirmed(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "niaj")

    page = upload(client, flat(("3001", "温迪", "无此科", "", "", "", "", "")))
    shown = client.get(page).content.decode()

    assert "有 1 处错误，未导入任何数据" in shown
    assert "没有代码或名称为“无此科”的单位" in shown
    assert f"{page}confirm/" not in shown
    assert client.post(f"{page}confirm/").status_code == 422
    assert not Person.objects.filter(staff_number="3001").exists()


def test_a_script_in_a_name_is_shown_as_text(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "niaj")

    page = upload(client, flat(("3001", "<script>alert(1)</script>", "服务科", "", "", "", "", "")))
    shown = client.get(page).content.decode()

    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_a_day_to_come_is_refused_at_its_field(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "niaj")

    file = SimpleUploadedFile("花名册.xlsx", flat(TRANSFER))
    response = client.post("/organization/roster/upload/", {"file": file, "effective": "2999-01-01"})

    assert "生效日期不能晚于今天" in response.content.decode()
    assert not RosterImport.objects.exists()


def test_it_is_there_for_those_who_may_import_into_the_same_units(agency: Agency, client: Client) -> None:
    page = upload(agency.sign_in(client, "niaj"), flat(TRANSFER))

    assert agency.sign_in(Client(), "carol").get(page).status_code == 200
    with guard.opened():
        RosterImport.objects.update(scope=["/0/"])
    assert agency.sign_in(Client(), "carol").get(page).status_code == 404
    assert client.get(page).status_code == 200
    assert agency.sign_in(Client(), "bob").get(page).status_code == 403
    assert agency.sign_in(Client(), "mallory").get("/organization/roster/").status_code == 403


def test_a_dropped_file_is_gone_and_its_report_stays(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "niaj")
    page = upload(client, flat(TRANSFER))

    client.post(f"{page}drop/")

    assert RosterImport.objects.get().data is None
    assert "此次导入已放弃" in client.get(page).content.decode()
    assert client.post(f"{page}confirm/").status_code == 422


def test_the_present_roster_comes_back_without_a_change(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "niaj")
    present = b"".join(client.get("/organization/roster/current/"))

    page = upload(client, present)

    assert "与现有登记完全一致，无需变更" in client.get(page).content.decode()


def test_a_clerk_cannot_reach_beyond_the_own_agency(agency: Agency, client: Client) -> None:
    agency.sign_in(client, "niaj")
    rows = [("单位代码", "单位名称", "单位类别", "上级单位"), ("X", "另一机关", "机关", "")]

    page = upload(client, workbook({"单位": rows}))

    assert "“顶层”不在您的权限范围内" in client.get(page).content.decode()


def test_the_empty_workbook_can_be_downloaded(agency: Agency, client: Client) -> None:
    response = agency.sign_in(client, "niaj").get("/organization/roster/template/")

    assert response["Content-Disposition"] == 'attachment; filename="roster-template.xlsx"'
    assert b"".join(response).startswith(b"PK")
