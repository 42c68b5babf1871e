"""Texts of a row: titles, abstracts, claims, descriptions, each with its language."""

import re

from mingze.services.patents.record import Claims, Description, Text
from mingze.services.patents.sources.cnipa import chinese
from mingze.services.patents.sources.sheet.columns import Cell, Cells, Target
from mingze.services.patents.sources.texts import claim_split

_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_HAN = re.compile("[\u4e00-\u9fff]")


def language(cell: Cell) -> str:
    """What the heading says, else what the script shows; Latin letters show nothing."""
    if cell.column.language:
        return cell.column.language
    if _KANA.search(cell.text):
        return "ja"
    return "ko" if _HANGUL.search(cell.text) else "zh" if _HAN.search(cell.text) else ""


def texts(cells: Cells, target: Target) -> tuple[Text, ...]:
    """Titles or abstracts, one a language: of several columns the first that says something."""
    return tuple(
        Text(paragraphs=tuple(claim_split.lines_of(cell.text, spoken)), language=spoken)
        for spoken, cell in _firsts(cells, target).items()
    )


def spare(cells: Cells, target: Target) -> list[Cell]:
    """Cells with another title or abstract in the language of one before them."""
    taken = _firsts(cells, target)
    return [
        cell
        for cell in cells[target]
        if cell is not taken[language(cell)] and cell.text != taken[language(cell)].text
    ]


def _firsts(cells: Cells, target: Target) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for cell in cells[target]:
        found.setdefault(language(cell), cell)
    return found


def claims(cells: Cells) -> tuple[Claims, ...]:
    """All claims where a column has them, else the first one."""
    held = cells[Target.CLAIMS] or cells[Target.FIRST_CLAIM]
    found = (claim_split.claims([cell.text], language(cell)) for cell in held)
    return tuple(one for one in found if one is not None)


def descriptions(cells: Cells) -> tuple[Description, ...]:
    """Descriptions, parted at the headings of Chinese practice."""
    found = []
    for cell in cells[Target.DESCRIPTION]:
        spoken = language(cell)
        sections = chinese.parted(claim_split.lines_of(cell.text, spoken))
        found.append(Description(sections=sections, language=spoken))
    return tuple(found)
