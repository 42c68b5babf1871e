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
from pathlib import Path
from typing import NamedTuple

PEOPLE, PROCESSES, PAUSE = 20, 2, 1.0
"""How many people ask at once, of how many processes, and the seconds between two clicks of theirs."""
PATIENCE = 120
"""Seconds a server may take to start, on a machine that has other things to do."""


class Served(NamedTuple):
    """A server: the port it listens on, and its first process."""

    port: int
    process: int

    def processor(self) -> float:
        """Seconds of processor time that its processes have used; what the visitors used is not in it (Linux)."""
        own, total = {self.process}, 0.0
        for pid, parent, seconds in sorted(_processes()):
            if pid in own or parent in own:
                own.add(pid)
                total += seconds
        return total


def _processes() -> Iterator[tuple[int, int, float]]:
    """Key, parent and processor seconds of every process. A child has a higher number than its parent."""
    ticks = os.sysconf("SC_CLK_TCK")
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        yield int(place.parent.name), int(fields[1]), (int(fields[11]) + int(fields[12])) / ticks


@contextmanager
def served() -> Iterator[Served]:
    """The product as ``mingze run`` serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "bench.manage",
        "run",
        "--only-serve",
        "--port",
        str(port),
        "--workers",
        str(PROCESSES),
    ]
    process = subprocess.Popen(command, env=os.environ.copy(), stdout=subprocess.DEVNULL)
    try:
        _await(port)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _await(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
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
