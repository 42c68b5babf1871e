"""Signing in, failing to, being locked out, and being sent away when idle; each in the trail, none with an address."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from mingze.core.accounts import actions, adapters
from mingze.core.audit.models import Entry
from mingze.core.base import guard
from mingze.core.kernel import clock
from mingze.core.rules.models import ParameterValue
from tests.core.accounts.conftest import PASSWORD
from tests.core.accounts.security_policy import set_policy
from tests.people import Agency

LOGIN = "/account/login/"


def sign_in(client: Client, password: str = PASSWORD, name: str = "bob") -> int:
    return client.post(LOGIN, {"login": name, "password": password}).status_code


def trail() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("action", flat=True))


def test_the_sign_in_page_offers_no_sign_up_and_no_reset(agency: Agency, client: Client) -> None:
    page = client.get(LOGIN).content.decode()
    assert "账号" in page
    assert "口令" in page
    for word in ("注册", "signup", "忘记密码", "password/reset"):
        assert word not in page


def test_bob_signs_in_and_out(agency: Agency, client: Client) -> None:
    assert sign_in(client) == 302
    client.post("/account/logout/")
    assert trail() == ["accounts.sign_in", "accounts.sign_out"]
    assert Entry.objects.first().actor == "1005"  # type: ignore[union-attr]


def test_the_trail_holds_no_request_address(agency: Agency, client: Client) -> None:
    client.post(LOGIN, {"login": "bob", "password": "x"}, REMOTE_ADDR="203.0.113.77")
    client.post(LOGIN, {"login": "bob", "password": PASSWORD}, REMOTE_ADDR="203.0.113.77")
    written = "".join(str(row) for row in Entry.objects.values())
    assert "sign_in_failed" in written
    assert "203.0.113.77" not in written


def test_a_name_that_is_no_account_is_not_written_down(agency: Agency, client: Client) -> None:
    sign_in(client, name="My-Secret-Password")
    entry = Entry.objects.get()
    assert entry.summary == "以未开通的账号登录失败"
    assert "secret" not in str(Entry.objects.values()).lower()


@pytest.mark.slow
def test_too_many_failures_lock_the_account_whatever_the_case(agency: Agency, client: Client) -> None:
    names = ["bob", "BOB", "Bob ", "bob"]
    assert [sign_in(client, "wrong", name) for name in names] == [200] * 4
    locked = client.post(LOGIN, {"login": "bob", "password": "wrong"})
    assert locked.status_code == 429
    assert "30 分钟后自动解除" in locked.content.decode()
    assert sign_in(client) == 429, "the right password does not help while locked"
    assert trail() == ["accounts.sign_in_failed"] * 4 + ["accounts.locked_out"] * 2


@pytest.mark.slow
def test_a_lock_ends_by_itself_or_by_an_officer(agency: Agency, client: Client) -> None:
    for _time in range(5):
        sign_in(client, "wrong")
    assert sign_in(client) == 429
    actions.unlock(account=agency.accounts["bob"], reason="已核实", by=agency.actor("mallory"))
    assert sign_in(client) == 302


def test_the_figures_come_from_the_catalogue(agency: Agency, client: Client) -> None:
    set_policy(security_login_failures_maximum=2, security_mfa_officers_required=False)
    assert [sign_in(client, "wrong"), sign_in(client, "wrong")] == [200, 429]


def test_without_a_policy_nobody_signs_in_and_the_page_says_why(agency: Agency, client: Client) -> None:
    with guard.opened():
        ParameterValue.objects.all().delete()
    answer = client.post(LOGIN, {"login": "bob", "password": PASSWORD})
    assert answer.status_code == 422
    assert "security.login.failures.maximum" in answer.content.decode()


def test_an_account_that_was_closed_is_out_at_once(agency: Agency, client: Client) -> None:
    sign_in(client)
    actions.deactivate(account=agency.accounts["bob"], reason="调离", by=agency.actor("mallory"))
    assert client.get("/account/me/").status_code == 302
    again = client.post(LOGIN, {"login": "bob", "password": PASSWORD})
    assert again["Location"] == reverse("account_inactive")
    assert client.get("/account/me/").status_code == 302


def test_an_idle_session_ends(agency: Agency, client: Client) -> None:
    sign_in(client)
    assert client.get("/account/me/").status_code == 200
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        answer = client.get("/account/me/")
    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)
    assert trail()[-1] == "accounts.sign_out"
    assert "长时间未操作" in client.get(LOGIN).content.decode()


def test_a_session_in_use_goes_on(agency: Agency, client: Client) -> None:
    sign_in(client)
    begun = clock.now()
    for minutes in (10, 20, 30):
        with time_machine.travel(begun + timedelta(minutes=minutes)):
            assert client.get("/account/me/").status_code == 200


def test_a_temporary_password_is_changed_before_anything_else(agency: Agency, client: Client) -> None:
    issued = actions.reset_password(
        account=agency.accounts["bob"], by=agency.actor("mallory"), at=clock.now()
    )
    sign_in(client, issued.password)
    assert client.get("/account/me/")["Location"] == reverse("account_change_password")
    change(client, issued.password, "Another-Pass-9")
    assert client.get("/account/me/").status_code == 200
    assert "accounts.change_password" in trail()


def test_an_old_password_is_changed_first(agency: Agency, client: Client) -> None:
    bob = agency.accounts["bob"]
    bob.password_changed_at = clock.now() - timedelta(days=91)
    bob.save()
    sign_in(client)
    assert client.get("/account/me/")["Location"] == reverse("account_change_password")
    change(client, PASSWORD, "Another-Pass-9")
    assert client.get("/account/me/").status_code == 200


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Short-1", "至少12位"),
        ("onlylowercaseletters", "至少3类"),
        (PASSWORD, "不得使用现用口令"),
        ("Password-123", ""),
    ],
)
def test_a_weak_or_used_password_is_refused(agency: Agency, client: Client, password: str, why: str) -> None:
    sign_in(client)
    answer = change(client, PASSWORD, password)
    assert (answer.status_code == 200) == bool(why)
    assert why in answer.content.decode()


def test_a_former_password_is_remembered(agency: Agency, client: Client) -> None:
    sign_in(client)
    change(client, PASSWORD, "Another-Pass-9")
    assert "最近5次用过的口令" in change(client, "Another-Pass-9", PASSWORD).content.decode()


def change(client: Client, old: str, new: str):  # type: ignore[no-untyped-def]
    url = reverse("account_change_password")
    return client.post(url, {"oldpassword": old, "password1": new, "password2": new})


def test_the_lock_time_lasts_for_ever_while_no_policy_says_otherwise(db: None) -> None:
    assert adapters.lock_time(None) > timedelta(days=365 * 50)
