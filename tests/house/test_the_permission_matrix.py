"""Every address × every role × own and other unit: who gets in is what the view states, and nothing else.

Expected answers are worked out from the decisions and from ``Access``; nothing is listed by hand but examples of
rows (``route_examples``). An address without a decision, or with parameters and no example, fails by name.
"""

from dataclasses import dataclass

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from mingze.catalogue.loader import load
from mingze.core.organization.access import Access
from mingze.core.organization.decisions import Audience, business, needs, public, signed_in
from tests.core.accounts.security_policy import set_policy
from tests.house import permission_routes, route_examples
from tests.house.permission_personas import ANONYMOUS, PERSONAS, access_of, appoint
from tests.house.permission_routes import LIBRARY, Route, routes
from tests.house.route_examples import EXAMPLES, Example
from tests.people import Agency

LOGIN = "/account/login/"
NOT_ALLOWED, FORBIDDEN, NOT_FOUND = 405, 403, 404
ROUTES = {str(route): route for route in routes()}
OFFICERS = ("system_officer", "security_officer", "audit_officer")


@dataclass(frozen=True)
class Visit:
    """One person at one address."""

    role: str
    access: Access
    client: Client


def test_every_view_states_who_may_open_it() -> None:
    silent = [name for name, route in ROUTES.items() if route.decision is None]
    assert silent == [], "views without @public, @signed_in, @business or @needs"


def test_every_address_has_a_name_of_its_own() -> None:
    every = list(routes())
    assert [route.pattern for route in every if not route.name] == []
    assert len(ROUTES) == len(every)


def test_every_address_with_parameters_has_an_example() -> None:
    missing = [name for name, route in ROUTES.items() if route.parameters and name not in EXAMPLES]
    assert missing == [], "add them to tests/house/route_examples.py"


def test_no_example_is_left_over() -> None:
    assert [name for name in EXAMPLES if name not in ROUTES] == []


def test_the_sign_in_library_answers_at_the_listed_addresses_only() -> None:
    assert {name for name, route in ROUTES.items() if route.is_library} == LIBRARY


def test_no_page_stands_open_by_accident() -> None:
    """Whatever opens without signing in is public in so many words."""
    open_pages = [
        name
        for name, route in ROUTES.items()
        if not getattr(route.view, "login_required", True)
        and (route.decision is None or route.decision.audience is not Audience.PUBLIC)
    ]
    assert open_pages == []


def test_every_role_of_the_catalogue_has_somebody(db: None, agency: Agency) -> None:
    appoint(agency)
    assert set(PERSONAS) == set(load().roles)
    for role in PERSONAS:
        assert role in access_of(agency, role).roles


@pytest.mark.parametrize("role", [ANONYMOUS, *PERSONAS])
def test_the_matrix(agency: Agency, role: str, client: Client, settings: object) -> None:
    appoint(agency)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    set_policy(security_mfa_officers_required=False)
    if role != ANONYMOUS:
        _give_password(agency, PERSONAS[role])
        agency.sign_in(client, PERSONAS[role])
    visit = Visit(role, access_of(agency, role), client)
    wrong = [
        fault
        for route in ROUTES.values()
        for own in ((True, False) if route.parameters else (True,))
        if (fault := _fault(visit, agency, route, own))
    ]
    assert wrong == []


def _give_password(agency: Agency, name: str) -> None:
    """The sign-in library's pages about a password want there to be one."""
    account = agency.accounts[name]
    account.password = make_password("x")
    account.save()


def _fault(visit: Visit, agency: Agency, route: Route, own: bool) -> str:
    """What is wrong with the answer; empty when it is as expected."""
    if route.decision is None or (route.parameters and str(route) not in EXAMPLES):
        return ""  # named by the tests above
    with transaction.atomic():
        example = EXAMPLES[str(route)](agency, own) if route.parameters else Example({})
        answer = _answer(visit, reverse(route.name, kwargs=example.kwargs))
        transaction.set_rollback(True)
    expected = _expected(visit, route, example)
    found = _class_of(answer)
    whose = "own" if own else "other"
    return (
        ""
        if found in expected
        else f"{visit.role} at {route} ({whose}): {answer.status_code}, not {expected}"
    )


def _answer(visit: Visit, url: str) -> HttpResponse:
    """Open the page; where only sending is possible, send nothing."""
    visit.client.raise_request_exception = False
    answer = visit.client.get(url)
    return visit.client.post(url) if answer.status_code == NOT_ALLOWED else answer


def _expected(visit: Visit, route: Route, example: Example) -> set[str]:
    decision = route.decision
    assert decision is not None
    is_in = visit.role != ANONYMOUS
    if decision.audience is not Audience.PUBLIC and not is_in:
        return {"sign in"}
    if not permission_routes.opens(decision, visit.access, is_in):
        return {"forbidden"}
    if example.unit is not None and decision.permissions:
        covered = any(visit.access.covers(one, example.unit) for one in decision.permissions)
        return {"opened"} if covered else {"forbidden", "not found"}
    # A code that is not set up cannot be removed: the library then says "not found", or starts again.
    return {"opened", "sign in", "not found"} if route.is_library else {"opened"}


def _class_of(answer: HttpResponse) -> str:
    if answer.status_code in (301, 302) and answer["Location"].startswith(LOGIN):
        return "sign in"
    if answer.status_code >= 500:
        return "broken"
    return {FORBIDDEN: "forbidden", NOT_FOUND: "not found"}.get(answer.status_code, "opened")


@pytest.mark.parametrize("role", OFFICERS)
def test_an_officer_finds_every_business_page_shut(agency: Agency, role: str) -> None:
    """Stated on its own, because it is the promise of the three officers."""
    access = access_of(agency, role)
    assert not access.is_business
    mine = [
        name
        for name, route in ROUTES.items()
        if route.decision is not None
        and route.decision.audience in {Audience.BUSINESS, Audience.PERMITTED}
        and permission_routes.opens(route.decision, access, True)
    ]
    assert all(name.startswith(("accounts:", "audit:")) for name in mine), mine


def test_the_matrix_can_fail() -> None:
    """A view that states more than it checks would be caught: the four statements differ where they should."""
    decided = [
        decorate(lambda request: None).decision  # type: ignore[attr-defined]
        for decorate in (public, signed_in, business, needs("audit.view"))
    ]
    assert [one.audience for one in decided] == list(Audience)
    undecided = Route("x", "x/", frozenset(), lambda request: None)
    assert undecided.decision is None
    assert route_examples.Example({}).unit is None
