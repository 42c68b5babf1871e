import io
from datetime import date

import openpyxl
import pytest

from mingze.services.patents.record import Patent, Rejected, Role, Scheme, Type
from mingze.services.patents.sources.sheet.columns import Column, Mapping, Target, suggest
from mingze.services.patents.sources.sheet.reading import FORMAT, Sheet
from tests.services.patents.sources.exchange_samples import found, patents

CHINESE = (
    "序号,标题,标题（英文）,申请人,标准化申请人,公开（公告）号,公开（公告）日,申请号,申请日,专利类型,IPC主分类号,IPC,CPC,"
    "优先权信息,简单同族,引证专利,代理机构,代理人,发明人,申请人地址,当前法律状态,权利要求数量,首项权利要求\n"
    "1,一种水泵,Pump,爱丽丝公司;鲍勃大学,爱丽丝有限公司;鲍勃大学,CN113781974A,2021.12.10,CN202111286633.X,20211102,"
    "发明申请,F04D13/06,F04D13/06; F04D29/00(2006.01)I,F04D13/06,CN202010000001 2020-01-02,"
    "CN113781974A;CN113781974B,CN101010101A; US7997973B2,北京某代理事务所 11204,张三;李四,王五|赵六,"
    "江西省鹰潭市月湖区1号,授权,10,1. 一种水泵，其特征在于有叶轮。\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_export_is_read_whole(encoding: str) -> None:
    (record,) = patents(FORMAT, CHINESE.encode(encoding))
    assert (record.number, record.application, record.type) == (
        "CN113781974A",
        "CN202111286633",
        Type.INVENTION,
    )
    assert (record.published, record.filed) == (date(2021, 12, 10), date(2021, 11, 2))
    assert [(text.language, text.paragraphs) for text in record.titles] == [
        ("zh", ("一种水泵",)),
        ("en", ("Pump",)),
    ]
    assert [(one.role, one.name, one.firm) for one in record.parties] == [
        (Role.APPLICANT, "爱丽丝公司", ""),
        (Role.APPLICANT, "鲍勃大学", ""),
        (Role.INVENTOR, "王五", ""),
        (Role.INVENTOR, "赵六", ""),
        (Role.AGENT, "张三", "北京某代理事务所"),
        (Role.AGENT, "李四", "北京某代理事务所"),
    ]
    assert record.parties[0].names == (("std", "爱丽丝有限公司"),)
    assert [(one.scheme, one.code, one.first) for one in record.symbols] == [
        (Scheme.IPC, "F04D13/06", True),
        (Scheme.IPC, "F04D29/00", False),
        (Scheme.CPC, "F04D13/06", False),
    ]
    assert (record.priorities[0].number.key, record.priorities[0].number.on) == (
        "CN202010000001",
        date(2020, 1, 2),
    )
    assert [one.number.key for one in record.citations if one.number] == ["CN101010101A", "US7997973B2"]
    assert record.family_members == ("CN113781974A", "CN113781974B")
    assert (record.claim_count, record.claims[0].claims[0].text) == (10, "一种水泵，其特征在于有叶轮。")
    assert record.notes == (("当前法律状态", "授权"),)


def test_an_english_export_with_lines_above_its_header() -> None:
    text = (
        "search URL:,https://example.org\n"
        "id,title,assignee,inventor/author,priority date,filing/creation date,publication date,grant date\n"
        'US-9876543-B2,Thing,Acme Inc,"Alice, Bob",2010-01-02,2011-01-02,2018-01-23,2018-01-23\n'
    )
    (record,) = patents(FORMAT, text.encode())
    assert (record.number, record.filed, record.granted) == (
        "US9876543B2",
        date(2011, 1, 2),
        date(2018, 1, 23),
    )
    assert [one.name for one in record.parties] == ["Acme Inc", "Alice", "Bob"]
    assert record.notes == (("priority date", "2010-01-02"),)


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_workbook_is_read_and_its_faults_are_named_by_row_and_column() -> None:
    data = workbook(
        ["Publication Number", "Title", "Application Date"],
        ["CN113781974A", "Pump", date(2021, 1, 2)],
        ["CN113781975A", "=A1", None],
        ["CN113781976A", "Fan", "02/03/2021"],
        ["", "Nothing", None],
        ["CN113781977A", "Fan", 20210304],
    )
    first, formula, day, empty, last = found(FORMAT, data)
    assert isinstance(first, Patent)
    assert isinstance(last, Patent)
    assert (first.filed, last.filed) == (date(2021, 1, 2), date(2021, 3, 4))
    assert isinstance(formula, Rejected)
    assert "公式" in formula.reason
    assert isinstance(day, Rejected)
    assert day.where == "工作表“Sheet”第4行“Application Date”列"
    assert isinstance(empty, Rejected)
    assert empty.reason == "缺少公开号"


def test_a_damaged_workbook_is_turned_away() -> None:
    data = workbook(["Publication Number"], ["CN113781974A"])
    (refused,) = Sheet().read(io.BytesIO(data[:-200]), name="t")
    assert isinstance(refused, Rejected)


def test_a_mapping_is_kept_and_used_again() -> None:
    mapping = Mapping(
        name="内部台账",
        office="CN",
        columns=(
            Column(heading="编号", target=Target.PUBLICATION),
            Column(heading="单位", target=Target.APPLICANTS, separators="+"),
        ),
    )
    restored = Mapping.restored(mapping.stored())
    assert restored == mapping
    text = "编号,单位,备注\n113781974A,爱丽丝公司+鲍勃大学,好\n"
    (record,) = Sheet(restored).read(io.BytesIO(text.encode()), name="t")
    assert isinstance(record, Patent)
    assert record.number == "CN113781974A"
    assert [one.name for one in record.parties] == ["爱丽丝公司", "鲍勃大学"]
    assert record.notes == (("备注", "好"),)


@pytest.mark.parametrize(
    ("heading", "target", "language"),
    [
        ("公开(公告)号", Target.PUBLICATION, ""),
        ("标题 (中文)", Target.TITLE, "zh"),
        ("摘要（英文）", Target.ABSTRACT, "en"),
        ("[标]当前申请(专利权)人", Target.OWNERS_STANDARD, ""),
        ("[标]原始申请(专利权)人", Target.APPLICANTS_STANDARD, ""),
        ("标准化当前权利人", Target.OWNERS_STANDARD, ""),
        ("标准化申请人", Target.APPLICANTS_STANDARD, ""),
        ("Standardized Current Assignee", Target.OWNERS_STANDARD, ""),
        ("原始申请(专利权)人", Target.APPLICANTS, ""),
        ("当前申请(专利权)人", Target.OWNERS, ""),
        ("申请（专利权）人", Target.APPLICANTS, ""),
        ("IPC分类号", Target.IPC, ""),
        ("Title - English", Target.TITLE, "en"),
        ("Assignee - Original", Target.APPLICANTS, ""),
        ("DWPI Family Members", Target.FAMILY_MEMBERS, ""),
        ("Display Key", Target.PUBLICATION, ""),
        ("IPCR Classifications", Target.IPC, ""),
        ("Something else", Target.NOTE, ""),
    ],
)
def test_headings_of_patent_services_are_known(heading: str, target: Target, language: str) -> None:
    (column,) = suggest([heading]).columns
    assert (column.target, column.language) == (target, language)


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n", "", "\x00\x01", "姓名,电话,地址\n张三,1,2\n"])
def test_other_tables_are_not_taken_for_publications(text: str) -> None:
    assert not FORMAT.recognises(text.encode())
