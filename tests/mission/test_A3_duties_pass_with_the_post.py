"""A3 · 岗位责任清单: on a hand-over, what fell due before stays with the old holder; the rest is the new one's."""

from datetime import date, timedelta

from django.test import Client
from django.urls import reverse

from mingze.accountability.duties import queries
from mingze.core.organization.actions.posts import appoint
from tests.duty_world import World
from tests.reading import text_of

HAND_OVER = date(2026, 5, 1)


def test_A3_before_the_day_the_old_holder_answers_after_it_the_new_one(world: World, client: Client) -> None:
    world.publish("branch-secretary")
    post = world.agency.posts["branch_one_secretary"]
    appoint(person=world.person("heidi"), post=post, on=HAND_OVER, by=world.agency.actor("carol"))
    rows = world.obligations("B02", post=post)
    answerable = queries.responsible_for(rows, date(2026, 12, 31))
    names = {row.occasion.key: answerable[row.pk].name for row in rows}
    assert names["2026-04"] == "鲍勃"
    assert names["2026-05"] == "海迪"


def test_A3_the_report_of_the_day_before_names_the_old_holder_still(world: World, client: Client) -> None:
    world.publish("branch-secretary")
    post = world.agency.posts["branch_one_secretary"]
    row = world.obligations("B02", post=post, occasion__key="2026-05")[0]
    appoint(person=world.person("heidi"), post=post, on=HAND_OVER, by=world.agency.actor("carol"))
    alice = world.agency.sign_in(client, "alice")
    address = reverse("duties:obligation", args=[row.pk])
    before = text_of(alice.get(address, {"on": str(HAND_OVER - timedelta(days=1))}))
    after = text_of(alice.get(address, {"on": str(HAND_OVER)}))
    assert ("鲍勃" in before, "海迪" in before) == (True, False)
    assert ("鲍勃" in after, "海迪" in after) == (False, True)


def test_A3_an_item_can_be_for_one_branch_alone(world: World, client: Client) -> None:
    carol = world.agency.sign_in(client, "carol")
    old = world.publish("branch")
    carol.post(reverse("duties:draft_next", args=[old.pk]))
    new = old.duty_list.versions.get(number=2)
    item = new.items.get(code="Z02")
    only = world.agency.units["branch_two"]
    values = {"text": item.text, "weight": str(item.weight / 100), "minimum": "", "evidence": item.evidence}
    carol.post(reverse("duties:revise", args=[item.pk]), values | {"holder_unit": only.pk})
    meeting = world.meeting(date(2026, 7, 1))
    carol.post(reverse("duties:publish", args=[new.pk]), {"meeting": meeting.pk, "on": "2026-07-01"})
    units = {row.unit.code for row in world.obligations("Z02", occasion__item__version=new)}
    assert units == {only.code}
