"""What a workbook's own XML says about its sheets: order, hidden rows, merged ranges, formulas."""

import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from mingze.core.documents.archives import DAMAGED, DOCTYPE, Package
from mingze.core.documents.limits import Limits
from mingze.core.documents.tables import TableFault, TableRefused, column_letter, too_many_rows
from mingze.core.kernel.refusals import Refused, sentence

_RELATION = re.compile(r"\{[^}]*relationships\}id$")
_REFERENCE = re.compile(r"^([A-Z]{1,3})([1-9][0-9]{0,6})$")
# Rows may be blank or lie above the header; the exact count is taken once the header is known.
_SPARE_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet's title, the part that holds it, and whether it is hidden."""

    title: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range such as ``A3:B5``."""

    reference: str
    first_row: int
    first_column: str
    last_row: int


@dataclass(slots=True)
class Structure:
    """What lies on one sheet besides values."""

    formulas: list[tuple[int, str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)


def worksheets(package: Package) -> list[Worksheet]:
    """Return the worksheets in tab order. Raises ``Refused`` when the workbook is damaged."""
    targets = {
        relation.get("Id"): _part(relation.get("Target", ""))
        for relation in package.xml("xl/_rels/workbook.xml.rels")
        if relation.get("Type", "").endswith("/worksheet")
    }
    sheets = []
    for element in package.xml("xl/workbook.xml").iter():
        if _name(element) == "sheet":
            key = next((value for name, value in element.items() if _RELATION.search(name)), None)
            if targets.get(key):
                hidden = element.get("state", "visible") != "visible"
                sheets.append(Worksheet(element.get("name", ""), targets[key], hidden))
    return sheets


def examine(package: Package, sheet: Worksheet, limits: Limits) -> Structure:
    """Walk one sheet without building it. Raises ``TableRefused`` when it is too long or too wide."""
    structure = Structure()
    row = 0
    for element in _elements(package, sheet):
        name = _name(element)
        if name == "c":
            row, column = _position(element.get("r"), row)
            _check_cell(row, column, limits)
            if any(_name(child) == "f" for child in element) and len(structure.formulas) < limits.max_faults:
                structure.formulas.append((row, column))
        elif name == "row":
            row = _end_row(element, row, structure, limits)
        elif name == "mergeCell":
            structure.merged.append(_merged(element.get("ref", "")))
        if name in {"row", "mergeCell", "conditionalFormatting", "hyperlink", "dataValidation"}:
            element.clear()
    return structure


def _elements(package: Package, sheet: Worksheet) -> Iterator[Element]:
    try:
        for _, element in iterparse(io.BytesIO(package.read(sheet.part)), events=("end",), forbid_dtd=True):
            yield element
    except DefusedXmlException as error:
        raise Refused(DOCTYPE) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refused(DAMAGED) from error


def _end_row(element: Element, row: int, structure: Structure, limits: Limits) -> int:
    text = element.get("r", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else row
    if number > limits.max_rows + _SPARE_ROWS:
        raise TableRefused([TableFault(number, None, too_many_rows(limits))])
    if element.get("hidden") in {"1", "true"} and len(element):
        structure.hidden_rows.append(number)
    return number


def _check_cell(row: int, column: str, limits: Limits) -> None:
    if _index(column) >= limits.max_columns:
        message = sentence("超过上限%(most)s列，请删除多余的列", most=limits.max_columns)
        raise TableRefused([TableFault(row, column, message)])


def _position(reference: str | None, row: int) -> tuple[int, str]:
    match = _REFERENCE.match(reference or "")
    # A cell without a reference is allowed by the format and follows its neighbour; column A is a safe guess
    # because only the limits and the wording of a fault depend on it.
    return (int(match[2]), match[1]) if match else (row or 1, column_letter(0))


def _merged(reference: str) -> Merged:
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.match(first), _REFERENCE.match(last or first)
    if not start or not end:
        raise Refused(DAMAGED)
    return Merged(reference, int(start[2]), start[1], int(end[2]))


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
