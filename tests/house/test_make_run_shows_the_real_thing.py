"""The first of the two commands, as a newcomer types it: a page answers, and the demo's people can sign in."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from mingze.config.demo import cast
from tests.house.sources import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]
PATIENCE = 300
"""Seconds; the demo takes most of a minute to build on a free machine."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where ``make run`` serves, once it does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "MINGZE_DATA_DIR": str(tmp_path / "data")}
    with (tmp_path / "said").open("w") as said:
        program = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=ROOT,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(program, f"http://127.0.0.1:{port}/account/login/", tmp_path / "said")
        yield f"http://127.0.0.1:{port}"
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGINT)
            program.wait(timeout=30)


def _wait_for(program: subprocess.Popen[bytes], url: str, said: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert program.poll() is None, said.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - an address of this machine
                return
        except urllib.error.URLError:
            time.sleep(1)
    pytest.fail(f"nothing answered within {PATIENCE} seconds:\n{said.read_text(encoding='utf-8')}")


def test_a_newcomer_signs_in_to_the_demo(address: str, tmp_path: Path) -> None:
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert address in said
    assert cast.PASSWORD in said
    assert "后台导入" in said, "the rest of the demo's publications is on its way"
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with browser.open(f"{address}/account/login/") as page:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token
    secretary = next(role for role in cast.LEADING if role.shown_as == "党支部书记")
    form = {"login": secretary.number, "password": cast.PASSWORD, "csrfmiddlewaretoken": token.group(1)}
    with browser.open(f"{address}/account/login/", urllib.parse.urlencode(form).encode()) as page:
        assert page.status == 200
        assert "/account/" not in page.url, "still at the sign-in"
        assert secretary.name in page.read().decode()
