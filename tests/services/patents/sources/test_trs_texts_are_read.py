"""TRS text: publications and legal states, in every spelling and encoding. Names outside the samples are invented."""

from datetime import date

import pytest

from mingze.services.patents.record import (
    Address,
    Event,
    Number,
    Party,
    Patent,
    Rejected,
    Related,
    Relation,
    Role,
    Scheme,
    Stage,
    Symbol,
    Type,
)
from mingze.services.patents.sources.trs import reading as trs
from tests.services.patents.sources.samples import claims_text, found, only, sample

FILES = ["trs/trs_sample_utf8.trs", "trs/trs_sample_gb18030.trs"]


@pytest.fixture(scope="module", params=FILES)
def both(request: pytest.FixtureRequest) -> list[Patent]:
    records = found(trs.FORMAT, sample(request.param))
    assert len(records) == 2
    return [one for one in records if isinstance(one, Patent)]


def test_the_first_record_is_whole(both: list[Patent]) -> None:
    one = both[0]
    assert (one.number, one.document, one.kind) == ("CN85100462A", "85100462", "A")
    assert (one.type, one.stage) == (Type.INVENTION, Stage.APPLICATION)
    assert (one.published, one.filed) == (date(1985, 11, 10), date(1985, 4, 3))
    assert (one.application, one.application_number) == ("CN85100462", "85100462")
    assert one.titles[0].paragraphs == ("一种可用于常温常压合成复盆子酮的触媒",)
    assert one.symbols == (
        Symbol(scheme=Scheme.IPC, code="B01J23/44", first=True),
        Symbol(scheme=Scheme.IPC, code="C07C49/245"),
    )
    address = Address(text="天津市南开区八里台", country="CN", region="天津市")
    assert one.parties == (
        Party(role=Role.APPLICANT, name="南开大学", address=address),
        *(Party(role=Role.INVENTOR, name=name) for name in ("蒿怀桐", "苏正元", "李壁宜", "朱信强", "贾琦")),
        *(Party(role=Role.AGENT, name=name, firm="南开大学专利事务所") for name in ("谭海安", "解松凡")),
    )
    assert one.abstracts[0].paragraphs == (
        "一种可用于催化氢化而合成(复盆子酮)的触媒，它是以活性碳作载体并混入5％的钯所组成。使用本触媒可使催化加氢"
        "反应在常温常压下进行，且复盆子酮的产率达94.4％(按不饱和酮计)。",
    )
    assert claims_text(one) == (
        "1、一种可以用于从HO--CH=CH-CO-CH3制备HO--CH2-CH2COCH3(复盆子酮)的催化氢化触媒，其特征在于它是以活性碳作载体，"
        "混入5%的钯组成。"
    )
    assert [d.file for d in one.drawings] == [
        "85100462_ab_0.GIF", "85100462_ab_1.GIF", "85100462_IMG3.GIF", "85100462_IMG4.GIF",
    ]  # fmt: skip
    assert one.notes == (("发布路径", "BOOKS/FM/1985/19851110/85100462"), ("页数", "12"))


def test_an_application_from_abroad_has_its_international_numbers(both: list[Patent]) -> None:
    one = both[1]
    assert (one.number, one.application, one.application_number) == (
        "CN1279731A", "CN98811333", "98811333.3",
    )  # fmt: skip
    assert one.related == (
        Related(
            relation=Relation.INTERNATIONAL_APPLICATION,
            number=Number(key="WO1998JP001007", original="PCT/JP98/01007", on=date(1998, 3, 11)),
        ),
        Related(
            relation=Relation.INTERNATIONAL_PUBLICATION,
            number=Number(key="WO1999046424", original="WO99/46424", on=date(1999, 9, 16)),
        ),
    )
    assert one.entered == date(2000, 5, 19)
    assert one.parties[0].address == Address(text="日本东京", country="JP")
    assert [p.name for p in one.parties if p.role is Role.INVENTOR] == ["井上徹", "後藤昭弘"]


GRANT = """<REC>
＜公开（公告号）＞=CN101000001B
<公告日>=20100908
申请号>=ZL200710012345.2
<<申请日>>=2007-6-1
<发明名称>=一种<sub>阀</sub>门 &amp; 阀体
<主分类号>=F16K1/00(2006.01)I
<分类号>=F16K1/00(2006.01)I;F16K 31/06(2006.01)N
<申请（专利权人）>=海棠阀门有限公司；沧浪大学
<设计人>=王小明；李小红
<地 址>=310000 浙江省杭州市东街1号
<国省代码>=浙江;33
<专利代理机构>=甲事务所 33001
<优先权>=2006.6.2 JP 154321/2006;[32]2006.07.03[33]US[31]60/812345
<分案原申请号>=200610000001.1
<审查员>=赵审
<参考文献>=CN 1234567 A 2000.1.5;阀门手册
<权利要求书>=1.一种阀门，
其中x>=3。
2.如权利要求1所述的阀门。
<说明书>=技术领域
本发明涉及阀门。
具体实施方式
见图1。
<范畴分类号>=30A
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_spellings_widths_and_encodings_do_not_matter(encoding: str) -> None:
    one = only(trs.FORMAT, GRANT.replace("\n", "\r\n").encode(encoding))
    assert (one.number, one.stage, one.granted) == ("CN101000001B", Stage.GRANT, date(2010, 9, 8))
    assert (one.application, one.filed) == ("CN200710012345", date(2007, 6, 1))
    assert one.titles[0].paragraphs == ("一种阀门 & 阀体",)
    assert [(s.code, s.first, s.inventive, s.version) for s in one.symbols] == [
        ("F16K1/00", True, True, date(2006, 1, 1)),
        ("F16K31/06", False, False, date(2006, 1, 1)),
    ]
    assert [(p.role.value, p.name, p.firm_identifier) for p in one.parties] == [
        ("applicant", "海棠阀门有限公司", ""),
        ("applicant", "沧浪大学", ""),
        ("owner", "海棠阀门有限公司", ""),
        ("owner", "沧浪大学", ""),
        ("inventor", "王小明", ""),
        ("inventor", "李小红", ""),
        ("agent", "", "33001"),
        ("examiner", "赵审", ""),
    ]
    assert one.parties[0].address == Address(
        text="310000 浙江省杭州市东街1号", country="CN", region="浙江省", postcode="310000"
    )
    assert [(p.number.key, p.country, p.number.on) for p in one.priorities] == [
        ("JP2006154321", "JP", date(2006, 6, 2)),
        ("US60812345", "US", date(2006, 7, 3)),
    ]
    assert [(r.relation.value, r.number.key) for r in one.related] == [("division_of", "CN200610000001")]
    assert [c.number.key if c.number else c.text for c in one.citations] == ["CN1234567A", "阀门手册"]
    assert [(c.number, c.text, c.depends_on) for c in one.claims[0].claims] == [
        (1, "1.一种阀门，\n其中x>=3。", ()),
        (2, "2.如权利要求1所述的阀门。", (1,)),
    ]
    assert [(s.kind.value, s.paragraphs) for s in one.descriptions[0].sections] == [
        ("technical_field", ("本发明涉及阀门。",)),
        ("embodiments", ("见图1。",)),
    ]
    assert ("范畴分类号", "30A") in one.notes


def test_a_design_has_locarno_classes() -> None:
    one = only(
        trs.FORMAT,
        "<REC>\n<公开（公告）号>=CN3012345D\n<公告日>=2001.1.3\n<申请号>=00312345.6\n<主分类号>=09-03\n",
    )
    assert (one.type, one.stage) == (Type.DESIGN, Stage.GRANT)
    assert one.symbols == (Symbol(scheme=Scheme.LOC, code="09-03", first=True),)


def test_records_that_break_off_spoil_only_themselves() -> None:
    broken = "<REC>\n<公开（公告）日>=2001.1.3\n<名称>=无号码\n\n<REC>\nxx"
    first, second, third = found(trs.FORMAT, f"{broken}\n{GRANT}")
    assert isinstance(first, Rejected)
    assert (first.reason, first.offset, first.name) == ("记录没有公开（公告）号", 0, "t")
    assert isinstance(second, Rejected)
    assert second.reason == "记录不是以字段开头"
    assert isinstance(third, Patent)


def test_a_record_cut_short_keeps_what_it_has() -> None:
    data = GRANT[: GRANT.index("<权利要求书>") + 20].encode("gb18030")[:-1]
    one = only(trs.FORMAT, data)
    assert one.number == "CN101000001B"
    assert one.claims


STATES = """<REC>
<申请号>=CN200710012345.2
<法律状态公告日>=2013.08.14
<法律状态>=专利权的终止
<法律状态信息>=未缴年费专利权终止IPC(主分类):F16K 1/00申请日:20070601授权公告日:20100908终止日期:20120601

<REC>
<授权公告号>=CN101000001B
<申请号>=CN200710012345.2
<法律状态公告日>=20110105
<法律状态>=专利申请权、专利权的转移
<法律状态信息>=专利权的转移 IPC(主分类):F16K1/00变更事项:专利权人变更前权利人:海棠阀门有限公司
变更后权利人:沧浪阀门有限公司登记生效日:20101220

<REC>
<申请号>=不详
<法律状态>=授权
"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_legal_states_are_events(encoding: str) -> None:
    ended, moved, nothing = found(trs.FORMAT, STATES.encode(encoding))
    assert isinstance(ended, Event)
    assert (ended.application, ended.on, ended.text) == ("CN200710012345", date(2013, 8, 14), "专利权的终止")
    assert ended.details == (
        ("法律状态信息", "未缴年费专利权终止"),
        ("IPC(主分类)", "F16K 1/00"),
        ("申请日", "20070601"),
        ("授权公告日", "20100908"),
        ("终止日期", "20120601"),
    )
    assert ended.effective == date(2012, 6, 1)
    assert isinstance(moved, Event)
    assert (moved.number, moved.effective) == ("CN101000001B", date(2010, 12, 20))
    assert dict(moved.details)["变更前权利人"] == "海棠阀门有限公司"
    assert dict(moved.details)["变更后权利人"] == "沧浪阀门有限公司"
    assert isinstance(nothing, Rejected)
    assert nothing.reason == "法律状态记录的申请号无法识别"


def test_a_legal_state_without_particulars_is_an_event_too() -> None:
    head = "<REC>\n<申请号>=200710012345.2\n<法律状态公告日>=2010.09.08\n<法律状态>=授权\n"
    for more, details in (("", ()), ("<法律状态信息>=授权\n", (("法律状态信息", "授权"),))):
        (one,) = found(trs.FORMAT, head + more)
        assert isinstance(one, Event)
        assert (one.text, one.details, one.effective) == ("授权", details, None)


def test_a_text_that_only_looks_alike_is_not_recognised() -> None:
    assert trs.FORMAT.recognises(b"\xef\xbb\xbf<REC>\r\n")
    assert trs.FORMAT.recognises("<申请号>=1".encode("gb18030"))
    assert not trs.FORMAT.recognises(b"<html>=1")
    assert not trs.FORMAT.recognises(b"")
