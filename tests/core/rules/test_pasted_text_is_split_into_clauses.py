"""Splitting the wording of a rule at 第…条."""

import pytest

from mingze.core.kernel.refusals import Refused
from mingze.core.rules.clause_text import Piece, number_of, split


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百零五", 105),
        ("一〇五", 105),
        ("一百一十", 110),
        ("一千二百零三", 1203),
        ("37", 37),
    ],
)
def test_chinese_numerals_are_read(numeral: str, number: int) -> None:
    assert number_of(numeral) == number


def test_an_inserted_article_has_a_code_of_its_own() -> None:
    pieces = split("第十二条 甲。\n第十二条之一　乙。\n第十三条：丙。")
    assert pieces == [
        Piece("art12", "第十二条", "甲。"),
        Piece("art12-1", "第十二条之一", "乙。"),
        Piece("art13", "第十三条", "丙。"),
    ]


def test_headings_of_chapters_belong_to_no_clause() -> None:
    pieces = split("第一章 总则\n第一条 甲。\n第二章  附则\n第二条 乙。")
    assert [piece.text for piece in pieces] == ["甲。", "乙。"]


def test_a_sentence_that_cites_a_clause_in_its_midst_is_not_a_new_one() -> None:
    assert len(split("第一条 甲。\n依照第二条办理。")) == 1


def test_text_without_articles_is_one_clause() -> None:
    assert split("一、甲。\n\n二、乙。") == [Piece("whole", "全文", "一、甲。\n二、乙。")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  \n", "请粘贴制度正文"),
        ("第一条 甲。\n第二条\n第三条 丙。", "第2行：“第二条”没有内容"),
        ("第一条 甲。\n\n第一条 乙。", "第3行：“第一条”重复出现"),
    ],
)
def test_what_cannot_be_split_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        split(text)
    assert refused.value.place == "text"
