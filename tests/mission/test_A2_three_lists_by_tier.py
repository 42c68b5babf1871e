"""A2 · 三张清单: each tier its own list, each version tied to the meeting that approved it."""

from datetime import date

from django.test import Client
from django.urls import reverse

from mingze.accountability.duties.models import DutyItem, ListVersion
from tests.duty_world import World
from tests.packaged import packaged
from tests.reading import links_of, text_of


def test_A2_three_tiers_have_lists_of_their_own(world: World, client: Client) -> None:
    carol = world.agency.sign_in(client, "carol")
    for code in ("leadership", "first-person", "member"):
        carol.post(
            reverse("duties:draft"),
            {"template": code, "agency": world.agency.units["agency"].pk},
            follow=True,
        )
    tiers = set(ListVersion.objects.values_list("duty_list__tier", flat=True))
    assert tiers == {"leadership", "first_person", "member"}
    assert (
        DutyItem.objects.count()
        == sum(len(packaged().duty_list(code).items) for code in ("leadership", "first-person", "member"))
        >= 40
    )


def test_A2_a_version_links_to_the_minutes_that_approved_it(world: World, client: Client) -> None:
    meeting = world.meeting(date(2026, 1, 4))
    carol = world.agency.sign_in(client, "carol")
    carol.post(reverse("duties:draft"), {"template": "branch", "agency": world.agency.units["agency"].pk})
    version = ListVersion.objects.get()
    carol.post(reverse("duties:publish", args=[version.pk]), {"meeting": meeting.pk, "on": "2026-01-04"})
    page = carol.get(reverse("duties:version", args=[version.pk]))
    assert meeting.title in text_of(page)
    assert reverse("facts:fact", args=[meeting.public_id]) in links_of(page)


def test_A2_a_new_version_does_not_rewrite_the_old_one(world: World, client: Client) -> None:
    old = world.publish("branch")
    carol = world.agency.sign_in(client, "carol")
    carol.post(reverse("duties:draft_next", args=[old.pk]))
    new = ListVersion.objects.get(number=2)
    item = new.items.get(code="Z01")
    changes = {"text": "每季度召开两次支部党员大会", "weight": "12", "minimum": "2", "evidence": "会议记录"}
    assert carol.post(reverse("duties:revise", args=[item.pk]), changes).status_code == 302
    assert old.items.get(code="Z01").text == "每季度至少召开一次支部党员大会"
    assert new.items.get(code="Z01").minimum == 2
