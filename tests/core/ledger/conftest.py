"""Fixtures of the ledger's tests."""

import pytest

from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with the ledger kinds loaded."""
    return make_ground()
