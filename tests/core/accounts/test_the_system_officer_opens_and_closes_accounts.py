"""Accounts: one a person, opened with a temporary password, closed and never deleted."""

from datetime import UTC, datetime

import pytest

from mingze.core.accounts import actions
from mingze.core.accounts.models import Account
from mingze.core.audit.models import Entry
from mingze.core.base import guard
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.models import Person
from tests.people import Agency

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def newcomer(agency: Agency) -> Person:
    with guard.opened():
        return Person.objects.create(staff_number="2001", name="沃尔特")


def create(agency: Agency, person: Person, username: str, password: str = "") -> actions.Issued:
    return actions.create_account(
        person=person, username=username, password=password, by=agency.actor("mallory"), at=NOW
    )


def test_an_account_begins_with_a_temporary_password(agency: Agency, newcomer: Person) -> None:
    issued = create(agency, newcomer, " Walter ")
    account = Account.objects.get(username="walter")
    assert account.check_password(issued.password)
    assert account.must_change_password
    assert issued.password not in Entry.objects.get(action="accounts.create").detail


def test_a_given_password_need_not_be_changed(agency: Agency, newcomer: Person) -> None:
    account = create(agency, newcomer, "walter", "Some-Password-1").account
    assert not account.must_change_password
    assert account.password_changed_at == NOW


@pytest.mark.parametrize("username", ["", "a", "沃尔特", "-abc", "a b c", "x" * 61])
def test_an_odd_name_is_refused(agency: Agency, newcomer: Person, username: str) -> None:
    with pytest.raises(Refused, match="账号由"):
        create(agency, newcomer, username)


def test_a_name_is_used_once_and_a_person_has_one_account(agency: Agency, newcomer: Person) -> None:
    with pytest.raises(Refused, match="已被使用"):
        create(agency, newcomer, "BOB")
    with pytest.raises(Refused, match="已有账号“bob”"):
        create(agency, agency.people["bob"], "bobby")


def test_a_reset_makes_the_old_password_useless(agency: Agency) -> None:
    bob = agency.accounts["bob"]
    old = bob.password
    issued = actions.reset_password(account=bob, by=agency.actor("mallory"), at=NOW)
    bob.refresh_from_db()
    assert bob.check_password(issued.password)
    assert bob.must_change_password
    assert bob.former_passwords.get().encoded == old


def test_an_officer_leaves_their_own_account_alone(agency: Agency) -> None:
    own = agency.accounts["mallory"]
    with pytest.raises(Refused, match="不得停用本人账号"):
        actions.deactivate(account=own, reason="x", by=agency.actor("mallory"))
    with pytest.raises(Refused, match="不得停用本人账号"):
        actions.reset_password(account=own, by=agency.actor("mallory"), at=NOW)


def test_an_account_is_closed_and_opened_again(agency: Agency) -> None:
    bob, by = agency.accounts["bob"], agency.actor("mallory")
    actions.deactivate(account=bob, reason="借调", by=by)
    with pytest.raises(Refused, match="已是停用"):
        actions.deactivate(account=bob, reason="借调", by=by)
    with pytest.raises(Refused, match="请先启用"):
        actions.reset_password(account=bob, by=by, at=NOW)
    actions.activate(account=bob, reason="返回", by=by)
    with pytest.raises(Refused, match="已是启用"):
        actions.activate(account=bob, reason="返回", by=by)
    assert Account.objects.get(username="bob").is_active


def test_a_demonstration_opens_many_accounts_at_once(agency: Agency, newcomer: Person) -> None:
    with guard.opened():
        another = Person.objects.create(staff_number="2002X", name="伊夫")
    actions.bulk_create_accounts(
        people=[newcomer, another], password="Demo-2026-pass", by=agency.actor("mallory"), at=NOW
    )
    first, second = Account.objects.filter(username__in=["2001", "2002x"])
    assert first.check_password("Demo-2026-pass")
    assert first.password == second.password
    assert Entry.objects.filter(action="accounts.create_many").count() == 1


def test_an_account_whose_entry_cannot_be_written_is_not_opened(
    agency: Agency, newcomer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Entry, "save", lambda *_a, **_k: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        create(agency, newcomer, "walter")
    assert not Account.objects.filter(username="walter").exists()
