"""Tables: headings, numbers, classes and days as services write them, and where what does not fit goes."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.utils.datetime import MAC_EPOCH

from mingze.services.patents.record import Patent, Rejected, Relation, Role, Scheme
from mingze.services.patents.sources.sheet import cells as sheet_cells
from mingze.services.patents.sources.sheet.cells import Wrong
from mingze.services.patents.sources.sheet.columns import Column, Mapping, Target, known
from mingze.services.patents.sources.sheet.reading import FORMAT, Sheet
from tests.services.patents.sources.samples import found, only


def row(**cells: str) -> Patent:
    """The record of a table of one row under the headings given."""
    cells = {"公开号": "CN105104999B", "标题": "阀", "申请人": "甲公司"} | cells
    return only(FORMAT, "\n".join("\t".join(part) for part in (cells.keys(), cells.values())))


def refusal(text: str) -> Rejected:
    (one,) = found(FORMAT, text)
    assert isinstance(one, Rejected)
    return one


def workbook(*rows: list[object], epoch: datetime | None = None) -> bytes:
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    assert book.active is not None
    for cells in rows:
        book.active.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "number", ["ZL201510481495.9", "ZL 2015 1 0481495.9", "CN201510481495.9", "201510481495.9"]
)
def test_the_number_of_a_chinese_application_is_no_publication(number: str) -> None:
    refused = refusal(f"专利号,专利名称,专利权人,专利类型\n{number},阀,甲公司,发明\n")
    assert (refused.reason, refused.where) == (
        f"“{number}”是申请号（专利号），不是公开号，这一行没有公开号",
        "第2行“专利号”列",
    )


def test_the_number_of_a_patent_beside_that_of_a_publication_is_its_application() -> None:
    one = row(专利号="ZL201510481495.9")
    assert (one.number, one.application, one.application_number) == (
        "CN105104999B", "CN201510481495", "ZL201510481495.9",
    )  # fmt: skip
    one = row(公开号="CN201510481495.9", 授权公告号="CN105104999B")
    assert (one.number, one.application) == ("CN105104999B", "CN201510481495")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("US 201716012345 A", "US16012345"),
        ("US 201729600123 F", "US29600123"),
        ("US62345678P", "US62345678"),
        ("US62100123P", "US62100123"),
        ("US16/012345", "US16012345"),
        ("JP2017123456A", "JP2017123456"),
        ("JPH10123456A", "JP1998123456"),
        ("KR 20140012345 A", "KR20140012345"),
        ("EP2016172345A", "EP16172345"),
        ("US 2017067890 W", "WO2017US067890"),
        ("PCT/CN2015/012345", "WO2015CN012345"),
        ("CN202111286633X", "CN202111286633"),
        ("CN 201510481495 A", "CN201510481495"),
        ("DE102014012345A", "DE102014012345"),
    ],
)
def test_the_kind_behind_an_application_is_no_part_of_its_key(text: str, key: str) -> None:
    one = row(申请号=text, 优先权号=text)
    assert (one.application, one.application_number) == (key, text)
    assert [priority.number.key for priority in one.priorities] == [key]
    assert one.priorities[0].number.on is None


@pytest.mark.parametrize(
    ("text", "day", "key"),
    [
        ("US62100104P", "2015-01-06", "US62100104"),
        ("US62100104P", "2004-10-21", "US60621001"),
        ("US13927498A", "2013-06-26", "US13927498"),
        ("US13927498A", "1998-08-24", "US09139274"),
    ],
)
def test_the_day_tells_whether_a_us_number_ends_with_its_year(text: str, day: str, key: str) -> None:
    one = row(申请号=text, 申请日=day, 优先权号=text, 优先权日=day)
    assert (one.application, one.priorities[0].number.key) == (key, key)


@pytest.mark.parametrize(
    ("heading", "text", "codes"),
    [
        ("FI", "H01L 21/30 502 D | G06F3/041,410", ["H01L21/30,502@D", "G06F3/041,410"]),
        ("F-TERM分类号", "5F046/BA02", ["5F046BA02"]),
        ("LOC", "LOC(13)Cl.09-03; 9-3; 0905", ["09-03", "09-05"]),
        (
            "IPC - Current",
            "G06F001600 | H04L000932 | H01L0021027000",
            ["G06F16/00", "H04L9/32", "H01L21/027"],
        ),
        ("US Class - Current", "707001000", ["707/1"]),
        ("UPC分类号", "707/2.1", ["707/2.1"]),
        (
            "IPC分类号",
            "H01M 2/16; 10/0525;4/13 ; G06F 3/041",
            ["H01M2/16", "H01M10/0525", "H01M4/13", "G06F3/041"],
        ),
        ("CPC分类号", "H01M2/16|2220/20", ["H01M2/16", "H01M2220/20"]),
        ("IPC分类号", "G06F17/30;H04L;12/24", ["G06F17/30", "H04L", "H04L12/24"]),
    ],
)
def test_classes_are_canonical(heading: str, text: str, codes: list[str]) -> None:
    columns: tuple[Column, ...] = (Column(heading="公开号", target=Target.PUBLICATION),)
    columns += tuple(
        Column(heading=heading, target=one, separators="|;") for one in [known(heading)[0]] if one
    )
    table = f"公开号\t{heading}\nCN105104999B\t{text}"
    one = only(Sheet(Mapping(columns=columns)), table)
    assert [symbol.code for symbol in one.symbols] == codes


def test_designs_may_have_their_classes_in_the_column_of_the_others() -> None:
    one = row(公开号="CN307123456S", 分类号="09-03")
    assert [(symbol.scheme, symbol.code) for symbol in one.symbols] == [(Scheme.LOC, "09-03")]


def test_a_class_that_is_none_turns_its_row_away() -> None:
    with pytest.raises(Wrong):
        sheet_cells.symbol(Scheme.LOC, "无")
    faulty = next(iter(found(FORMAT, "公开号,IPC分类号\nCN105104999B,10/0525;H01M2/16")))
    assert isinstance(faulty, Rejected)


@pytest.mark.parametrize(
    "table", ["公开（公告）号,标题,申请人,公开（公告）号,申请人\nCN101234567A,甲,乙,CN101234567A,丙\n"]
)
def test_of_two_columns_with_one_heading_the_first_is_read(table: str) -> None:
    one = only(FORMAT, table)
    assert (one.number, [party.name for party in one.parties]) == ("CN101234567A", ["乙"])
    assert one.notes == (("公开（公告）号", "CN101234567A"), ("申请人", "丙"))


def test_days_of_priorities_that_fit_none_are_a_note() -> None:
    one = row(优先权号="US62345678P;EP16172345A", 优先权日="2016-06-01")
    assert [priority.number.on for priority in one.priorities] == [None, None]
    assert ("优先权日", "2016-06-01") in one.notes


def test_the_earliest_day_of_priority_gives_way_to_the_days_of_all() -> None:
    one = row(最早优先权日="2016-06-01", 优先权号="US62345678P;EP16172345A", 优先权日="2016-06-03;2016-06-01")
    assert [priority.number.on for priority in one.priorities] == [date(2016, 6, 3), date(2016, 6, 1)]
    assert one.notes == (("最早优先权日", "2016-06-01"),)
    one = row(最早优先权日="2016-06-01", 优先权号="EP16172345A")
    assert one.priorities[0].number.on == date(2016, 6, 1)


def test_countries_in_words_become_codes() -> None:
    one = row(申请人国别="中国", 申请人地址="某市")
    assert one.parties[0].address
    assert (one.parties[0].address.country, one.parties[0].address.text) == ("CN", "某市")
    assert row(申请人国别="某国").notes == (("申请人国别", "某国"),)
    assert row(申请人国别="日本;美国").notes == (("申请人国别", "日本;美国"),)


def test_lists_that_fit_nobody_are_notes() -> None:
    one = row(申请人="甲公司;乙公司", 标准化申请人="甲", 统一社会信用代码="91;92;93")
    assert one.notes == (("标准化申请人", "甲"), ("统一社会信用代码", "91;92;93"))


def test_the_first_title_that_is_not_empty_stands_and_another_is_a_note() -> None:
    head = "Publication Number,Title - DWPI,Title,Inventor\n"
    one = only(FORMAT, head + "US10123456B2,,Widget,Doe\n")
    assert [text.paragraphs for text in one.titles] == [("Widget",)]
    one = only(FORMAT, head + "US10123456B2,Widget comprises,Widget,Doe\n")
    assert [text.paragraphs for text in one.titles] == [("Widget comprises",)]
    assert one.notes == (("Title", "Widget"),)


@pytest.mark.parametrize(
    "text",
    [
        '公开号,标题,申请人,摘要\nCN105104999B,阀,甲公司,"温度\t压力;a;b;c;d;e;f"\n',
        "sep=;\n公开号;标题;申请人\nCN105104999B;阀;甲公司\n",
        '某服务,,\n公开号|标题|申请人\nCN105104999B|"阀"|甲公司\n',
    ],
)
def test_the_separator_is_told_by_the_header(text: str) -> None:
    one = only(FORMAT, text)
    assert (one.number, one.titles[0].paragraphs) == ("CN105104999B", ("阀",))


def test_text_that_looks_like_a_formula_is_text() -> None:
    one = only(FORMAT, '公开号,标题,申请人,申请号\nCN105104999B,=1+1型,甲公司,"=""201510481495.9"""\n')
    assert (one.titles[0].paragraphs, one.application_number) == (("=1+1型",), "201510481495.9")


def test_a_formula_matters_only_where_its_cell_is_read() -> None:
    head: list[object] = ["公开号", "标题", "链接", "备注"]
    link = '=HYPERLINK("http://example.org","x")'
    one, refused = found(
        FORMAT, workbook(head, ["CN105104999B", "阀", link, link], ["CN105104998B", "=A1", "", ""])
    )
    assert isinstance(one, Patent)
    assert one.notes == (("备注", link),)
    assert isinstance(refused, Rejected)
    assert refused.reason == "单元格是公式，请先转为数值"
    assert (refused.where, refused.name, refused.offset) == ("工作表“Sheet”第3行“标题”列", "t", 3)


@pytest.mark.parametrize(("epoch", "serial"), [(None, 39471), (None, 39471.5), (MAC_EPOCH, 39471 - 1462)])
def test_a_serial_day_of_a_workbook_is_the_day_it_is(epoch: datetime | None, serial: float) -> None:
    one = only(FORMAT, workbook(["公开号", "标题", "申请日"], ["CN105104999B", "阀", serial], epoch=epoch))
    assert one.filed == date(2008, 1, 24)


@pytest.mark.parametrize("text", ["20081", "99999", "1234"])
def test_a_number_out_of_range_is_no_day(text: str) -> None:
    assert refusal(f"公开号,标题,申请日\nCN105104999B,阀,{text}\n").where == "第2行“申请日”列"


def test_everything_turned_away_has_its_file_and_row() -> None:
    refused = refusal("公开号,标题,申请日\nCN105104999B,阀,昨天\n")
    assert (refused.name, refused.offset) == ("t", 2)
    refused = refusal("甲,乙,丙\n1,2,3\n")
    assert (refused.name, refused.offset) == ("t", 1)


@pytest.mark.parametrize(
    ("heading", "target", "language"),
    [
        ("PCT国际申请号", Target.INTERNATIONAL_APPLICATION, ""),
        ("PCT国际公布号", Target.INTERNATIONAL_PUBLICATION, ""),
        ("引证科技文献", Target.CITED_OTHER, ""),
        ("DocDB同族", Target.FAMILY_MEMBERS, ""),
        ("当前申请(专利权)人地址", Target.OWNER_ADDRESS, ""),
        ("UPC分类号", Target.USPC, ""),
        ("非专利引用文献", Target.CITED_OTHER, ""),
        ("简单同族ID", Target.FAMILY, ""),
        ("PCT App Number", Target.INTERNATIONAL_APPLICATION, ""),
        ("PCT Pub Number", Target.INTERNATIONAL_PUBLICATION, ""),
        ("US Class - Current", Target.USPC, ""),
        ("专利权人（申请人）", Target.APPLICANTS, ""),
        ("省", Target.REGION, ""),
        ("市", Target.CITY, ""),
        ("标题 (译)(简体中文)", Target.TITLE, "zh"),
    ],
)
def test_more_headings_are_known(heading: str, target: Target, language: str) -> None:
    assert known(heading) == (target, language)


def test_what_these_headings_hold_reaches_its_field() -> None:
    one = row(
        PCT国际申请号="PCT/CN2015/012345", 当前权利人="乙公司", 当前权利人地址="某路1号",
        简单同族="CN105104999A", DocDB同族="US10123456B2",
    )  # fmt: skip
    assert [(r.relation, r.number.key) for r in one.related] == [
        (Relation.INTERNATIONAL_APPLICATION, "WO2015CN012345")
    ]
    (owner,) = [party for party in one.parties if party.role is Role.OWNER]
    assert owner.address
    assert (owner.name, owner.address.text) == ("乙公司", "某路1号")
    assert one.family_members == ("CN105104999A", "US10123456B2")


def test_literature_in_the_lists_of_the_lens_is_parted_by_two_semicolons() -> None:
    one = row(**{"NPL Citations": "Foo; Bar, Nature, 2001;;Baz", "引证专利": "US5678901A;某文献"})
    assert [c.number.key if c.number else c.text for c in one.citations] == [
        "US5678901A", "某文献", "Foo; Bar, Nature, 2001", "Baz",
    ]  # fmt: skip
