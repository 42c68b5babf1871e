"""Publishing: an approving meeting with minutes, items with holders, weights that add up."""

from datetime import date

import pytest
from django.test import Client

from mingze.accountability.duties.actions import lists
from mingze.accountability.duties.models import ListVersion, Obligation
from mingze.core.audit.models import Entry
from mingze.core.base import guard
from mingze.core.facts.actions import Draft, correct, withdraw
from mingze.core.kernel.refusals import Refused
from mingze.core.notices.models import Notice
from tests.duty_world import YEAR_END, World, noon
from tests.packaged import packaged

DAY = date(2026, 1, 4)


def draft(world: World, code: str = "branch") -> ListVersion:
    return lists.draft_from_template(
        agency=world.agency.units["agency"],
        template=packaged().duty_list(code),
        by=world.agency.actor("carol"),
        at=noon(DAY),
    )


def publish(world: World, version: ListVersion, **changes: object) -> int:
    arguments = {
        "version": version,
        "meeting": world.meeting(DAY) if "meeting" not in changes else changes["meeting"],
        "on": changes.get("on", DAY),
        "by": world.agency.actor("carol"),
        "at": noon(DAY),
        "until": YEAR_END,
    }
    return lists.publish(**arguments)  # type: ignore[arg-type]


def test_it_makes_obligations_and_one_audit_entry(world: World) -> None:
    made = publish(world, draft(world))
    assert made == Obligation.objects.count() > 0
    assert Entry.objects.filter(action="duties.publish").count() == 1


def test_it_refuses_a_meeting_without_minutes(world: World) -> None:
    with pytest.raises(Refused, match="佐证材料"):
        publish(world, draft(world), meeting=world.meeting(DAY, minutes=False))


def test_it_refuses_a_meeting_that_cannot_adopt_a_list(world: World) -> None:
    with pytest.raises(Refused, match="支部党员大会"):
        publish(world, draft(world), meeting=world.members_meeting(DAY))


def test_it_refuses_a_day_before_the_meeting(world: World) -> None:
    with pytest.raises(Refused, match="早于审议会议"):
        publish(world, draft(world), on=date(2026, 1, 3))


def test_it_refuses_weights_that_do_not_add_up(world: World) -> None:
    version = draft(world)
    with guard.opened():
        version.items.filter(code="Z01").update(weight=1)
    with pytest.raises(Refused, match="合计应为100分"):
        publish(world, version)


def test_it_refuses_an_item_without_holder_and_names_it(world: World) -> None:
    version = draft(world)
    with guard.opened():
        version.items.filter(code="Z01").update(holder_category="party_committee")
    with pytest.raises(Refused, match="Z01"):
        publish(world, version)
    assert not Obligation.objects.exists()


def test_a_published_list_cannot_be_changed(world: World) -> None:
    version = world.publish("branch")
    item = version.items.get(code="Z01")
    with pytest.raises(Refused, match="不能再改动"):
        lists.remove_item(item=item, by=world.agency.actor("carol"))


def test_the_next_version_takes_over_from_its_day(world: World) -> None:
    world.publish("branch")
    duty_list = ListVersion.objects.get().duty_list
    later = lists.draft_next(duty_list=duty_list, by=world.agency.actor("carol"), at=noon(date(2026, 7, 1)))
    publish(world, later, meeting=world.meeting(date(2026, 7, 1)), on=date(2026, 7, 1))
    branch = world.agency.units["branch_one"]
    first = Obligation.objects.filter(
        occasion__item__version__number=1, unit=branch, occasion__item__code="Z01"
    )
    second = Obligation.objects.filter(
        occasion__item__version__number=2, unit=branch, occasion__item__code="Z01"
    )
    assert set(first.filter(void_from=None).values_list("occasion__key", flat=True)) == {"2026Q1", "2026Q2"}
    assert set(second.values_list("occasion__key", flat=True)) == {"2026Q3", "2026Q4"}


def test_a_list_leads_to_the_record_that_corrects_its_meeting(world: World) -> None:
    version = world.publish("branch")
    meeting = version.approved_by_meeting
    assert meeting is not None
    right = Draft(
        kind=meeting.kind,
        unit=meeting.unit,
        title="党组会议（第二次）",
        occurred_on=meeting.occurred_on,
        payload=meeting.payload,
        parts={"chair": [world.person("alice")], "attendee": [world.person("alice"), world.person("victor")]},
    )
    new = correct(
        fact=meeting,
        draft=right,
        reason="名称误记",
        by=world.agency.actor("carol"),
        at=noon(date(2026, 2, 1)),
    )
    version.refresh_from_db()
    assert version.approved_by_meeting == new
    assert Entry.objects.filter(action="duties.meeting_corrected", object_id=str(version.pk)).count() == 1


def test_a_list_says_that_the_record_of_its_meeting_was_withdrawn(world: World, client: Client) -> None:
    version = world.publish("branch")
    meeting = version.approved_by_meeting
    assert meeting is not None
    withdraw(fact=meeting, reason="登记有误", by=world.agency.actor("carol"), at=noon(date(2026, 2, 1)))
    version.refresh_from_db()
    assert version.approved_by_meeting == meeting
    assert version.valid_to is None
    notice = Notice.objects.get(kind="duties")
    assert notice.person == world.person("carol")
    assert "登记有误" in notice.body
    page = world.agency.sign_in(client, "carol").get(notice.url)
    assert "会议记录已撤回" in page.content.decode()
