"""People at the product's own server: a server with two processes, and threads that keep their connection and ask."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

PEOPLE, PROCESSES, PAUSE = 20, 2, 1.0
"""How many people ask at once, of how many processes, and the seconds between two clicks of theirs."""


@contextmanager
def served() -> Iterator[int]:
    """The product as ``mingze run`` serves it; gives its port."""
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


def load(port: int, paths: Sequence[str], cookies: Sequence[str], each: int, pause: float) -> list[float]:
    """Milliseconds of every request: each cookie is a person who asks ``each`` times, going round the paths."""
    with ThreadPoolExecutor(len(cookies)) as people:
        asked = [
            people.submit(_ask, port, _from(paths, place), cookie, each, pause, pause * place / len(cookies))
            for place, cookie in enumerate(cookies)
        ]
        return [one for person in asked for one in person.result()]


def _from(paths: Sequence[str], place: int) -> Sequence[str]:
    """The paths as the person at ``place`` takes them, so that not all of them ask the same at once."""
    begin = place * 7 % len(paths)
    return [*paths[begin:], *paths[:begin]]


def _ask(port: int, paths: Sequence[str], cookie: str, each: int, pause: float, begin: float) -> list[float]:
    time.sleep(begin)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    taken = []
    for turn in range(each):
        path = paths[turn % len(paths)]
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
