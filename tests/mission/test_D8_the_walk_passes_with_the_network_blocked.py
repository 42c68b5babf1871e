"""D8 信息化条件下的责任制: a browser on the intranet is enough; nothing is fetched from or sent to outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.browser.serving import Site, program_environment
from tests.browser.story import Walk
from tests.browser.visitor import Watch, visiting

# An address set aside for documentation; nobody answers there.
OUTSIDE = "http://192.0.2.1/"


def test_D8_the_whole_walk_passes_with_outbound_network_blocked(walked: Walk) -> None:
    # What would leave the machine is refused to the browser and to the server's own processes, and written
    # down. The walk came to its end without a single such attempt.
    assert walked.steps[-1] == "领导的数字"
    assert walked.watch.requests > len(walked.steps)
    assert walked.watch.outside == []
    assert walked.site.outbound == []


def test_D8_a_browser_that_reaches_out_is_caught(chromium: Browser, site: Site) -> None:
    watch = Watch()
    with visiting(chromium, site, "", watch) as visitor, pytest.raises(Error):
        visitor.open(OUTSIDE)
    assert watch.outside == [OUTSIDE]


def test_D8_a_server_that_reaches_out_is_caught(tmp_path: Path) -> None:
    environment = program_environment(tmp_path, "")
    script = "import socket; socket.create_connection(('192.0.2.1', 80))"
    ended = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False)
    assert b"nothing may leave this machine" in ended.stderr
    assert (tmp_path / "outbound.txt").read_text().split() == ["socket.getaddrinfo", "192.0.2.1"]
    assert os.environ.get("MINGZE_TEST_OUTBOUND") is None
