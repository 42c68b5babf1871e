"""What the interface's description promises holds for whatever a program may send."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.portal.shelf import shelved

pytestmark = pytest.mark.django_db
EXAMPLES = 10
"""Requests made up for each operation and mode: their shapes matter here, what is found is tested elsewhere."""
WELL, BADLY = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
ASKED = [
    ("GET", "/search", WELL),
    ("GET", "/search", BADLY),
    ("GET", "/documents/{number}", WELL),  # Any text may be a number, so there is nothing to do badly.
    ("POST", "/aggregate", WELL),
    ("POST", "/aggregate", BADLY),
    ("GET", "/export", WELL),
    ("GET", "/export", BADLY),
    ("GET", "/explain", WELL),
    ("GET", "/explain", BADLY),
]


@pytest.fixture(autouse=True)
def _connection_stays() -> Iterator[None]:
    """A request through the server's own entry ends by closing the connection, and with it the test's transaction.

    Django's test client keeps it open in the same way.
    """
    ends = (request_started, request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@override_settings(API_RATE="100000/m")
@pytest.mark.parametrize(("method", "path", "mode"), ASKED)
@pytest.mark.slow
def test_every_answer_is_as_described(method: str, path: str, mode: GenerationMode) -> None:
    shelved()
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    operation = described[f"/api/v1{path}"][method]

    @given(operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def asked(case: Case) -> None:
        # A well-formed request may still hold a query that cannot be read: that is answered with 400, as described.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    asked()


@pytest.mark.slow
def test_every_operation_is_asked() -> None:
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

    assert {one.ok().label for one in described.get_all_operations()} == {
        f"{method} /api/v1{path}" for method, path, _mode in ASKED
    }
