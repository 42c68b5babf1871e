"""TRS text: classes, priorities, divisions and names as old gazettes and local databases write them."""

from datetime import date

import pytest

from mingze.services.patents.record import Event, Patent, Relation, Role, Scheme
from mingze.services.patents.sources.trs import reading as trs
from tests.services.patents.sources.samples import found, only


def read(*fields: str) -> Patent:
    return only(trs.FORMAT, "\n".join(("<REC>", "<公开（公告）号>=CN101234567A", *fields)))


def codes(one: Patent) -> list[tuple[Scheme, str, bool | None]]:
    return [(symbol.scheme, symbol.code, symbol.inventive) for symbol in one.symbols]


def test_shortened_symbols_have_the_subclass_before_them() -> None:
    one = read("<分类号>=A01N43/40,43/56，47/24(2006.01)N;A61P 35/00;无法分类")
    assert codes(one) == [
        (Scheme.IPC, "A01N43/40", None), (Scheme.IPC, "A01N43/56", None),
        (Scheme.IPC, "A01N47/24", False), (Scheme.IPC, "A61P35/00", None),
    ]  # fmt: skip
    assert one.notes == (("分类号", "无法分类"),)


def test_linked_codes_are_notes_and_codes_behind_strokes_additional() -> None:
    one = read("<主分类号>=C08L23/00", "<分类号>=C08L23/00//(C08L23/00,67:02);C12N1/20//C12R1:19;C12P1/00")
    assert codes(one) == [
        (Scheme.IPC, "C08L23/00", None), (Scheme.IPC, "C12N1/20", None),
        (Scheme.IPC, "C12R1/19", False), (Scheme.IPC, "C12P1/00", None),
    ]  # fmt: skip
    assert one.symbols[0].first
    assert one.notes == (("分类号", "(C08L23/00,67:02)"),)


def test_only_designs_have_locarno_classes() -> None:
    assert codes(read("<分类号>=09-03")) == []
    design = only(
        trs.FORMAT, "<REC>\n<公开（公告）号>=CN3012345\n<专利类型>=外观设计\n<主分类号>=9-1;09-03\n"
    )
    assert codes(design) == [(Scheme.LOC, "09-01", None), (Scheme.LOC, "09-03", None)]


@pytest.mark.parametrize(
    ("text", "country", "key", "day"),
    [
        ("1997.03.12 日 57562/97", "JP", "JP1997057562", date(1997, 3, 12)),
        ("1997.03.12 日本 57562/97", "JP", "JP1997057562", date(1997, 3, 12)),
        ("2007年1月30日美国60/887,123", "US", "US60887123", date(2007, 1, 30)),
        ("德国 1997.7.1 197 28 123.4", "DE", "DE19728123", date(1997, 7, 1)),
        ("1997.8.1 PCT PCT/JP97/01234", "WO", "WO1997JP001234", date(1997, 8, 1)),
        ("20070129 IB PCT/IB2007/000123", "IB", "WO2007IB000123", date(2007, 1, 29)),
    ],
)
def test_priorities_name_their_country_in_many_ways(text: str, country: str, key: str, day: date) -> None:
    (one,) = read(f"<优先权>={text}").priorities
    assert (one.country, one.number.key, one.number.on) == (country, key, day)


def test_a_priority_that_cannot_be_read_is_a_note() -> None:
    one = read("<优先权>=2001.1.1 中非共和国 12;JP19970057562 19970312;不详")
    assert [priority.number.key for priority in one.priorities] == ["JP1997057562"]
    assert one.notes == (("优先权", "2001.1.1 中非共和国 12"), ("优先权", "不详"))


def test_days_stand_before_or_behind_numbers() -> None:
    one = read(
        "<分案原申请号>=200510081234.5 2005.06.24",
        "<国际申请>=2008.01.24 PCT/EP2008/000567",
        "<国际公布>=WO2008/091234 英 2008.07.31",
    )
    assert [(r.relation, r.number.key, r.number.original, r.number.on) for r in one.related] == [
        (Relation.DIVISION_OF, "CN200510081234", "200510081234.5", date(2005, 6, 24)),
        (Relation.INTERNATIONAL_APPLICATION, "WO2008EP000567", "PCT/EP2008/000567", date(2008, 1, 24)),
        (Relation.INTERNATIONAL_PUBLICATION, "WO2008091234", "WO2008/091234", date(2008, 7, 31)),
    ]
    assert ("国际公布", "英") in one.notes


def test_names_are_parted_by_stops_and_wide_commas_and_agents_keep_their_agencies() -> None:
    one = read("<申请（专利权）人>=甲公司、乙大学", "<发明（设计）人>=王一，李二;Doe, John",
               "<专利代理机构>=甲所(31100);乙所", "<代理人>=张三;赵四")  # fmt: skip
    assert [(p.role, p.name, p.firm, p.firm_identifier) for p in one.parties] == [
        (Role.APPLICANT, "甲公司", "", ""), (Role.APPLICANT, "乙大学", "", ""),
        (Role.INVENTOR, "王一", "", ""), (Role.INVENTOR, "李二", "", ""), (Role.INVENTOR, "Doe, John", "", ""),
        (Role.AGENT, "张三", "甲所", "31100"), (Role.AGENT, "赵四", "乙所", ""),
    ]  # fmt: skip


def test_agencies_of_another_number_than_agents_stand_alone() -> None:
    one = read("<专利代理机构>=甲所;乙所", "<代理人>=张三")
    assert [(p.name, p.firm) for p in one.parties] == [("张三", ""), ("", "甲所"), ("", "乙所")]


def test_the_heading_of_claims_and_decimals_begin_no_claim() -> None:
    one = read(
        "<权利要求书>=权利要求书\n1．一种阀，其特征在于：\na)阀体厚\n2.5毫米的层；\n2．如权利要求1所述的阀。"
    )
    assert [(c.number, c.text) for c in one.claims[0].claims] == [
        (1, "1．一种阀，其特征在于：\na)阀体厚\n2.5毫米的层；"), (2, "2．如权利要求1所述的阀。"),
    ]  # fmt: skip


def test_the_number_of_an_application_may_be_called_that_of_a_patent() -> None:
    assert read("<申请（专利）号>=CN200810056789.7").application == "CN200810056789"


def test_a_legal_state_with_title_and_holder_is_an_event() -> None:
    (one,) = found(
        trs.FORMAT,
        "<REC>\n<申请号>=CN201510481495.9\n<名称>=一种阀\n<申请（专利权）人>=甲公司\n<公告日>=2023.03.01\n"
        "<法律状态>=授权\n",
    )
    assert isinstance(one, Event)
    assert (one.application, one.text, one.on) == ("CN201510481495", "授权", date(2023, 3, 1))
    assert one.details == (("名称", "一种阀"), ("申请人", "甲公司"))
