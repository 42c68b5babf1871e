"""The browser parts in the repository are the files vendor.json names, in the versions package.json pins."""

import hashlib
import json
from pathlib import Path

import mingze.core.base

VENDOR = Path(mingze.core.base.__file__).parent / "static/base/vendor"
NAMED = json.loads((VENDOR / "vendor.json").read_text())
PINNED = json.loads((Path(__file__).parents[3] / "package.json").read_text())["dependencies"]


def test_every_file_has_the_sum_written_down() -> None:
    for part in NAMED:
        assert hashlib.sha256((VENDOR / part["file"]).read_bytes()).hexdigest() == part["sha256"], part[
            "file"
        ]


def test_no_other_file_lies_there() -> None:
    kept = {part["file"] for part in NAMED} | {"vendor.json", "LICENSE.txt"}
    assert {path.name for path in VENDOR.iterdir()} == kept


def test_versions_are_the_ones_pinned() -> None:
    assert {part["package"]: part["version"] for part in NAMED} == PINNED


def test_every_package_has_its_licence_noted() -> None:
    notes = (VENDOR / "LICENSE.txt").read_text()
    for part in NAMED:
        assert part["package"] in notes
        assert part["license"] in {"MIT", "0BSD"}
