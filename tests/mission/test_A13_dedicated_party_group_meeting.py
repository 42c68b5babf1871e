"""A13 · 党组会议专题研究: at least one dedicated meeting in each half-year, recorded as such."""

from datetime import date

from django.test import Client
from django.urls import reverse

from mingze.accountability.duties.models import DutyItem
from tests.duty_world import World
from tests.reading import text_of


def test_A13_each_half_year_owes_a_dedicated_meeting(world: World, client: Client) -> None:
    world.publish("leadership")
    item = DutyItem.objects.get(code="L01")
    assert item.cadence == "half_year"
    assert {one.record_kind.code for one in item.discharges.all()} == {"meeting.party_group_strict"}
    rows = world.obligations(item.code)
    assert {row.occasion.key for row in rows} == {"2026H1", "2026H2"}
    ordinary = world.meeting(date(2026, 3, 1))
    assert ordinary.kind.code == "meeting.party_group"
    for row in rows:
        row.refresh_from_db()
        assert row.met_on is None
    page = world.agency.sign_in(client, "alice").get(reverse("duties:obligation", args=[rows[0].pk]))
    assert "尚未履行" in text_of(page)
