"""The agency, and a security policy without which nobody signs in."""

import pytest
from django.core.cache import cache

from tests.core.accounts.security_policy import set_policy
from tests.people import Agency, make_agency

PASSWORD = "Yunchuan-2026"


@pytest.fixture
def agency(db: None, settings: object) -> Agency:
    """The agency, the catalogue's policy but no code asked of officers, and Bob with a password of his own."""
    # The real hash is slow on purpose; what is tested here does not depend on it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    agency = make_agency()
    set_policy(security_mfa_officers_required=False)
    give_password(agency, "bob")
    cache.clear()
    return agency


def give_password(agency: Agency, name: str) -> None:
    """Let somebody sign in with ``PASSWORD``."""
    account = agency.accounts[name]
    account.set_password(PASSWORD)
    account.save()
