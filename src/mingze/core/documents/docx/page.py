"""The page of a Word document: sheet, grid, faces, headings, page numbers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from mingze.core.documents.layout import POINTS_PER_MM, Font, Layout

TWIPS = 20
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True, slots=True)
class Style:
    """The layout with the measures of this document's sheet, turned or upright."""

    layout: Layout
    measures: Mapping[str, float]

    @property
    def text_points(self) -> float:
        """Width of the text area."""
        m = self.measures
        return (m["width"] - m["left"] - m["right"]) * POINTS_PER_MM

    @property
    def text_height_points(self) -> float:
        """Height of the text area."""
        m = self.measures
        return (m["height"] - m["top"] - m["bottom"]) * POINTS_PER_MM

    @property
    def pitch_points(self) -> float:
        """Line pitch in twentieths of a point, rounded down: rounded up, the last line would not fit."""
        return int(self.measures["pitch"] * TWIPS) / TWIPS


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """Return an element of the ``w`` namespace with attributes of the same."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def set_fonts(properties: BaseOxmlElement, family: str) -> None:
    """Name ``family`` for every script; theme faces would win over it, so they are taken out."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("rFonts")
        properties.insert(0, fonts)
    for theme in _THEMES:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), family)


def set_up(file: File, style: Style) -> None:
    """Make sheet, styles and page numbers of ``file``."""
    _styles(file, style)
    section = file.sections[0]
    _sheet(section, style)
    file.settings.odd_and_even_pages_header_footer = True
    _number(section.footer.paragraphs[0], style, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer.paragraphs[0], style, WD_ALIGN_PARAGRAPH.LEFT)


def _sheet(section: Section, style: Style) -> None:
    m = style.measures
    turned = m["width"] > m["height"]
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(m["width"]), Mm(m["height"])
    section.top_margin, section.bottom_margin = Mm(m["top"]), Mm(m["bottom"])
    section.left_margin, section.right_margin = Mm(m["left"]), Mm(m["right"])
    number_height = m["page_number"] / POINTS_PER_MM
    section.footer_distance = Mm(max(m["bottom"] - m["page_number_distance"] - number_height, 0))
    section.header_distance = Mm(m["top"] / 2)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(element("docGrid", type="lines", linePitch=int(style.pitch_points * TWIPS)))


def _styles(file: File, style: Style) -> None:
    normal = _style(file, "Normal")
    _face(normal, style, Font.BODY, style.measures["body"])
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = Pt(style.pitch_points)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = False
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _bring_closer(normal, math.floor((style.measures["advance"] - style.measures["body"]) * TWIPS))
    language = element("lang", val="zh-CN", eastAsia="zh-CN")
    normal.element.get_or_add_rPr().append(language)
    faces = (Font.HEADING1, Font.HEADING2, Font.BODY, Font.BODY)
    for level, font in enumerate(faces, start=1):
        heading = _style(file, f"Heading {level}")
        _face(heading, style, font, style.measures["body"])
        heading.font.bold = heading.font.italic = False
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(0)
    table = file.styles.add_style("Mingze Table", WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(table, ParagraphStyle)  # noqa: S101 - tells the type checker
    table.base_style = normal
    _face(table, style, Font.BODY, style.measures["table"])
    _bring_closer(table, 0)
    table.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    table.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    properties = table.element.get_or_add_pPr()
    properties.insert_element_before(element("snapToGrid", val="0"), "w:spacing", "w:ind", "w:jc")


def _style(file: File, name: str) -> ParagraphStyle:
    found = file.styles[name]
    assert isinstance(found, ParagraphStyle)  # noqa: S101 - tells the type checker
    return found


def _face(style: ParagraphStyle, page: Style, font: Font, size: float) -> None:
    set_fonts(style.element.get_or_add_rPr(), page.layout.face(font))
    style.font.size = Pt(size)


def _bring_closer(style: ParagraphStyle, twips: int) -> None:
    """Set the space between characters, so that as many stand in a line as the standard says.

    A grid of characters would say the same, but LibreOffice gives a character that is wider than a cell two cells.
    """
    properties = style.element.get_or_add_rPr()
    properties.insert_element_before(
        element("spacing", val=twips), "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang"
    )


def _number(paragraph: Paragraph, style: Style, side: WD_ALIGN_PARAGRAPH) -> None:
    m = style.measures
    paragraph.alignment = side
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    inset = Pt(m["page_number_inset"] * m["page_number"])
    if side is WD_ALIGN_PARAGRAPH.RIGHT:
        paragraph.paragraph_format.right_indent = inset
    else:
        paragraph.paragraph_format.left_indent = inset
    field = element("fldSimple", instr="PAGE")
    for text in ("— ", "1", " —"):
        run = paragraph.add_run(text)
        run.font.size = Pt(m["page_number"])
        set_fonts(run._r.get_or_add_rPr(), style.layout.face(Font.NUMBER))
        if text == "1":
            paragraph._p.replace(run._r, field)
            field.append(run._r)
