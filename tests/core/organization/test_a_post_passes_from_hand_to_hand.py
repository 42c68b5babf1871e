"""A post for one person is handed over on a day: the old holder ends the day before, the new one begins."""

from datetime import date

import pytest

from mingze.core.audit.models import Entry
from mingze.core.kernel.refusals import Refused
from mingze.core.organization import actions, queries
from mingze.core.organization.models import Appointment
from tests.people import Agency

DAY = date(2026, 7, 1)
DAY_BEFORE = date(2026, 6, 30)


def test_the_old_holder_ends_the_day_before(agency: Agency) -> None:
    post = agency.posts["protection_chief"]

    actions.appoint(person=agency.heidi, post=post, on=DAY, by=agency.actor("niaj"))

    assert queries.holder_of(post.pk, DAY_BEFORE) == agency.dave
    assert queries.holder_of(post.pk, DAY) == agency.heidi
    assert Appointment.objects.get(post=post, person=agency.dave).valid_to == DAY_BEFORE
    entry = Entry.objects.latest("sequence")
    assert (entry.actor, entry.action) == ("1004", "organization.appoint")
    assert entry.summary == "海迪任保护科保护科科长"


def test_a_shared_post_keeps_its_other_holders(agency: Agency) -> None:
    post = agency.posts["protection_staff"]

    actions.appoint(person=agency.grace, post=post, on=DAY, by=agency.actor("niaj"))

    assert Appointment.objects.on(DAY).filter(post=post).count() == 3


def test_it_refuses_the_present_holder(agency: Agency) -> None:
    with pytest.raises(Refused, match="戴维自2026-01-01起已任此岗位"):
        actions.appoint(
            person=agency.dave, post=agency.posts["protection_chief"], on=DAY, by=agency.actor("niaj")
        )


def test_it_refuses_a_day_on_which_the_holder_had_not_yet_begun(agency: Agency) -> None:
    post = agency.posts["protection_chief"]
    actions.appoint(person=agency.heidi, post=post, on=DAY, by=agency.actor("niaj"))

    with pytest.raises(Refused, match="海迪自2026-07-01起任此岗位") as refusal:
        actions.appoint(person=agency.grace, post=post, on=DAY, by=agency.actor("niaj"))

    assert refusal.value.place == "on"


def test_it_refuses_a_day_before_the_post_exists(agency: Agency) -> None:
    with pytest.raises(Refused, match="2025-12-31尚未设立"):
        actions.appoint(
            person=agency.heidi,
            post=agency.posts["protection_chief"],
            on=date(2025, 12, 31),
            by=agency.actor("niaj"),
        )


def test_an_officer_gets_no_other_post(agency: Agency) -> None:
    with pytest.raises(Refused, match="马洛担任“系统管理员”，不得兼任"):
        actions.appoint(
            person=agency.mallory, post=agency.posts["protection_chief"], on=DAY, by=agency.actor("niaj")
        )


def test_an_end_is_the_last_day_in_the_post(agency: Agency) -> None:
    appointment = Appointment.objects.get(post=agency.posts["clerk"])

    actions.end_appointment(appointment=appointment, on=DAY_BEFORE, by=agency.actor("niaj"))

    assert queries.holder_of(agency.posts["clerk"].pk, DAY_BEFORE) == agency.carol
    assert queries.holder_of(agency.posts["clerk"].pk, DAY) is None
    with pytest.raises(Refused, match="无需修改"):
        actions.end_appointment(appointment=appointment, on=DAY, by=agency.actor("niaj"))


def test_without_an_audit_entry_nothing_changes(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_values: object) -> None:
        raise RuntimeError("the trail cannot be written")

    monkeypatch.setattr("mingze.core.organization.actions.entries.record", fail)

    with pytest.raises(RuntimeError, match="trail"):
        actions.appoint(
            person=agency.heidi, post=agency.posts["protection_chief"], on=DAY, by=agency.actor("niaj")
        )

    assert queries.holder_of(agency.posts["protection_chief"].pk, DAY) == agency.dave
