"""Which clause became which, and what changed in it."""

from hypothesis import given
from hypothesis import strategies as st

from mingze.core.rules.clause_text import Piece
from mingze.core.rules.differences import Change, compare, stretches


def clause(number: int, text: str) -> Piece:
    return Piece(f"art{number}", f"第{number}条", text)


def test_an_inserted_article_does_not_shift_all_that_follow() -> None:
    before = [clause(1, "会议每月召开一次。"), clause(2, "会议由组长主持。"), clause(3, "会议应有记录。")]
    after = [
        clause(1, "会议每月召开一次。"),
        clause(2, "学习资料由档案室统一印发保管。"),
        clause(3, "会议由组长主持。"),
        clause(4, "会议应当有书面记录。"),
    ]
    pairs = compare(before, after)
    assert [pair.change for pair in pairs] == [Change.SAME, Change.ADDED, Change.SAME, Change.CHANGED]
    assert [pair.renumbered for pair in pairs] == [False, False, True, True]


def test_a_removed_article_stands_where_it_used_to() -> None:
    before = [clause(1, "甲甲甲甲。"), clause(2, "乙乙乙乙。"), clause(3, "丙丙丙丙。")]
    after = [clause(1, "甲甲甲甲。"), clause(2, "丙丙丙丙。")]
    assert [(pair.change, (pair.after or pair.before).text) for pair in compare(before, after)] == [
        (Change.SAME, "甲甲甲甲。"),
        (Change.REMOVED, "乙乙乙乙。"),
        (Change.SAME, "丙丙丙丙。"),
    ]


def test_an_article_rewritten_altogether_keeps_its_number() -> None:
    (pair,) = compare([clause(1, "甲乙丙丁。")], [clause(1, "子丑寅卯！")])
    assert pair.change == Change.CHANGED


def test_numbers_and_latin_words_change_whole() -> None:
    parts = [(part.change, part.text) for part in stretches("不少于32学时", "不少于56学时")]
    assert parts == [
        (Change.SAME, "不少于"),
        (Change.REMOVED, "32"),
        (Change.ADDED, "56"),
        (Change.SAME, "学时"),
    ]


words = st.text(alphabet="甲乙丙12a ，。", max_size=30)


@given(words, words)
def test_both_texts_can_be_read_back_from_the_stretches(before: str, after: str) -> None:
    parts = stretches(before, after)
    assert "".join(part.text for part in parts if part.change != Change.ADDED) == before
    assert "".join(part.text for part in parts if part.change != Change.REMOVED) == after


@given(st.lists(words, max_size=5), st.lists(words, max_size=5))
def test_every_clause_of_both_versions_appears_once(before: list[str], after: list[str]) -> None:
    old = [clause(number, text) for number, text in enumerate(before)]
    new = [clause(number, text) for number, text in enumerate(after)]
    pairs = compare(old, new)
    assert [pair.after for pair in pairs if pair.after] == new
    assert sorted(pair.before.code for pair in pairs if pair.before) == sorted(one.code for one in old)
