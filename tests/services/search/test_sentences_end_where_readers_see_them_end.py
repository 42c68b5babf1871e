"""Sentences, in Chinese and in Latin script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.search.sentences import sentences


def _cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙！丙？丁；戊", ["甲。", "乙！", "丙？", "丁；", "戊"]),
        ("他问：“是吗？”然后走了。", ["他问：“是吗？”", "然后走了。"]),
        ("真的？！是。", ["真的？！", "是。"]),
        ("为3.5毫米，即0.35厘米。", ["为3.5毫米，即0.35厘米。"]),
        ("A battery. The anode is new.", ["A battery.", "The anode is new."]),
        (
            "See Fig. 3 and U.S. Pat. No. 5,123,456. It is old.",
            ["See Fig. 3 and U.S. Pat. No. 5,123,456.", "It is old."],
        ),
        (
            "Materials, e.g. silicon, i.e. metals etc. are used.",
            ["Materials, e.g. silicon, i.e. metals etc. are used."],
        ),
        ("J. Stone et al. Then more.", ["J. Stone et al. Then more."]),
        ("approx. 3 mm. ends", ["approx. 3 mm. ends"]),
        ("Is it? Yes! Good.", ["Is it?", "Yes!", "Good."]),
        ("First; second, still first.", ["First; second, still first."]),
        ("中文句子.下一句.", ["中文句子.", "下一句."]),
        ("Version 2.0.1 of it.", ["Version 2.0.1 of it."]),
        (
            "It is known in the art. The rest, e.g. Fig. 2, is new.",
            ["It is known in the art.", "The rest, e.g. Fig. 2, is new."],
        ),
        ('He said "no." Then left.', ['He said "no."', "Then left."]),
        ("", []),
        ("  ", []),
    ],
)
def test_a_text_has_these_sentences(text: str, expected: list[str]) -> None:
    assert _cut(text) == expected


@settings(max_examples=50)
@given(st.text("甲a. 。!？；”\n5A", max_size=30))
def test_sentences_leave_nothing_out(text: str) -> None:
    found = sentences(text)
    assert "".join(text[start:end] for start, end in found).strip() == text.strip()
    assert all(start < end for start, end in found)
