"""Whatever is uploaded, under whatever name: it is accepted or refused, and nothing else happens."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mingze.core.documents.limits import Limits
from mingze.core.documents.uploads import inspect
from mingze.core.kernel.refusals import Refused
from tests.core.documents import files

GOOD = [files.pdf(note="批注"), files.docx(), files.xlsx({"A1": "甲", "B2": 3}), files.png(), files.JPEG]
ENDINGS = st.sampled_from(["pdf", "docx", "xlsx", "png", "jpg", "txt", "csv", ""])


@settings(max_examples=150, deadline=None)
@given(name=st.text(max_size=30), ending=ENDINGS, data=st.binary(max_size=300))
@example(name="\ud800", ending="txt", data=b"a")
@example(name="a\xa0b", ending="txt", data=b"a")
def test_any_bytes_under_any_name(name: str, ending: str, data: bytes, limits: Callable[..., Limits]) -> None:
    with suppress(Refused):
        found = inspect(data, f"{name}.{ending}", limits())
        assert "/" not in found.name
        assert found.name.isprintable() or any(c >= "\ue000" for c in found.name)


@settings(max_examples=250, deadline=None)
@given(st.data())
@pytest.mark.slow
def test_good_files_with_bytes_changed(limits: Callable[..., Limits], data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(GOOD)))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with suppress(Refused):
        inspect(bytes(content), "a." + data.draw(ENDINGS), limits())


@settings(max_examples=150, deadline=None)
@given(st.data())
@pytest.mark.slow
def test_containers_with_parts_changed(limits: Callable[..., Limits], data: st.DataObject) -> None:
    good = data.draw(st.sampled_from(GOOD[1:3]))
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    place = data.draw(st.integers(0, len(part) - 1))
    part[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=10))
    parts[name] = bytes(part)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as changed:
        for key, value in parts.items():
            changed.writestr(key, value)
    with suppress(Refused):
        inspect(buffer.getvalue(), data.draw(st.sampled_from(["a.docx", "a.xlsx"])), limits())
