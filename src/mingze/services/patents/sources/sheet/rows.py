"""Rows of a workbook or a text table, one at a time."""

import codecs
import csv
import io
import itertools
import re
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import IO, Any, BinaryIO, NamedTuple

import openpyxl
from openpyxl.utils.datetime import WINDOWS_EPOCH

from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.sheet.columns import known

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of a workbook."""
LARGEST_INSIDE = 4 * 1024 * 1024 * 1024
"""Bytes of the parts of a workbook unpacked: full texts of a hundred thousand documents stay below it."""
LARGEST_STRINGS = 1024 * 1024 * 1024
"""Bytes of the shared strings, which alone are held in memory."""
MOST_COLUMNS = 1000
LONGEST_CELL = 8 * 1024 * 1024
"""Characters of a cell of a text table."""
SAMPLE = 1024 * 1024
"""Bytes by which encoding and separator of a text table are told."""
DELIMITERS = "\t,;|"
LOOKED_AT = 10
"""Rows in which the header is looked for: some services put their name or the question asked above it."""
_SAID = re.compile(r"\ufeff?sep=(.)\s*[\r\n]")
"""A first line that tells Excel the separator."""
_GUARDED = re.compile(r'="(.*)"', re.DOTALL)

# One limit holds for the whole process; the library's own, 131,072 characters, is shorter than a description.
csv.field_size_limit(LONGEST_CELL)


class Row(NamedTuple):
    """One row: sheet (empty for text tables), number counted from 1, cells as text.

    ``formulas`` are the columns whose cell is a formula, ``epoch`` the day from which the workbook counts days.
    """

    sheet: str
    number: int
    cells: list[str]
    formulas: tuple[int, ...] = ()
    epoch: datetime = WINDOWS_EPOCH


def workbook(stream: BinaryIO) -> Iterator[Row | Rejected]:
    """Rows of every sheet of an XLSX file."""
    with tempfile.SpooledTemporaryFile(max_size=SAMPLE) as held:
        fault = _copied(stream, held)
        if fault is not None:
            yield fault
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(held, read_only=True)
        except Exception as error:
            # The library raises whatever a damaged file leads it to.
            yield Rejected("工作簿已损坏，无法打开", where=str(error)[:200])
            return
        for sheet in book.worksheets:
            yield from _sheet(sheet, book.epoch)
        book.close()


def text(stream: BinaryIO, separator: Callable[[str], str] | None = None) -> Iterator[Row | Rejected]:
    """Rows of a CSV or TSV file in UTF-8, UTF-16 or GB18030; ``separator`` finds its separator in its beginning."""
    head = stream.read(SAMPLE)
    encoding = encoding_of(head)
    lines = io.TextIOWrapper(prefixed(head, stream), encoding=encoding, errors="replace", newline="")
    beginning = head.decode(encoding, errors="replace")
    reader = csv.reader(lines, delimiter=(separator or delimiter_of)(beginning))
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(
                "表格中的一行无法读取", where=f"第{reader.line_num}行：{error}", offset=reader.line_num
            )
            continue
        if any("\ufffd" in cell for cell in cells):
            yield Rejected("表格中有无法识别的字符", where=f"第{reader.line_num}行", offset=reader.line_num)
            continue
        if len(cells) > MOST_COLUMNS:
            yield Rejected("表格中的一行列数过多", where=f"第{reader.line_num}行", offset=reader.line_num)
            continue
        yield Row("", reader.line_num, [_unguarded(cell.strip()) for cell in cells])


def encoding_of(head: bytes) -> str:
    """UTF-16 by its mark or its noughts, UTF-8 where the bytes are such, else GB18030."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[:400:2].count(0), head[1:400:2].count(0)
    if even + odd > len(head[:400]) // 4:
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def delimiter_of(beginning: str) -> str:
    """The separator by which a row of the beginning has most known headings.

    Where none is known, the one that stands most often outside quotation marks; a comma where nothing decides.
    """
    if found := _SAID.match(beginning):
        return found[1]
    return max(DELIMITERS, key=lambda mark: (*_parted(beginning, mark), mark == ","))


def _parted(beginning: str, mark: str) -> tuple[int, int]:
    """The most known headings, and the most cells, of a row that the mark parts."""
    reader, headings, cells = csv.reader(io.StringIO(beginning), delimiter=mark), 0, 0
    try:
        for row in itertools.islice(reader, LOOKED_AT):
            headings = max(headings, sum(known(cell)[0] is not None for cell in row))
            cells = max(cells, len(row))
    except csv.Error:
        # A separator that is none may leave one cell as long as the text.
        pass
    return headings, cells


def _unguarded(cell: str) -> str:
    """What begins with ``=`` is text, for nothing is worked out here; ``="2015…"`` is how Excel is told so."""
    found = _GUARDED.fullmatch(cell)
    return found[1].replace('""', '"') if found else cell


def _copied(stream: BinaryIO, held: IO[bytes]) -> Rejected | None:
    size = 0
    while block := stream.read(SAMPLE):
        size += len(block)
        if size > LARGEST_FILE:
            return Rejected("工作簿过大")
        held.write(block)
    held.seek(0)
    try:
        with zipfile.ZipFile(held) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        return Rejected("工作簿已损坏，无法打开", where=str(error)[:200])
    strings = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if sum(part.file_size for part in parts) > LARGEST_INSIDE or strings > LARGEST_STRINGS:
        return Rejected("工作簿展开后过大")
    held.seek(0)
    return None


def _sheet(sheet: Any, epoch: datetime) -> Iterator[Row | Rejected]:
    # The size a sheet states of itself may be anything.
    sheet.reset_dimensions()
    rows = sheet.iter_rows()
    for number in itertools.count(1):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                cells = next(rows)
        except StopIteration:
            return
        except Exception as error:
            yield Rejected(
                "工作表已损坏，其后的内容无法读取",
                where=f"工作表“{sheet.title}”第{number}行：{error}"[:300],
                offset=number,
            )
            return
        if len(cells) > MOST_COLUMNS:
            yield Rejected("表格中的一行列数过多", where=f"工作表“{sheet.title}”第{number}行", offset=number)
            continue
        formulas = tuple(place for place, cell in enumerate(cells) if cell.data_type == "f")
        yield Row(sheet.title, number, [_written(cell.value) for cell in cells], formulas, epoch)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
