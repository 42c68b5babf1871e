"""The matrix is only worth what it notices: each guard taken away must turn an address red, by name."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import get_resolver

from mingze.accountability.duties import queries as duties
from mingze.accountability.duties.models import Obligation, Sheet
from mingze.accountability.duties.states import with_state
from mingze.core.documents import queries as documents
from mingze.core.facts import queries as facts
from mingze.core.facts.models import Fact
from mingze.core.ledger import queries as ledger
from mingze.core.ledger.models import Item
from mingze.core.notices import queries as notices
from mingze.core.notices.models import Notice
from mingze.core.organization import queries as organization
from mingze.core.organization.access import Access
from mingze.core.organization.models import Unit
from mingze.core.roster import queries as roster
from mingze.core.roster.models import RosterImport
from mingze.core.rules import library
from mingze.core.rules.models import RuleDocument
from tests.house import permission_matrix, permission_routes
from tests.house.permission_matrix import Matrix
from tests.house.permission_routes import Route, routes

ROUTES = {str(route): route for route in routes()}
# What a careless change would leave behind: (where the filter lives, its name, everything let through, an address).
LOST: dict[str, tuple[Any, str, Callable[..., Any], str]] = {
    "units": (
        organization,
        "visible_units",
        lambda access, *permission: Unit.objects.all(),
        "organization:unit",
    ),
    "rules": (library, "documents_visible_to", lambda access: RuleDocument.objects.all(), "rules:document"),
    "records": (
        facts,
        "visible_facts",
        lambda access: Fact.objects.select_related("kind", "unit"),
        "facts:fact",
    ),
    "changes of records": (facts, "may_change", lambda access, fact: True, "facts:withdraw"),
    "files": (documents, "may_open", lambda access, attachment: True, "documents:download"),
    "items": (ledger, "visible", lambda access, on: Item.objects.all(), "ledger:note"),
    "sheets": (duties, "sheets_visible", lambda access, on: Sheet.objects.all(), "duties:sheet"),
    "obligations": (
        duties,
        "visible_or_own",
        lambda access, on: with_state(Obligation.objects.all(), on),
        "duties:obligation",
    ),
    "notices": (
        notices,
        "notice_of",
        lambda person_id, key: Notice.objects.filter(pk=key).first(),
        "notices:notice",
    ),
    "uploads": (roster, "imports_for", lambda access: RosterImport.objects.all(), "roster:report"),
}


@pytest.mark.parametrize("lost", LOST)
def test_a_lost_filter_is_noticed(matrix: Matrix, lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, everything, address = LOST[lost]
    monkeypatch.setattr(where, name, everything)
    if lost == "sheets":  # its second guard would hold by itself
        monkeypatch.setattr(Access, "check", lambda self, permission, unit: None)
    assert any("200 opened" in fault or "302 opened" in fault for fault in matrix.faults(ROUTES[address]))


def test_a_lost_check_of_the_unit_is_noticed(matrix: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Access, "check", lambda self, permission, unit: None)
    assert list(matrix.faults(ROUTES["ledger:figure"]))


def test_a_view_that_lost_its_decision_is_noticed(matrix: Matrix) -> None:
    """The bare view behind a decision lets everybody in; the matrix says whom it should not have."""
    route = ROUTES["duties:heads"]
    entry = next(one for one in _entries() if one.callback is route.view)
    bare = route.view.__wrapped__
    entry.callback = bare
    try:
        found = list(matrix.faults(Route(route.name, route.pattern, route.parameters, route.view)))
        unstated = Route(route.name, route.pattern, route.parameters, bare)
    finally:
        entry.callback = route.view
    assert unstated.decision is None
    assert any("system_officer" in fault for fault in found)
    assert list(matrix.faults(route)) == []


def test_a_refusal_for_the_unit_is_not_taken_for_an_open_door() -> None:
    assert permission_matrix.OUT_OF_REACH == "或该单位不在您的权限范围内"


def _entries() -> list[Any]:
    found: list[Any] = []
    waiting: list[Any] = [get_resolver()]
    while waiting:
        for entry in waiting.pop().url_patterns:
            (waiting if hasattr(entry, "url_patterns") else found).append(entry)
    return found


def test_the_walk_over_addresses_and_the_resolver_agree() -> None:
    assert len(_entries()) == len(list(permission_routes.routes()))
