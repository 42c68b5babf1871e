"""An import that is killed leaves no process behind."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds; the processes are gone within a moment on a free machine."""
WORKING = """
import os, time
from mingze.services.patents import processes
if __name__ == "__main__":
    pool = processes.pool(2)
    print(*{pool.submit(os.getpid).result() for _ in range(8)}, flush=True)
    time.sleep(600)
"""


def _alive(process: int) -> bool:
    """Whether it still does anything: where nobody asks how it ended, it stays in the list as one that has."""
    try:
        said = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return said.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.slow
def test_those_who_read_end_when_the_import_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", WORKING], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        working = [int(one) for one in program.stdout.readline().split()]
        assert working
        assert all(map(_alive, working))
        program.kill()
    until = time.monotonic() + PATIENCE
    while any(map(_alive, working)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(_alive, working))
