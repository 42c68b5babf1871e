"""Pages hold no program and no style of their own, and fetch nothing from elsewhere."""

import hashlib
import json
import re
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, listed, modules

INLINE = {
    "a script of its own": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", re.IGNORECASE
    ),
    "a style sheet of its own": re.compile(r"<style\b", re.IGNORECASE),
    "a style of its own": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a script as an address": re.compile(r"javascript:", re.IGNORECASE),
    "text that is not escaped": re.compile(r"\|\s*safe\b|{%\s*autoescape off"),
}
ELSEWHERE = re.compile(r"(?:src|href|action|hx-[a-z]+|url\()\s*=?\s*[\"'(]?(?:https?:)?//", re.IGNORECASE)
# Names that a library or Django itself looks for.
LOOKED_FOR = re.compile(r"^(account|mfa|allauth|django|forms)/|^(400|403|404|500)\.html$")


def _templates() -> dict[str, Path]:
    """Every template by the name it is loaded under."""
    return {
        path.relative_to(folder).as_posix(): path
        for folder in PACKAGE.rglob("templates")
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_there_are_templates_to_look_at() -> None:
    assert len(_templates()) > 20


def test_no_template_holds_a_program_or_a_style() -> None:
    found = []
    for name, path in _templates().items():
        if path.suffix != ".html":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found += [f"{name}:{number}: {what}" for what, shape in INLINE.items() if shape.search(line)]
    assert not found, listed(found)


def test_no_page_fetches_from_elsewhere() -> None:
    ours = [*_templates().values(), *(p for p in PACKAGE.rglob("static/**/*") if p.suffix in {".css", ".js"})]
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in ours
        if "vendor" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ELSEWHERE.search(line)
    ]
    assert not found, listed(found)


def test_every_template_is_used() -> None:
    templates = _templates()
    readers = [*(module.path for module in modules()), *templates.values()]
    text = {path: path.read_text(encoding="utf-8") for path in readers}
    idle = [
        name
        for name, path in templates.items()
        if not LOOKED_FOR.search(name)
        and not any(
            f'{name}"' in body or f"{name}'" in body for reader, body in text.items() if reader != path
        )
        and not _chosen_by_name(name, text)
    ]
    assert not idle, listed(idle)


def _chosen_by_name(name: str, text: dict[Path, str]) -> bool:
    """Whether some file builds the name: ``f"base/components/{kind}.html"``."""
    folder = name.rpartition("/")[0]
    return any(f'f"{folder}/{{' in body or f"'{folder}/{{" in body for body in text.values())


def test_every_vendored_part_has_the_hash_it_was_fetched_with() -> None:

    folder = PACKAGE / "core" / "base" / "static" / "base" / "vendor"
    parts = json.loads((folder / "vendor.json").read_text(encoding="utf-8"))
    differing = [
        part["file"]
        for part in parts
        if hashlib.sha256((folder / part["file"]).read_bytes()).hexdigest() != part["sha256"]
    ]
    assert not differing, listed(differing)
    assert all(part["license"] and part["version"] for part in parts)
