"""Word documents. This package is the only place that knows python-docx.

The same tree and the same measures as the PDF. Faces are named as the rules name them and not embedded: the
offices that open these files have them.
"""

import io
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from mingze.core.documents.content import Document
from mingze.core.documents.docx.elements import (
    add_lines,
    add_run,
    add_table,
    borders,
    indent,
    pin_to_bottom,
    tab_stops,
)
from mingze.core.documents.docx.page import Style, set_up
from mingze.core.documents.layout import POINTS_PER_MM, Font, Layout
from mingze.core.documents.plain_text import display_width
from mingze.core.documents.reproducible_zip import repack
from mingze.core.documents.typesetting import measures, tree

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_RED = "D7000F"
_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def render(document: Document, layout: Layout) -> bytes:
    """Return ``document`` as a Word file; the same tree and layout give the same bytes."""
    writer = _Writer(document, layout)
    writer.head()
    for block in writer.data["blocks"]:
        writer.block(block)
    writer.tail()
    return repack(writer.saved(document))


class _Writer:
    def __init__(self, document: Document, layout: Layout) -> None:
        self.data: dict[str, Any] = tree(document, layout)
        self.measures = measures(document, layout)
        self.style = Style(layout, self.measures)
        self.file = docx.Document()
        set_up(self.file, self.style)

    def paragraph(self, side: WD_ALIGN_PARAGRAPH | None = None, name: str = "Normal") -> Paragraph:
        paragraph = self.file.add_paragraph(style=name)
        if side is not None:
            paragraph.alignment = side
        return paragraph

    def small(self, text: str, font: Font = Font.BODY, side: WD_ALIGN_PARAGRAPH | None = None) -> Paragraph:
        paragraph = self.paragraph(side, "Mingze Table")
        add_run(paragraph, text, self.style, font, self.measures["table"])
        return paragraph

    def head(self) -> None:
        data, style = self.data, self.style
        if data["letterhead"]:
            size = min(self.measures["letterhead"], style.text_points / display_width(data["letterhead"]))
            line = self.paragraph(WD_ALIGN_PARAGRAPH.CENTER)
            line.paragraph_format.line_spacing = 1.0
            add_run(line, data["letterhead"], style, Font.TITLE, int(size * 2) / 2, colour=_RED)
            self._blank(2)
            number = self.paragraph(WD_ALIGN_PARAGRAPH.CENTER)
            add_run(number, data["number"], style)
            borders(number, bottom=(1.0, _RED, self.measures["rule_distance"] * POINTS_PER_MM))
            self._blank(2)
        for text in data["title"]:
            line = self.paragraph(WD_ALIGN_PARAGRAPH.CENTER)
            add_run(line, text, style, Font.TITLE, self.measures["title"])
        if data["number"] and not data["letterhead"]:
            add_run(self.paragraph(WD_ALIGN_PARAGRAPH.CENTER), data["number"], style)
        if data["title"]:
            self._blank(1)
        if data["addressee"]:
            add_run(self.paragraph(), data["addressee"] + "：", style)

    def block(self, block: dict[str, Any]) -> None:
        match block["kind"]:
            case "heading":
                line = self.paragraph(name=f"Heading {block['level']}")
                indent(line, self.style, first=self.measures["indent"])
                fonts = {1: Font.HEADING1, 2: Font.HEADING2}
                add_run(line, block["text"], self.style, fonts.get(block["level"], Font.BODY))
            case "paragraph":
                line = self.paragraph(_SIDES[block["align"]])
                if block["indent"] and block["align"] == "left":
                    indent(line, self.style, first=self.measures["indent"])
                add_lines(line, block["lines"], self.style)
            case "table":
                self._table(block)
            case "fields":
                self._fields(block)
            case "signatures":
                self._signatures(block["roles"])
            case "page-break":
                self.paragraph().paragraph_format.page_break_before = True

    def tail(self) -> None:
        data, style = self.data, self.style
        if data["attachments"]:
            self._blank(1)
            self._attachments(data["attachments"])
        if data["signature"]:
            self._blank(1)
            for name in ("organ", "date"):
                line = self.paragraph(WD_ALIGN_PARAGRAPH.RIGHT)
                line.paragraph_format.keep_with_next = name == "organ"
                indent(line, style, right=data["signature"][f"{name}_inset"])
                add_run(line, data["signature"][name], style)
        if data["note"]:
            line = self.paragraph()
            indent(line, style, first=self.measures["indent"])
            add_run(line, f"（{data['note']}）", style)
        if data["sources"]:
            self._blank(1)
            self.small(data["sources_heading"], Font.HEADING1)
            for source in data["sources"]:
                self.small(f"[{source['number']}] {source['text']}")
        if data["copies"]:
            self._copies(data["copies"])

    def saved(self, document: Document) -> bytes:
        """Return the file with properties that depend on the document alone."""
        properties = self.file.core_properties
        properties.title = "".join(self.data["title"])[:255]
        properties.author = properties.last_modified_by = properties.comments = ""
        signed = document.signature
        when = datetime.combine(signed.on, time(), UTC) if signed else _UNDATED
        properties.created = properties.modified = when
        properties.revision = 1
        buffer = io.BytesIO()
        self.file.save(buffer)
        return buffer.getvalue()

    def _blank(self, count: int) -> None:
        for _ in range(count):
            self.paragraph()

    def _table(self, block: dict[str, Any]) -> None:
        if block["caption"]:
            line = self.small(block["caption"], Font.HEADING1, WD_ALIGN_PARAGRAPH.CENTER)
            line.paragraph_format.keep_with_next = True
        columns = block["columns"]
        add_table(
            self.file,
            self.style,
            shares=[column["width"] for column in columns],
            head=[column["heading"] for column in columns],
            rows=block["rows"],
            sides=[column["align"] for column in columns],
        )

    def _fields(self, block: dict[str, Any]) -> None:
        share = block["label_width"]
        rows = [[[[{"text": row["label"], "font": Font.HEADING1}]], row["value"]] for row in block["rows"]]
        add_table(
            self.file, self.style, shares=[share, 1 - share], head=[], rows=rows, sides=["center", "left"]
        )

    def _signatures(self, roles: list[str]) -> None:
        width = self.style.text_points
        for role in roles:
            self._blank(1)
            line = self.paragraph(WD_ALIGN_PARAGRAPH.LEFT)
            indent(line, self.style, left=self.measures["indent"])
            tab_stops(line, leader=width * 0.6, right=width)
            add_run(line, f"{role}：\t\t年　　月　　日", self.style)

    def _attachments(self, names: list[str]) -> None:
        for position, name in enumerate(names):
            number = f"{position + 1}." if len(names) > 1 else ""
            label = "附件：" if position == 0 else ""
            line = self.paragraph(WD_ALIGN_PARAGRAPH.LEFT)
            # Three characters for the label and one for the number hang out of the lines that follow.
            hanging = 4 if number else 3
            start = self.measures["indent"] + hanging
            indent(line, self.style, left=start, first=-hanging if label else -1)
            add_run(line, f"{label}{number}{name}", self.style)

    def _copies(self, copies: str) -> None:
        line = self.paragraph(WD_ALIGN_PARAGRAPH.LEFT)
        size = self.measures["copies"]
        rule = (self.measures["copies_rule"] * POINTS_PER_MM, "000000", 4.0)
        borders(line, top=rule, bottom=rule)
        pin_to_bottom(line, self.style)
        indent(line, self.style, left=4, first=-3, right=1)
        add_run(line, f"抄送：{copies}。", self.style, Font.BODY, size)
