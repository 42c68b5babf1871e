"""Exact values, ranges, and conditions joined: each question with the documents that answer it."""

from mingze.services.search.language.tree import (
    And,
    AnyOf,
    Between,
    Everything,
    Exactly,
    InField,
    InnerAnd,
    InnerNot,
    InnerOr,
    Not,
    Often,
    Or,
    Pattern,
    SameEvent,
    Symbol,
    Term,
    Unit,
    Wildcard,
    Xor,
)
from tests.services.search.engines.asking import abstract, near, title, together

VALUES = [
    (
        InField("office", Term("cn")),
        "a01 a03 a06 a07 a08 a09 a10 a14 a15 a16 a17 a20 a21 a22 a25 a26 a30"
        " b00 b01 b03 b06 b07 b09 b12 b13 b15 b18 b19 b21 b24 b25 b27",
    ),
    (InField("office", Term("ＵＳ")), "a04 a05 a11 a12 a24 b02 b08 b14 b20 b26"),
    (InField("office", AnyOf(("ep", "gb", "xx"))), "a13 a18 a19 b04 b10 b16 b22 b28"),
    (InField("status", Exactly("失效")), "a03 a05 a17 a24 a26"),
    (InField("status", Term("效")), ""),
    (InField("ipc", Symbol("H01M4/38")), "a01 a04"),
    (InField("ipc", Term("h01m 4/38")), "a01 a04"),
    (InField("class", Symbol("H01M10/0525")), "a01 a04"),
    (InField("cpc", AnyOf(("H01M4/386", "H02K1/00"))), "a04 a18"),
    (InField("ipc", Between("H01L31/0203", "H01L31/042")), "a16 a17"),
    (InField("ipc", Between("H01L31/0203", "H01L31/042", with_low=False, with_high=False)), ""),
    (InField("ipc", Between("H01M4/00", "H01M4/50")), "a01 a02 a04"),
    (InField("ipc", Between("H01M", "H02J")), "a01 a02 a03 a04 a05 a30"),
    (InField("ipc", Between("H02J7/00", None)), "a05 a15 a18"),
    (InField("ipc", Between("F16H2/00", "F16H3/00")), "b01 b05 b06 b09 b13 b17 b18 b21 b25 b29"),
    (InField("ipc", Between("F25B", "F25B", with_high=False)), ""),
    (InField("locarno", Between("09-00", "10-00")), "a21"),
    (InField("locarno", Symbol("09-01")), "a21"),
    (InField("publication", Term("cn 110000001 A")), "a01"),
    (InField("number", Term("US9000001B2")), "a04"),
    (InField("cites", Term("CN110000001A")), "a29 a30"),
    (InField("publication", AnyOf(("CN300000001S", "US9000001B2"))), "a04 a21"),
    (InField("publication", Between("CN1", "CN2")), "a01"),
    (InField("filed", Between("20200101", "20201231")), "a01 a14 a15 a22"),
    (InField("filed", Between("20200110", "20200404", with_low=False, with_high=False)), "a14"),
    (InField("filed", Between(None, "20000101")), "a26"),
    (InField("filed", Between("20230101", None)), "a29 a30"),
    (InField("filed", Between("20230101", None, with_low=False)), "a29"),
    (InField("filed", Between(None, None)), "all"),
    (InField("filed", Between("2020-01-01", None)), ""),
    (InField("filed", Term("20110401")), "a16"),
    (InField("granted", Between(None, None)), "b01 b03 b05 b07 b09 b11 b13 b15 b17 b19 b21 b23 b25 b27 b29"),
    (InField("claim_count", Term("4")), "b03 b07 b11 b15 b19 b23 b27"),
    (
        InField("claim_count", AnyOf(("3", "4", "x"))),
        "b02 b03 b06 b07 b10 b11 b14 b15 b18 b19 b22 b23 b26 b27",
    ),
    (InField("claim_count", Between("3", "9")), "b02 b03 b06 b07 b10 b11 b14 b15 b18 b19 b22 b23 b26 b27"),
    (
        InField("claim_count", InnerAnd((Between("2", None), InnerNot(Term("3"))))),
        "b01 b03 b05 b07 b09 b11 b13 b15 b17 b19 b21 b23 b25 b27 b29",
    ),
    (InField("ipc", InnerAnd((Term("H01M4/38"), InnerNot(Term("H01M10/0525"))))), "a04"),
    (InField("ipc", InnerNot(Between("A01B", "Y10T"))), "a21"),
    (InField("province", InnerOr((Term("河南"), Term("河北")))), "a25 a26"),
    (InField("province", Pattern(("河", Wildcard.ANY))), "a25 a26"),
    (InField("province", Pattern(("河南", Wildcard.ANY))), "a25"),
]
"""Exact values and ranges."""

DOCUMENTS = [
    (And((title("电池"), InField("office", Term("CN")))), "a01 a03 a16 a17"),
    (And((title("电池"), Not(InField("status", Term("有效"))))), "a03 a17"),
    (Or((title("机器人"), title("battery"))), "a04 a05 a09 a10"),
    (Xor(title("电池"), abstract("负极")), "a02 a03 a16 a17 a30"),
    (Xor(near("空调", "蒸发器", 40), title("空调")), "a08"),
    (
        And(
            (
                Not(InField("office", Term("CN"))),
                Not(InField("office", Term("US"))),
                InField("filed", Between("20050101", None)),
                Not(title("齿轮箱")),
            )
        ),
        "a02 a13 a18 a19 a23 a27 a28 a29",
    ),
    (Not(Or((InField("office", AnyOf(("CN", "US", "JP", "EP"))), title("齿轮箱")))), "a02 a19 a23 a28 a29"),
    (Not(Everything()), ""),
    (And((together("电池", "硅", Unit.SENTENCE), InField("office", Term("CN")))), ""),
    (Or((together("空调", "室内", Unit.SENTENCE), title("后视镜"))), "a06 a25"),
    (
        And(
            (
                Or((together("空调", "室内", Unit.SENTENCE), title("空调"))),
                Not(InField("abstract", Often(Term("蒸发器"), 2))),
            )
        ),
        "a06 a07 a08",
    ),
    (And(()), "all"),
    (Or(()), ""),
    (And((Everything(), title("后视镜"))), "a25"),
    (InField("event_kind", Term("许可")), "a01 a03 a30"),
    (InField("event_date", Between("20210101", "20211231")), "a01 a30"),
    (InField("event_from", Term("明泽")), "a03"),
    (InField("event_to", Exactly("河口电源有限公司")), "a01"),
    (InField("event_text", Term("登记生效日")), "a09"),
    (
        SameEvent(
            (InField("event_kind", Term("许可")), InField("event_date", Between("20210101", "20211231")))
        ),
        "a01",
    ),
    (
        And((InField("event_kind", Term("许可")), InField("event_date", Between("20210101", "20211231")))),
        "a01 a30",
    ),
    (SameEvent((InField("event_kind", Term("许可")), InField("event_to", Term("河口")))), "a01"),
    (SameEvent((InField("event_kind", Term("许可")),)), "a01 a03 a30"),
    (SameEvent((InField("event_kind", InnerNot(Term("许可"))),)), "a01 a09 a30"),
    (SameEvent((InField("event_kind", InnerAnd((Term("许可"), Term("质押")))),)), ""),
    (Not(SameEvent((InField("event_date", Between("20000101", None)),))), "all but a01 a03 a09 a30"),
]
"""Conditions joined, and events."""
