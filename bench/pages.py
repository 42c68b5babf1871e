"""The main pages under twenty people at once, and how many statements each of them costs.

The server is the product's own command with two processes. Requests come from threads that keep their
connection, each with a session of its own. Twice: with a pause between two clicks, as people work, and with
none, which is the most the machine can do.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.results import Result, percentile
from mingze.core.accounts.models import Account

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
PEOPLE, REQUESTS, PROCESSES, PAUSE = 20, 400, 2, 1.0
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def measure(*, quick: bool) -> tuple[list[Result], dict[str, Any]]:
    """Statements first, in this process; then times, from the server."""
    requests = REQUESTS // 5 if quick else REQUESTS
    statements = {title: statements_of(number, path) for title, number, path in PAGES}
    cookies = {number: [_session(number) for _ in range(PEOPLE)] for number in (LEADER, SECRETARY, CLERK)}
    connection.close()
    with _server() as port:
        results = [_page(port, title, path, cookies[number], requests) for title, number, path in PAGES]
    return results, {"statements": statements}


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


def _session(number: str) -> str:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(Account.objects.get(username=number), backend=BACKEND)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


@contextmanager
def _server() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bench.manage", "run", "--port", str(port), "--workers", str(PROCESSES)]
    process = subprocess.Popen(command, env=os.environ.copy(), stdout=subprocess.DEVNULL)
    try:
        _await(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _await(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not start")


def _page(port: int, title: str, path: str, cookies: list[str], requests: int) -> Result:
    _load(port, path, cookies, 2, 0.0)
    paused = _load(port, path, cookies, requests // PEOPLE, PAUSE)
    pressed = _load(port, path, cookies, requests // PEOPLE, 0.0)
    alone = _load(port, path, cookies[:1], 10, 0.0)
    high = percentile(paused, 95)
    detail = (
        f"alone {median(alone):.0f} ms; without any pause median {median(pressed):.0f} ms,"
        f" p95 {percentile(pressed, 95):.0f} ms"
    )
    measured = f"p95 {high:.0f} ms (median {median(paused):.0f} ms)"
    return Result(f"page: {title}", "p95 < 300 ms", measured, high < 300, detail)


def _load(port: int, path: str, cookies: list[str], each: int, pause: float) -> list[float]:
    """Milliseconds of every request: each cookie is a person who asks ``each`` times."""
    with ThreadPoolExecutor(len(cookies)) as people:
        asked = [
            people.submit(_ask, port, path, cookie, each, pause, pause * place / len(cookies))
            for place, cookie in enumerate(cookies)
        ]
        return [one for person in asked for one in person.result()]


def _ask(port: int, path: str, cookie: str, each: int, pause: float, begin: float) -> list[float]:
    time.sleep(begin)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    taken = []
    for _ in range(each):
        begun = time.perf_counter()
        line.request("GET", path, headers={"Cookie": cookie})
        answer = line.getresponse()
        answer.read()
        taken.append(1000 * (time.perf_counter() - begun))
        if answer.status != 200:
            raise AssertionError(f"{path} answered {answer.status}")
        time.sleep(pause)
    line.close()
    return taken
