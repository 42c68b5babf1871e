"""C18 900余个基层党组织、1.5万多名党员、近2.1万名干部职工: the roll and the tree at this scale.

Speed is measured under ``bench/``; here the numbers are right, and no page asks more questions for more people.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingze.core.audit import unchanged
from mingze.core.kernel import indicators
from mingze.core.organization.models import Membership, Unit
from mingze.core.roster import writing
from tests.core.roster.rosters import apply, plan_of, texts, workbook
from tests.people import Agency, make_agency

DAY = date(2026, 7, 1)
SECTIONS, BRANCHES, STAFF, MEMBERS = 400, 1000, 21_000, 16_000
PAGES = (
    "/organization/",
    "/organization/headcount/",
    "/organization/people/",
    "/organization/people/?roll=member&sort=-name&page=3&size=100",
    "/organization/people/?unit=C-1&roll=staff",
)

pytestmark = pytest.mark.slow


def _units() -> Iterator[tuple[object, ...]]:
    yield ("C", "云川市机关", "机关", "", "C-P", "2020-01-01")
    yield ("C-P", "云川市机关党组", "党组", "", "C", "2020-01-01")
    for number in range(SECTIONS):
        yield (f"C-{number}", f"第{number}科", "科室", "C", "", "2020-01-01")
    for number in range(BRANCHES // 10):
        yield (f"C-P-{number}", f"第{number}总支", "党总支", "C-P", "", "2020-01-01")
    for number in range(BRANCHES):
        yield (
            f"C-B-{number}",
            f"第{number}支部",
            "党支部",
            f"C-P-{number % (BRANCHES // 10)}",
            "",
            "2020-01-01",
        )


def _people() -> Iterator[tuple[object, ...]]:
    for number in range(STAFF):
        branch = f"C-B-{number % BRANCHES}" if number < MEMBERS else ""
        section = f"C-{number % SECTIONS}"
        yield (
            f"8{number:06}",
            f"人员{number}",
            section,
            "2021-01-01",
            branch,
            "2021-01-01" if branch else "",
        )


def _posts() -> Iterator[tuple[object, ...]]:
    for number in range(SECTIONS):
        yield (f"C-{number}-1", f"第{number}科科长", f"C-{number}", "科长", "2020-01-01")
    for number in range(BRANCHES):
        yield (f"C-B-{number}-1", f"第{number}支部书记", f"C-B-{number}", "党支部书记", "2020-01-01")


def _held() -> Iterator[tuple[object, ...]]:
    for number in range(SECTIONS):
        yield (f"8{number:06}", f"C-{number}-1", "2021-01-01")
    for number in range(BRANCHES):
        yield (f"8{number:06}", f"C-B-{number}-1", "2021-01-01")


def city() -> bytes:
    """The roster of the whole city."""
    return workbook(
        {
            "单位": [("单位代码", "单位名称", "单位类别", "上级单位", "对应单位", "设立日期"), *_units()],
            "人员": [("工号", "姓名", "单位", "到岗日期", "党支部", "转入支部日期"), *_people()],
            "岗位": [("岗位代码", "岗位名称", "单位", "岗位类别", "设立日期"), *_posts()],
            "任职": [("工号", "岗位代码", "任职日期"), *_held()],
        }
    )


def questions(client: Client, url: str) -> int:
    """How many statements a page costs while nothing is kept from before."""
    unchanged.forget()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
        if response.streaming:
            b"".join(response)
    assert response.status_code == 200, url
    return len(captured)


@pytest.mark.django_db
def test_C18_the_roll_and_the_tree_of_a_city() -> None:
    agency: Agency = make_agency()
    client = agency.sign_in(Client(), "alice")
    # Alice heads the city too, so that her pages show everything.
    few = {url: questions(client, url.replace("C-1", "JG-01")) for url in PAGES}
    data = city()

    applied = apply(data)

    assert texts(applied, "error") == []
    assert applied.counts["person.create"] == STAFF
    root = Unit.objects.get(code="C")
    assert indicators.ask("organization.staff", DAY, root).value == STAFF
    assert indicators.ask("organization.members", DAY, root).value == MEMBERS
    assert Membership.objects.on(DAY).filter(kind="member", unit__code__startswith="C-").count() == MEMBERS
    assert Unit.objects.filter(path__startswith=root.counterpart.path).count() >= BRANCHES  # type: ignore[union-attr]
    assert plan_of(data).changes == ()
    assert plan_of(writing.current(DAY)).changes == ()

    apply(
        workbook(
            {
                "任职": [("工号", "岗位代码"), ("1001", "C-A")],
                "岗位": [("岗位代码", "岗位名称", "单位", "岗位类别"), ("C-A", "书记", "C-P", "党组书记")],
            }
        )
    )
    many = {url: questions(client, url) for url in PAGES}
    page = client.get("/organization/headcount/").content.decode()

    assert f"现有干部职工 {STAFF:,} 人，其中党员 {MEMBERS:,} 人，占 76.19%" in page
    assert {url: many[url] - few[url] for url in PAGES if many[url] > few[url] + 2} == {}
