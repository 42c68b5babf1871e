"""Time travel: whatever changes today, the report of a past quarter is the same, byte for byte."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command

from mingze.accountability.duties.actions import lists
from mingze.accountability.duties.actions.obligations import extend
from mingze.core.base import guard
from mingze.core.facts.actions import withdraw
from mingze.core.facts.models import Fact
from mingze.core.organization.actions.posts import appoint
from mingze.core.organization.actions.units import move_unit
from mingze.core.rules.models import Parameter, ParameterValue
from tests.duty_world import YEAR_END, World, noon

TODAY = date(2026, 11, 20)
FORMS = ("pdf", "docx", "json")


@pytest.fixture
def past(late_november: None, world: World) -> World:
    """A first quarter with something met, something missed, and somebody who answered for it."""
    for code in ("branch", "branch-secretary", "party-members"):
        world.publish(code)
    world.members_meeting(date(2026, 2, 10), people=("bob", "dave"))
    world.members_meeting(date(2026, 3, 12), people=("bob", "heidi"), recorded=date(2026, 4, 3))
    return world


def report(folder: Path, by: str) -> dict[str, bytes]:
    files = {}
    for form in FORMS:
        target = folder / f"report.{form}"
        call_command("report", "2026Q1", form=form, out=target, by=by, verbosity=0)
        files[form] = target.read_bytes()
    return files


def a_new_secretary(world: World) -> None:
    post = world.agency.posts["branch_one_secretary"]
    appoint(person=world.person("heidi"), post=post, on=TODAY, by=world.agency.actor("carol"))


def another_weight(world: World) -> None:
    carol = world.agency.actor("carol")
    duty_list = world.obligations("Z01")[0].occasion.item.version.duty_list
    version = lists.draft_next(duty_list=duty_list, by=carol, at=noon(TODAY))
    for code, change in (("Z01", 3), ("Z02", -3)):
        item = version.items.get(code=code)
        weight = Decimal(item.weight) / 100 + change
        lists.revise_item(
            item=item, revision=lists.Revision(item.text, weight, None, item.evidence), by=carol
        )
    lists.publish(
        version=version, meeting=world.meeting(TODAY), on=TODAY, by=carol, at=noon(TODAY), until=YEAR_END
    )


def another_parameter(world: World) -> None:
    parameter = Parameter.objects.get(key="branch.meeting.members.minimum")
    with guard.opened():
        ParameterValue.objects.filter(parameter=parameter).update(valid_to=date(2026, 11, 19))
        ParameterValue.objects.create(parameter=parameter, value=2, valid_from=TODAY)
    extend(until=YEAR_END, on=TODAY, by=world.agency.actor("carol"))


def a_withdrawn_meeting(world: World) -> None:
    fact = Fact.objects.get(kind__code="meeting.members", occurred_on=date(2026, 2, 10))
    withdraw(fact=fact, reason="登记有误", by=world.agency.actor("bob"), at=noon(TODAY))


def a_moved_branch(world: World) -> None:
    units = world.agency.units
    move_unit(unit=units["branch_two"], parent=units["group"], on=TODAY, by=world.agency.actor("carol"))


CHANGES: list[Callable[[World], None]] = [
    a_new_secretary,
    another_weight,
    another_parameter,
    a_withdrawn_meeting,
    a_moved_branch,
]


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_one_change_today_leaves_the_report_as_it_was(
    past: World, tmp_path: Path, change: Callable[[World], None]
) -> None:
    before = report(tmp_path, by="1001")
    assert all(before.values())
    change(past)
    assert report(tmp_path, by="1001") == before


@pytest.mark.slow
def test_all_of_them_together_leave_it_as_it_was(past: World, tmp_path: Path) -> None:
    before = report(tmp_path, by="1001")
    for change in CHANGES:
        change(past)
    assert report(tmp_path, by="1001") == before


@pytest.mark.slow
def test_a_different_first_quarter_would_have_read_differently(past: World, tmp_path: Path) -> None:
    before = report(tmp_path, by="1001")
    past.members_meeting(date(2026, 3, 20), unit="branch_two", chair="frank", people=("frank",))
    assert report(tmp_path, by="1001") != before
