"""A1 · 两个责任: any item answers who, since when, under which clause, with what evidence and in what state."""

from datetime import date

from django.test import Client
from django.urls import reverse

from tests.duty_world import World
from tests.reading import text_of


def test_A1_any_item_answers_who_since_when_under_which_clause_and_with_what_evidence(
    world: World, client: Client
) -> None:
    world.publish("branch")
    meeting = world.members_meeting(date(2026, 2, 10))
    obligation = world.obligations("Z01", unit=world.agency.units["branch_one"])[0]
    page = world.agency.sign_in(client, "alice").get(reverse("duties:obligation", args=[obligation.pk]))
    text = text_of(page)
    for answer in ("鲍勃", "第一支部书记", "2026Q1", "中国共产党支部工作条例（试行）第十一条", "按期履行"):
        assert answer in text
    assert reverse("facts:fact", args=[meeting.public_id]) in page.content.decode()


def test_A1_an_item_without_holder_cannot_be_published(world: World, client: Client) -> None:
    meeting = world.meeting(date(2026, 1, 4))
    carol = world.agency.sign_in(client, "carol")
    agency = world.agency.units["agency"]
    carol.post(reverse("duties:draft"), {"template": "party-committee", "agency": agency.pk})
    version = agency.duty_lists.get().versions.get()
    answer = carol.post(
        reverse("duties:publish", args=[version.pk]), {"meeting": meeting.pk, "on": "2026-01-04"}
    )
    assert "没有对应的责任主体" in text_of(answer)
    version.refresh_from_db()
    assert version.published_at is None
