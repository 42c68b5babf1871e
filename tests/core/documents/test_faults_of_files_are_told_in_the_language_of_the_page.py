"""The layers that read files know no language: what they find wrong is translated where it is shown."""

from collections.abc import Callable

import pytest
from django.utils import translation
from django.utils.translation import gettext

from mingze.core.documents.limits import Limits
from mingze.core.documents.spreadsheet import read_table
from mingze.core.documents.table_columns import Column, match_columns
from mingze.core.documents.tables import TableRefused
from mingze.core.documents.uploads import inspect
from mingze.core.kernel.periods import parse
from mingze.core.kernel.refusals import Refused, said, sentence, series
from tests.core.documents import files


def english(words: object) -> str:
    with translation.override("en"):
        return said(words, gettext)


def test_a_table_names_its_faults_with_their_places(limits: Callable[..., Limits]) -> None:
    with pytest.raises(TableRefused) as caught:
        read_table("甲,乙\n1,2,3\n".encode(), "a.csv", limits=limits())
    fault = caught.value.faults[0]
    assert str(fault) == "第2行C列：此处有内容，但表头没有这一列"
    assert (
        english(fault.sentence)
        == "row 2, column C: There is content here, but the heading has no such column"
    )
    assert english(caught.value.place) == "row 2, column C"
    with translation.override("en"):
        assert "row 2, column C" in caught.value.text(gettext)
        assert "第" not in caught.value.text(gettext)


def test_headings_are_suggested() -> None:
    with pytest.raises(TableRefused) as caught:
        match_columns(["单位名"], [Column("name", "单位名称")])
    told = [english(fault.message) for fault in caught.value.faults]
    assert "Unknown column “单位名”; should it be “单位名称”?" in told
    assert "The column “单位名称” is missing" in told


def test_a_marking_is_named_with_its_place(limits: Callable[..., Limits]) -> None:
    with pytest.raises(Refused) as caught:
        inspect("机密★5年\n".encode(), "a.txt", limits())
    with translation.override("en"):
        assert "row 1" in caught.value.text(gettext)
    assert "第1行" in str(caught.value)


def test_a_picture_comes_with_a_note(limits: Callable[..., Limits]) -> None:
    (note,) = inspect(files.png(), "a.png", limits()).notes
    assert english(note) != str(note)


@pytest.mark.parametrize(
    ("key", "chinese", "other"),
    [
        ("2026-03", "2026年3月", "3/2026"),
        ("2026Q2", "2026年第2季度", "Q2 2026"),
        ("2026H1", "2026年上半年", "first half of 2026"),
        ("2026H2", "2026年下半年", "second half of 2026"),
        ("2026", "2026年", "2026"),
    ],
)
def test_periods_have_a_name(key: str, chinese: str, other: str) -> None:
    period = parse(key)
    assert period.label == chinese
    assert english(period.wording) == other


def test_words_in_a_row_are_strung_together_as_the_language_does() -> None:
    words = series(["甲", sentence("第%(row)s行", row=2), "丙"])
    assert (str(words), english(words)) == ("甲、第2行、丙", "甲, row 2, 丙")
