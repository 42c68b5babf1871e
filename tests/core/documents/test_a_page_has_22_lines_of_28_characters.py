"""The page of GB/T 9704: its grid, margins, page numbers and order, read back from finished PDF files."""

import io
from datetime import date

import pypdf
import pytest

from mingze.core.documents import pdf
from mingze.core.documents.content import (
    Align,
    Column,
    Document,
    Fields,
    Figure,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Source,
    Table,
    numbered,
)
from mingze.core.documents.layout import POINTS_PER_MM, Font, Layout, installed_font

Placed = tuple[float, float, str]


def pages(document: Document, layout: Layout) -> list[pypdf.PageObject]:
    content = pdf.render(document, layout, system_fonts=False).content
    return list(pypdf.PdfReader(io.BytesIO(content)).pages)


def placed(page: pypdf.PageObject) -> list[Placed]:
    """Every piece of text with the place of its baseline, from the lower left corner in points."""
    found: list[Placed] = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: found.append((*_point(cm, tm), text)))
    return [piece for piece in found if piece[2].strip()]


def _point(cm: list[float], tm: list[float]) -> tuple[float, float]:
    return (tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5])


def test_a_full_page_holds_22_lines_of_28_characters(layout: Layout) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(22 * 28 + 1))
    first, second = pages(Document(title="", blocks=(Paragraph(text, indent=False),)), layout)
    lines = [line for line in first.extract_text().splitlines() if line.strip() and "—" not in line]
    assert [len(line.strip()) for line in lines] == [28] * 22
    assert "".join(line.strip() for line in lines) == text[:-1]
    assert text[-1] in second.extract_text()


def test_the_text_area_keeps_its_margins(layout: Layout) -> None:
    document = Document(title="", blocks=tuple(Paragraph("国" * 28, indent=False) for _ in range(22)))
    (page,) = pages(document, layout)
    assert float(page.mediabox.width) == pytest.approx(210 * POINTS_PER_MM, abs=0.1)
    assert float(page.mediabox.height) == pytest.approx(297 * POINTS_PER_MM, abs=0.1)
    body = [piece for piece in placed(page) if "国" in piece[2]]
    assert min(x for x, _, _ in body) == pytest.approx(28 * POINTS_PER_MM, abs=0.5)
    highest, lowest = max(y for _, y, _ in body), min(y for _, y, _ in body)
    assert highest == pytest.approx((297 - 37) * POINTS_PER_MM - 0.88 * 16, abs=0.5)
    assert highest - lowest == pytest.approx(21 * layout.line_pitch_points, abs=0.5)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(layout: Layout) -> None:
    blocks = (Paragraph("一"), PageBreak(), Paragraph("二"), PageBreak(), Paragraph("三"))
    found = pages(Document(title="", blocks=blocks), layout)
    numbers = [[piece for piece in placed(page) if "—" in piece[2]] for page in found]
    assert [page.extract_text().splitlines()[-1].replace(" ", "") for page in found] == ["—1—", "—2—", "—3—"]
    middle = 105 * POINTS_PER_MM
    assert [pieces[0][0] > middle for pieces in numbers] == [True, False, True]
    below = 35 * POINTS_PER_MM - numbers[0][0][1]
    assert 7 * POINTS_PER_MM <= below <= 7 * POINTS_PER_MM + layout.page_number_points


def test_parts_come_in_the_order_of_the_standard(layout: Layout) -> None:
    document = Document(
        letterhead="云川市知识产权局党组文件",
        number="云知党发[2026]第003号",
        title="关于印发责任清单的通知",
        addressee="各科室",
        blocks=(
            Paragraph(("共督办", Figure("37", "s"), "项。")),
            numbered(1, 1, "总体要求"),
            numbered(2, 2, "压实责任"),
            numbered(3, 3, "党组书记职责。"),
            numbered(4, 4, "带头讲党课。"),
            Fields((("责任单位", "机关党委"),)),
            Signatures(("承诺人（签字）",)),
        ),
        attachments=("责任清单", "责任书式样"),
        signature=Signature("中共云川市知识产权局党组", date(2026, 3, 1)),
        note="此件公开发布",
        copies="市直机关工委",
        sources=(Source("s", "督办台账，2026年3月31日取数"),),
    )
    text = "".join(page.extract_text() for page in pages(document, layout)).replace(" ", "").replace("\n", "")
    parts = [
        "云川市知识产权局党组文件", "云知党发〔2026〕3号", "关于印发责任清单的通知", "各科室：", "共督办37[1]项",
        "一、总体要求", "（二）压实责任", "3.党组书记职责", "（4）带头讲党课", "责任单位", "承诺人（签字", "附件：1.",
        "责任清单", "2.", "责任书式样", "中共云川市知识产权局党组", "2026年3月1日", "（此件公开发布）",
        "[1]督办台账", "抄送：市直机关工委。",
    ]  # fmt: skip
    for part in parts:
        before, found, text = text.partition(part)
        assert found, f"{part} does not follow; next comes {before[:40]}"


def test_the_date_stands_four_characters_in_with_the_organ_centred_above(layout: Layout) -> None:
    signed = Signature("云川市知识产权局", date(2026, 3, 1))
    (page,) = pages(Document(title="", blocks=(), signature=signed), layout)
    organ, day = (next(p for p in placed(page) if start in p[2]) for start in ("云", "2026"))
    assert organ[1] > day[1]
    right_edge = (210 - 26) * POINTS_PER_MM
    # Six digits, each a little over half a character wide, and three characters.
    day_end = day[0] + (3 + 6 * 0.55) * layout.advance_points
    assert right_edge - day_end == pytest.approx(4 * layout.advance_points, abs=layout.advance_points / 4)
    organ_middle = organ[0] + 4 * layout.advance_points
    assert organ_middle == pytest.approx((day[0] + day_end) / 2, abs=layout.advance_points / 4)


def test_a_long_table_repeats_its_head_and_a_wide_one_lies_across(layout: Layout) -> None:
    columns = (Column("序号", 0.5, Align.CENTER), Column("问题", 3), Column("期限", 1))
    rows = tuple((str(number), "会议记录不规范", "2026-03-31") for number in range(60))
    found = pages(Document(title="台账", landscape=True, blocks=(Table(columns, rows),)), layout)
    assert len(found) > 1
    assert all("问题" in page.extract_text() for page in found)
    assert all(page.mediabox.width > page.mediabox.height for page in found)


def test_a_face_that_is_missing_is_replaced_by_one_with_chinese_characters(layout: Layout) -> None:
    assert installed_font(Font.BODY, layout, ["Arial", "仿宋_GB2312", "Noto Serif SC"]) == "仿宋_GB2312"
    assert installed_font(Font.BODY, layout, ["Arial", "Noto Serif SC"]) == "Noto Serif SC"
    assert installed_font(Font.BODY, layout, ["Arial", "DejaVu Sans"]) is None


def test_the_packaged_faces_suffice_on_a_machine_without_any(layout: Layout) -> None:
    made = pdf.render(Document(title="标题", blocks=(Paragraph("正文"),)), layout, system_fonts=False)
    assert set(made.fonts.values()) == {"Noto Serif SC", "Noto Sans SC"}
    assert b"NotoSerifSC" in made.content


def test_a_layout_names_the_parameters_it_misses(layout: Layout) -> None:
    with pytest.raises(ValueError, match=r"page\.lines"):
        Layout.from_parameters({"page.width.mm": 210})
