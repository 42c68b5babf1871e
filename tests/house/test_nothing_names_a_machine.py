"""The repository works anywhere: it names no machine's folders and no registry's host."""

import re

from tests.house.sources import ROOT, files, listed

# Written in two pieces so that this file does not find itself.
FOLDERS = re.compile(
    "|".join(["/" + "work/", "/" + "root/", "/" + "home/[a-z]", "/" + "Users/[a-z]", "C:" + r"\\Users"])
)
HOSTS = re.compile(
    "|".join(
        [
            "py" + r"pi\.org",
            "python" + r"hosted\.",
            "registry" + r"\.npm",
            "npm" + r"mirror\.",
            "deb" + r"\.debian\.org",
            "crates" + r"\.io",
        ]
    )
)
TEXT = {
    ".py", ".md", ".toml", ".yaml", ".yml", ".html", ".js", ".mjs", ".css", ".json", ".txt", ".lock", ".sh",
    ".typ", ".po", ".cfg", ".ini", "",
}  # fmt: skip


def _lines() -> list[tuple[str, str]]:
    return [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for path in files()
        if path.suffix in TEXT
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
    ]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    found = [f"{place}: {line.strip()[:80]}" for place, line in _lines() if FOLDERS.search(line)]
    assert not found, listed(found)


def test_no_file_names_a_registry() -> None:
    found = [f"{place}: {line.strip()[:80]}" for place, line in _lines() if HOSTS.search(line)]
    assert not found, listed(found)


def test_no_secret_is_kept_here() -> None:
    """Secrets are made at first start and lie in the data folder."""
    kept = [
        str(path.relative_to(ROOT))
        for path in files()
        if path.suffix in {".secret", ".pem", ".key", ".sqlite3"}
    ]
    assert not kept, listed(kept)
