"""Texts of others name their language, so that fonts and voices treat them as what they are."""

import pytest
from django.utils.translation import override

from mingze.core.base import language
from mingze.core.base.templatetags.base import written_in


@pytest.mark.parametrize(
    ("text", "code", "tongue"),
    [
        ("电池隔膜", "", "zh-Hans"),
        ("ウェーハの加工方法", "", "ja"),
        ("배터리 분리막", "", "ko"),
        ("Batterie", "", ""),
        ("Batterie", "de", "de"),
        ("加工方法", "ja", "ja"),
        ("电池", "zh", "zh-Hans"),
        ("", "", ""),
    ],
)
def test_the_code_tells_and_else_the_signs(text: str, code: str, tongue: str) -> None:
    assert language.tongue(text, code) == tongue


def test_only_what_is_not_of_the_page_says_so() -> None:
    with override("zh-hans"):
        assert written_in("电池") == ""
        assert written_in("battery", "en") == ' lang="en"'
    with override("en"):
        assert written_in("电池") == ' lang="zh-Hans"'
        assert written_in("battery", "en") == ""
