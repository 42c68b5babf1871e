"""What a roster says is stored at once with its dates; what it does not say stays as it is."""

from datetime import date

import pytest

from mingze.core.audit.models import Entry
from mingze.core.kernel.refusals import Refused
from mingze.core.organization import actions, queries
from mingze.core.organization.models import Appointment, Membership, Person, Post, Unit
from mingze.core.roster import writing
from tests.core.roster.rosters import EFFECTIVE, FLAT_HEADINGS, apply, flat, plan_of, texts, workbook
from tests.people import Agency

DAY_BEFORE = date(2026, 6, 30)
TRANSFER = ("1007", "海迪", "服务科", "第二党支部", "正式党员", "", "", "")
NEW = ("3001", "温迪", "JG-03", "第二党支部", "预备党员", "科员", "工作人员", "")


def test_the_same_file_twice_changes_nothing_the_second_time(agency: Agency) -> None:
    data = flat(NEW, TRANSFER)

    assert apply(data).counts == {
        "person.create": 1,
        "roll.end": 2,
        "roll.begin": 4,
        "post.create": 1,
        "appointment.begin": 1,
    }
    entries = Entry.objects.count()
    again = plan_of(data)

    assert again.changes == ()
    assert again.errors == 0
    assert apply(data).changes == ()
    assert Entry.objects.count() == entries + 1


def test_a_person_moves_on_the_effective_day(agency: Agency) -> None:
    apply(flat(TRANSFER))

    def units(day: date) -> set[str]:
        rolls = Membership.objects.on(day).filter(person=agency.heidi)
        return set(rolls.values_list("unit__name", flat=True))

    assert units(DAY_BEFORE) == {"保护科", "第一党支部"}
    assert units(EFFECTIVE) == {"服务科", "第二党支部"}


def test_a_post_is_handed_over_on_the_day_of_the_successor(agency: Agency) -> None:
    row = ("1007", "海迪", "保护科", "第一党支部", "", "保护科科长", "", "2026年8月15日")

    plan = apply(flat(row))

    assert texts(plan, "change") == [
        "花名册 2 : 戴维不再担任“保护科”保护科科长，最后一日为2026-08-14",
        "花名册 2 : 海迪自2026-08-15起任“保护科”保护科科长",
    ]
    post = agency.posts["protection_chief"]
    assert queries.holder_of(post.pk, date(2026, 8, 14)) == agency.dave
    assert queries.holder_of(post.pk, date(2026, 8, 15)) == agency.heidi
    assert plan_of(flat(row)).changes == ()


def test_whoever_is_left_out_is_reported_and_stays(agency: Agency) -> None:
    plan = apply(flat(("1006", "戴维", "保护科", "", "", "", "", "")))

    assert texts(plan, "missing") == [
        f" None : {name}（工号{number}）在“保护科”名册上，但不在本表中，未作变更"
        for number, name in (("1008", "朱迪"), ("1007", "海迪"), ("1005", "鲍勃"))
    ]
    assert texts(plan, "warning") == ["花名册 2 党支部: 表中未填，现登记在“第一党支部”，未作变更"]
    assert plan.changes == ()
    assert Membership.objects.filter(unit=agency.protection, valid_to=None).count() == 4


def test_a_changed_name_is_corrected_and_pointed_out(agency: Agency) -> None:
    plan = apply(flat(("1006", "戴伟", "保护科", "第一党支部", "", "", "", "")))

    assert texts(plan, "warning") == ["花名册 2 姓名: 工号1006的姓名由“戴维”改为“戴伟”，请核对是否为同一人"]
    agency.dave.refresh_from_db()
    assert agency.dave.name == "戴伟"
    assert '"before":["戴维",""]' in Entry.objects.latest("sequence").detail


def test_a_leaver_is_taken_off_rolls_and_posts(agency: Agency) -> None:
    data = workbook({"人员": [("工号", "姓名", "离开日期"), ("1006", "戴维", "2026-07-31")]})

    assert apply(data).counts == {"roll.end": 2, "appointment.end": 1}

    august = date(2026, 8, 1)
    assert not Membership.objects.on(august).filter(person=agency.dave).exists()
    assert not Appointment.objects.on(august).filter(person=agency.dave).exists()
    assert plan_of(data).changes == ()


def test_a_whole_agency_is_set_up_from_four_sheets(agency: Agency) -> None:
    data = workbook(
        {
            "单位": [
                ("单位代码", "单位名称", "单位类别", "上级单位", "对应单位", "设立日期"),
                ("N-02", "综合处", "科室", "新设中心", "", "2026-02-01"),
                ("N", "新设中心", "机关", "", "N-P", "2026-02-01"),
                ("N-P", "中心党组", "党组", "", "N", "2026-02-01"),
            ],
            "人员": [("工号", "姓名", "单位", "党支部"), (5001, "温迪", "综合处", "")],
            "岗位": [
                ("岗位代码", "岗位名称", "单位", "岗位类别", "可多人任职"),
                ("N-02-1", "处长", "N-02", "科长", "否"),
            ],
            "任职": [("工号", "岗位代码", "任职日期"), ("5001", "N-02-1", "46204")],
        }
    )

    plan = apply(data)

    assert plan.errors == 0
    centre, office = Unit.objects.get(code="N"), Unit.objects.get(code="N-02")
    assert office.path == f"/{centre.pk}/{office.pk}/"
    assert centre.counterpart == Unit.objects.get(code="N-P")
    post = Post.objects.get(code="N-02-1")
    assert queries.holder_of(post.pk, date(2026, 7, 1)) == Person.objects.get(staff_number="5001")
    assert queries.holder_of(post.pk, date(2026, 6, 30)) is None
    assert plan_of(data).changes == ()


def test_units_move_and_are_renamed_with_everything_below(agency: Agency) -> None:
    rows = [("DZ-01-1", "第一支部委员会", "党支部", "局党组")]

    apply(workbook({"单位": [("单位代码", "单位名称", "单位类别", "上级单位"), *rows]}))

    branch, cell = Unit.objects.get(code="DZ-01-1"), Unit.objects.get(code="DZ-01-1-1")
    assert (branch.name, branch.path) == ("第一支部委员会", f"{agency.group.path}{branch.pk}/")
    assert cell.path == f"{branch.path}{cell.pk}/"
    assert branch in queries.subtree_on(agency.general_branch, DAY_BEFORE)
    assert branch not in queries.subtree_on(agency.general_branch, EFFECTIVE)


def test_what_is_exported_imports_without_change(agency: Agency) -> None:
    apply(flat(NEW, TRANSFER))

    plan = plan_of(writing.current(EFFECTIVE))

    assert texts(plan, "error") == []
    assert texts(plan, "warning") == []
    assert texts(plan, "missing") == []
    assert plan.changes == ()
    assert plan.rows == 11 + 14 + 13 + 14 - 1


def test_the_empty_workbook_says_that_it_is_empty(agency: Agency) -> None:
    assert texts(plan_of(writing.template()), "error") == [" None : 文件里没有任何数据行"]


def test_a_list_may_be_csv_in_the_national_encoding(agency: Agency) -> None:
    body = "工号,姓名,部门,所在支部\r\n3001,张𠮷,服务科,第二党支部\r\n"

    plan = plan_of(body.encode("gb18030"), filename="花名册.csv")

    assert plan.counts == {"person.create": 1, "roll.begin": 2}
    assert plan.changes[0].values["name"] == "张𠮷"
    assert plan_of(body.encode(), filename="花名册.csv").digest == plan.digest


def test_a_name_that_looks_like_a_script_stays_text(agency: Agency) -> None:
    name = "<script>alert(1)</script>"

    apply(flat(("3001", name, "服务科", "", "", "", "", "")))

    assert Person.objects.get(staff_number="3001").name == name
    assert plan_of(writing.current(EFFECTIVE)).changes == ()


def test_a_plan_that_is_no_longer_the_one_seen_is_refused(agency: Agency) -> None:
    data = flat(TRANSFER, headings=FLAT_HEADINGS)
    seen = plan_of(data).digest
    actions.transfer(
        person=agency.heidi, unit=agency.office, kind="staff", on=date(2026, 6, 1), by=agency.actor("niaj")
    )

    with pytest.raises(Refused, match="核对之后组织机构已发生变化"):
        apply(data, expected=seen)
