"""Classification schemes: canonical symbols, their levels, and which symbol stands below which, by dots.

Within a main group the numbers say nothing of the hierarchy: ``A01B1/04`` stands below ``A01B1/02`` and ``A01B1/06``
does not. Only a table of the scheme can tell, so without one nothing below a main group is guessed.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_LETTERED = re.compile(
    r"(?P<section>[A-HY])(?:(?P<class>\d{2})(?:(?P<sub>[A-Z])(?:\s*(?P<group>\d{1,4})"
    r"(?:\s*[/-]\s*(?P<low>\d{2,8})?)?)?)?)?(?:\s*\(\d{4}\.\d{2}\)(?:\s*[ACS]?\s*[IN]|\s*[AC])?)?"
)
"""A symbol as the IPC is printed: with the edition, the level, and whether it is of the invention or additional."""
_PADDED = re.compile(r"([A-HY]\d{2}[A-Z])(\d{4})(\d{6})")
_FI = re.compile(r"(?P<ipc>[A-HY]\d{2}[A-Z]\s*\d{1,4}/\d{2,6})(?P<rest>[,@A-Z0-9 ]{0,12})")
_FI_PARTS = re.compile(
    r"([A-HY]\d{2}[A-Z])\s*(\d{1,4})\s*/\s*(\d{2,6})\s*,?\s*(\d{3})?\s*@?\s*([A-Z](?![A-Z]))?\s*,?\s*(Z[A-Z]{2})?"
)
"""IPC symbol, subdivision of three digits, file discrimination letter, facet (INPIT, FI handbook)."""
_LOCARNO = re.compile(r"(?:LOC\s*\(?\d*\)?\s*)?(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?")
_LOCARNO_CLOSED = re.compile(r"(\d{2})(\d{2})")
_USPC = re.compile(r"([A-Z]{0,3}\d{0,3})(?:\s*/\s*([A-Z0-9.]{1,12}))?")
_FTERM = re.compile(r"(\d[A-Z]\d{3})(?:\s*/?\s*([A-Z]{2}\d{2}[A-Z]?))?")

LETTERED = frozenset({"ipc", "main_ipc", "cpc", "main_cpc"})
"""Fields whose symbols are built as those of the IPC."""
_LENGTHS = {"section": 1, "class": 3, "subclass": 4}
_SERIES = 2000
"""Groups of the CPC from here on only add to others: 2002 breaks down the main group 2."""
LEVELS: Mapping[str, tuple[str, str]] = {
    f"{base}_{level}": (base, level) for base in ("ipc", "main_ipc", "cpc") for level in (*_LENGTHS, "group")
}
"""Fields that hold one level of the symbols of another: which field, and which level."""


def canonical(text: str, field: str) -> str | None:
    """The symbol of ``text`` in the form records hold, or ``None`` where it is no symbol of the field's scheme.

    Levels above the subgroups are ``A``, ``A61``, ``A61N`` and ``A61N5``, the last for a whole main group.
    """
    plain = " ".join(text.upper().split())
    if field == "class":
        # Four digits are a year before they are a class of designs, unless it is designs that are asked about.
        closed = _LOCARNO_CLOSED.fullmatch(plain) is not None
        schemes = ("ipc", *(() if closed else ("locarno",)), "fterm", "fi", "uspc")
        return next((code for one in schemes if (code := canonical(text, one)) is not None), None)
    if field in LETTERED:
        return _lettered(plain)
    if field == "fi":
        whole = fi_symbol(plain, whole=True)
        return whole or ("".join(plain.split()) if _FI.fullmatch(plain) else _lettered(plain))
    if field == "locarno":
        found = _LOCARNO.fullmatch(plain) or _LOCARNO_CLOSED.fullmatch(plain)
        return found and found[1].zfill(2) + (f"-{found[2].zfill(2)}" if found[2] else "")
    if field == "fterm":
        found = _FTERM.fullmatch(plain)
        return found and found[1] + (found[2] or "")
    found = _USPC.fullmatch(plain)
    return found[1] + (f"/{found[2]}" if found[2] else "") if found and found[1] else None


def fi_symbol(text: str, *, whole: bool = False) -> str | None:
    """``G06F3/041,410@A`` from any writing of an FI symbol at the beginning of ``text``, or that is all of it.

    ``text`` is in capitals and half width. The file discrimination letter follows ``@``.
    """
    found = _FI_PARTS.fullmatch(text) if whole else _FI_PARTS.match(text)
    if found is None:
        return None
    code = f"{found[1]}{int(found[2])}/{found[3]}" + (f",{found[4]}" if found[4] else "")
    return code + (f"@{found[5]}" if found[5] else "") + (f",{found[6]}" if found[6] else "")


def _lettered(plain: str) -> str | None:
    padded = _PADDED.fullmatch(plain.replace(" ", ""))
    if padded:
        return f"{padded[1]}{int(padded[2])}/{padded[3].rstrip('0').ljust(2, '0')}"
    found = _LETTERED.fullmatch(plain)
    if not found:
        return None
    section, number, sub, group, low = found.groups()
    code = section + (number or "") + (sub or "") + (str(int(group)) if group else "")
    return f"{code}/{low}" if low else code


def level_of(code: str, level: str) -> str:
    """The part of an IPC or CPC symbol that names its section, class, subclass or group; empty if it is higher."""
    if level == "group":
        return code.partition("/")[0] if len(code) > _LENGTHS["subclass"] else ""
    return code[: _LENGTHS[level]] if len(code) >= _LENGTHS[level] else ""


def named_level(code: str) -> str:
    """Which level a symbol without a subgroup names; empty for one with a subgroup."""
    if "/" in code:
        return ""
    return next((level for level, length in _LENGTHS.items() if len(code) == length), "group")


class Row(NamedTuple):
    """One symbol of a scheme, in the order of the scheme; ``dots`` is 0 for a main group and above."""

    code: str
    dots: int
    title: str = ""


class Scheme:
    """The symbols of one scheme with their places in it.

    Rows of one main group stand in the order of the scheme, for a symbol stands below the last one with fewer dots.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._titles: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self._below: dict[str, list[str]] = {}
        open_symbols: list[Row] = []
        for row in rows:
            if row.code in self._titles:
                continue
            self._titles[row.code] = row.title
            while open_symbols and open_symbols[-1].dots >= row.dots:
                open_symbols.pop()
            if open_symbols and _trunk(open_symbols[-1].code) != _trunk(row.code):
                open_symbols.clear()
            parent = open_symbols[-1].code if open_symbols else _shaped_parent(row.code)
            if parent:
                self._above[row.code] = parent
                self._below.setdefault(parent, []).append(row.code)
            if "/" in row.code:
                open_symbols.append(row)

    def __len__(self) -> int:
        return len(self._titles)

    def __contains__(self, code: str) -> bool:
        return code in self._titles

    def title(self, code: str) -> str:
        """What ``code`` is for; empty for a symbol the table does not hold. ``A61N5`` is ``A61N5/00``."""
        return self._titles.get(code) or self._titles.get(f"{code}/00", "")

    def children(self, code: str) -> tuple[str, ...]:
        """The symbols right below ``code``, in order."""
        return tuple(self._below.get(code, ()))

    def below(self, code: str) -> tuple[str, ...]:
        """``code`` and everything below it. Raises ``KeyError`` for a symbol the table does not hold."""
        if code not in self._titles:
            raise KeyError(code)
        found, waiting = [], [code]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting.extend(reversed(self._below.get(one, ())))
        return tuple(found)

    def above(self, code: str) -> tuple[str, ...]:
        """``code`` and everything above it, upwards. Raises ``KeyError`` for a symbol the table does not hold."""
        if code not in self._titles:
            raise KeyError(code)
        found = [code]
        while found[-1] in self._above:
            found.append(self._above[found[-1]])
        return tuple(found)


def _trunk(code: str) -> str:
    """The main group a symbol hangs in. ``A61F2002/061`` of the CPC, 2000-series, stands among those of ``A61F2``."""
    group = level_of(code, "group")
    number = group[_LENGTHS["subclass"] :]
    if number.isdecimal() and int(number) >= _SERIES:
        return group[: _LENGTHS["subclass"]] + str(int(number) - _SERIES)
    return group


def _shaped_parent(code: str) -> str:
    if "/" in code:
        return level_of(code, "subclass") if code.endswith("/00") else level_of(code, "group") + "/00"
    return {3: code[:1], 4: code[:3]}.get(len(code), "")


def load(path: Path, field: str = "ipc") -> Scheme:
    """The scheme in a table with tabs and a line of headings: code, dots (or the name of a level), title.

    Lines whose code is no symbol are passed over. A subgroup whose dots are not told is left out as well, for its place
    is not known. Raises ``OSError``.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return Scheme(_rows(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), field))


def _rows(lines: Iterable[list[str]], field: str) -> Iterator[Row]:
    for line in lines:
        cells = [*line, "", "", ""]
        code = canonical(cells[0], field)
        if code is None:
            continue
        told = cells[1].strip()
        subgroup = "/" in code and not code.endswith("/00")
        if subgroup and not told.isdecimal():
            continue
        yield Row(code, int(told) if told.isdecimal() and subgroup else 0, cells[2].strip())
