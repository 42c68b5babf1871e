"""Files that bear a classification marking are refused, with the place where it stands."""

from collections.abc import Callable

import pytest

from mingze.core.documents import pdf
from mingze.core.documents.content import Document, Paragraph
from mingze.core.documents.layout import Layout
from mingze.core.documents.limits import Limits
from mingze.core.documents.markings import marking_in, marking_in_name, marking_of
from mingze.core.documents.uploads import inspect
from mingze.core.kernel.refusals import Refused
from tests.core.documents import files

MARKINGS = [
    "秘密★", "机密★", "绝密★", "机密★10年", "机密 ★ 10 年", "机　密　★　十年", "绝密★长期", "秘密☆6个月", "机密⭐",
    "秘密✩5年", "机密＊10年", "秘密*", "機密★", "絕密★", "祕密★3年", "机\u200b密\u2060★", "密级：机密",
    "密 级: 秘密", "绝密级★", "机密\uf0ab10年",
]  # fmt: skip
HARMLESS = [
    "商业秘密保护工作", "加强商业秘密*保护", "保守党和国家的秘密", "机密文件管理办法", "★秘密武器", "亲密",
    "保密工作★优秀", "密级", "技术秘密", "星级★★★", "本文件不含国家秘密，10年有效",
]  # fmt: skip


def refusal(data: bytes, name: str, limits: Limits) -> Refused:
    with pytest.raises(Refused, match="密级标志") as caught:
        inspect(data, name, limits)
    assert "严禁上传" in str(caught.value)
    return caught.value


@pytest.mark.parametrize("text", MARKINGS)
def test_a_marking_is_seen_through_spaces_and_disguises(text: str) -> None:
    assert marking_in(f"云川市文件 {text} 各单位")
    assert marking_of(text)
    assert marking_in_name(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_everyday_words_are_no_marking(text: str) -> None:
    assert marking_in(text) is None
    assert marking_of(text) is None
    assert marking_in_name(text) is None


@pytest.mark.parametrize("text", ["机密", "【秘密】", "绝密 10年", "机 密", "（机密级）"])
def test_the_bare_word_is_a_marking_only_where_it_stands_alone(text: str) -> None:
    assert marking_of(text)
    assert marking_of(f"关于{text}等材料的说明和管理要求") is None


@pytest.mark.parametrize(
    "name", ["会议纪要（机密）.pdf", "机密-会议纪要.pdf", "纪要_秘密.pdf", "秘密★会议.pdf", "绝密.pdf"]
)
def test_a_marked_name_is_refused(name: str, limits: Callable[..., Limits]) -> None:
    assert "文件名" in str(refusal(files.pdf(), name, limits()))


@pytest.mark.parametrize("text", MARKINGS[:8])
def test_marks_are_found_in_word_files(text: str, limits: Callable[..., Limits]) -> None:
    assert "正文" in str(refusal(files.docx(f"甲{text}"), "a.docx", limits()))
    assert "页眉" in str(refusal(files.docx(header=text), "a.docx", limits()))
    assert "页脚" in str(refusal(files.docx(footer=text), "a.docx", limits()))
    assert "文档属性" in str(refusal(files.docx(title=text), "a.docx", limits()))


@pytest.mark.parametrize(
    ("xml", "place"),
    [
        ("<w:r><w:t>机</w:t></w:r><w:r><w:t>密</w:t></w:r><w:r><w:t>★</w:t></w:r>", "正文"),
        ('<w:r><w:t>机密</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r>', "正文"),
        (
            "<w:r><wps:txbx><w:txbxContent><w:p><w:r><w:t>秘密★5年</w:t></w:r></w:p>"
            "</w:txbxContent></wps:txbx></w:r>",
            "文本框",
        ),
        ('<w:r><w:pict><v:shape><v:textpath string="绝 密 ★"/></v:shape></w:pict></w:r>', "水印"),
    ],
)  # fmt: skip
def test_marks_are_found_however_a_word_file_holds_them(
    xml: str, place: str, limits: Callable[..., Limits]
) -> None:
    assert place in str(refusal(files.docx_with(xml), "a.docx", limits()))


def test_marks_are_found_in_workbooks_with_the_cell(limits: Callable[..., Limits]) -> None:
    assert "工作表“台账”C7" in str(refusal(files.xlsx({"A1": "甲", "C7": "机密★10年"}), "a.xlsx", limits()))
    assert "工作表“台账”" in str(refusal(files.xlsx({"A1": 1}, header="秘密★"), "a.xlsx", limits()))
    assert "密级标志" in str(refusal(files.xlsx({"A1": 1}, title="绝密★"), "a.xlsx", limits()))


def test_marks_are_found_in_pdf_files_with_the_page(layout: Layout, limits: Callable[..., Limits]) -> None:
    def made(text: str) -> bytes:
        return pdf.render(
            Document(title="通知", blocks=(Paragraph(text),)), layout, system_fonts=False
        ).content

    assert "第1页" in str(refusal(made("机 密 ★ 10年"), "a.pdf", limits()))
    assert "批注" in str(refusal(files.pdf(note="绝密★"), "a.pdf", limits()))
    assert inspect(made("做好商业秘密保护工作"), "a.pdf", limits()).notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_marks_are_found_in_text_with_the_line(encoding: str, limits: Callable[..., Limits]) -> None:
    content = "会议记录\n机密★5年\n正文".encode(encoding)
    assert "第2行" in str(refusal(content, "a.txt", limits()))
    assert "第1行" in str(refusal("序号,绝密,甲".encode(encoding), "a.csv", limits()))


def test_marks_are_found_in_the_workbook_behind_a_chart(
    limits: Callable[..., Limits], with_parts: Callable[..., bytes]
) -> None:
    inner = files.xlsx({"B2": "秘密★"})
    outer = with_parts(files.docx(), {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": inner})
    assert "B2" in str(refusal(outer, "a.docx", limits()))
