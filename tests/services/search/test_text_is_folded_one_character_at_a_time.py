"""Width, case, accents and traditional characters make no difference, and what was found leads back to the original."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.search.text import (
    even_width,
    fold,
    fold_code,
    fold_word,
    folded,
    is_cjk,
    paragraphs,
    shortened,
    slots,
    tokens,
    units,
    words,
)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("鋰離子電池", "锂离子电池"),
        ("後視鏡與皇后", "后视镜与皇后"),
        ("臺灣", "台湾"),
        ("Bézier Ünïcode", "bezier unicode"),
        ("Be\u0301zier", "bezier"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("CO₂ 5㎜ ㈱ ℃", "co2 5mm (株) °c"),
        ("ﾒﾓﾘ", "メモリ"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("　（甲）：乙；", " (甲):乙；"),
    ],
)
def test_forms_of_the_same_text_are_equal(written: str, same: str) -> None:
    assert fold(written) == same


@settings(max_examples=50)
@given(st.text(max_size=30))
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@settings(max_examples=50)
@given(st.text("aＡ㎜é鋰电 \u0301；ß\u200b", max_size=20))
def test_every_unit_leads_back_to_what_it_was(text: str) -> None:
    result = folded(text)
    assert result.text == fold(text)
    for unit in units(result.text):
        start, end = result.original(unit.start, unit.end)
        assert 0 <= start < end <= len(text)
        assert unit.text in fold(text[start:end])


def test_a_place_of_the_original_is_found_again() -> None:
    result = folded("a㎜é b")
    assert result.text == "amme b"
    assert result.original(1, 3) == (1, 2)
    assert result.original(3, 4) == (2, 3)
    assert [result.place(at) for at in range(6)] == [0, 1, 3, 4, 5, 6]


def test_a_chinese_character_is_a_unit_and_a_latin_run_is_one() -> None:
    assert [unit.text for unit in units(fold("第2代5G网、IPv6_地址"))] == [
        "第", "2", "代", "5g", "网", "ipv6", "地", "址",
    ]  # fmt: skip
    assert [is_cjk(text) for text in ("电", "カ", "메", "〇", "a", "9", "я")] == [True] * 4 + [False] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("锂离子Battery", "锂离 离子 子 battery"),
        ("电池、负极", "电池 池 负极 极"),
        ("A 级", "a 级"),
        ("", ""),
        ("，。 ;", ""),
    ],
)
def test_an_index_holds_pairs_of_characters(text: str, expected: str) -> None:
    assert " ".join(tokens(text)) == expected


@settings(max_examples=50)
@given(st.text("电池负ab5 、é㎜", max_size=20))
def test_token_positions_are_unit_positions(text: str) -> None:
    assert len(tokens(text)) == len(units(fold(text)))
    for slot in slots(text):
        held = tokens(text)[slot.position]
        assert held.startswith(slot.token) if slot.open else held == slot.token


def test_a_very_long_word_is_kept_by_its_start_and_a_digest() -> None:
    sequence = "acgt" * 1000
    assert tokens(sequence) == [shortened(sequence)]
    assert len(shortened(sequence)) < 100
    assert shortened(sequence) != shortened(sequence + "a")
    assert shortened("acgt") == "acgt"


def test_exact_values_differ_in_case_and_width_alone() -> None:
    assert fold_word("Ｕs ") == fold_word("us")
    assert even_width(" Ｕs ") == "Us"
    assert fold_word("臺北") != fold_word("台北")
    assert fold_code("h01m　10/0525") == "H01M10/0525"


def test_paragraphs_end_with_lines() -> None:
    assert paragraphs("一\n\n 二 \r\n三\n") == ["一", "二", "三"]


def test_a_question_has_words() -> None:
    assert words("锂离子电池的负极材料，Lithium") == ["锂离子", "电池", "的", "负极", "材料", "lithium"]
    assert {"太阳", "电池"} <= set(words("太阳电池", parts=True))
