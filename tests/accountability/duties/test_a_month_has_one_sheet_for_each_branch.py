"""Reminder sheets: exactly what is due or overdue, the same when run again, two people behind each."""

from datetime import date

import pytest

from mingze.accountability.duties.actions import sheets
from mingze.accountability.duties.models import Sheet
from mingze.core.kernel.periods import parse
from mingze.core.kernel.refusals import Refused
from mingze.core.notices.models import Notice
from tests.duty_world import World, noon

MAY = date(2026, 5, 1)


def generate(world: World, on: date = MAY) -> list[Sheet]:
    units = [world.agency.units["branch_one"], world.agency.units["branch_two"]]
    return sheets.generate(
        units=units, month=parse(f"{on:%Y-%m}"), on=on, by=world.agency.actor("carol"), at=noon(on)
    )


def lines(sheet: Sheet) -> list[tuple[str, str, bool]]:
    return [(line["matter"], line["period"], line["overdue"]) for line in sheet.content]


def test_it_lists_what_is_overdue_and_what_is_due_and_nothing_else(world: World) -> None:
    world.publish("branch")
    world.members_meeting(date(2026, 2, 10))
    one, two = generate(world)
    meeting = "每季度至少召开一次支部党员大会"
    assert (meeting, "2026Q1", True) not in lines(one)
    assert (meeting, "2026Q1", True) in lines(two)
    assert all(line["overdue"] == (line["due_on"] < "2026-05-01") for line in one.content)
    assert all(line["due_on"] <= "2026-05-31" for line in one.content)
    committee = "每月至少召开一次支部委员会会议"
    assert (committee, "2026-05", False) in lines(one)


def test_members_who_missed_the_same_thing_share_a_line(world: World) -> None:
    world.publish("party-members")
    world.members_meeting(date(2026, 2, 10), people=("bob", "dave"))
    sheet = generate(world)[0]
    missed = next(line for line in sheet.content if line["period"] == "2026Q1")
    assert missed["who"] == "艾丽、卡萝、海迪"


def test_a_second_run_gives_the_same_sheets(world: World) -> None:
    world.publish("branch")
    first = {sheet.pk: sheet.sha256 for sheet in generate(world)}
    world.members_meeting(date(2026, 2, 10), recorded=date(2026, 5, 2))
    assert generate(world) == []
    assert dict(Sheet.objects.values_list("pk", "sha256")) == first


def test_whoever_generated_a_sheet_cannot_approve_it(world: World) -> None:
    world.publish("branch")
    sheet = generate(world)[0]
    with pytest.raises(Refused, match="生成人不能审批"):
        sheets.approve(
            sheet=sheet, by=world.agency.actor("carol"), approver=world.person("carol"), at=noon(MAY)
        )


def test_it_goes_step_by_step_and_tells_the_branch_secretary(world: World) -> None:
    world.publish("branch")
    sheet = generate(world)[0]
    with pytest.raises(Refused, match="已生成"):
        sheets.send(sheet=sheet, by=world.agency.actor("carol"), at=noon(MAY))
    sheets.approve(sheet=sheet, by=world.agency.actor("alice"), approver=world.person("alice"), at=noon(MAY))
    sheets.send(sheet=sheet, by=world.agency.actor("carol"), at=noon(MAY))
    assert list(Notice.objects.values_list("person__name", flat=True)) == ["鲍勃"]
    sheets.receipt(
        sheet=sheet,
        by=world.agency.actor("bob"),
        reader=world.person("bob"),
        results="按月补齐",
        at=noon(MAY),
    )
    sheet.refresh_from_db()
    assert (sheet.state, sheet.results) == ("receipted", "按月补齐")
