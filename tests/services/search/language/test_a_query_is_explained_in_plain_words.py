"""Sentences in Chinese and English on what a query finds."""

import pytest
from hypothesis import given, settings

from mingze.services.search.language.explaining import explained
from mingze.services.search.language.reading import parse
from mingze.services.search.language.resolving import with_members
from mingze.services.search.language.tree import Query
from tests.services.search.language.trees import queries

CASES = [
    (
        "ti=空调",
        "查找名称中含有“空调”的文献。",
        'Documents where title contains "空调".',
    ),
    (
        "ti=(空调 (2w) 蒸发器)",
        "查找名称中含有“空调”在前、“蒸发器”在后且间隔不超过2个词（字）的文献。",
        'Documents where title contains "空调" before "蒸发器" with at most 2 words between.',
    ),
    (
        "ti=(空调 (0w) 蒸发器)",
        "查找名称中含有“空调”后紧接“蒸发器”的文献。",
        'Documents where title contains "空调" directly before "蒸发器".',
    ),
    (
        "ti=(空调 (3n) 蒸发器)",
        "查找名称中含有“空调”与“蒸发器”间隔不超过3个词（字）的文献。",
        'Documents where title contains "空调" and "蒸发器" with at most 3 words between.',
    ),
    (
        "ti=(空调 (=2w) 蒸发器)",
        "查找名称中含有“空调”在前、“蒸发器”在后且恰好间隔2个词（字）的文献。",
        'Documents where title contains "空调" before "蒸发器" with exactly 2 words between.',
    ),
    (
        "ab=(空调 (s) 蒸发器)",
        "查找摘要中含有同一句中的“空调”与“蒸发器”的文献。",
        'Documents where abstract contains "空调" and "蒸发器" in one sentence.',
    ),
    (
        "des=(空调 (notp) 蒸发器)",
        "查找说明书中含有不与“蒸发器”同段的“空调”的文献。",
        'Documents where description contains "空调" in a paragraph without "蒸发器".',
    ),
    (
        'tiab=(空调 or "air condition" not 冰箱)',
        "查找名称和摘要中含有“空调”或（短语“air condition”且不含“冰箱”）的文献。",
        'Documents where title or abstract contains "空调" or (the phrase "air condition" and not "冰箱").',
    ),
    (
        'ab=("机器人" (3f))',
        "查找摘要中含有短语“机器人”（至少3次）的文献。",
        'Documents where abstract contains the phrase "机器人" at least 3 times.',
    ),
    (
        "ti=comput*",
        "查找名称中含有形如“comput…”的词的文献。",
        'Documents where title contains a word like "comput…".',
    ),
    (
        "ti==空调",
        "查找名称中含有完整的“空调”的文献。",
        'Documents where title contains exactly "空调".',
    ),
    (
        "pd=[20200101 to 20241231]",
        "查找公开（公告）日为2020-01-01至2024-12-31的文献。",
        "Documents where publication date is from 2020-01-01 to 2024-12-31.",
    ),
    (
        "pd>2019 and ad<=202003",
        "查找公开（公告）日晚于2019，并且申请日不晚于2020-03的文献。",
        "Documents where publication date is after 2019 and filing date is 2020-03 or earlier.",
    ),
    (
        "ipc-low=A61N5/06",
        "查找国际专利分类为A61N5/06及其全部下位分类的文献。",
        "Documents where IPC is A61N5/06 or anything below it.",
    ),
    (
        "ipc=(A61N or H01M10/0525)",
        "查找国际专利分类为A61N或H01M10/0525的文献。",
        "Documents where IPC is A61N or H01M10/0525.",
    ),
    (
        'ap=(TREE@"清华大学")',
        "查找申请人中含有“清华大学”及其集团成员的文献。",
        'Documents where applicant contains "清华大学" or a company of its group.',
    ),
    (
        "status=有效 and pt=实用新型",
        "查找法律状态为“有效”，并且专利类型为“实用新型”的文献。",
        'Documents where legal status is "in force" and type of right is "utility model".',
    ),
    (
        "event=(kind=转让 and to=华为 and date=2020)",
        "查找同一法律事件满足：法律事件为“权利转移”，并且变更后权利人中含有“华为”，"
        "并且法律状态公告日为2020的文献。",
        'Documents where one legal event has: legal event is "transfer"'
        ' and holder after contains "华为" and date of the event is 2020.',
    ),
    (
        "ti=a or (ab=b and not des=c)",
        "查找名称中含有“a”，或者（摘要中含有“b”，并且不符合（说明书中含有“c”））的文献。",
        'Documents where title contains "a" or (abstract contains '
        '"b" and it is not the case that (description contains "c")).',
    ),
    (
        "ti=a xor ab=b",
        "查找（名称中含有“a”）与（摘要中含有“b”）恰好符合其一的文献。",
        'Documents where either (title contains "a") or (abstract contains "b") but not both.',
    ),
    (
        "#3 not ti=a",
        "查找在第3步检索结果中，并且不符合（名称中含有“a”）的文献。",
        'Documents where the document was found in step 3 and it is not the case that (title contains "a").',
    ),
    (
        "RAD=(CN101850473B) and ti=a",
        "查找与“CN101850473B”相似且申请日在其之前，并且名称中含有“a”的文献。",
        'Documents where the document is like "CN101850473B" and'
        ' its filing date is earlier and title contains "a".',
    ),
    (
        "no-claim>5",
        "查找权利要求数大于5的文献。",
        "Documents where number of claims is more than 5.",
    ),
    (
        "tiabc=a and cited_by_count>5 and claims=(b not c)",
        "查找名称、摘要和权利要求中含有“a”，并且被引证次数大于5，并且权利要求中含有“b”且不含“c”的文献。",
        'Documents where title, abstract or claims contain "a" and times cited are more than 5'
        ' and claims contain "b" and not "c".',
    ),
    (
        "* not ti=a",
        "查找不符合（名称中含有“a”）的文献。",
        'Documents where it is not the case that (title contains "a").',
    ),
    (
        "ap=x not (ap=b and ab=c)",
        "查找申请人中含有“x”，并且不符合（申请人中含有“b”，并且摘要中含有“c”）的文献。",
        'Documents where applicant contains "x" and it is not the case that (applicant contains "b" and abstract contains'
        ' "c").',
    ),
    (
        "ti=a xor (ab=b or des=c)",
        "查找（名称中含有“a”）与（摘要中含有“b”，或者说明书中含有“c”）恰好符合其一的文献。",
        'Documents where either (title contains "a") or (abstract contains "b" or description contains "c") but not both.',
    ),
    (
        "not event=(kind=转让 and to=华为)",
        "查找不符合（同一法律事件满足：法律事件为“权利转移”，并且变更后权利人中含有“华为”）的文献。",
        'Documents where it is not the case that (one legal event has: legal event is "transfer"'
        ' and holder after contains "华为").',
    ),
    (
        "2011<pd<2013 and loc=09-03",
        "查找公开（公告）日晚于2011且早于2013，并且洛迦诺分类为09-03的文献。",
        "Documents where publication date is after 2011 and before 2013 and Locarno is 09-03.",
    ),
    (
        "ti=(a (1w) b) and ab=(c (1f))",
        "查找名称中含有“a”在前、“b”在后且间隔不超过1个词（字），并且摘要中含有“c”（至少1次）的文献。",
        'Documents where title contains "a" before "b" with at most 1 word between'
        ' and abstract contains "c" at least 1 time.',
    ),
    (
        "2011<pd<2013 or ti=x",
        "查找公开（公告）日晚于2011且早于2013，或者名称中含有“x”的文献。",
        'Documents where (publication date is after 2011 and before 2013) or title contains "x".',
    ),
    (
        "ti=(a or b) and ab=c",
        "查找名称中含有“a”或“b”，并且摘要中含有“c”的文献。",
        'Documents where (title contains "a" or "b") and abstract contains "c".',
    ),
    (
        "ti=x or ab=(b and c)",
        "查找名称中含有“x”，或者摘要中含有“b”且“c”的文献。",
        'Documents where title contains "x" or (abstract contains "b" and "c").',
    ),
    (
        "ipc-low=H01M10/05 and event=(kind=质押 and date=2020)",
        "查找国际专利分类为H01M10/05及其全部下位分类，并且（同一法律事件满足：法律事件为“质押登记生效”或“质押登记变更”"
        "或“质押登记注销”，并且法律状态公告日为2020）的文献。",
        "Documents where (IPC is H01M10/05 or anything below it) and (one legal event has: (legal event is "
        '"pledge recorded" or "pledge changed" or "pledge ended") and date of the event is 2020).',
    ),
    (
        "ti=(not a and b)",
        "查找名称中含有“b”且不含“a”的文献。",
        'Documents where title contains "b" and not "a".',
    ),
    (
        "ipc=[H01L31/02 to *] and cpc<H01M",
        "查找国际专利分类排在H01L31/02或其后，并且联合专利分类排在H01M之前的文献。",
        "Documents where IPC is H01L31/02 or after it in the scheme and CPC is before H01M in the scheme.",
    ),
    (
        "*",
        "查找全部文献。",
        "All documents.",
    ),
]


@pytest.mark.parametrize(("typed", "chinese", "english"), CASES)
def test_a_query_says(typed: str, chinese: str, english: str) -> None:
    query = parse(typed, "incopat").query
    assert explained(query) == chinese
    assert explained(query, "en") == english


def test_a_group_of_one_name_is_counted_in_english() -> None:
    query = with_members(parse('ap=(TREE@"华为")', "incopat").query, lambda name: ["华为公司"])
    assert explained(query, "en").endswith("(华为公司; 1 name).")


@settings(max_examples=50, deadline=None)
@given(queries)
def test_every_tree_has_a_sentence_without_holes(query: Query) -> None:
    for language in ("zh", "en"):
        text = explained(query, language)
        assert "{0}" not in text
        assert "None" not in text or "'None'" in repr(query), "unless somebody looks for that very word"
