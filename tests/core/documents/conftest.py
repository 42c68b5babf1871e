"""Files made for the tests: small workbooks, zip containers, and the limits and the page they are held to."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from mingze.core.documents.layout import Layout
from mingze.core.documents.limits import Limits
from tests.packaged import packaged

LIMITS = Limits(
    max_bytes=2_000_000,
    max_unpacked_bytes=8_000_000,
    max_ratio=100,
    ratio_floor_bytes=100_000,
    max_entries=200,
    max_rows=50,
    max_columns=12,
    max_cell_characters=200,
    max_faults=10,
    max_pdf_pages=50,
    max_name_characters=80,
)


@pytest.fixture(scope="session")
def limits() -> Callable[..., Limits]:
    return lambda **changes: replace(LIMITS, **changes)


@pytest.fixture(scope="session")
def layout() -> Layout:
    values = {key: parameter.values[0].value for key, parameter in packaged().parameters.items()}
    return Layout.from_parameters(values)


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    def make(
        rows: Sequence[Sequence[Any]], *, merge: Sequence[str] = (), hide: Sequence[int] = (), extra: str = ""
    ) -> bytes:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "名册"
        for row in rows:
            sheet.append(list(row))
        for reference in merge:
            sheet.merge_cells(reference)
        for number in hide:
            sheet.row_dimensions[number].hidden = True
        if extra:
            book.create_sheet(extra).sheet_state = "hidden"
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()

    return make


@pytest.fixture(scope="session")
def container() -> Callable[[Mapping[str, bytes | str]], bytes]:
    return _container


@pytest.fixture(scope="session")
def with_parts() -> Callable[[bytes, Mapping[str, bytes | str]], bytes]:
    def make(data: bytes, parts: Mapping[str, bytes | str]) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kept = {name: archive.read(name) for name in archive.namelist() if name not in parts}
        return _container({**kept, **parts})

    return make


def _container(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
