"""Exports: all rows that fit the filters, as they are read, and nothing a spreadsheet program would run."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import IO

import pytest
from django.http import StreamingHttpResponse

from mingze.core.base import exports, guard
from mingze.core.base.exports import ExportTable, Writer, harmless
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.organization.models import Unit
from tests.core.base.conftest import MakeRequest
from tests.core.base.unit_list import UNITS, make_units


def exported(make_request: MakeRequest, query: str) -> list[list[str]]:
    response = UNITS.respond(make_request(f"/list/?{query}"), Unit.objects.all())
    assert response.status_code == 200
    text = b"".join(response).decode("utf-8-sig")  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.django_db
def test_every_row_is_written_not_only_the_page(make_request: MakeRequest) -> None:
    make_units(25)
    rows = exported(make_request, "export=csv&page=2")
    assert rows[0] == ["单位代码", "单位名称", "排序", "设立日期"]
    assert len(rows) == 26
    assert rows[1] == ["01", "第1处", "1000", "2026-01-02"]


@pytest.mark.django_db
def test_filters_sort_and_columns_hold_and_the_filters_are_written_down(make_request: MakeRequest) -> None:
    make_units(9)
    rows = exported(make_request, "export=csv&kind=branch&sort=-code&columns=code")
    assert rows == [["筛选条件：单位类别：支部"], ["单位代码"], ["09"], ["06"], ["03"]]


@pytest.mark.django_db
def test_a_cell_that_looks_like_a_formula_is_disarmed(make_request: MakeRequest) -> None:
    make_units(1)
    with guard.opened():
        Unit.objects.update(name='=HYPERLINK("http://evil.example","x")')
    assert exported(make_request, "export=csv")[1][1].startswith("'=HYPERLINK")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_text_with_a_formula_start_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (-5, "-5"),
        (Decimal("-1.50"), "-1.50"),
        (True, "是"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 9, 5, tzinfo=SHANGHAI), "2026-03-01 09:05"),
        ("a=b", "a=b"),
    ],
)
def test_other_values_are_written_plainly(value: object, text: str) -> None:
    assert harmless(value) == text


@pytest.mark.django_db
def test_csv_is_made_row_by_row_and_kept_by_nobody(make_request: MakeRequest) -> None:
    response = UNITS.respond(make_request("/list/?export=csv"), Unit.objects.all())
    assert isinstance(response, StreamingHttpResponse)
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"].endswith("%E5%8D%95%E4%BD%8D.csv")


@pytest.fixture
def rows_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format of a module above this one."""

    def write(table: ExportTable, file: IO[bytes]) -> None:
        file.writelines(f"{row}\n".encode() for row in table.rows)

    monkeypatch.setattr(exports, "_writers", {})
    exports.register_writer(Writer("rows", "text/plain", write))


@pytest.mark.usefixtures("rows_writer")
@pytest.mark.django_db
def test_a_registered_format_is_offered_and_gets_values_not_words(make_request: MakeRequest) -> None:
    make_units(1)
    assert exports.formats_offered() == ["rows", "csv"]
    response = UNITS.respond(
        make_request("/list/?export=rows&columns=position,valid_from"), Unit.objects.all()
    )
    assert b"".join(response) == b"[1000, datetime.date(2026, 1, 2)]\n"  # type: ignore[arg-type]
