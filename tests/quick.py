"""``pytest --quick``: a look in about a minute while one works. It shows that something broke, never that all is well.

Each test is run with one set of its parameters, generated examples are few, and left out are tests marked slow, those
that use a browser, and those about the repository itself, which ``make check`` runs. ``make test`` runs everything.
"""

from pathlib import Path

import pytest
from hypothesis import settings

FOLDERS = [Path(__file__).parent / name for name in ("house", "mission", "crash", "browser")]
"""What is left out whole: about the repository, from end to end, by killing programs, in a browser."""
EXAMPLES = 10
LEFT_OUT = ("slow", "browser")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say what the option is for."""
    parser.addoption("--quick", action="store_true", help="one set of parameters a test, nothing slow")


def pytest_configure(config: pytest.Config) -> None:
    """Generate few examples. Whoever wants a number of their own says so at the test, and keeps it."""
    if config.getoption("--quick"):
        settings.register_profile("quick", settings.get_profile("house"), max_examples=EXAMPLES)
        settings.load_profile("quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What is left out whole is not even read."""
    return True if config.getoption("--quick") and collection_path in FOLDERS else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the first of each test's sets of parameters."""
    if not config.getoption("--quick"):
        return
    kept: dict[str, pytest.Item] = {}
    for item in items:
        if not any(item.get_closest_marker(name) for name in LEFT_OUT):
            kept.setdefault(item.nodeid.partition("[")[0], item)
    left_out = [item for item in items if kept.get(item.nodeid.partition("[")[0]) is not item]
    config.hook.pytest_deselected(items=left_out)
    items[:] = kept.values()
