"""Any text is a tree or a fault with a place, in bounded time, however hostile."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mingze.services.search.language.detecting import detect
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.explaining import explained
from mingze.services.search.language.faults import USUAL, Limits, QueryFault
from mingze.services.search.language.printing import first_unsayable, shown
from mingze.services.search.language.reading import corrected, parse

PIECES = [
    "ti=", "TIAB=(", "(", ")", "[", "]", "{", "}", '"', "'", " and ", " OR ", " not ", " xor ", "=", "==", "<=", ">",
    "pd", "ad=", "2020", "20200101", " to ", "*", "?", "$", "#", "+", "%", "(2w)", "(n)", "(s)", "(3f)", " 2W ", " S ",
    "/FREC>3", " adj ", " pre#2 ", " prox/distance<=3 ", " any ", "within", "TTL:", "TAC:(", "$W3", "$SEN", " GAND ",
    "EN_TI:", "NEAR2", " ADJ ", ".ti.", "@pd>=", "L1", "#1", "TREE@", "R=", "RAD=(", "event=(", "kind=", "pledge",
    "ipc=", "A61N5/00", "ipc-low=", "cpc=/low ", "空调", "公开（公告）号=", "，", "：", "。", "a", "\n# x\n",
    " ", "-", "/ti", "~5", "^2", "/TI/AB", ",AB", "H01M 4/38 (2006.01)", "CN 101850473 B", "pn=", "IC:", "IC_EX:", " & ",
    " | ", "ANDNOT ", "(2d)", "city=", "杭州", "ap-province=", "41", "pt=", "A", "B", "status=", "有效", "lg=", "63", "or ",
    "the ", "\\", "PATENT_TYPE:", "LEGAL_EVENT:", "12", "ISD/3/15/2014",
    " -a", " +b", "“", "”", "、", "；", "≥", "ZL 2021 1 1286633.X", " 或 ", "NEAR/3 ", "#1", "ap=华为（深圳）公司",
    "CN101850473B ", "^3", "T_shirt", "10,123,456", "H01M 10/0525(2010.01)I", "2020 年 3 月", "WO/2021/123456",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40)
DIALECTS = list(Dialect)


@settings(max_examples=50, deadline=None)
@given(texts, st.sampled_from(DIALECTS))
@example("ti='a or b'c'", Dialect.INCOPAT)
@example("R=((x) and ti=a", Dialect.INCOPAT)
def test_a_text_is_a_tree_or_a_fault_with_a_place(text: str, dialect: Dialect) -> None:
    try:
        parsed = parse(text, dialect)
    except QueryFault as raised:
        fault = raised.fault
        assert 0 <= fault.position <= len(text)
        assert 0 <= fault.length <= len(text) - fault.position
        assert fault.message
        assert not {"\ue000", "\ue001"} & set(fault.message + fault.suggestion)
        corrected(raised, text)
        return
    assert explained(parsed.query).startswith("查找")
    assert explained(parsed.query, "en").endswith(".")
    for other in DIALECTS:
        if other is not Dialect.PLAIN and first_unsayable(parsed.query, other) is None:
            again = shown(parse(shown(parsed.query, other), other).query, other)
            assert again == shown(parsed.query, other), (other, dialect)


@settings(max_examples=50, deadline=None)
@given(texts)
def test_what_is_read_is_printed_and_read_the_same(text: str) -> None:
    try:
        query = parse(text, Dialect.INCOPAT).query
    except QueryFault:
        return
    assert parse(shown(query, Dialect.INCOPAT), Dialect.INCOPAT).query == query


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_some_dialect_is_found_for_any_text(text: str) -> None:
    assert detect(text) in Dialect


HOSTILE = [
    "(" * 40_000,
    "ti=(" * 9_000,
    "(" * 20_000 + "a" + ")" * 20_000,
    "not " * 10_000 + "a",
    "a and " * 7_000,
    "a or b and " * 4_000 + "c",
    "a (2w) " * 6_000 + "b",
    '"' * 40_001,
    "a (3f)" * 7_000,
    "=" * 40_000,
    "a" * 49_000,
    "1<" * 20_000,
    "a,b," * 12_000 + "=x",
    "ti=a xor " * 5_000 + "ti=a",
    "[" * 40_000,
    "a/" * 20_000,
    "*" * 40_000,
    " " * 49_000 + "a",
    "\n#" * 24_000,
    "公(" * 16_000,
    "a.b" * 16_000,
    "A61N" * 12_000,
    "ti," * 15_000 + "ti^=(a)",
    "ti," * 9_000 + "ti+=(" + "a " * 9_000 + ")",
    "a." + "ti," * 15_000 + "ti.",
]


@pytest.mark.slow
@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_sizes_are_refused_or_read_soon(text: str, dialect: Dialect) -> None:
    start = time.process_time()
    try:
        parse(text, dialect)
    except QueryFault as raised:
        place = raised.fault.position
    else:
        place = 0
    assert place <= len(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "limits", "said"),
    [
        ("ti=空调", Limits(length=4, depth=50, terms=50, fields=9), "过长"),
        ("((((a))))", Limits(length=99, depth=3, terms=50, fields=9), "嵌套过深"),
        ("a or b or c", Limits(length=99, depth=9, terms=2, fields=9), "检索词过多"),
        ("ti,ab,des=a", Limits(length=99, depth=9, terms=9, fields=2), "最多同时在2个字段"),
    ],
)
def test_limits_are_those_passed_in(text: str, limits: Limits, said: str) -> None:
    with pytest.raises(QueryFault, match=said):
        parse(text, Dialect.INCOPAT, limits=limits)
    parse(text, Dialect.INCOPAT, limits=USUAL)


def test_detecting_a_hostile_text_takes_no_longer() -> None:
    for text in HOSTILE:
        start = time.process_time()
        detect(text)
        assert time.process_time() - start < 2
