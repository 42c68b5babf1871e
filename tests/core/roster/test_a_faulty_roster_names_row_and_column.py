"""Everything wrong with a roster is found at once, each with sheet, row and column; nothing is planned past it."""

from dataclasses import replace
from datetime import date

import pytest

from mingze.core.audit.models import Entry
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.models import Membership, Person
from tests.core.roster.rosters import (
    FLAT_HEADINGS,
    LIMITS,
    apply,
    flat,
    plan_of,
    texts,
    workbook,
)
from tests.people import Agency

UNIT_HEADINGS = ("单位代码", "单位名称", "单位类别", "上级单位", "撤销日期")
POST_HEADINGS = ("岗位代码", "岗位名称", "单位", "岗位类别")
HELD_HEADINGS = ("工号", "岗位代码", "任职日期", "免职日期")
NEW = ("3001", "温迪", "服务科", "", "", "", "", "")


def errors(data: bytes, **options: object) -> list[str]:
    plan = plan_of(data, **options)
    assert plan.errors == len(texts(plan, "error"))
    return texts(plan, "error")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("", "温迪", "服务科"), "花名册 2 工号: 此项必填"),
        (("3001", "", "服务科"), "花名册 2 姓名: 此项必填"),
        (("3001", "温" * 61, "服务科"), "花名册 2 姓名: 超过60字"),
        (("3001", "温迪", "无此科"), "花名册 2 单位: 没有代码或名称为“无此科”的单位"),
        (("3001", "温迪", "第一党支部"), "花名册 2 单位: “第一党支部”不属于行政系统"),
        (("3001", "温迪", "", "服务科"), "花名册 2 党支部: “服务科”不属于党组织系统"),
        (("3001", "温迪", "服务科", "", "正式党员"), "花名册 2 党支部: 填写了党员身份，须同时填写党支部"),
        (
            ("3001", "温迪", "服务科", "第一党支部", "积极分子"),
            "花名册 2 党员身份: “积极分子”不在规定的范围内：正式、正式党员、党员、中共党员、预备、预备党员、"
            "中共预备党员",
        ),
        (
            ("3001", "温迪", "服务科", "", "", "专员"),
            "花名册 2 岗位: “服务科”没有“专员”这一岗位；如需新设，请填写岗位类别",
        ),
        (
            ("3001", "温迪", "服务科", "", "", "服务科科长", "", "2025-12-31"),
            "花名册 2 任职日期: “服务科科长”在2025-12-31尚未设立或已经撤销",
        ),
        (
            ("3001", "温迪", "服务科", "", "", "服务科科长", "", "二〇二六年"),
            "花名册 2 任职日期: “二〇二六年”不是日期，请写成 2026-03-01 这样的形式",
        ),
        (("9001", "马洛", "服务科"), "花名册 2 单位: 马洛担任“系统管理员”，不得列入名册"),
    ],
)
def test_a_faulty_cell_of_a_flat_list_is_named(agency: Agency, row: tuple[str, ...], expected: str) -> None:
    assert expected in errors(flat((*row, *[""] * (len(FLAT_HEADINGS) - len(row)))))


def test_the_same_staff_number_twice_is_refused_at_the_second(agency: Agency) -> None:
    found = errors(flat(NEW, ("3001", "另一人", "服务科", "", "", "", "", "")))

    assert found == ["花名册 3 工号: “3001”与“花名册”第2行重复"]


def test_two_people_cannot_hold_a_post_for_one(agency: Agency) -> None:
    found = errors(
        flat(
            ("3001", "温迪", "服务科", "", "", "服务科科长", "", "2026-07-01"),
            ("3002", "温蒂", "服务科", "", "", "服务科科长", "", "2026-08-01"),
        )
    )

    assert found == ["花名册 3 任职日期: “服务科科长”只能由一人担任：温迪自2026-07-01起任职，时间重叠"]


def test_a_holder_named_as_still_holding_is_not_replaced(agency: Agency) -> None:
    rows = [("1006", "P-01", "2026-01-01", ""), ("1007", "P-01", "2026-07-01", "")]

    found = errors(workbook({"任职": [HELD_HEADINGS, *rows]}))

    assert found == ["任职 3 任职日期: “保护科科长”只能由一人担任：戴维自2026-01-01起任职，时间重叠"]


def test_what_is_on_record_is_not_rewritten(agency: Agency) -> None:
    rows = [("1006", "P-01", "2026-02-01", "")]

    found = errors(workbook({"任职": [HELD_HEADINGS, *rows]}))

    assert found == ["任职 2 任职日期: 该人员此岗位已登记自2026-01-01起任职，与表中日期重叠"]


def test_an_unknown_post_or_person_is_named(agency: Agency) -> None:
    rows = [("1006", "X-99", "", ""), ("7777", "P-01", "", "")]

    assert errors(workbook({"任职": [HELD_HEADINGS, *rows]})) == [
        "任职 2 岗位代码: 没有代码为“X-99”的岗位",
        "任职 3 工号: 没有工号为“7777”的人员",
    ]


def test_an_unknown_post_category_is_named(agency: Agency) -> None:
    found = errors(workbook({"岗位": [POST_HEADINGS, ("N-1", "专员", "服务科", "专家")]}))

    assert len(found) == 1
    assert found[0].startswith("岗位 2 岗位类别: “专家”不在规定的范围内：党组书记、")


def test_a_loop_of_units_is_shown_whole(agency: Agency) -> None:
    rows = [
        ("JG-10", "甲处", "科室", "JG-11", ""),
        ("JG-11", "乙处", "科室", "JG-12", ""),
        ("JG-12", "丙处", "科室", "JG-10", ""),
    ]

    found = errors(workbook({"单位": [UNIT_HEADINGS, *rows]}))

    assert found == [f"单位 {row} 上级单位: 上下级关系形成循环：甲处→乙处→丙处→甲处" for row in (2, 3, 4)]


def test_a_unit_below_itself_by_a_move_is_refused(agency: Agency) -> None:
    rows = [("DZ-01", "机关党总支", "党总支", "第一党小组", "")]

    assert "形成循环" in errors(workbook({"单位": [UNIT_HEADINGS, *rows]}))[0]


def test_a_unit_with_people_in_it_is_not_dissolved(agency: Agency) -> None:
    rows = [("JG-02", "保护科", "科室", "JG", "2026-09-30")]

    assert errors(workbook({"单位": [UNIT_HEADINGS, *rows]})) == [
        "单位 2 撤销日期: 撤销前请先处理：下级单位0个、岗位2个、在册人员4人"
    ]


def test_formulas_and_merged_cells_are_refused_where_they_stand(agency: Agency) -> None:
    rows = [FLAT_HEADINGS, NEW]

    assert errors(workbook({"花名册": rows}, formula="C3")) == [
        "花名册 3 C: 单元格C3是公式，请选择性粘贴为数值后再上传"
    ]
    assert "合并单元格" in errors(workbook({"花名册": rows}, merge="A3:B4"))[0]


def test_an_unknown_heading_is_named_with_a_suggestion(agency: Agency) -> None:
    found = errors(flat(("3001", "温迪", "x"), headings=("工号", "姓名", "党支布")))

    assert found == ["花名册 1 C: 不认识的列“党支布”，是否应为“党支部”？"]


def test_more_rows_than_allowed_are_refused_with_the_limit(agency: Agency) -> None:
    rows = [(str(5000 + number), "温迪", "服务科") for number in range(12)]
    data = flat(*rows, headings=FLAT_HEADINGS[:3])

    assert errors(data, limits=replace(LIMITS, max_rows=10)) == ["花名册 12 : 数据超过10行，请拆分后分批导入"]


def test_two_hundred_thousand_rows_are_refused_before_they_are_read(agency: Agency) -> None:
    body = "工号,姓名,单位\n" + "".join(f"{number},温迪,服务科\n" for number in range(200_000))

    assert errors(body.encode("gb18030"), filename="a.csv") == [
        "花名册 51001 : 数据超过50000行，请拆分后分批导入"
    ]


def test_one_error_keeps_everything_out(agency: Agency) -> None:
    people, entries = Person.objects.count(), Entry.objects.count()
    data = flat(NEW, ("3002", "温四", "无此科", "", "", "", "", ""))

    with pytest.raises(Refused, match="花名册有1处错误，未导入任何数据：没有代码或名称为“无此科”的单位"):
        apply(data)

    assert (Person.objects.count(), Entry.objects.count()) == (people, entries)


def test_outside_ones_own_subtree_nothing_may_be_changed(agency: Agency) -> None:
    scope = (agency.services.path,)

    assert errors(flat(NEW), scope=scope) == []
    assert errors(flat(("3001", "温迪", "保护科", "", "", "", "", "")), scope=scope) == [
        "花名册 2 单位: “保护科”不在您的权限范围内"
    ]
    moving = flat(("1007", "海迪", "服务科", "", "", "", "", ""))
    assert errors(moving, scope=scope) == ["花名册 2 单位: “保护科”不在您的权限范围内"]


def test_a_transfer_before_the_present_place_began_is_refused(agency: Agency) -> None:
    headings = ("工号", "姓名", "单位", "到岗日期")
    data = flat(("1007", "海迪", "服务科", date(2025, 5, 1)), headings=headings)

    assert errors(data) == ["花名册 2 到岗日期: “服务科”在2025-05-01尚未设立或已经撤销"]
    assert Membership.objects.filter(person=agency.heidi, valid_to=None).count() == 2
