"""Every address × every role × own, other and foreign unit: who gets in is what the view states, and nothing else.

Expected answers are worked out from the decisions and from the scoping rules; nothing is listed by hand but examples
of rows (``route_examples``). An address without a decision, or with parameters and no example, fails by name.
"""

import pytest
from django.http import HttpResponse

from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import Audience, business, needs, public, signed_in
from tests.house import permission_routes
from tests.house.permission_matrix import Matrix
from tests.house.permission_personas import ANONYMOUS, PERSONAS
from tests.house.permission_places import ELSEWHERE, OTHER, OWN
from tests.house.permission_routes import LIBRARY, Route, routes
from tests.house.route_examples import EXAMPLES
from tests.packaged import packaged

ROUTES = {str(route): route for route in routes()}
OFFICERS = ("system_officer", "security_officer", "audit_officer")
# Who may look into the branch of a place, and into its section: own, other, elsewhere. Written by hand, because the
# rest of the matrix takes the word of ``Access`` for it.
WHOLE_AGENCY = ("yes", "yes", "no")
REACH = {
    "first_secretary": (WHOLE_AGENCY, WHOLE_AGENCY),
    "group_member": (WHOLE_AGENCY, WHOLE_AGENCY),
    "party_affairs_clerk": (WHOLE_AGENCY, WHOLE_AGENCY),
    "general_branch_secretary": (WHOLE_AGENCY, ("no", "yes", "no")),
    "branch_secretary": (("yes", "no", "no"), ("yes", "no", "no")),
    "member": (("yes", "no", "no"), ("yes", "no", "no")),
    "section_chief": (("yes", "no", "no"), ("yes", "no", "no")),
    "staff": (("no", "no", "no"), ("no", "yes", "no")),
    "supervisor": (WHOLE_AGENCY, WHOLE_AGENCY),
    "agency_discipline": (WHOLE_AGENCY, WHOLE_AGENCY),
    "personnel": (WHOLE_AGENCY, WHOLE_AGENCY),
    "system_officer": (("no", "no", "no"), ("no", "no", "no")),
    "security_officer": (("no", "no", "no"), ("no", "no", "no")),
    "audit_officer": (("no", "no", "no"), ("no", "no", "no")),
}


def test_every_view_states_who_may_open_it() -> None:
    silent = [name for name, route in ROUTES.items() if route.decision is None]
    assert silent == [], "views without @public, @signed_in, @business or @needs"


def test_every_address_has_a_name_of_its_own() -> None:
    every = list(routes())
    assert [route.pattern for route in every if not route.name] == []
    assert len(ROUTES) == len(every)


def test_every_address_with_parameters_has_an_example() -> None:
    missing = [name for name, route in ROUTES.items() if route.parameters and name not in EXAMPLES]
    assert missing == [], "add them to tests/house/route_examples"


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


def test_every_role_of_the_catalogue_has_somebody(matrix: Matrix) -> None:
    assert set(PERSONAS) == set(packaged().roles)
    assert set(matrix.visitors) == {ANONYMOUS, *PERSONAS}
    for role in PERSONAS:
        assert role in matrix.visitors[role].access.roles


def test_everybody_reaches_as_far_as_their_role_says(matrix: Matrix) -> None:
    """The anchor of the matrix: reach by branch and by section, held against a table written by hand."""
    found = {role: _reach(matrix, matrix.visitors[role].access) for role in PERSONAS}
    assert found == REACH


def _reach(matrix: Matrix, access: Access) -> tuple[tuple[str, ...], tuple[str, ...]]:
    places = [matrix.ground.places[name] for name in (OWN, OTHER, ELSEWHERE)]
    look = Permission.ORGANIZATION_VIEW
    return (
        tuple("yes" if access.covers(look, place.branch) else "no" for place in places),
        tuple("yes" if access.covers(look, place.section) else "no" for place in places),
    )


@pytest.mark.parametrize("name", ROUTES)
def test_the_matrix(matrix: Matrix, name: str) -> None:
    """One address as every role, in each of the three places."""
    route = ROUTES[name]
    if route.decision is None or (route.parameters and name not in EXAMPLES):
        pytest.fail("see the tests above: the view is silent, or has no example")
    assert list(matrix.faults(route)) == []


@pytest.mark.parametrize("role", OFFICERS)
def test_an_officer_finds_every_business_page_shut(matrix: Matrix, role: str) -> None:
    """Stated on its own, because it is the promise of the three officers."""
    access = matrix.visitors[role].access
    assert not access.is_business
    mine = [
        name
        for name, route in ROUTES.items()
        if route.decision is not None
        and route.decision.audience in {Audience.BUSINESS, Audience.PERMITTED}
        and permission_routes.opens(route.decision, access, True)
    ]
    assert all(name.startswith(("accounts:", "audit:")) for name in mine), mine


def test_the_four_statements_differ() -> None:
    decided = [
        decorate(lambda request: HttpResponse()).decision  # type: ignore[attr-defined]
        for decorate in (public, signed_in, business, needs("audit.view"))
    ]
    assert [one.audience for one in decided] == list(Audience)
    assert Route("x", "x/", frozenset(), lambda request: None).decision is None
