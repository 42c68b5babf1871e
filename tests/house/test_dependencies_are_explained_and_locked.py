"""Every package is there for a stated reason and pinned with its hashes; no place to fetch from is named."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.house.sources import ROOT, Module, listed, modules

REQUIREMENT = re.compile(r'^\s+"(?P<name>[A-Za-z0-9_.-]+)[^"]*",(?P<why>.*)$')
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)
# Reads the source for translators; the product never imports it while running.
FOR_DEVELOPERS = {"core/base/translating.py"}


def _locked(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return {found["name"]: found["version"] for found in PINNED.finditer(text)}


def _named(requirements: list[str]) -> set[str]:
    names = (re.split(r"[\[<>=!~; ]", requirement)[0] for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def _project() -> dict[str, object]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(project, dict)
    return project


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("dependencies = [")
    end = lines.index("[project.scripts]")
    silent = [
        line.strip()
        for line in lines[start:end]
        if (found := REQUIREMENT.match(line)) and len(found["why"].strip().lstrip("# ")) < 4
    ]
    assert not silent, listed(silent)


def test_every_dependency_is_locked() -> None:
    project = _project()
    needed, wanted = project["dependencies"], project["optional-dependencies"]
    assert isinstance(needed, list)
    assert isinstance(wanted, dict)
    missing = sorted(_named(needed) - set(_locked("run.lock")))
    missing += sorted(_named([*needed, *wanted["dev"]]) - set(_locked("dev.lock")))
    assert not missing, f"run `make lock`: {missing}"


def test_both_locks_hold_the_same_versions() -> None:
    run, dev = _locked("run.lock"), _locked("dev.lock")
    differing = [f"{name}: {run[name]} and {dev.get(name)}" for name in run if dev.get(name) != run[name]]
    assert not differing, listed(differing)


def test_every_locked_package_has_its_hashes() -> None:
    bare = []
    for lock in ("run.lock", "dev.lock"):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=[a-z0-9])", text)
        bare += [
            f"{lock}: {block.splitlines()[0]}" for block in blocks if "==" in block and "--hash=" not in block
        ]
    assert not bare, listed(bare)


def test_no_lock_names_a_place_to_fetch_from() -> None:
    """Funding links in package-lock.json point at people; what is fetched would stand under ``resolved``."""
    address = re.compile(r"https?://|index-url")
    named = [lock.name for lock in (ROOT / "requirements").glob("*.lock") if address.search(lock.read_text())]
    front_end = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert not named, listed(named)
    assert '"resolved"' not in front_end, "run npm with omit-lockfile-registry-resolved=true"


def _imported(module: Module) -> set[str]:
    """The first names of what a file imports, the standard library and the product left out."""
    found = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"mingze"}


def test_running_needs_no_package_of_the_developers() -> None:
    locked = set(_locked("run.lock"))
    homes = packages_distributions()
    missing = [
        f"{module.place}: {name}"
        for module in modules()
        if module.place not in FOR_DEVELOPERS
        for name in _imported(module)
        if not _named(homes.get(name, [name])) & locked
    ]
    assert not missing, listed(missing)
