"""One-time codes: an officer sets one up before anything else; a wrong one is recorded; recovery codes work once."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from mingze.core.audit.models import Entry
from tests.core.accounts.conftest import PASSWORD, give_password
from tests.core.accounts.security_policy import set_policy
from tests.people import Agency

LOGIN = "/account/login/"


@pytest.fixture
def officers(agency: Agency) -> Agency:
    set_policy()
    give_password(agency, "mallory")
    return agency


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def sign_in(client: Client, name: str = "mallory") -> str:
    return client.post(LOGIN, {"login": name, "password": PASSWORD})["Location"]


def activate(client: Client) -> str:
    # Setting up a code asks for the password once more, however lately it was given.
    confirm = client.get(reverse("mfa_activate_totp"))["Location"]
    page = client.post(confirm, {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    return str(secret)


def test_an_officer_sets_up_a_code_before_anything_else(
    officers: Agency, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client)
    assert client.get("/account/accounts/")["Location"] == reverse("mfa_activate_totp")
    with django_capture_on_commit_callbacks(execute=True):
        activate(client)
    assert client.get("/account/accounts/").status_code == 200
    verbs = list(Entry.objects.order_by("sequence").values_list("action", flat=True))
    assert verbs == ["accounts.sign_in", "accounts.code_activated"]


def test_others_may_do_without(officers: Agency, client: Client) -> None:
    sign_in(client, "bob")
    assert client.get("/account/me/").status_code == 200


def test_from_then_on_the_password_alone_is_not_enough(officers: Agency, client: Client) -> None:
    sign_in(client)
    secret = activate(client)
    client.post("/account/logout/")
    assert sign_in(client) == reverse("mfa_authenticate")
    assert client.get("/account/me/").status_code == 302
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert Entry.objects.order_by("-sequence")[0].action == "accounts.sign_in_failed"
    used = client.post(reverse("mfa_authenticate"), {"code": later_code(secret)})
    assert used.status_code == 302
    assert client.get("/account/me/").status_code == 200


def later_code(secret: str) -> str:
    """A code is good once, and the one used to set up is spent until the library forgets it."""
    cache.clear()
    return code_now(secret)


@pytest.mark.slow
def test_a_recovery_code_works_once(officers: Agency, client: Client) -> None:
    sign_in(client)
    activate(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    recovery = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    assert recovery in page
    client.post("/account/logout/")
    sign_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": recovery}).status_code == 302
    client.post("/account/logout/")
    sign_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": recovery}).status_code == 200


def test_an_officer_may_not_switch_the_code_off(officers: Agency, client: Client) -> None:
    sign_in(client)
    activate(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize("name", ["mfa_index", "mfa_generate_recovery_codes", "account_change_password"])
def test_the_pages_open(officers: Agency, client: Client, name: str) -> None:
    sign_in(client)
    activate(client)
    assert client.get(reverse(name)).status_code == 200
