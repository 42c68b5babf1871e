"""A sentence in the documentation that is no longer true fails here."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from mingze.catalogue.loader import load
from mingze.config.demo import cast
from scripts.reference_pages import ROWS, proofs_by_row
from tests.house.sources import PACKAGE, ROOT, files, listed

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)#\s]+)(?:#[^)]*)?\)")
PICTURE = re.compile(r"!\[[^\]]*\]\((?P<target>[^)\s]+)\)|<img[^>]*src=\"(?P<source>[^\"]+)\"")
VARIABLE = re.compile(r"\bMINGZE_[A-Z_]+\b")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
MADE = re.compile(r"\bmake ([a-z]+)")
RUN = re.compile(r"\bmingze ([a-z]+(?:[-_][a-z]+)*)")
FENCED = re.compile(r"```(?P<language>[a-z]*)\n(?P<text>.*?)```", re.DOTALL)
READMES = ("README.md", "README.zh-CN.md")


def _pages() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in files() if path.suffix == ".md"}


def _code_in(text: str) -> str:
    """What a page quotes as code: blocks and words between backticks."""
    blocks = [found["text"] for found in FENCED.finditer(text)]
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", FENCED.sub("", text))])


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page, text in _pages().items()
        for target in LINK.findall(text)
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert not broken, listed(broken)


def test_every_picture_is_there() -> None:
    missing = [
        f"{page.relative_to(ROOT)}: {found['target'] or found['source']}"
        for page, text in _pages().items()
        for found in PICTURE.finditer(text)
        if not (page.parent / (found["target"] or found["source"])).is_file()
    ]
    assert not missing, listed(missing)


def test_every_picture_is_shown_somewhere() -> None:
    shown = {
        Path(name).name
        for text in _pages().values()
        for pair in PICTURE.findall(text)
        for name in pair
        if name
    }
    idle = [path.name for path in (ROOT / "docs" / "images").glob("*") if path.name not in shown]
    assert not idle, listed(idle)


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    readers = [
        *PACKAGE.rglob("*.py"),
        *(path for path in files() if path.is_relative_to(ROOT / "scripts")),
        ROOT / "tests" / "conftest.py",
        ROOT / "tests" / "browser" / "plugin.py",
    ]
    read = {name for path in readers for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}
    page = set(VARIABLE.findall((ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")))
    assert read - page == set(), "not documented"
    assert page - read == set(), "read nowhere"


def test_every_make_command_quoted_exists() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    gone = [
        f"{page.relative_to(ROOT)}: make {name}"
        for page, text in _pages().items()
        for name in MADE.findall(_code_in(text))
        if name not in targets
    ]
    assert not gone, listed(gone)


def test_every_product_command_quoted_exists() -> None:
    own = {path.stem.replace("_", "-") for path in PACKAGE.rglob("management/commands/*.py")}
    django = {"migrate", "makemigrations", "shell", "check"}
    gone = [
        f"{page.relative_to(ROOT)}: mingze {name}"
        for page, text in _pages().items()
        for name in RUN.findall(_code_in(text))
        if name.replace("_", "-") not in own | django
    ]
    assert not gone, listed(gone)


def test_the_two_commands_stand_on_the_first_screen() -> None:
    for name in READMES:
        first_screen = "\n".join((ROOT / name).read_text(encoding="utf-8").splitlines()[:40])
        assert "make run" in first_screen
        assert "make test" in first_screen


@pytest.mark.parametrize("readme", READMES)
def test_the_demo_accounts_are_those_of_the_demo(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert f"`{cast.PASSWORD}`" in text
    shown = [(role.number, role.name) for role in cast.LEADING if role.shown_as]
    missing = [number for number, name in shown if f"| `{number}` | {name}" not in text]
    missing += [number for number, *_ in cast.OFFICERS if f"`{number}`" not in text]
    assert not missing, listed(missing)
    known = {role.number for role in cast.LEADING} | {number for number, *_ in cast.OFFICERS}
    assert set(re.findall(r"`(\d{4})`", text)) <= known


def test_both_readmes_say_the_same() -> None:
    """Twins: the same headings' count, the same code, the same links."""
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    shape = [(len(re.findall(r"^## ", text, re.MULTILINE)), text.count("\n|")) for text in (english, chinese)]
    assert shape[0] == shape[1]
    links = [set(LINK.findall(text)) - set(READMES) for text in (english, chinese)]
    assert links[0] == links[1]


def test_decisions_are_numbered_without_gap_and_bear_their_number() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [
        f"{number:04}" for number in range(1, len(decisions) + 1)
    ]
    wrong = [
        path.name
        for path in decisions
        if not path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]} ")
    ]
    assert not wrong, listed(wrong)


def test_every_identifier_of_the_glossary_is_in_the_code() -> None:
    sources = [
        path
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".yaml"} and "migrations" not in path.parts
    ]
    words = set(re.findall(r"[A-Za-z_]+", "\n".join(path.read_text(encoding="utf-8") for path in sources)))
    rows = re.findall(
        r"^\|[^|]+\| `([^`]+)` \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(rows) > 50
    gone = [identifier for identifier in rows if identifier not in words]
    assert not gone, listed(gone)


def test_every_model_is_in_the_glossary() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    own = {model.__name__ for model in apps.get_models() if model.__module__.startswith("mingze.")}
    # Rows that only serve another row, and have no word of their own.
    serving = {
        "CatalogueLoad",
        "Concern",
        "CountStamp",
        "FormerPassword",
        "Head",
        "ItemLink",
        "LastWrite",
        "RosterLine",
        "Serial",
    }
    missing = sorted(name for name in own - serving if f"`{name}`" not in glossary)
    assert not missing, listed(missing)


def test_the_example_of_an_own_catalogue_loads(tmp_path: Path) -> None:
    """The two YAML blocks of the how-to, saved where it says, are a catalogue without a fault."""
    text = (ROOT / "docs" / "how-to" / "own-catalogue-folder.md").read_text(encoding="utf-8")
    rule, values = (found["text"] for found in FENCED.finditer(text) if found["language"] == "yaml")
    for place, content in {"rules/our.branch-rules.yaml": rule, "parameter_values/our.yaml": values}.items():
        path = tmp_path / place
        path.parent.mkdir()
        path.write_text(content, encoding="utf-8")
        assert f"our-catalogue/{place}" in text
    assert load(extra=[tmp_path])


def test_every_mission_row_has_a_test() -> None:
    proved = proofs_by_row()
    assert not sorted(set(proved) - set(ROWS)), "a test names a row that is not listed"
    without = sorted(set(ROWS) - set(proved))
    assert not without, listed(without)
