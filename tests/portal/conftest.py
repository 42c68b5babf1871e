"""Somebody who is signed in on the public pages."""

import pytest
from django.test import Client

from tests.people import Agency


@pytest.fixture
def alice(agency: Agency) -> Client:
    """The browser of somebody who has signed in."""
    return agency.sign_in(Client(), "alice")
