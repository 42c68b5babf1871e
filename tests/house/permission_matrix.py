"""Asks every address as every role, and works out beforehand what each of them must be told.

An answer is expected from three things only: the decision a view states, the scoping rule of the row's example, and
the unit the row lies in.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from unittest.mock import patch

from django.db import transaction
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils.html import format_html_join

from mingze.core.accounts.models import Account
from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.organization.access import NOWHERE, Access
from mingze.core.rules.actions import load_catalogue
from tests.core.accounts.security_policy import set_policy
from tests.house import permission_routes
from tests.house.permission_personas import ANONYMOUS, PERSONAS, access_of, appoint
from tests.house.permission_places import OWN, Ground, lay_out
from tests.house.permission_routes import Route
from tests.house.permission_scopes import Example
from tests.house.route_examples import EXAMPLES
from tests.packaged import packaged
from tests.people import make_agency

LOGIN = "/account/login/"
NOT_ALLOWED, UNPROCESSABLE, BROKEN = 405, 422, 500
NOT_DONE = 400
FOUND = frozenset({301, 302})
CLASSES = {403: "forbidden", 404: "not found", NOT_ALLOWED: "not allowed"}
REFUSED = frozenset({"forbidden", "not found"})
OPENED = frozenset({"opened"})
# What ``Access.check`` says, as it stands on the page: the row is there, but not for this person.
OUT_OF_REACH = NOWHERE.rsplit("，", 1)[1]
METHODS = ("get", "post")


@dataclass(frozen=True)
class Visitor:
    """One person in front of the product."""

    role: str
    access: Access
    client: Client
    cookies: dict[str, str] = field(default_factory=dict)

    def send(
        self, method: str, url: str, data: dict[str, object] | None = None, *, drawn: bool = False
    ) -> HttpResponse:
        """Ask for a page, as if nothing had been asked before, and leave nothing behind.

        Drawing a page takes longer than deciding over it, so a page is drawn only when asked for.
        """
        self.client.cookies = SimpleCookie(self.cookies)
        drawing = nullcontext() if drawn else patch.object(Template, "render", _words_only)
        with transaction.atomic(), drawing:
            answer: HttpResponse = getattr(self.client, method)(url, data or {})
            transaction.set_rollback(True)
        return answer


@dataclass(frozen=True)
class Matrix:
    """The ground with everybody signed in."""

    ground: Ground
    visitors: dict[str, Visitor]
    done: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)
    only_sent: set[str] = field(default_factory=set)

    def faults(self, route: Route) -> Iterator[str]:
        """What is wrong with the answers at one address; nothing when all are as expected."""
        places = self.ground.places if route.parameters else (OWN,)
        self.done.discard(str(route))
        for name in places:
            with transaction.atomic():
                example = self._example(route, name)
                for visitor in self.visitors.values():
                    yield from self._faults(visitor, route, example, name)
                transaction.set_rollback(True)
        if route.parameters and str(route) in self.only_sent - self.done:
            yield f"{route}: sent by everybody, and done for nobody: the example proves nothing"

    def _example(self, route: Route, name: str) -> Example:
        if not route.parameters:
            return Example({})
        return EXAMPLES[str(route)](self.ground, self.ground.places[name])

    def _faults(self, visitor: Visitor, route: Route, example: Example, place: str) -> Iterator[str]:
        url = reverse(route.name, kwargs=example.kwargs)
        expected = expected_for(visitor, route, example)
        answered = False
        for method in METHODS:
            # Where no row can be reached, sending is tried only when there is no page to open.
            if method == "post" and answered and not (route.parameters and lets_in(visitor, route)):
                continue
            drawn = expected == OPENED and str(route) not in self.drawn
            answer = visitor.send(method, url, example.post if method == "post" else None, drawn=drawn)
            found = class_of(answer)
            if found == "not allowed":
                if method == "get":
                    self.only_sent.add(str(route))
                continue
            answered = True
            if drawn:
                self.drawn.add(str(route))
            if found == "opened" and answer.status_code < NOT_DONE:
                self.done.add(str(route))
            if found not in expected:
                yield (
                    f"{visitor.role} at {method.upper()} {route} ({place}): {answer.status_code} {found},"
                    f" expected {' or '.join(sorted(expected))}"
                )
        if not answered:
            yield f"{visitor.role} at {route} ({place}): answers neither GET nor POST"


def lets_in(visitor: Visitor, route: Route) -> bool:
    """Whether the decision of a view lets somebody in, whatever the row."""
    assert route.decision is not None
    return permission_routes.opens(route.decision, visitor.access, visitor.role != ANONYMOUS)


def _words_only(template: Template, context: Context) -> str:
    """What a page would say in so many words, without drawing it."""
    words = [value for layer in context.dicts for value in layer.values() if isinstance(value, str)]
    return format_html_join(" ", "{}", ((word,) for word in words))


def expected_for(visitor: Visitor, route: Route, example: Example) -> frozenset[str]:
    """The classes an answer may have."""
    decision = route.decision
    assert decision is not None
    if not lets_in(visitor, route):
        return frozenset({"sign in"} if visitor.role == ANONYMOUS else {"forbidden"})
    if not example.scope.admits(visitor.access, decision.permissions):
        return REFUSED
    # A code that is not set up cannot be removed: the library then says "not found", or starts again.
    return OPENED | {"sign in", "not found"} if route.is_library else OPENED


def class_of(answer: HttpResponse) -> str:
    """What an answer amounts to. A refusal for the row's unit counts as forbidden; any other was reached."""
    status = answer.status_code
    if status in FOUND and answer["Location"].startswith(LOGIN):
        return "sign in"
    if status >= BROKEN:
        return "broken"
    if status == UNPROCESSABLE and OUT_OF_REACH in answer.content.decode():
        return "forbidden"
    return CLASSES.get(status, "opened")


def make_matrix() -> Matrix:
    """Build the ground, load the packaged catalogue, and sign everybody in."""
    agency = make_agency()
    appoint(agency)
    ground = lay_out(agency)
    load_catalogue(catalogue=packaged(), at=ground.now, by=job("load-catalogue"))
    set_policy(security_mfa_officers_required=False)
    with guard.opened():
        # The sign-in library's pages about a password want there to be one; nobody signs in with it.
        Account.objects.update(password="not a password")
    visitors = {ANONYMOUS: Visitor(ANONYMOUS, access_of(agency, ANONYMOUS), _client())}
    for role, name in PERSONAS.items():
        agency.accounts[name].refresh_from_db()
        client = agency.sign_in(_client(), name)
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        visitors[role] = Visitor(role, access_of(agency, role), client, cookies)
    return Matrix(ground, visitors)


def _client() -> Client:
    return Client(raise_request_exception=False)
