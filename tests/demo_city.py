"""The demo in a data folder, built once for a run of the suite and copied by whoever needs one of their own."""

import fcntl
import subprocess
from pathlib import Path

import pytest

from tests.browser.serving import MINGZE, program_environment


def built_demo(factory: pytest.TempPathFactory) -> Path:
    """The data folder with the demo on SQLite, the same for all workers of a run. Whoever changes it copies it first.

    What building it reached for outside this machine stands in it as in the folder of any served product.
    """
    base = factory.getbasetemp()
    # The workers of a run have folders of their own, side by side in one that they share.
    shared = base.parent if base.name.startswith("popen-") else base
    built, making = shared / "demo", shared / "demo.making"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            making.mkdir()
            _build(making)
            making.rename(built)
    return built


def _build(folder: Path) -> None:
    done = subprocess.run(
        [MINGZE, "prepare", "--demo"],
        env=program_environment(folder, ""),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
