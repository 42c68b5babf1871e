"""Rolls: one of staff, one of the Party; a transfer ends the one the day before the other begins."""

from datetime import date

import pytest

from mingze.core.audit.models import Entry
from mingze.core.kernel.refusals import Refused
from mingze.core.organization import actions
from mingze.core.organization.choices import MembershipKind
from mingze.core.organization.models import Membership
from tests.people import Agency

DAY = date(2026, 7, 1)
DAY_BEFORE = date(2026, 6, 30)


def branch_on(agency: Agency, name: str, day: date) -> tuple[str, str] | None:
    rolls = Membership.objects.on(day).filter(person=agency.people[name]).exclude(kind=MembershipKind.STAFF)
    return rolls.values_list("unit__code", "kind").first()


def test_a_transfer_leaves_the_old_branch_the_day_before(agency: Agency) -> None:
    actions.transfer(
        person=agency.dave,
        unit=agency.branch_two,
        kind=MembershipKind.MEMBER,
        on=DAY,
        by=agency.actor("carol"),
    )

    assert branch_on(agency, "dave", DAY_BEFORE) == ("DZ-01-1", "member")
    assert branch_on(agency, "dave", DAY) == ("DZ-01-2", "member")


def test_a_probationary_member_becomes_a_full_one(agency: Agency) -> None:
    actions.transfer(
        person=agency.ivan,
        unit=agency.branch_two,
        kind=MembershipKind.MEMBER,
        on=DAY,
        by=agency.actor("carol"),
    )

    assert branch_on(agency, "ivan", DAY_BEFORE) == ("DZ-01-2", "probationary")
    assert branch_on(agency, "ivan", DAY) == ("DZ-01-2", "member")


def test_a_second_branch_is_refused(agency: Agency) -> None:
    with pytest.raises(Refused, match="戴维自2026-01-01起已在“第一党支部”名册"):
        actions.enrol(
            person=agency.dave,
            unit=agency.branch_two,
            kind=MembershipKind.MEMBER,
            on=DAY,
            by=agency.actor("carol"),
        )


def test_staff_do_not_stand_in_a_branch(agency: Agency) -> None:
    with pytest.raises(Refused, match="干部职工只能列入行政系统的单位"):
        actions.enrol(
            person=agency.grace,
            unit=agency.branch_two,
            kind=MembershipKind.STAFF,
            on=DAY,
            by=agency.actor("carol"),
        )


def test_somebody_new_is_registered_enrolled_and_struck_off(agency: Agency) -> None:
    person = actions.register_person(staff_number="2001", name="温迪", by=agency.actor("niaj"))
    membership = actions.enrol(
        person=person, unit=agency.office, kind=MembershipKind.STAFF, on=DAY, by=agency.actor("niaj")
    )

    actions.strike_off(membership=membership, on=date(2026, 9, 30), by=agency.actor("niaj"))

    assert Membership.objects.on(date(2026, 9, 30)).filter(person=person).exists()
    assert not Membership.objects.on(date(2026, 10, 1)).filter(person=person).exists()
    with pytest.raises(Refused, match="代码“2001”已被“温迪”使用"):
        actions.register_person(staff_number="2001", name="别人", by=agency.actor("niaj"))


def test_an_officer_stands_on_no_roll(agency: Agency) -> None:
    with pytest.raises(Refused, match="不得兼任其他岗位或列入名册"):
        actions.enrol(
            person=agency.peggy,
            unit=agency.office,
            kind=MembershipKind.STAFF,
            on=DAY,
            by=agency.actor("niaj"),
        )


def test_a_correction_keeps_what_stood_before_in_the_trail(agency: Agency) -> None:
    actions.correct_person(person=agency.dave, name="戴伟", email="dave@example.cn", by=agency.actor("niaj"))

    agency.dave.refresh_from_db()
    assert (agency.dave.name, agency.dave.email) == ("戴伟", "dave@example.cn")
    assert '"name":"戴维"' in Entry.objects.latest("sequence").detail
