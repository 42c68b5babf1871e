"""A correction can be read, and every value of it is asked of the field in which it was written."""

import pytest

from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.printing import shown
from mingze.services.search.language.reading import corrected, parse

CORRECTED = (
    ("", "锂电池 and 隔膜 -正极", "锂电池 and 隔膜 not 正极", "tiabc=(锂电池 and 隔膜 not 正极)"),
    ("incopat", "ti=(电池 -隔膜)", "ti=(电池 not 隔膜)", "ti=(电池 not 隔膜)"),
    ("incopat", "ti=-隔膜", "not ti=隔膜", "not ti=隔膜"),
    ("incopat", 'ti=a -"b c"', 'ti=a not "b c"', 'ti=a not tiabc="b c"'),
    ("", '"solid state" -battery inventor:kim', '"solid state" NOT battery inventor:kim', 'tiabc="solid state" not tiabc=battery and in=kim'),
    ("incopat", "ti=(空调 或 冰箱)", "ti=(空调 or 冰箱)", "ti=(空调 or 冰箱)"),
    ("incopat", "ti=空调 或 冰箱", "ti=(空调 or 冰箱)", "ti=(空调 or 冰箱)"),
    ("cnipr", "名称=空调 并且 摘要=压缩机", "名称=空调 and 摘要=压缩机", "ti=空调 and ab=压缩机"),
    ("incopat", "ti=(a NEAR/3 b)", "ti=(a (3n) b)", "ti=(a (3n) b)"),
    ("incopat", "ti=(a w/3 b)", "ti=(a (3n) b)", "ti=(a (3n) b)"),
    ("incopat", "ti=(a PRE/3 b)", "ti=(a (3w) b)", "ti=(a (3w) b)"),
    ("patsnap", "TTL:(a ADJ/3 b)", "TTL:(a $PRE3 b)", "ti=(a (3w) b)"),
    ("brs", "a NEAR/3 b", "a NEAR4 b", "tiabc=(a (3n) b)"),
    ("", "battery NEAR/3 anode", "battery (3n) anode", "tiabc=(battery (3n) anode)"),
    ("incopat", "ti=电池、隔膜", "ti=(电池 or 隔膜)", "ti=(电池 or 隔膜)"),
    ("incopat", "ti=a、b、c and ab=d", "ti=(a or b or c) and ab=d", "ti=(a or b or c) and ab=d"),
    ("incopat", "ti=(电池，隔膜) and ab=c", "ti=(电池 or 隔膜) and ab=c", "ti=(电池 or 隔膜) and ab=c"),
    ("incopat", "ti=(电池、隔膜 and c)", "ti=((电池 or 隔膜) and c)", "ti=((电池 or 隔膜) and c)"),
    ("incopat", "pn=CN101850473B;CN101850474B", "pn=(CN101850473B or CN101850474B)", "pn=(CN101850473B or CN101850474B)"),
    ("incopat", "in=Smith, John", 'in="Smith, John"', 'in="Smith, John"'),
    ("incopat", "in=Smith, John and ti=a", 'in="Smith, John" and ti=a', 'in="Smith, John" and ti=a'),
    ("incopat", "ap=华为、中兴", "ap=(华为 or 中兴)", "ap=(华为 or 中兴)"),
    ("patsnap", "AN:HUAWEI TECHNOLOGIES CO., LTD.", 'AN:"HUAWEI TECHNOLOGIES CO., LTD."', 'ap="HUAWEI TECHNOLOGIES CO., LTD."'),
    ("incopat", "ti=a | b", "ti=(a or b)", "ti=(a or b)"),
    ("incopat", "ti=a & ab=b", "ti=a and ab=b", "ti=a and ab=b"),
    ("cql", "ti,ab=battery", "ti=battery or ab=battery", "ti=battery or ab=battery"),
    ("cql", 'ti,ab="x y" and pd=2014', '(ti="x y" or ab="x y") and pd=2014', '(ti="x y" or ab="x y") and pd=2014'),
    ("cql", 'pd within "2012 2010"', 'pd within "2010 2012"', "pd=[2010 to 2012]"),
    ("cql", 'pd="2012 2010"', 'pd="2010 2012"', "pd=[2010 to 2012]"),
    ("brs", "@pd>=2020<=2010", "@pd>=2010<=2020", "pd=[2010 to 2020]"),
    ("incopat", "20201231<=pd<=20200101", "20200101<=pd<=20201231", "pd=[20200101 to 20201231]"),
    ("incopat", "20201231≤pd≤20200101", "20200101≤pd≤20201231", "pd=[20200101 to 20201231]"),
    ("incopat", "ap=Smith and Foo Bar, Baz", "ap=Smith and Foo (Bar or Baz)", "ap=Smith and tiabc=Foo and tiabc=(Bar or Baz)"),
    ("incopat", "pd={2012 to 2010}", "pd={2010 to 2012}", "2010<pd<2012"),
    ("cnipr", "申请日=2012 to 2010", "申请日=2010 to 2012", "ad=[2010 to 2012]"),
    ("incopat", "pd=[to 2020]", "pd=[* to 2020]", "pd<=2020"),
    ("incopat", "pd=[2020 to]", "pd=[2020 to *]", "pd>=2020"),
    ("incopat", 'ti=(锂电池 or "钠电池)', 'ti=(锂电池 or "钠电池")', 'ti=(锂电池 or "钠电池")'),
    ("incopat", 'ti="锂电池 and ab=x', 'ti="锂电池" and ab=x', 'ti="锂电池" and ab=x'),
)  # fmt: skip


@pytest.mark.parametrize(("dialect", "typed", "text", "meant"), CORRECTED)
def test_a_correction(dialect: str, typed: str, text: str, meant: str) -> None:
    with pytest.raises(QueryFault) as raised:
        parse(typed, dialect or None)
    assert corrected(raised.value, typed) == text
    assert shown(parse(text, raised.value.dialect).query, "incopat") == meant


@pytest.mark.parametrize("typed", ["ti=a | (b or c)", "ti=(a) | b"])
def test_no_correction_takes_a_value_out_of_its_field(typed: str) -> None:
    with pytest.raises(QueryFault) as raised:
        parse(typed, "incopat")
    assert corrected(raised.value, typed) == ""


def test_what_must_occur_cannot_be_one_of_two() -> None:
    with pytest.raises(QueryFault, match="“\\+”表示必须出现"):
        parse("+a OR b", "patentscope")
    with pytest.raises(QueryFault, match="“\\+”表示必须出现"):
        parse("a OR +b", "patentscope")


def test_signs_are_said_as_they_were_typed() -> None:
    with pytest.raises(QueryFault) as raised:
        parse("ti=(温度 ≥ )", "incopat")
    assert "≥" in raised.value.fault.message
