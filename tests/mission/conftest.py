"""Mission tests are walked through the pages, as the row's user would."""

from pathlib import Path

import pytest

from tests.duty_world import World, make_world
from tests.people import Agency


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The rows of the mission are walked from end to end: that belongs to the whole suite, not to a quick look."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def world(late_november: None, agency: Agency) -> World:
    """An agency with the packaged catalogue; see ``tests/duty_world.py``."""
    return make_world(agency)
