"""Duty tests start from an agency with the packaged catalogue."""

import pytest

from tests.duty_world import World, make_world
from tests.people import Agency


@pytest.fixture
def world(agency: Agency) -> World:
    """See ``tests/duty_world.py``."""
    return make_world(agency)
