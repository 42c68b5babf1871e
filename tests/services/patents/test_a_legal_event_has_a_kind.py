"""Kinds of legal events from CNIPA's words and from INPADOC codes, and who hands over to whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.patents.events import TITLES, EventKind, handover, kind_of
from mingze.services.patents.inpadoc import KINDS
from mingze.services.patents.record import Event

K = EventKind
CHINESE = [
    ("公布", "", K.PUBLISHED),
    ("公开", "", K.PUBLISHED),
    ("发明专利申请公布", "", K.PUBLISHED),
    ("实质审查的生效", "实质审查的生效IPC(主分类):H01M50/409申请日:20180101", K.EXAMINATION),
    ("实质审查请求的生效", "", K.EXAMINATION),
    ("授权", "", K.GRANTED),
    ("专利申请权、专利权的转移", "", K.TRANSFER),
    ("专利申请权的转移", "", K.TRANSFER),
    ("专利实施许可合同备案的生效", "", K.LICENCE_RECORDED),
    ("专利实施许可合同的备案", "", K.LICENCE_RECORDED),
    ("专利实施许可合同备案的变更", "", K.LICENCE_CHANGED),
    ("专利实施许可合同备案的注销", "", K.LICENCE_ENDED),
    ("专利权质押合同登记的生效", "", K.PLEDGE_RECORDED),
    ("专利权质押合同登记的变更", "", K.PLEDGE_CHANGED),
    ("专利权质押合同登记的注销", "", K.PLEDGE_ENDED),
    (
        "专利权的终止",
        "未缴年费专利权终止IPC(主分类):H01M申请日:20100101授权公告日:20120101终止日期:20180101",
        K.FEE_LAPSE,
    ),
    ("专利权的终止(未缴年费专利权终止)", "", K.FEE_LAPSE),
    ("未缴年费专利权终止，等恢复", "", K.FEE_LAPSE),
    ("专利权的终止", "专利权有效期届满IPC(主分类):H01M", K.EXPIRED),
    ("专利权有效期届满", "", K.EXPIRED),
    ("专利权的终止", "", K.ENDED),
    ("专利权的视为放弃", "", K.ABANDONED),
    ("避免重复授权放弃专利权", "", K.ABANDONED),
    ("专利权的主动放弃", "", K.ABANDONED),
    ("发明专利申请公布后的视为撤回", "", K.DEEMED_WITHDRAWN),
    ("发明专利申请公布后的驳回", "", K.REFUSED),
    ("发明专利申请公布后的撤回", "", K.WITHDRAWN),
    ("专利权的无效宣告", "专利权全部无效", K.INVALIDATED),
    ("专利权全部无效", "", K.INVALIDATED),
    ("专利权部分无效", "", K.PARTLY_INVALIDATED),
    ("专利权的无效宣告", "在权利要求1-3的基础上维持专利权有效", K.PARTLY_INVALIDATED),
    ("专利权的恢复", "", K.RESTORED),
    ("恢复权利", "", K.RESTORED),
    ("专利权的保全", "", K.PRESERVED),
    ("专利权保全的解除", "", K.RELEASED),
    ("开放许可声明", "", K.OPEN_LICENCE),
    ("专利开放许可声明的撤回", "", K.OPEN_LICENCE_WITHDRAWN),
    ("著录事项变更", "变更事项:专利权人 变更前:甲公司 变更后:乙公司", K.BIBLIOGRAPHIC),
    ("专利权人的姓名或者名称、地址的变更", "", K.BIBLIOGRAPHIC),
    ("发明专利更正", "", K.CORRECTION),
    ("文件的公告送达", "", K.OTHER),
    ("其他有关事项", "", K.OTHER),
]
CODES = [
    ("CN", "CF01", K.FEE_LAPSE),
    ("CN", "GR01", K.GRANTED),
    ("CN", "PE01", K.PLEDGE_RECORDED),
    ("EP", "PG25", K.LAPSED_IN_STATE),
    ("EP", "17P ", K.EXAMINATION),
    ("EP", "18D", K.DEEMED_WITHDRAWN),
    ("EP", "PLBI", K.OPPOSITION),
    ("EP", "PLBE", K.OTHER),
    ("EP", "REG ", K.OTHER),
    ("US", "AS  ", K.TRANSFER),
    ("US", "STCF", K.GRANTED),
    ("US", "MAFP", K.OTHER),
    ("DE", "R119", K.FEE_LAPSE),
    ("DE", "R071", K.EXPIRED),
    ("JP", "R150", K.GRANTED),
    ("JP", "LAPS", K.FEE_LAPSE),
    ("TW", "MM4A", K.FEE_LAPSE),
    ("WO", "NENP", K.OTHER),
    ("US", "XXXX", K.OTHER),
    ("XX", "PG25", K.OTHER),
]


@pytest.mark.parametrize(("text", "told", "kind"), CHINESE)
def test_the_words_of_cnipa_have_a_kind(text: str, told: str, kind: EventKind) -> None:
    details = (("法律状态信息", told),) if told else ()
    assert kind_of(Event(application="CN201810000001", text=text, details=details)) is kind


@pytest.mark.parametrize(("country", "code", "kind"), CODES)
def test_a_code_has_a_kind_by_its_country(country: str, code: str, kind: EventKind) -> None:
    assert (
        kind_of(Event(application=f"{country}10167109", country=country, code=code, text="SOME WORDS"))
        is kind
    )


def test_the_code_is_of_the_office_of_the_application_and_not_of_the_state_it_names() -> None:
    lapsed = Event(application="EP10167109", country="BG", code="PG25", text="LAPSED IN A CONTRACTING STATE")
    assert kind_of(lapsed) is K.LAPSED_IN_STATE


@pytest.mark.parametrize(
    ("country", "code", "told", "kind"),
    [
        ("EP", "STAA", "STATUS: THE PATENT HAS BEEN GRANTED", K.GRANTED),
        ("EP", "STAA", "STATUS: THE APPLICATION IS DEEMED TO BE WITHDRAWN", K.DEEMED_WITHDRAWN),
        ("EP", "STAA", "STATUS: THE APPLICATION HAS BEEN REFUSED", K.REFUSED),
        ("EP", "STAA", "STATUS: NO OPPOSITION FILED WITHIN TIME LIMIT", K.OTHER),
        ("EP", "STAA", "STATUS: GRANT OF PATENT IS INTENDED", K.OTHER),
        (
            "US",
            "STCH",
            "PATENT EXPIRED DUE TO NONPAYMENT OF MAINTENANCE FEES UNDER 37 CFR 1.362",
            K.FEE_LAPSE,
        ),
        ("US", "STCB", "ABANDONED -- FAILURE TO RESPOND TO AN OFFICE ACTION", K.ABANDONED),
    ],
)
def test_a_code_that_says_all_in_words_is_read_by_them(
    country: str, code: str, told: str, kind: EventKind
) -> None:
    event = Event(application=f"{country}1", country=country, code=code, text="INFORMATION ON THE STATUS",
                  details=(("Free Format Text", told),))  # fmt: skip
    assert kind_of(event) is kind


def test_every_code_of_the_table_is_a_kind_and_every_kind_has_a_title() -> None:
    assert set(KINDS.values()) <= {kind.value for kind in EventKind}
    assert set(TITLES) == set(EventKind)


HANDOVERS = [
    (
        "专利权的转移IPC(主分类):H01M变更事项:专利权人"
        "变更前权利人:甲有限公司地址:某市变更后权利人:乙有限公司地址:某市登记生效日:20190101",
        (),
        ("甲有限公司",),
        ("乙有限公司",),
    ),
    ("专利权的转移", (("变更前权利人", "甲公司;丙大学"), ("变更后权利人", "乙公司")),
     ("甲公司", "丙大学"), ("乙公司",)),
    (
        "专利实施许可合同备案的生效",
        (("让与人", "甲大学"), ("受让人", "乙公司"), ("许可种类", "普通许可")),
        ("甲大学",),
        ("乙公司",),
    ),
    ("专利权质押合同登记的生效", (("出质人", "甲公司"), ("质权人", "丙银行")), ("甲公司",), ("丙银行",)),
    (
        "ASSIGNMENT",
        (("OWNER", "9SOLUTIONS OY, FINLAND"),
         ("Free Format Text", "ASSIGNMENT OF ASSIGNORS INTEREST;"
          "ASSIGNORS:HERRALA, SAMI;KYLMANEN, JARI;REEL/FRAME:0272")),
        ("HERRALA, SAMI", "KYLMANEN, JARI"),
        ("9SOLUTIONS OY, FINLAND",),
    ),
    ("公布", (), (), ()),
    ("FEE PAYMENT", (("Free Format Text", "ENTITY STATUS OF PATENT OWNER: SMALL ENTITY"),), (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "details", "before", "after"), HANDOVERS)
def test_a_transfer_names_both_sides(
    text: str, details: tuple[tuple[str, str], ...], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    parties = handover(Event(application="CN201810000001", text=text, details=details))
    assert (parties.before, parties.after) == (before, after)


@given(st.text(max_size=60), st.text(max_size=6), st.text(max_size=2), st.text(max_size=60))
@settings(max_examples=100)
def test_no_event_is_too_strange(text: str, code: str, country: str, told: str) -> None:
    event = Event(application="", text=text, code=code, country=country, details=(("", told),))
    assert kind_of(event) in EventKind
    handover(event)
