"""Mission tests are walked through the pages, as the row's user would."""

import pytest

from tests.duty_world import World, make_world
from tests.people import Agency


@pytest.fixture
def world(late_november: None, agency: Agency) -> World:
    """An agency with the packaged catalogue; see ``tests/duty_world.py``."""
    return make_world(agency)
