"""The places of the IPC and of the CPC, from the XML their offices publish.

IPC: ``ipcEntry`` elements of the master files; ``kind`` says level or dots, and tells places from notes, headings and
indexes, which carry the symbol of a place as well. CPC: ``classification-item`` elements of the scheme files; ``level``
counts all levels from the section down, so dots are counted from the main group.
"""

from collections.abc import Iterator
from typing import BinaryIO

from mingze.services.patents.record import Rejected
from mingze.services.patents.schemes.entries import Entry, entries
from mingze.services.search.schemes import Row, canonical, named_level

NO_SYMBOL = "不是分类号"
NO_LEVEL = "点数不明，未载入"
_MAIN_GROUP = 7
"""The level of main groups in the scheme files of the CPC; 3 and 6 are headings over the places below them."""


def places(stream: BinaryIO) -> Iterator[tuple[str, Row | Rejected]]:
    """Each place with the scheme it is of, in the order of the scheme. Raises ``Rejected`` for what is no XML."""
    held: tuple[str, Row] | None = None
    for entry in entries(stream):
        row = _ipc(entry) if entry.scheme == "ipc" else _cpc(entry)
        if isinstance(row, Rejected):
            yield entry.scheme, row
        elif row is not None:
            # A heading of the CPC has the symbol of the first place below it; the place itself comes next and counts.
            if held is not None and held[1].code != row.code:
                yield held
            held = (entry.scheme, row)
    if held is not None:
        yield held


def _ipc(entry: Entry) -> Row | Rejected | None:
    kind = entry.attributes.get("kind", "")
    if kind in {"s", "c", "u", "m"}:
        return _row(entry, 0)
    # One to nine dots are digits, ten and eleven the letters A and B.
    return _row(entry, int(kind, 16)) if len(kind) == 1 and kind in "123456789ABCDEF" else None


def _cpc(entry: Entry) -> Row | Rejected | None:
    level = _level(entry)
    if level is None:
        return _left_out(entry, NO_LEVEL)
    above = entry.above
    while above is not None and not _is_main_group(above):
        above = above.above
    base = _level(above) if above is not None else None
    return _row(entry, level - (_MAIN_GROUP if base is None else base))


def _row(entry: Entry, dots: int) -> Row | Rejected:
    code = canonical(entry.symbol, entry.scheme)
    if code is None:
        return _left_out(entry, NO_SYMBOL)
    if named_level(code) == "group":
        code += "/00"
    subgroup = "/" in code and not code.endswith("/00")
    if subgroup and dots < 1:
        return _left_out(entry, NO_LEVEL)
    return Row(code, dots if subgroup else 0, entry.title)


def _is_main_group(entry: Entry) -> bool:
    code = canonical(entry.symbol, entry.scheme) or ""
    return code.endswith("/00") or named_level(code) == "group"


def _level(entry: Entry) -> int | None:
    told = entry.attributes.get("level", "")
    return int(told) if told.isdecimal() else None


def _left_out(entry: Entry, reason: str) -> Rejected:
    return Rejected(f"“{entry.symbol[:40]}”{reason}", where=f"第{entry.line}行")
