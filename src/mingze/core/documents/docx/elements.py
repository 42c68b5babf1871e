"""The pieces of a Word document: runs with their face, indents by characters, tables, rules."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as File
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.table import _Row
from docx.text.paragraph import Paragraph

from mingze.core.documents.docx.page import TWIPS, Style, element, set_fonts
from mingze.core.documents.layout import Font

Rule = tuple[float, str, float]
"""Thickness in points, colour, distance to the text in points."""
_EIGHTHS = 8
_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
# What follows pBdr, framePr and snapToGrid in the order the schema of the format prescribes.
_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid",
    "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
    "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle",
    "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_FRAME = ("w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", *_AFTER_BORDERS)


def add_run(
    paragraph: Paragraph,
    text: str,
    style: Style,
    font: Font = Font.BODY,
    size: float | None = None,
    colour: str = "",
) -> None:
    """Add ``text`` in the face and size of the paragraph's style unless told otherwise."""
    run = paragraph.add_run(text)
    if font is not Font.BODY:
        set_fonts(run._r.get_or_add_rPr(), style.layout.face(font))
    if size is not None:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def add_lines(paragraph: Paragraph, lines: Sequence[Sequence[dict[str, Any]]], style: Style) -> None:
    """Add lines of pieces with their note marks."""
    for position, pieces in enumerate(lines):
        if position:
            paragraph.add_run().add_break()
        for piece in pieces:
            add_run(paragraph, piece["text"], style, piece.get("font", Font.BODY))
            if "note" in piece:
                paragraph.add_run(f"[{piece['note']}]").font.superscript = True


def indent(
    paragraph: Paragraph, style: Style, *, first: float = 0, left: float = 0, right: float = 0
) -> None:
    """Indent by characters; a negative ``first`` hangs out of the lines below it.

    Word keeps the count of characters, so that it still fits after the face is changed; the measure in
    points beside it is for programs that know no characters.
    """
    properties = paragraph._p.get_or_add_pPr()
    ind = properties.get_or_add_ind()
    advance = style.measures["advance"] * TWIPS
    values = {"left": left, "right": right, "firstLine" if first >= 0 else "hanging": abs(first)}
    for name, characters in values.items():
        if characters:
            for key, value in ((f"{name}Chars", characters * 100), (name, characters * advance)):
                ind.set(qn(f"w:{key}"), str(round(value)))


def tab_stops(paragraph: Paragraph, *, leader: float, right: float) -> None:
    """Set a stop that draws a line up to ``leader`` points, and one that ends at ``right`` points."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(leader), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    stops.add_tab_stop(Pt(right), WD_TAB_ALIGNMENT.RIGHT)


def borders(paragraph: Paragraph, *, top: Rule | None = None, bottom: Rule | None = None) -> None:
    """Draw rules across the text area above and below a paragraph."""
    box = element("pBdr")
    for side, rule in (("top", top), ("bottom", bottom)):
        if rule:
            width, colour, space = rule
            box.append(
                element(side, val="single", sz=round(width * _EIGHTHS), space=round(space), color=colour)
            )
    paragraph._p.get_or_add_pPr().insert_element_before(box, *_AFTER_BORDERS)


def pin_to_bottom(paragraph: Paragraph, style: Style) -> None:
    """Stand a paragraph on the lower edge of the text area, wherever the text ends."""
    width = round(style.text_points * TWIPS)
    frame = element(
        "framePr",
        w=width,
        wrap="notBeside",
        vAnchor="margin",
        hAnchor="margin",
        xAlign="left",
        yAlign="bottom",
    )
    paragraph._p.get_or_add_pPr().insert_element_before(frame, *_AFTER_FRAME)


def add_table(
    file: File,
    style: Style,
    *,
    shares: Sequence[float],
    head: Sequence[str],
    rows: Sequence[Sequence[Sequence[Sequence[dict[str, Any]]]]],
    sides: Sequence[str],
) -> None:
    """Add a ruled table across the text area; ``head`` repeats on every page."""
    table = file.add_table(rows=0, cols=len(shares))
    table.style = file.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [Pt(style.text_points * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    if head:
        pieces = [[[{"text": text, "font": Font.HEADING1}]] for text in head]
        row = _fill(table.add_row(), pieces, widths, ["center"] * len(head), style)
        row.append(element("tblHeader"))
    for cells in rows:
        _fill(table.add_row(), cells, widths, sides, style)


def _fill(
    row: _Row, cells: Sequence[Any], widths: Sequence[Pt], sides: Sequence[str], style: Style
) -> BaseOxmlElement:
    for cell, lines, width, side in zip(row.cells, cells, widths, sides, strict=True):
        cell.width = width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.style = "Mingze Table"
        paragraph.alignment = _SIDES[side]
        add_lines(paragraph, lines, style)
    properties: BaseOxmlElement = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    return properties
