"""Reading a table from a file nobody vouches for: XLSX or CSV, recognised by content, never by name."""

import csv
import io
import re
import warnings
from collections.abc import Callable, Iterator, Sequence

import openpyxl

from mingze.core.documents.archives import DAMAGED, ENCRYPTED, Package
from mingze.core.documents.limits import Limits
from mingze.core.documents.table_shape import shape
from mingze.core.documents.tables import FaultList, Table, column_letter, too_many_rows
from mingze.core.documents.text_decoding import decode
from mingze.core.documents.workbook_structure import Structure, Worksheet, examine, worksheets
from mingze.core.kernel.refusals import Refused, Sentence, mark, sentence, series

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Other formats that begin with readable text; a web page named .xls is what many older systems export.
_NOT_TABLES = (b"%pdf", b"{\\rtf", b"<html", b"<table", b"<!doctype", b"<?xml")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

EMPTY = mark("文件是空的，没有任何内容")
TOO_BIG = mark("文件超过%(limit)s，请拆分后再上传")
LEGACY = mark("这是旧版 .xls 或 .et 表格，请在 Excel 或 WPS 中另存为 .xlsx 后再上传")
HIDDEN_ROWS = mark("第%(rows)s行处于隐藏状态，已一并读取，共%(count)s行")
MORE_HIDDEN_ROWS = mark("第%(rows)s等行处于隐藏状态，已一并读取，共%(count)s行")
OTHER_SHEETS = mark("只读取了工作表“%(sheet)s”，未读取：%(others)s")
NOT_A_TABLE = mark("这不是可以导入的表格，请上传 .xlsx 或 .csv 文件")


SHOWN = 10  # rows or sheets named in one note


def read_table(data: bytes, filename: str, *, limits: Limits, sheet: str | None = None) -> Table:
    """Return the table in ``data``, wholly read and checked; nothing is left open.

    ``sheet`` names a worksheet; without it the first visible one is read. Raises ``Refused`` when the file
    cannot be a table, ``TableRefused`` with row and column when its content is at fault.
    """
    if not data:
        raise Refused(EMPTY, place=filename)
    if len(data) > limits.max_bytes:
        raise Refused(TOO_BIG, place=filename, params={"limit": size_text(limits.max_bytes)})
    if data.startswith(_OLE):
        raise Refused(ENCRYPTED if _ENCRYPTED_STREAM in data else LEGACY, place=filename)
    if data.startswith(_ZIP):
        return _read_workbook(data, limits, sheet)
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_NOT_TABLES):
        raise Refused(NOT_A_TABLE, place=filename)
    return _read_csv(data, filename, limits)


def size_text(size: int) -> str:
    """Return a size in bytes for people: ``20MB``, ``300KB``."""
    return f"{size // 2**20}MB" if size >= 2**20 else f"{max(size // 2**10, 1)}KB"


def _read_workbook(data: bytes, limits: Limits, wanted: str | None) -> Table:
    package = Package(data, limits)
    if not package.has("xl/workbook.xml"):
        raise Refused(NOT_A_TABLE)
    package.check_office()
    sheets = worksheets(package)
    chosen = _choose(sheets, wanted)
    structure = examine(package, chosen, limits)
    faults = FaultList(limits.max_faults)
    lines = list(_cells(data, chosen.title, limits))
    first = _header_row(lines)
    _check_structure(structure, first, faults)
    header, header_row, rows = shape(lines, limits, faults)
    return Table(header, header_row, rows, chosen.title, "xlsx", tuple(_notes(sheets, chosen, structure)))


def _choose(sheets: list[Worksheet], wanted: str | None) -> Worksheet:
    if wanted is not None:
        found = next((sheet for sheet in sheets if sheet.title == wanted), None)
        if found is None:
            raise Refused(mark("没有名为“%(name)s”的工作表"), params={"name": wanted})
        return found
    if not sheets:
        raise Refused(NOT_A_TABLE)
    return next((sheet for sheet in sheets if not sheet.hidden), sheets[0])


def _cells(data: bytes, title: str, limits: Limits) -> Iterator[tuple[int, Sequence[object]]]:
    try:
        # openpyxl warns about extensions it drops; none of them holds a cell value.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            worksheet = book[title]
            worksheet.reset_dimensions()
            yield from enumerate(worksheet.iter_rows(values_only=True), start=1)
            book.close()
    # The parser meets hostile bytes: whatever it trips over means the same to the person who uploaded them.
    except Exception as error:
        raise Refused(DAMAGED) from error


def _header_row(lines: list[tuple[int, Sequence[object]]]) -> int:
    counts = ((number, sum(cell not in (None, "") for cell in cells)) for number, cells in lines)
    return next((number for number, count in counts if count > 1), 1)


def _check_structure(structure: Structure, header_row: int, faults: FaultList) -> None:
    for row, column in structure.formulas:
        faults.add(
            row, column, sentence("单元格%(cell)s是公式，请选择性粘贴为数值后再上传", cell=f"{column}{row}")
        )
    for merged in structure.merged:
        # A title merged across the top is harmless; a merged cell among the data has no single owner row.
        if merged.last_row >= header_row:
            faults.add(
                merged.first_row,
                merged.first_column,
                sentence("区域%(area)s是合并单元格，请取消合并并逐行填写", area=merged.reference),
            )
    faults.check()


def _notes(sheets: list[Worksheet], chosen: Worksheet, structure: Structure) -> Iterator[Sentence]:
    if chosen.hidden:
        yield sentence("工作表“%(sheet)s”处于隐藏状态，已读取", sheet=chosen.title)
    if structure.hidden_rows:
        rows = [str(number) for number in structure.hidden_rows[:SHOWN]]
        source = MORE_HIDDEN_ROWS if len(structure.hidden_rows) > SHOWN else HIDDEN_ROWS
        yield sentence(source, rows=series(rows), count=len(structure.hidden_rows))
    others = [
        sentence("%(sheet)s（隐藏）", sheet=sheet.title) if sheet.hidden else sheet.title
        for sheet in sheets
        if sheet is not chosen
    ]
    if others:
        yield sentence(OTHER_SHEETS, sheet=chosen.title, others=series(others[:SHOWN]))


def _read_csv(data: bytes, filename: str, limits: Limits) -> Table:
    text, encoding = decode(data, filename)
    if not text.strip():
        raise Refused(EMPTY, place=filename)
    faults = FaultList(limits.max_faults)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines = _guarded(reader, limits, faults)
    header, header_row, rows = shape(lines, limits, faults)
    return Table(header, header_row, rows, "", encoding)


def _guarded(
    reader: Iterator[list[str]], limits: Limits, faults: FaultList
) -> Iterator[tuple[int, Sequence[object]]]:
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            # One line more than allowed is enough to refuse; the rest is not read.
            if number > limits.max_rows + _SPARE_LINES:
                faults.add(number, None, too_many_rows(limits))
                faults.check()
            if len(cells) > limits.max_columns:
                faults.add(
                    number,
                    column_letter(limits.max_columns),
                    sentence("超过上限%(most)s列", most=limits.max_columns),
                )
                faults.check()
            yield number, cells
    except csv.Error:
        faults.add(number + 1, None, sentence("引号不配对，或单个单元格过长，无法分列"))
        faults.check()


# Title, header and blank lines do not count as data; the exact count is taken after they are known.
_SPARE_LINES = 1000

_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def _delimiter(text: str) -> str:
    head = _QUOTED.sub("", text[:10_000]).splitlines()
    count: Callable[[str], int] = lambda mark_: max((line.count(mark_) for line in head[:20]), default=0)  # noqa: E731
    return max(",;\t", key=count)
