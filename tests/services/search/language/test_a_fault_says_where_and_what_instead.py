"""What cannot be read is refused with its place, a reason in Chinese, and what might be written instead."""

import pytest

from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.reading import parse

FAULTS = (
    ("incopat", "(", 0, 1, "检索式在此处不完整，后面缺少检索词", ""),
    ("incopat", "ti=", 2, 1, "字段后面缺少检索值", ""),
    ("incopat", "ti=(a", 3, 1, "缺少与此处“(”对应的“)”", ")"),
    ("incopat", "ti=a)", 4, 1, "多余的“)”，没有与之对应的左括号", ""),
    ("incopat", "ti=()", 3, 2, "括号内没有内容", ""),
    ("incopat", "and a", 0, 3, "“and”前面缺少检索词", ""),
    ("incopat", "a and", 4, 1, "检索式在此处不完整，后面缺少检索词", ""),
    ("incopat", "a or or b", 5, 2, "“or”前面缺少检索词", ""),
    ("incopat", 'ti="a', 3, 1, "引号没有成对", '"a"'),
    ("incopat", 'ti=""', 3, 2, "引号内没有内容", ""),
    ("incopat", "foo = 压缩机", 0, 3, "没有“foo”这个字段", ""),
    ("incopat", "ti=a and apnr=b", 9, 4, "没有“apnr”这个字段", "APNOR"),
    ("incopat", "ti=a,b", 4, 1, "检索词之间不能用“,”连接", "(a or b)"),
    ("incopat", "ti=空调、冰箱", 5, 1, "检索词之间不能用“、”连接", "(空调 or 冰箱)"),
    ("incopat", "TI-DWPI=x", 0, 7, "字段“TI-DWPI”（德温特（DWPI）加工数据）在本库没有数据，不能检索", ""),
    ("incopat", "VLSTAR=5", 0, 6, "字段“VLSTAR”（商业化的价值评分）在本库没有数据，不能检索", ""),
    ("incopat", "ti=a or R=(x)", 8, 5, "语义检索与其他条件之间须写明AND", "and"),
    ("incopat", "(R=(x))", 1, 5, "语义检索“R=”不能放在括号内", ""),
    ("incopat", "R=(x) and RAD=(y)", 10, 7, "一个检索式只能使用一次语义检索", ""),
    ("incopat", "ti=a and R=(x) and ti=b", 9, 5, "语义检索只能放在检索式的开头或结尾", ""),
    ("incopat", "ti=a R=(x)", 5, 5, "语义检索与其他条件之间须写明AND", "and"),
    ("incopat", "R=(x", 2, 1, "缺少与此处“(”对应的“)”", ")"),
    ("incopat", "R=()", 2, 2, "语义检索缺少公开号或文字", ""),
    ("incopat", "pd=[2020 to 2010]", 3, 14, "范围的起点大于终点", "[2010 to 2020]"),
    ("incopat", "pd=20201345", 3, 8, "“20201345”不是日期，应写作年、年月或年月日", "20240131"),
    ("incopat", "pd=[20200101]", 3, 1, "范围应写作“[起 to 止]”", "[20200101 to 20241231]"),
    ("incopat", "ti=[a to b]", 3, 8, "“名称”不能按范围检索，只有日期、数量和分类号可以", ""),
    ("incopat", "20110101<=pd>=2013", 0, 18, "两个比较符方向不一致，应写作“起<=字段<=止”", ""),
    ("incopat", "no-claim=x", 9, 1, "“x”不是整数", ""),
    ("incopat", "ipc=H01M!", 4, 5, "“H01M!”不是国际专利分类的分类号", "H01M10/0525"),
    ("incopat", "loc=x", 4, 1, "“x”不是洛迦诺分类的分类号", "09-03"),
    ("incopat", "pd=13.2014", 3, 7, "“13.2014”不是日期，应写作年、年月或年月日", "20240131"),
    ("incopat", "ipc=电池", 4, 2, "“电池”不是国际专利分类的分类号", "H01M10/0525"),
    ("incopat", "ipc-low=H01*", 8, 4, "检索下位或上位分类时不能再用截词符", ""),
    ("incopat", "ti=*", 3, 1, "截词符须与文字连用", ""),
    ("incopat", "ti=(a ti=b)", 6, 2, "一个字段的值内不能再写另一个字段", ""),
    ("incopat", "pd=(2010 (2w) 2011)", 4, 14, "“公开（公告）日”不是文字，不能做邻近检索", ""),
    (
        "incopat",
        "ti=((a and b) (2w) c)",
        5,
        7,
        "邻近和频率算符的两侧只能是检索词、短语或用or连接的检索词",
        "",
    ),
    ("incopat", "ti=a (2w) ab=b", 0, 14, "邻近或同句同段检索的两侧须为同一字段", ""),
    ("incopat", "ti=(a (0f))", 6, 4, "出现次数至少为1", ""),
    ("incopat", "ti=TREE@", 7, 1, "检索式在此处不完整，后面缺少检索词", ""),
    ("incopat", "ti=(TREE@华为)", 4, 7, "TREE@只能用于申请人、权利人等名称字段", 'ap=(TREE@"…")'),
    (
        "incopat",
        "status=良好",
        7,
        2,
        "法律状态没有“良好”这个值",
        "审中、有效、失效、未确认、PCT指定期内、PCT指定期满",
    ),
    ("incopat", "event=(ti=a)", 7, 4, "此条件不属于法律事件", ""),
    ("incopat", "event=(kind=pledge or date=2020)", 7, 24, "法律事件的条件应写作“字段=值”，用and连接", ""),
    ("incopat", "ASSIGN-FLAG=5", 12, 1, "“ASSIGN-FLAG”的值只能是1（有）或0（无）", "1"),
    ("incopat", "=a", 0, 1, "“=”前面应为字段", ""),
    ("incopat", "ti=a]", 4, 1, "多余的“]”，没有与之对应的左括号", ""),
    ("incopat", "somefield=[20200101 to 20241231]", 0, 9, "没有“somefield”这个字段", ""),
    ("cnipr", "ct=x", 0, 2, "字段“ct”（范畴分类）在本库没有数据，不能检索", ""),
    ("cnipa", "ti=(a AND", 8, 1, "检索式在此处不完整，后面缺少检索词", ""),
    ("cql", "ti=green prox/unit=world ti=energy", 13, 11, "“unit”不能是“world”", "unit=word"),
    ("cql", "ti=a prox/distence<=3 ti=b", 9, 12, "prox没有“distence”这个限定", "distance"),
    ("cql", "ti=a prox ab=b", 0, 14, "邻近或同句同段检索的两侧须为同一字段", ""),
    ("cql", "cpc=/lower A01B", 4, 6, "分类号只能限定为/low、/high或/same", "/low"),
    ("cql", "foo=a", 0, 3, "没有“foo”这个字段", ""),
    ("cql", 'pd within "2010"', 10, 6, "within后面应为起止两个值", '"20200101 20241231"'),
    ("cql", "ti<>a", 0, 4, "请用not代替“<>”", "not"),
    ("patsnap", "TTLS:x", 0, 4, "没有“TTLS”这个字段", "TTL"),
    (
        "patsnap",
        "ANS:x",
        0,
        3,
        "字段“ANS”（申请人的标准化和集团名称（集团请用TREE@））在本库没有数据，不能检索",
        "",
    ),
    ("patsnap", "APD:[2020]", 4, 1, "范围应写作“[起 TO 止]”", "[20200101 TO 20241231]"),
    ("patentscope", '"a b c"~5', 0, 9, "“~”前的引号内应为两个词", ""),
    ("patentscope", "batery~", 0, 7, "不支持近似拼写（~）检索，请改用截词符", ""),
    ("brs", "@pd", 1, 2, "字段后面应为比较符和值", "@pd>=20200101"),
    ("brs", "@foo>=2010", 1, 3, "没有“foo”这个字段", ""),
    ("brs", "a ADJ0 b", 2, 4, "算符中的数字超出范围", ""),
    ("incopat", "tiab=((2w) a)", 6, 4, "“(2w)”前面缺少检索词", ""),
    ("incopat", "tiab=(a (2d) b)", 8, 4, "“(2d)”不是这种写法的算符；要检索这个词，请加引号", "(2n)"),
    ("incopat", "ti=a ANDNOT ab=b", 5, 6, "“ANDNOT”不是这种写法的算符；要检索这个词，请加引号", "not"),
    ("patsnap", "a pre#3 b", 2, 5, "“pre#3”不是这种写法的算符；要检索这个词，请加引号", "$PRE3"),
    ("cnipa", "a (2w) b", 2, 4, "“(2w)”不是这种写法的算符；要检索这个词，请加引号", "2W"),
    ("brs", "battery SAME2 cell", 8, 5, "算符“SAME”不能带数字", "SAME"),
    ("incopat", "ti=a && ab=b", 5, 2, "“&&”不是这种写法的算符", "and"),
    ("incopat", "ti=a | ab=b", 5, 1, "“|”不是这种写法的算符", "or"),
    ("patsnap", "TTL:a + b", 6, 1, "“+”不是这种写法的算符", "(a OR b)"),
    ("incopat", "ap=Stone & Sons", 9, 1, "“&”不是检索词；名称中的符号请连同名称加引号", '"Stone & Sons"'),
    ("incopat", "ti=a # 说明", 5, 1, "“#”开头的是注释，须独占一行；要检索它，请加引号", ""),
    ("incopat", "ti=(a → b)", 6, 1, "“→”不是检索词；要检索这些符号旁的文字，请加引号", ""),
    ("incopat", "ti=(a and )", 10, 1, "“)”前面缺少检索词", ""),
    ("incopat", "pd=[20200101,20201231]", 3, 1, "范围应写作“[起 to 止]”", "[20200101 to 20201231]"),
    ("incopat", "pd=20200101-20201231", 3, 17, "范围不能用“-”连接", "[20200101 to 20201231]"),
    ("cql", "pd=2014-2016", 3, 9, "范围不能用“-”连接", '"2014 2016"'),
    ("incopat", "no-claim=5-10", 9, 4, "范围不能用“-”连接", "[5 to 10]"),
    (
        "incopat",
        "event=质押",
        0,
        8,
        "法律事件的条件应写作“event=(字段=值)”，字段可为kind、date、from、to等",
        "event=(kind=质押)",
    ),
    ("incopat", "R=(CN1) not ti=a", 0, 7, "语义检索与其他条件之间须写明AND", "and not"),
    ("plain", "", 0, 0, "请输入检索内容", ""),
    ("plain", "。", 0, 1, "请输入检索内容", ""),
)


@pytest.mark.parametrize(("dialect", "typed", "position", "length", "message", "suggestion"), FAULTS)
def test_a_fault(dialect: str, typed: str, position: int, length: int, message: str, suggestion: str) -> None:
    with pytest.raises(QueryFault) as raised:
        parse(typed, dialect)
    fault = raised.value.fault
    assert (fault.position, fault.length, fault.message, fault.suggestion) == (
        position,
        length,
        message,
        suggestion,
    )
    assert fault.said.text(lambda source: f"<{source}>") == f"<{message}>"


def test_positions_are_those_of_the_text_as_typed_in_full_width() -> None:
    with pytest.raises(QueryFault) as raised:
        parse("（ＴＩ＝空调）　ａｎｄ　ｆｏｏ＝１", "incopat")
    assert (raised.value.fault.position, raised.value.fault.length) == (12, 3)


def test_the_exception_says_the_place_to_people() -> None:
    with pytest.raises(QueryFault, match="第4个字符"):
        parse("ti=(a", "incopat")


CORRECTED = (
    ("incopat", "(ti=battery", "(ti=battery)"),
    ("incopat", 'ti="a', 'ti="a"'),
    ("incopat", "R=(CN1", "R=(CN1)"),
    ("incopat", "pd=[20200101,20201231]", "pd=[20200101 to 20201231]"),
    ("incopat", "tiab=空调 R=(CN1)", "tiab=空调 and R=(CN1)"),
    ("incopat", "R=(CN1) not ti=a", "R=(CN1) and not ti=a"),
    ("incopat", "event=质押", "event=(kind=质押)"),
    ("incopat", "lg=权利转让", "lg=权利转移"),
    ("incopat", "lg=zhiya", ""),
    ("incopat", "pd=20200101-20201231", "pd=[20200101 to 20201231]"),
    ("incopat", "pd=13.2014", ""),
    ("incopat", "ipc=电池", ""),
    ("incopat", "ap=Stone & Sons", 'ap="Stone & Sons"'),
    ("incopat", "tii=a", "TI=a"),
    ("cql", "ti=green prox/unit=world ti=energy", "ti=green prox/unit=word ti=energy"),
    ("cql", "ti=a prox/distence<=3 ti=b", "ti=a prox/distance<=3 ti=b"),
    ("cql", "ti<>a", ""),
    ("brs", "@pd", ""),
)


@pytest.mark.parametrize(("dialect", "typed", "corrected"), CORRECTED)
def test_a_suggestion_has_its_place_or_is_an_example(dialect: str, typed: str, corrected: str) -> None:
    with pytest.raises(QueryFault) as raised:
        parse(typed, dialect)
    assert raised.value.dialect == dialect
    assert raised.value.fault.corrected(typed) == corrected
    if corrected:
        parse(corrected, dialect)
