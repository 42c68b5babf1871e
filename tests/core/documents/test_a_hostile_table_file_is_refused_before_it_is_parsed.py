import pytest

from mingze.core.documents.spreadsheet import read_table
from mingze.core.kernel.refusals import Refused

ROWS = [["姓名", "单位"], ["王艾丽", "综合科"]]
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/{kind}" Target="http://evil.example/x" TargetMode="External"/>'
    "</Relationships>"
)


def reason(data, limits, name="名册.xlsx"):
    with pytest.raises(Refused) as refusal:
        read_table(data, name, limits=limits)
    return refusal.value.text()


def test_an_empty_file_says_so(limits):
    assert reason(b"", limits()) == "文件是空的，没有任何内容"


def test_a_file_over_the_limit_says_the_limit(limits):
    assert reason(b"a" * 2_000_001, limits()) == "文件超过1MB，请拆分后再上传"


def test_an_old_workbook_is_told_to_be_saved_anew(limits):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "另存为 .xlsx" in reason(old, limits(), "名册.et")
    assert "密码" in reason(old + "EncryptedPackage".encode("utf-16-le"), limits())


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"name\0unit\n1\0002\n"])
def test_what_is_no_text_is_no_table(data, limits):
    assert "不是文本文件" in reason(data, limits(), "名册.csv")


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\r\n<html><table><tr><td>1</td></tr></table>"])
def test_a_page_of_another_kind_is_no_table(data, limits):
    assert "不是可以导入的表格" in reason(data, limits(), "名册.xls")


def test_a_word_document_is_no_table(container, limits):
    assert "不是可以导入的表格" in reason(container({"word/document.xml": "<w/>"}), limits())


def test_a_bomb_is_refused_by_its_declared_size(workbook, with_parts, limits):
    data = with_parts(workbook(ROWS), {"xl/media/x.bin": bytes(9_000_000)})
    assert "压缩炸弹" in reason(data, limits())


def test_a_bomb_is_refused_by_its_ratio(workbook, with_parts, limits):
    data = with_parts(workbook(ROWS), {"xl/media/x.bin": bytes(1_000_000)})
    assert "压缩炸弹" in reason(data, limits())
    assert read_table(data, "名册.xlsx", limits=limits(max_ratio=2000)).rows


def test_a_container_with_too_many_entries_is_refused(workbook, with_parts, limits):
    data = with_parts(workbook(ROWS), {f"x/{n}": "x" for n in range(200)})
    assert "压缩炸弹" in reason(data, limits())


def test_a_size_that_lies_is_found_when_the_part_is_read(workbook, with_parts, limits):
    data = bytearray(with_parts(workbook(ROWS), {"xl/lie.xml": bytes(5_000_000)}))
    # The central directory is what readers trust; there the size becomes 10 bytes.
    at = data.rfind(b"xl/lie.xml") - 46 + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert "已损坏" in reason(bytes(data), limits())


@pytest.mark.parametrize(
    "name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/activeX/activeX1.bin"]
)
def test_macros_are_refused(name, workbook, with_parts, limits):
    assert "宏" in reason(with_parts(workbook(ROWS), {name: "<x/>"}), limits())


def test_links_to_other_files_are_refused(workbook, with_parts, limits):
    data = with_parts(workbook(ROWS), {"xl/externalLinks/externalLink1.xml": "<x/>"})
    assert "外部" in reason(data, limits())
    picture = with_parts(workbook(ROWS), {"xl/worksheets/_rels/sheet1.xml.rels": RELS.format(kind="image")})
    assert "外部" in reason(picture, limits())


def test_a_plain_hyperlink_is_harmless(workbook, with_parts, limits):
    data = with_parts(workbook(ROWS), {"xl/worksheets/_rels/sheet1.xml.rels": RELS.format(kind="hyperlink")})
    assert read_table(data, "名册.xlsx", limits=limits()).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding, workbook, with_parts, limits):
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    data = with_parts(workbook(ROWS), {"xl/sharedStrings.xml": bomb.encode(encoding)})
    assert "文档类型定义" in reason(data, limits())


def test_a_part_outside_the_container_is_refused(workbook, with_parts, limits):
    assert "已损坏" in reason(with_parts(workbook(ROWS), {"../../etc/x": "x"}), limits())


def test_a_script_in_a_cell_stays_text(limits):
    table = read_table(
        "姓名,单位\n<script>alert(1)</script>,综合\u202e科\n".encode(), "名册.csv", limits=limits()
    )
    assert table.rows[0].cells == ("<script>alert(1)</script>", "综合科")
