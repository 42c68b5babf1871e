"""A scheme somebody keeps as a table: symbol, dots or level, title, parted by tabs, commas or semicolons."""

import csv
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from mingze.services.patents.record import Rejected
from mingze.services.patents.schemes.office_xml import NO_LEVEL, NO_SYMBOL
from mingze.services.patents.sources.sheet import rows as sheet_rows
from mingze.services.search.schemes import Row, canonical, named_level

SEPARATORS = "\t;,|"
_DOTS = frozenset(".·・･•．●∙⋅")
_LEADING = "".join(sorted(_DOTS)) + " "
_CODES = (
    "code symbol ipc cpc ipc_code cpc_code ipc_symbol cpc_symbol classification "
    "分类号 ipc分类号 cpc分类号 类号 分类符号"
)
_LEVELS = "dots dot number_of_dots level depth 点数 圆点数 级别点数 级别 层级 等级"
_TITLES = "title title_zh title_en description text 类名 名称 标题 中文类名 英文类名 含义 说明"
_HEADINGS = tuple(frozenset(names.split()) for names in (_CODES, _LEVELS, _TITLES))


class _Columns(NamedTuple):
    code: int = 0
    dots: int = 1
    title: int = 2


def places(stream: BinaryIO, field: str) -> Iterator[Row | Rejected]:
    """The rows of a table, symbols in any writing. Lines that hold none are named with their number.

    Dots are told by a number, by dots, or by dots before the title. A level counts from that of the main group.
    """
    columns, base, begun = _Columns(), 0, False
    for line in sheet_rows.text(stream, lambda beginning: separator_of(beginning, field)):
        if isinstance(line, Rejected):
            yield line
            continue
        found = None if begun else _headed(line.cells)
        if found is not None:
            columns, begun = found, True
            continue
        symbol, told, title = (_cell(line.cells, place) for place in columns)
        code = canonical(symbol, field)
        if code is None:
            if symbol:
                yield Rejected(f"“{symbol[:40]}”{NO_SYMBOL}", where=f"第{line.number}行")
            continue
        begun = True
        if named_level(code) == "group" and field in {"ipc", "cpc"}:
            code += "/00"
        dots = _dots(told, title)
        plain = title.lstrip(_LEADING)
        if "/" not in code or code.endswith("/00"):
            base = int(told) if code.endswith("/00") and told.isdecimal() else base
            yield Row(code, 0, plain)
        elif dots is None or dots <= (base if told.isdecimal() else 0):
            yield Rejected(f"“{symbol[:40]}”{NO_LEVEL}", where=f"第{line.number}行")
        else:
            yield Row(code, dots - (base if told.isdecimal() else 0), plain)


def separator_of(beginning: str, field: str) -> str:
    """The sign that parts most of the first lines so that a symbol or a heading stands alone in a cell."""
    lines = [line for line in beginning.splitlines()[:50] if line.strip()]

    def fitting(mark: str) -> int:
        rows = csv.reader(lines, delimiter=mark)
        return sum(
            any(canonical(cell, field) is not None or _named(cell, 0) for cell in row)
            for row in rows
            if len(row) > 1
        )

    return max(SEPARATORS, key=fitting)


def _headed(cells: Sequence[str]) -> _Columns | None:
    """Where the columns stand, if these are their headings; a column without a heading is nowhere."""
    found = [next((place for place, cell in enumerate(cells) if _named(cell, one)), -1) for one in range(3)]
    return _Columns(*found) if found[0] >= 0 and not any(cell.isdecimal() for cell in cells) else None


def _named(cell: str, column: int) -> bool:
    return "_".join(cell.casefold().split()) in _HEADINGS[column]


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if 0 <= place < len(cells) else ""


def _dots(told: str, title: str) -> int | None:
    """How many dots: a number, the dots themselves, or those before the title; ``None`` where nothing tells."""
    if told.isdecimal():
        return int(told)
    before = title[: len(title) - len(title.lstrip(_LEADING))]
    for written in (told, before):
        signs = "".join(written.split())
        if signs and set(signs) <= _DOTS:
            return len(signs)
    return None
