"""A document and its layout as plain data for the PDF template: texts cleaned, measures computed."""

from typing import Any

from mingze.core.documents.content import (
    Block,
    Document,
    Fields,
    Figure,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
    chinese_date,
    pieces,
    proper_number,
    source_numbers,
)
from mingze.core.documents.layout import Layout
from mingze.core.documents.plain_text import printable, printable_lines

SOURCES_HEADING = "数据来源"


def measures(document: Document, layout: Layout) -> dict[str, float]:
    """Return every number the template uses."""
    turned = document.landscape
    width, height = layout.page_width_mm, layout.page_height_mm
    top, bottom, left, right = (
        layout.margin_top_mm,
        layout.margin_bottom_mm,
        layout.margin_left_mm,
        layout.margin_right_mm,
    )
    return {
        # A landscape page is the same sheet turned, so that it binds on the same edge.
        "width": height if turned else width,
        "height": width if turned else height,
        "top": left if turned else top,
        "bottom": right if turned else bottom,
        "left": bottom if turned else left,
        "right": top if turned else right,
        "pitch": layout.line_pitch_points,
        "advance": layout.advance_points,
        "body": layout.body_points,
        "title": layout.title_points,
        "table": layout.table_points,
        "letterhead": layout.letterhead_points,
        "copies": layout.copies_points,
        "copies_rule": layout.copies_rule_mm,
        "rule_distance": layout.letterhead_rule_distance_mm,
        "indent": layout.indent_characters,
        "page_number": layout.page_number_points,
        "page_number_inset": layout.page_number_inset_characters,
        "page_number_distance": layout.page_number_distance_mm,
    }


def tree(document: Document, layout: Layout) -> dict[str, Any]:
    """Return the document as JSON-ready data; note numbers stand where sources were named."""
    numbers = source_numbers(document)
    texts = {source.id: source.text for source in document.sources}
    return {
        "title": [printable(line) for line in printable_lines(document.title)] if document.title else [],
        "letterhead": printable(document.letterhead),
        "number": proper_number(printable(document.number)),
        "addressee": printable(document.addressee).rstrip("：:"),
        "blocks": [_block(block, numbers) for block in document.blocks],
        "attachments": [printable(name) for name in document.attachments],
        "signature": _signature(document, layout),
        "note": printable(document.note),
        "copies": printable(document.copies).rstrip("。"),
        "sources": [{"number": n, "text": printable(texts[key])} for key, n in numbers.items()],
        "sources_heading": SOURCES_HEADING,
    }


def _signature(document: Document, layout: Layout) -> dict[str, object] | None:
    if document.signature is None:
        return None
    organ, day = printable(document.signature.organ), chinese_date(document.signature.on)
    organ_inset, date_inset = layout.signature_insets(organ, day)
    return {"organ": organ, "date": day, "organ_inset": organ_inset, "date_inset": date_inset}


def _block(block: Block, numbers: dict[str, int]) -> dict[str, object]:
    match block:
        case Heading(level, text):
            return {"kind": "heading", "level": level, "text": printable(text)}
        case Paragraph(line, indent, align):
            shown = _lines(line, numbers)
            return {"kind": "paragraph", "lines": shown, "indent": indent, "align": align.value}
        case Table():
            return _table(block, numbers)
        case Fields(rows, label_width):
            shown_rows = [{"label": printable(label), "value": _lines(v, numbers)} for label, v in rows]
            return {"kind": "fields", "rows": shown_rows, "label_width": label_width}
        case Signatures(roles):
            return {"kind": "signatures", "roles": [printable(role) for role in roles]}
        case PageBreak():
            return {"kind": "page-break"}


def _table(block: Table, numbers: dict[str, int]) -> dict[str, object]:
    columns = [
        {"heading": printable(column.heading), "width": column.width, "align": column.align.value}
        for column in block.columns
    ]
    rows = [[_lines(cell, numbers) for cell in row] for row in block.rows]
    return {"kind": "table", "columns": columns, "rows": rows, "caption": printable(block.caption)}


def _lines(line: Line, numbers: dict[str, int]) -> list[list[dict[str, object]]]:
    """Return lines of pieces; a line break inside a piece starts a new line, its note stays at its end."""
    lines: list[list[dict[str, object]]] = [[]]
    for piece in pieces(line):
        shown = printable_lines(_text(piece))
        for position, text in enumerate(shown):
            if position:
                lines.append([])
            lines[-1].append({"text": text})
        if isinstance(piece, Figure):
            lines[-1][-1]["note"] = numbers[piece.source]
    return lines


def _text(piece: Text) -> str:
    return piece.text if isinstance(piece, Figure) else piece
