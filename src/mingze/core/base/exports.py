"""The seam between list pages and files: a table is handed to the writer registered for a format.

The workbook writer lives in ``mingze.core.documents``, above this package; it registers itself when it
starts. CSV is written here. Either way a value is only ever text, a number or a date: a spreadsheet never
takes it for a formula.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO
from urllib.parse import quote

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

from mingze.core.base.formats import shown

# A cell that begins so is run as a formula by spreadsheet programs when they open a CSV file.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SPOOL = 4 * 1024 * 1024
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class ExportTable:
    """What is to be written: rows are read once, as they are written. ``notes`` stand above the heads.

    ``widths`` are those of the columns in characters, for formats that have them.
    """

    name: str
    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[object]]
    notes: Sequence[str] = ()
    widths: Sequence[float] = ()


Write = Callable[[ExportTable, IO[bytes]], None]


@dataclass(frozen=True)
class Writer:
    """How one format is written."""

    extension: str
    content_type: str
    write: Write


_writers: dict[str, Writer] = {}


def register_writer(writer: Writer) -> None:
    """Offer a format on every list page; called from ``AppConfig.ready``."""
    _writers[writer.extension] = writer


def formats_offered() -> list[str]:
    """Extensions a list can be exported to, CSV last."""
    return [*_writers, "csv"]


def respond(table: ExportTable, extension: str) -> HttpResponseBase:
    """The file as an answer, made row by row; ``KeyError`` for a format nobody registered."""
    filename = f"{table.title}.{extension}"
    response: HttpResponseBase
    if extension == "csv":
        response = StreamingHttpResponse(csv_chunks(table), content_type="text/csv; charset=utf-8")
    else:
        writer = _writers[extension]
        # The answer closes the file once it has been sent.
        file = tempfile.SpooledTemporaryFile(SPOOL)  # noqa: SIM115
        writer.write(table, file)
        file.seek(0)
        response = FileResponse(file, content_type=writer.content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(filename)}"
    response["Cache-Control"] = "no-store"
    return response


def write(table: ExportTable, extension: str, file: IO[bytes]) -> None:
    """Write the table to a file; ``KeyError`` for a format nobody registered."""
    if extension == "csv":
        file.writelines(csv_chunks(table))
    else:
        _writers[extension].write(table, file)


def csv_chunks(table: ExportTable) -> Iterator[bytes]:
    """CSV as Chinese spreadsheet programs read it: UTF-8 with a byte order mark, one chunk a row."""
    yield BYTE_ORDER_MARK.encode()
    for note in table.notes:
        yield _line([note])
    yield _line(table.heads)
    for row in table.rows:
        yield _line(row)


def harmless(value: object) -> str:
    """Text of a cell that no spreadsheet program runs: a leading apostrophe disarms what looks like a
    formula. Nothing at all is an empty cell, since the dash of the pages would be read as a value.
    """
    if value is None or value == "":
        return ""
    text = (
        str(value)
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        else shown(value)
    )
    numeric = isinstance(value, int | float | Decimal | date)
    return f"'{text}" if not numeric and text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _line(row: Sequence[object]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([harmless(value) for value in row])
    return buffer.getvalue().encode()
