"""Whatever single key is deleted or doubled, the catalogue loads or points at a line."""

import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mingze.catalogue.faults import CatalogueError
from mingze.catalogue.loader import PACKAGED, load

SECTIONS = ("rules", "parameters", "roles", "records", "ledgers", "duties")
FILES = sorted(path for section in SECTIONS for path in (PACKAGED / section).glob("*.yaml"))
KEY = re.compile(r"^\s*(?:- )?[a-z_0-9]+:")


def keyed_lines(text: str) -> list[int]:
    """Numbers, from 0, of the lines that begin with a key."""
    return [number for number, line in enumerate(text.splitlines()) if KEY.match(line)]


@given(data=st.data())
def test_a_deleted_or_doubled_key_loads_or_says_where(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(FILES))
    lines = path.read_text(encoding="utf-8").splitlines()
    number = data.draw(st.sampled_from(keyed_lines("\n".join(lines))))
    changed = lines[:number] + [lines[number]] * data.draw(st.sampled_from([0, 2])) + lines[number + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / path.parent.name / path.name
        target.parent.mkdir()
        target.write_text("\n".join(changed), encoding="utf-8")
        try:
            load(Path(folder))
        except CatalogueError as error:
            for fault in error.faults:
                assert fault.file == str(target)
                assert 1 <= fault.line <= len(changed) + 1
                assert fault.column >= 1
                assert fault.message
                assert fault.expected


@given(junk=st.text(max_size=60))
def test_any_text_at_all_is_read_or_refused_with_a_position(junk: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "roles" / "junk.yaml"
        target.parent.mkdir()
        target.write_bytes(junk.encode("utf-8", "surrogatepass"))
        faults = []
        try:
            load(Path(folder))
        except CatalogueError as error:
            faults = error.faults
        # No text this short holds every key a role needs.
        assert faults or junk.strip() == "[]"
        assert all(fault.file == str(target) and fault.line >= 1 for fault in faults)
