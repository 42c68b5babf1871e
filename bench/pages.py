"""The main pages under twenty people at once, and how many statements each of them costs.

The server is the product's own command with two processes. Requests come from threads that keep their
connection, each of them another person. Twice: with a pause between two clicks, as people work, and with
none, which is the most the machine can do. All the while a clerk records a meeting every second, so that nothing
kept from before stays good for longer.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from threading import Event
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.acts import branches_that_have_not_met, meeting_of
from bench.crowd import PAUSE, PEOPLE, load, served
from bench.results import Result, percentile
from mingze.core.accounts.models import Account
from mingze.core.base import guard
from mingze.core.facts.actions import record
from mingze.core.kernel import clock
from mingze.core.organization.models import Appointment, Membership, Person, Role, RoleGrant, Unit

LEADER, SECRETARY, CLERK = "1001", "1302", "1101"
PAGES = (
    ("desk of a leader", LEADER, "/"),
    ("desk of a branch secretary", SECRETARY, "/"),
    ("fulfilment by subtree", LEADER, "/duties/"),
    ("list of obligations", LEADER, "/duties/obligations/"),
    ("ledger list", LEADER, "/ledger/"),
    ("organization tree", LEADER, "/organization/"),
    ("list of sheets", CLERK, "/duties/sheets/"),
)
REQUESTS = 400
BETWEEN_RECORDS = 1.0
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def measure(*, quick: bool) -> tuple[list[Result], dict[str, Any]]:
    """Statements first, in this process; then times, from the server."""
    requests = REQUESTS // 5 if quick else REQUESTS
    statements = {title: statements_of(number, path) for title, number, path in PAGES}
    cookies = {
        number: [_session(one) for one in twenty_like(number)] for number in (LEADER, SECRETARY, CLERK)
    }
    connection.close()
    with served() as server, _clerk_at_work():
        results = [
            _page(server.port, title, path, cookies[number], requests) for title, number, path in PAGES
        ]
    return results, {"statements": statements}


@contextmanager
def _clerk_at_work() -> Iterator[None]:
    """Somebody records one meeting after another. A record that fails ends the measurement with its error."""
    ended = Event()
    with ThreadPoolExecutor(1) as office:
        recorded = office.submit(_record_until, ended)
        try:
            yield
        finally:
            ended.set()
        if not recorded.result():
            raise AssertionError("pages were measured longer than there were branches to meet")


def _record_until(ended: Event) -> bool:
    """Members' meetings of one branch after another; whether that went on until the end."""
    try:
        for branch in branches_that_have_not_met():
            draft, by = meeting_of(branch)
            record(draft=draft, by=by, at=clock.now())
            if ended.wait(BETWEEN_RECORDS):
                return True
    finally:
        connection.close()
    return False


def statements_of(number: str, path: str) -> int:
    """How many statements a page costs somebody who has been there before."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(Account.objects.get(username=number), backend=BACKEND)
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(path)
        _read(response)
    if response.status_code != 200:
        raise AssertionError(f"{path} answered {response.status_code}")
    return len(captured)


def _read(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def twenty_like(number: str) -> list[str]:
    """Twenty people who may do what this one may, so that nothing kept for one of them serves another.

    Those who hold such a post come first; if they are too few, others are given its role by name.
    """
    today = clock.today()
    first = Account.objects.get(username=number).person
    own = Appointment.objects.on(today).select_related("post__unit").get(person=first)
    like = Appointment.objects.on(today).filter(post__category=own.post.category).exclude(person=first)
    same = Person.objects.filter(pk__in=like.values("person")).order_by("pk")[: PEOPLE - 1]
    people = [first, *same]
    if len(people) < PEOPLE:
        role = next(one for one in Role.objects.all() if own.post.category in one.held_by)
        staff = Membership.objects.on(today).filter(kind="staff", person__account=None)
        people += [
            _given(one.person, role, own.post.unit)
            for one in staff.exclude(person__in=people)
            .select_related("person")
            .order_by("pk")[: PEOPLE - len(people)]
        ]
    for person in people:
        made = {"person": person, "created_at": clock.now()}
        Account.objects.get_or_create(username=person.staff_number, defaults=made)
    return [person.staff_number for person in people]


def _given(person: Person, role: Role, unit: Unit) -> Person:
    with guard.opened():
        RoleGrant.objects.get_or_create(
            person=person, role=role, unit=unit, valid_from=clock.today(), defaults={"reason": "bench"}
        )
    return person


def _session(number: str) -> str:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(Account.objects.get(username=number), backend=BACKEND)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _page(port: int, title: str, path: str, cookies: list[str], requests: int) -> Result:
    load(port, [path], cookies, 2, 0.0)
    paused = load(port, [path], cookies, requests // PEOPLE, PAUSE)
    pressed = load(port, [path], cookies, requests // PEOPLE, 0.0)
    alone = load(port, [path], cookies[:1], 10, 0.0)
    high = percentile(paused, 95)
    detail = (
        f"alone {median(alone):.0f} ms; without any pause median {median(pressed):.0f} ms,"
        f" p95 {percentile(pressed, 95):.0f} ms"
    )
    measured = f"p95 {high:.0f} ms (median {median(paused):.0f} ms)"
    return Result(f"page: {title}", "p95 < 300 ms", measured, high < 300, detail)
