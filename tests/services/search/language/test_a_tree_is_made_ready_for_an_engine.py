"""Classes by reach, groups, earlier sets, numbers and days become what documents carry; nothing is guessed."""

from collections.abc import Sequence

import pytest

from mingze.services.patents import numbers
from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.reading import parse
from mingze.services.search.language.resolving import Context, resolve
from mingze.services.search.language.tree import (
    And,
    AnyOf,
    Between,
    InField,
    Inner,
    Not,
    Or,
    Pattern,
    Query,
    Symbol,
    Term,
    Wildcard,
)
from mingze.services.search.schemes import Row, Scheme

SCHEME = Scheme(
    [
        Row("A01B1/00", 0, "手动工具"),
        Row("A01B1/02", 1, "锹；铲"),
        Row("A01B1/04", 2, "有齿的"),
        Row("A01B1/06", 1, "锄"),
    ]
)


def _sets(number: int) -> Sequence[str]:
    return {1: ("CN1A", "CN2A")}[number]


def _groups(name: str) -> Sequence[str]:
    return ("华为技术有限公司", "海思半导体有限公司") if name == "华为" else ()


CONTEXT = Context({"ipc": SCHEME}, _groups, _sets, numbers.parse)


def _in(name: str, inner: Inner) -> InField:
    return InField(name, inner)


CASES: list[tuple[str, Query]] = [
    ("ipc=A", _in("ipc_section", Term("A"))),
    ("ipc=A01", _in("ipc_class", Term("A01"))),
    ("ipc=A01B", _in("ipc_subclass", Term("A01B"))),
    ("ipc=A01B1", _in("ipc_group", Term("A01B1"))),
    ("ipc=A01B1/", _in("ipc_group", Term("A01B1"))),
    ("ipc=A01B1/00", _in("ipc", Symbol("A01B1/00"))),
    ("ipc-main=A01B", _in("main_ipc_subclass", Term("A01B"))),
    ("cpc=A01B1", _in("cpc_group", Term("A01B1"))),
    ("cpc-main=A01B1", _in("main_cpc", Pattern(("A01B1/", Wildcard.ANY)))),
    ("fi=A01B", _in("fi", Pattern(("A01B", Wildcard.ANY)))),
    ("fi=G06F3/041 410", _in("fi", Symbol("G06F3/041,410"))),
    (
        "fi=(G06F 3/041 410 @A or G06F3/041@Z)",
        Or((_in("fi", Symbol("G06F3/041,410@A")), _in("fi", Symbol("G06F3/041@Z")))),
    ),
    ("fi=G06F3/041 and ab=410", And((_in("fi", Symbol("G06F3/041")), _in("abstract", Term("410"))))),
    ("loc=9", _in("locarno", Pattern(("09-", Wildcard.ANY)))),
    ("loc=09-03", _in("locarno", Symbol("09-03"))),
    ("ipc-low=A01B1/00", _in("ipc_group", Term("A01B1"))),
    ("ipc-low=A01B1/02", _in("ipc", AnyOf(("A01B1/02", "A01B1/04")))),
    ("ipc-low=A01B1/06", _in("ipc", AnyOf(("A01B1/06",)))),
    ("ipcm-low=A01B1/02", _in("main_ipc", AnyOf(("A01B1/02", "A01B1/04")))),
    ("ipc-high=A01B1/04", _in("ipc", AnyOf(("A01B1/04", "A01B1/02", "A01B1/00", "A01B")))),
    ("ipc=(A01B or A01B1/06)", Or((_in("ipc_subclass", Term("A01B")), _in("ipc", Symbol("A01B1/06"))))),
    ("not ipc=A01B", Not(_in("ipc_subclass", Term("A01B")))),
    ("class=09-03", _in("locarno", Symbol("09-03"))),
    ("#1", _in("publication", AnyOf(("CN1A", "CN2A")))),
    ('ap=(TREE@"华为")', _in("applicant", AnyOf(("华为技术有限公司", "海思半导体有限公司")))),
    ("pd=2014", _in("published", Between("20140101", "20141231"))),
    ("pd=201402", _in("published", Between("20140201", "20140228"))),
    ("pd=20140203", _in("published", Term("20140203"))),
    ("pd>2014", _in("published", Between("20141231", None, with_low=False))),
    ("pd>=201402", _in("published", Between("20140201", None))),
    ("pd<2014", _in("published", Between(None, "20140101", with_high=False))),
    ("pd<=2014", _in("published", Between(None, "20141231"))),
    ("ady=2014", _in("filed_year", Term("2014"))),
    ("an=202111286633.X", _in("application", AnyOf(("CN202111286633",)))),
    ("an=ZL202111286633X", _in("application", AnyOf(("CN202111286633",)))),
    ("pn=CN113781974A", _in("publication", AnyOf(("CN113781974A",)))),
]


@pytest.mark.parametrize(("typed", "ready"), CASES)
def test_a_query_becomes(typed: str, ready: Query) -> None:
    assert resolve(parse(typed, "incopat").query, CONTEXT) == ready


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cpc-low=A01B1/02", "没有载入分类表"),
        ("ipc-low=A01B1/99", "分类表中没有“A01B1/99”"),
        ("ipc-high=H01M10/05", "分类表中没有"),
        ("#7", "没有第7步"),
        ('ap=(TREE@"中兴")', "集团成员表中没有“中兴”"),
        ("an=电池", "“电池”不是申请号"),
        ("an=CN113781974A", "不是申请号"),
    ],
)
def test_what_cannot_be_known_is_refused_where_it_stands(typed: str, said: str) -> None:
    query = parse(typed, "incopat").query
    with pytest.raises(QueryFault, match=said) as raised:
        resolve(query, CONTEXT)
    assert raised.value.fault.length > 0


def test_making_ready_twice_changes_nothing() -> None:
    for typed, ready in CASES:
        assert resolve(ready, CONTEXT) == ready, typed
