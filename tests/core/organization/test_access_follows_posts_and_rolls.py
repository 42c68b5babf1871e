"""What people may do comes from the posts they hold, the rolls they stand on, and roles given by name."""

from datetime import date, timedelta

from mingze.core.organization.choices import Permission
from tests.people import Agency


def test_a_branch_secretary_reaches_the_own_branch_and_its_cells_only(agency: Agency) -> None:
    access = agency.access("bob")

    assert access.covers(Permission.FACTS_RECORD, agency.branch_one)
    assert access.covers(Permission.FACTS_RECORD, agency.cell)
    assert not access.covers(Permission.FACTS_RECORD, agency.branch_two)
    assert not access.covers(Permission.FACTS_RECORD, agency.general_branch)


def test_the_first_secretary_reaches_both_trees(agency: Agency) -> None:
    access = agency.access("alice")

    assert all(access.covers(Permission.SHEETS_APPROVE, unit) for unit in agency.units.values())


def test_the_stationed_team_reaches_the_agency_it_is_stationed_at(agency: Agency) -> None:
    access = agency.access("eve")

    assert access.covers(Permission.SUPERVISE_HEADS, agency.group)
    assert access.covers(Permission.SUPERVISE_HEADS, agency.agency)


def test_officers_reach_no_unit_and_see_no_business(agency: Agency) -> None:
    for name in ("mallory", "oscar", "peggy"):
        assert not agency.access(name).is_business
    assert agency.access("mallory").may(Permission.ACCOUNTS_MANAGE)
    assert not agency.access("mallory").may(Permission.ORGANIZATION_VIEW)


def test_nobody_may_anything_before_the_first_day(agency: Agency) -> None:
    assert agency.access("alice", agency.on - timedelta(days=1)).grants == ()
    assert agency.access("alice", date(2030, 1, 1)).grants != ()
