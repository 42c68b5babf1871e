from datetime import date, datetime

import pytest

from mingze.core.documents.table_columns import Column, match_columns
from mingze.core.documents.table_values import to_date, to_text
from mingze.core.documents.tables import TableRefused
from mingze.core.kernel.refusals import Refused

SPEC = (
    Column("name", "姓名", ("人员姓名",)),
    Column("unit", "所在单位", ("单位", "部门")),
    Column("phone", "联系电话", required=False),
)


def faults(header):
    with pytest.raises(TableRefused) as refusal:
        match_columns(header, SPEC)
    return [str(fault) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    "header",
    [
        ("姓名", "单位"),
        (" 姓 名 ", "所在\n单位"),
        ("姓\u3000名：", "（部门）"),
        ("人员姓名*", "【所在单位】"),
    ],
)
def test_spaces_brackets_and_synonyms_make_no_difference(header):
    assert match_columns(header, SPEC) == {"name": 0, "unit": 1}


def test_every_fault_of_a_header_is_told_at_once():
    assert faults(("姓名", "人员姓名", "联系电化", "备注")) == [
        "第1行B列：“姓名”重复出现，A列已有",
        "第1行C列：不认识的列“联系电化”，是否应为“联系电话”？",
        "第1行D列：不认识的列“备注”",
        "第1行：缺少“所在单位”列",
    ]


def test_unknown_columns_may_be_passed_over():
    assert match_columns(("姓名", "备注", "单位"), SPEC, ignore_unknown=True) == {"name": 0, "unit": 2}


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 3, 1),
        datetime(2026, 3, 1, 9, 30),
        "2026-03-01",
        "2026/3/1",
        "2026.3.1",
        "2026年3月1日",
        " 2026 年 3 月 1 日 ",
        "２０２６－０３－０１",
        "20260301",
        20260301,
        20260301.0,
        "2026-03-01 00:00:00",
        46082,
        46082.0,
        "46082",
    ],
)
def test_a_date_is_read_in_every_form(cell):
    assert to_date(cell) == date(2026, 3, 1)


@pytest.mark.parametrize(
    "cell", ["2026-02-30", "明天", "2026-13-01", True, 1.5, "3月1日", 12, -4, float("nan")]
)
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(Refused, match="不是日期"):
        to_date(cell)


def test_a_blank_cell_has_no_date_and_no_text():
    assert to_date(None) is None
    assert to_date("  ") is None
    assert to_text(None) == ""


@pytest.mark.parametrize(
    ("cell", "text"),
    [(12.0, "12"), (12.5, "12.5"), (True, "是"), ("甲", "甲"), (date(2026, 3, 1), "2026-03-01"), (3, "3")],
)
def test_a_cell_has_one_text(cell, text):
    assert to_text(cell) == text


def test_an_identity_number_kept_as_a_number_is_refused():
    with pytest.raises(Refused, match="丢失"):
        to_text(110101199003078888)
