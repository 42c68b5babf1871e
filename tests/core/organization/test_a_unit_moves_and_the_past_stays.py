"""Units are set up, moved and dissolved on a day; the tree of any other day can still be read."""

from datetime import date

import pytest

from mingze.core.kernel.refusals import Refused
from mingze.core.organization import actions, queries
from mingze.core.organization.choices import Tree
from mingze.core.organization.models import Unit
from tests.people import Agency

DAY = date(2026, 7, 1)
DAY_BEFORE = date(2026, 6, 30)


def names(agency: Agency, unit: Unit, day: date) -> list[str]:
    known = {found.pk: name for name, found in agency.units.items()}
    return [known[found.pk] for found in queries.subtree_on(unit, day)]


def test_four_levels_are_read_in_order(agency: Agency) -> None:
    nodes = queries.tree_on(agency.on, Tree.PARTY)

    assert [(node.unit.name, node.level) for node in nodes] == [
        ("局党组", 1),
        ("机关党总支", 2),
        ("第一党支部", 3),
        ("第一党小组", 4),
        ("第二党支部", 3),
    ]


def test_what_lies_below_moves_along_and_the_day_before_is_unchanged(agency: Agency) -> None:
    actions.move_unit(unit=agency.branch_one, parent=agency.group, on=DAY, by=agency.actor("carol"))

    branch, cell = Unit.objects.get(code="DZ-01-1"), Unit.objects.get(code="DZ-01-1-1")
    assert branch.path == f"{agency.group.path}{branch.pk}/"
    assert cell.path == f"{branch.path}{cell.pk}/"
    assert names(agency, agency.general_branch, DAY_BEFORE) == [
        "general_branch",
        "branch_one",
        "cell",
        "branch_two",
    ]
    assert names(agency, agency.general_branch, DAY) == ["general_branch", "branch_two"]


def test_a_unit_cannot_stand_below_itself(agency: Agency) -> None:
    with pytest.raises(Refused, match="“第一党小组”是“机关党总支”的下级"):
        actions.move_unit(unit=agency.general_branch, parent=agency.cell, on=DAY, by=agency.actor("carol"))


def test_a_unit_stays_in_its_tree(agency: Agency) -> None:
    with pytest.raises(Refused, match="不在同一组织系统内"):
        actions.move_unit(unit=agency.cell, parent=agency.office, on=DAY, by=agency.actor("carol"))


def test_a_move_cannot_be_dated_before_the_present_place(agency: Agency) -> None:
    with pytest.raises(Refused, match="日期须晚于2026-01-01"):
        actions.move_unit(unit=agency.cell, parent=agency.branch_two, on=agency.on, by=agency.actor("carol"))


def test_a_new_unit_has_a_known_kind_a_free_code_and_a_standing_parent(agency: Agency) -> None:
    values = {
        "code": "JG-04",
        "name": "综合科",
        "tree": Tree.ADMINISTRATIVE,
        "kind": "section",
        "parent": agency.agency,
        "on": DAY,
        "by": agency.actor("carol"),
    }
    with pytest.raises(Refused, match="没有“squad”这一单位类别"):
        actions.create_unit(**values | {"kind": "squad"})
    with pytest.raises(Refused, match="代码“JG-01”已被“办公室”使用"):
        actions.create_unit(**values | {"code": "JG-01"})
    with pytest.raises(Refused, match="2025-01-01尚未设立"):
        actions.create_unit(**values | {"on": date(2025, 1, 1)})

    unit = actions.create_unit(**values)

    assert unit.path == f"{agency.agency.path}{unit.pk}/"
    assert unit not in queries.subtree_on(agency.agency, DAY_BEFORE)
    assert unit in queries.subtree_on(agency.agency, DAY)


def test_a_unit_with_people_in_it_is_not_dissolved(agency: Agency) -> None:
    with pytest.raises(Refused, match="下级单位0个、岗位2个、在册人员4人"):
        actions.close_unit(unit=agency.protection, on=DAY, by=agency.actor("carol"))


def test_an_empty_unit_is_gone_after_its_last_day(agency: Agency) -> None:
    unit = actions.create_unit(
        code="JG-04",
        name="综合科",
        tree=Tree.ADMINISTRATIVE,
        kind="section",
        parent=agency.agency,
        on=agency.on,
        by=agency.actor("carol"),
    )

    actions.close_unit(unit=unit, on=DAY_BEFORE, by=agency.actor("carol"))

    assert unit in queries.subtree_on(agency.agency, DAY_BEFORE)
    assert unit not in queries.subtree_on(agency.agency, DAY)
