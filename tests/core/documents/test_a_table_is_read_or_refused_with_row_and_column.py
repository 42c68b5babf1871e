from datetime import datetime

import pytest

from mingze.core.documents.spreadsheet import read_table
from mingze.core.documents.tables import Row, TableRefused

HEADER = ["姓名", "单位", "日期"]


def faults(data, name, limits):
    with pytest.raises(TableRefused) as refusal:
        read_table(data, name, limits=limits)
    return [(fault.row, fault.column, str(fault.message)) for fault in refusal.value.faults]


def test_a_workbook_gives_header_and_rows_with_their_numbers(workbook, limits):
    data = workbook(
        [HEADER, ["王艾丽", "综合科", datetime(2026, 3, 1)], [None, None, None], ["李博", "执法科"]]
    )
    table = read_table(data, "名册.xlsx", limits=limits())
    assert table.header == ("姓名", "单位", "日期")
    assert table.sheet == "名册"
    assert table.rows == (
        Row(2, ("王艾丽", "综合科", datetime(2026, 3, 1))),
        Row(4, ("李博", "执法科", None)),
    )


def test_a_merged_title_above_the_header_is_no_obstacle(workbook, limits):
    data = workbook([["干部名册"], HEADER, ["王艾丽", "综合科", "2026-03-01"]], merge=["A1:C1"])
    table = read_table(data, "名册.xlsx", limits=limits())
    assert table.header_row == 2
    assert table.rows[0].number == 3


def test_a_merged_cell_among_the_data_is_named(workbook, limits):
    data = workbook([HEADER, ["王艾丽", "综合科", ""], ["李博", "", ""]], merge=["B2:B3"])
    assert faults(data, "名册.xlsx", limits()) == [(2, "B", "区域B2:B3是合并单元格，请取消合并并逐行填写")]


def test_every_formula_is_named(workbook, limits):
    data = workbook([HEADER, ["王艾丽", "=1+1", ""], ["李博", "执法科", '=HYPERLINK("http://x","y")']])
    assert [(row, column) for row, column, _ in faults(data, "名册.xlsx", limits())] == [(2, "B"), (3, "C")]


def test_hidden_rows_are_read_and_reported_and_so_are_other_sheets(workbook, limits):
    data = workbook([HEADER, ["王艾丽", "综合科", ""], ["李博", "执法科", ""]], hide=[3], extra="旧表")
    table = read_table(data, "名册.xlsx", limits=limits())
    assert len(table.rows) == 2
    assert tuple(map(str, table.notes)) == (
        "第3行处于隐藏状态，已一并读取，共1行",
        "只读取了工作表“名册”，未读取：旧表（隐藏）",
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimited_text_is_read_in_every_usual_encoding(separator, encoding, limits):
    lines = [separator.join(HEADER), separator.join(["王艾丽", '"综合科\n党支部"', "2026年3月1日"])]
    table = read_table("\r\n".join(lines).encode(encoding), "名册.csv", limits=limits())
    assert table.header == ("姓名", "单位", "日期")
    assert table.rows == (Row(2, ("王艾丽", "综合科\n党支部", "2026年3月1日")),)


def test_a_row_longer_than_the_header_is_named(limits):
    data = "姓名,单位\n王艾丽,综合科\n李博,执法科,多出一格\n".encode()
    assert faults(data, "名册.csv", limits()) == [(3, "C", "此处有内容，但表头没有这一列")]


def test_an_overlong_cell_is_named(limits):
    data = f"姓名,单位\n王艾丽,{'长' * 201}\n".encode()
    assert faults(data, "名册.csv", limits()) == [(2, "B", "内容超过200字")]


def test_a_header_alone_is_no_table(workbook, limits):
    assert faults(workbook([HEADER]), "名册.xlsx", limits()) == [(1, None, "只有表头，没有数据行")]
    assert faults("姓名,单位\n".encode(), "名册.csv", limits()) == [(1, None, "只有表头，没有数据行")]


def test_a_sheet_without_a_single_value_is_empty(workbook, limits):
    assert faults(workbook([]), "名册.xlsx", limits()) == [(None, None, "文件是空的，没有任何内容")]


def test_the_first_row_too_many_is_named(workbook, limits):
    rows = [["王艾丽", "综合科", ""]] * 51
    message = "数据超过50行，请拆分后分批导入"
    assert faults(workbook([HEADER, *rows]), "名册.xlsx", limits()) == [(52, None, message)]
    text = "\n".join(["姓名,单位", *["王艾丽,综合科"] * 51])
    assert faults(text.encode(), "名册.csv", limits()) == [(52, None, message)]


def test_a_sheet_reaching_to_the_last_possible_row_is_refused_without_being_built(
    workbook, with_parts, limits
):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
        '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>王</t></is></c></row></sheetData></worksheet>'
    )
    data = with_parts(workbook([HEADER]), {"xl/worksheets/sheet1.xml": sheet})
    assert faults(data, "名册.xlsx", limits())[0][0] == 1048576


def test_a_cell_in_the_last_possible_column_is_refused(workbook, with_parts, limits):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="XFD1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData></worksheet>'
    )
    data = with_parts(workbook([HEADER]), {"xl/worksheets/sheet1.xml": sheet})
    assert faults(data, "名册.xlsx", limits())[0][:2] == (1, "XFD")


def test_faults_stop_at_the_limit(limits):
    data = ("姓名,单位\n" + "王艾丽,综合科,多\n" * 30).encode()
    assert len(faults(data, "名册.csv", limits(max_faults=7))) == 7


def test_an_unpaired_quote_is_named(limits):
    data = '姓名,单位\n王艾丽,综合科\n"李博,执法科\n'.encode()
    assert faults(data, "名册.csv", limits())[0][0] == 3
