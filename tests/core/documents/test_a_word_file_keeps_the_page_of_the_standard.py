"""Word files: the character grid, faces by name for every script, page numbers by odd and even pages."""

import io
import zipfile
from datetime import date
from xml.etree.ElementTree import Element

import docx as python_docx
import pytest
from defusedxml.ElementTree import fromstring

from mingze.core.documents import docx
from mingze.core.documents.content import Column, Document, PageBreak, Paragraph, Signature, Table, numbered
from mingze.core.documents.layout import Layout

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = Document(
    letterhead="云川市知识产权局党组文件",
    number="云知党发〔2026〕3号",
    title="关于印发责任清单的通知",
    addressee="各科室",
    blocks=(
        numbered(1, 1, "总体要求"),
        numbered(2, 1, "压实责任"),
        numbered(3, 1, "职责。"),
        Paragraph("正文"),
        PageBreak(),
        Table((Column("序号", 1), Column("问题", 3)), (("1", "记录不规范"),)),
    ),
    signature=Signature("局党组", date(2026, 3, 1)),
    copies="市直机关工委",
)


@pytest.fixture(scope="module")
def parts(layout: Layout) -> dict[str, Element]:
    with zipfile.ZipFile(io.BytesIO(docx.render(DOCUMENT, layout))) as archive:
        return {name: fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}


def test_the_grid_gives_22_lines_of_28_characters(parts: dict[str, Element]) -> None:
    section = next(parts["word/document.xml"].iter(f"{W}sectPr"))
    size, margins, grid = (section.find(f"{W}{tag}") for tag in ("pgSz", "pgMar", "docGrid"))
    assert size is not None
    assert margins is not None
    assert grid is not None
    height = int(size.get(f"{W}h", "")) - int(margins.get(f"{W}top", "")) - int(margins.get(f"{W}bottom", ""))
    width = int(size.get(f"{W}w", "")) - int(margins.get(f"{W}left", "")) - int(margins.get(f"{W}right", ""))
    normal = next(one for one in parts["word/styles.xml"] if one.get(f"{W}styleId") == "Normal")
    closer = normal.find(f"{W}rPr/{W}spacing")
    assert closer is not None
    character = 16 * 20 + int(closer.get(f"{W}val", ""))
    assert grid.get(f"{W}type") == "lines"
    assert height // int(grid.get(f"{W}linePitch", "")) == 22
    assert width // character == 28


def test_every_face_is_named_for_chinese_and_latin_alike(parts: dict[str, Element]) -> None:
    named = [
        element
        for name in ("word/document.xml", "word/footer1.xml")
        for element in parts[name].iter(f"{W}rFonts")
    ]
    assert {element.get(f"{W}eastAsia") for element in named} == {
        "方正小标宋简体",
        "黑体",
        "楷体_GB2312",
        "宋体",
    }
    assert all(element.get(f"{W}ascii") == element.get(f"{W}eastAsia") for element in named)
    styles = {style.get(f"{W}styleId"): style for style in parts["word/styles.xml"].iter(f"{W}style")}
    for key, face in (("Normal", "仿宋_GB2312"), ("Heading1", "黑体"), ("Heading2", "楷体_GB2312")):
        fonts = next(styles[key].iter(f"{W}rFonts"))
        assert fonts.get(f"{W}eastAsia") == face
        assert not any("Theme" in attribute for attribute in fonts.attrib)


def test_page_numbers_differ_on_odd_and_even_pages(parts: dict[str, Element]) -> None:
    assert parts["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
    references = {r.get(f"{W}type") for r in parts["word/document.xml"].iter(f"{W}footerReference")}
    assert references == {"default", "even"}
    sides = set()
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert [field.get(f"{W}instr") for field in parts[name].iter(f"{W}fldSimple")] == ["PAGE"]
        assert "".join(parts[name].itertext()) == "— 1 —"
        sides |= {side.get(f"{W}val") for side in parts[name].iter(f"{W}jc")}
    assert sides == {"left", "right"}


def test_word_can_open_it_and_reads_the_same_text(layout: Layout) -> None:
    made = python_docx.Document(io.BytesIO(docx.render(DOCUMENT, layout)))
    text = [paragraph.text for paragraph in made.paragraphs if paragraph.text]
    assert text == [
        "云川市知识产权局党组文件", "云知党发〔2026〕3号", "关于印发责任清单的通知", "各科室：", "一、总体要求",
        "（一）压实责任", "1.职责。", "正文", "局党组", "2026年3月1日", "抄送：市直机关工委。",
    ]  # fmt: skip
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["1", "记录不规范"]


def test_the_head_of_a_table_repeats(parts: dict[str, Element]) -> None:
    rows = list(parts["word/document.xml"].iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]


def test_properties_of_a_paragraph_stand_in_the_order_of_the_schema(parts: dict[str, Element]) -> None:
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "pBdr", "tabs",
             "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr"]  # fmt: skip
    for name in ("word/document.xml", "word/styles.xml"):
        for properties in parts[name].iter(f"{W}pPr"):
            kinds = [child.tag.removeprefix(W) for child in properties]
            known = [order.index(kind) for kind in kinds if kind in order]
            assert known == sorted(known), kinds
