"""C19 单位人员结构（干部职工X人、党员X人、占X%；X总支X支部）: as of three days, equal to a count by hand."""

from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from mingze.core.kernel import indicators
from mingze.core.organization import actions
from mingze.core.organization.choices import Tree
from tests.people import Agency

# Counted by hand from tests/people.py and the changes below: (staff, members among them, branches).
BY_HAND = {
    date(2026, 1, 1): (13, 12, 2),
    date(2026, 6, 30): (14, 12, 2),
    date(2026, 9, 1): (13, 12, 3),
}


@pytest.fixture
def year(agency: Agency) -> Agency:
    """Wendy comes in March, joins a branch in July; Dave retires in August; a third branch stands from September."""
    by = agency.actor("niaj")
    wendy = actions.register_person(staff_number="2001", name="温迪", by=by)
    actions.enrol(person=wendy, unit=agency.office, kind="staff", on=date(2026, 3, 1), by=by)
    actions.enrol(person=wendy, unit=agency.branch_two, kind="probationary", on=date(2026, 7, 1), by=by)
    for roll in agency.dave.memberships.all():
        actions.strike_off(membership=roll, on=date(2026, 8, 31), by=by)
    actions.create_unit(
        code="DZ-01-3",
        name="第三党支部",
        tree=Tree.PARTY,
        kind="branch",
        parent=agency.general_branch,
        on=date(2026, 9, 1),
        by=by,
    )
    return agency


@pytest.mark.parametrize("day", BY_HAND)
def test_C19_the_page_says_what_a_count_by_hand_says(year: Agency, client: Client, day: date) -> None:
    staff, members, branches = BY_HAND[day]
    percent = f"{Decimal(members) * 100 / staff:.2f}".rstrip("0").rstrip(".")

    page = year.sign_in(client, "niaj").get("/organization/headcount/", {"on": day.isoformat()})
    sentence = BeautifulSoup(page.content, "html.parser").select_one(".mz-sentence")

    assert sentence is not None
    assert sentence.text == (
        f"云川市知识产权局现有干部职工 {staff} 人，其中党员 {members} 人，占 {percent}%；"
        f"设 1 个党总支、{branches} 个党支部。"
    )


@pytest.mark.parametrize("day", BY_HAND)
def test_C19_every_number_opens_to_as_many_rows(year: Agency, client: Client, day: date) -> None:
    year.sign_in(client, "niaj")
    page = client.get("/organization/headcount/", {"on": day.isoformat()})
    links = BeautifulSoup(page.content, "html.parser").select("td.mz-number a")

    assert len(links) > 10
    for link in links:
        rows = client.get(f"{link['href']}&size=100")
        shown = BeautifulSoup(rows.content, "html.parser").select(
            ".mz-listing tbody tr a, [id^=listing] tbody tr a"
        )
        # A share opens to the members it counts; what it is a share of stands beside it.
        counted = str(link["title"]).split(" / ")[0] if link.get("title") else link.text
        assert len(shown) == int(counted), link["href"]


@pytest.mark.parametrize("day", BY_HAND)
def test_C19_the_indicators_answer_the_same(year: Agency, day: date) -> None:
    staff, members, _branches = BY_HAND[day]

    assert indicators.ask("organization.staff", day, year.agency).value == staff
    assert indicators.ask("organization.members", day, year.agency).value == members
    share = indicators.ask("organization.member_share", day, year.agency)
    assert (share.numerator, share.denominator) == (members, staff)


def test_C19_before_the_unit_existed_there_is_no_figure_instead_of_nought(year: Agency) -> None:
    figure = indicators.ask("organization.staff", date(2025, 12, 31), year.agency)

    assert not figure.available
    assert figure.reason_text() == "“云川市知识产权局”在2025-12-31尚未设立或已经撤销"
