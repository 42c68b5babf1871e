"""From the pasted text of a rule to its clauses. Plain Python."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mingze.core.kernel.refusals import Refused, mark

EMPTY = mark("请粘贴制度正文")
TWICE = mark("第%(line)s行：“%(label)s”重复出现")
WITHOUT_TEXT = mark("第%(line)s行：“%(label)s”没有内容")

_NUMERAL = "零〇一二三四五六七八九十百千0-9"
_CLAUSE = re.compile(rf"^第([{_NUMERAL}]+)条(?:之([{_NUMERAL}]+))?[\s：:、]*(.*)$")
# Headings of parts and chapters divide the text; they are not part of any clause.
_HEADING = re.compile(rf"^第[{_NUMERAL}]+[编章节](?:\s.*)?$")
_DIGITS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
PREAMBLE = "preamble"
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Piece:
    """One clause as pasted: its code within the version, its label and its text."""

    code: str
    label: str
    text: str


def split(text: str) -> list[Piece]:
    """Split at the lines that begin with ``第…条``.

    What stands before the first of them is the preamble; a text without any is one clause. Headings of
    chapters are left out. Raises :class:`Refused` at field ``text`` for an empty text, a clause without
    words, and a number that comes twice, naming the line.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    lines = [(number, line) for number, line in lines if line and not _HEADING.match(line)]
    if not lines:
        raise Refused(EMPTY, place="text")
    return _pieces(lines)


def _pieces(lines: Iterable[tuple[int, str]]) -> list[Piece]:
    found: dict[str, tuple[int, str, list[str]]] = {}
    current: list[str] = []
    before = current
    for number, line in lines:
        match = _CLAUSE.match(line)
        if match is None:
            current.append(line)
            continue
        article, sub, rest = match.groups()
        label = f"第{article}条" + (f"之{sub}" if sub else "")
        code = f"art{number_of(article)}" + (f"-{number_of(sub)}" if sub else "")
        if code in found:
            raise Refused(TWICE, place="text", params={"line": number, "label": label})
        current = [rest] if rest else []
        found[code] = (number, label, current)
    pieces = [_piece(code, *entry) for code, entry in found.items()]
    if before:
        label, code = ("前言", PREAMBLE) if pieces else ("全文", WHOLE)
        pieces.insert(0, Piece(code, label, "\n".join(before)))
    return pieces


def _piece(code: str, number: int, label: str, lines: list[str]) -> Piece:
    if not lines:
        raise Refused(WITHOUT_TEXT, place="text", params={"line": number, "label": label})
    return Piece(code, label, "\n".join(lines))


def number_of(numeral: str) -> int:
    """The number a Chinese or Arabic numeral below ten thousand stands for: ``二十一`` is 21, ``一〇五`` is
    105.
    """
    if numeral.isascii():
        return int(numeral)
    if not any(unit in numeral for unit in _UNITS):
        return int("".join(str(_DIGITS.get(one, one)) for one in numeral))
    total, digit = 0, 0
    for one in numeral:
        if one in _UNITS:
            # 十 alone at the front means one ten.
            total += (digit or 1) * _UNITS[one]
            digit = 0
        else:
            digit = _DIGITS[one] if one in _DIGITS else int(one)
    return total + digit
