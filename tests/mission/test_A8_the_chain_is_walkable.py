"""A8 · 责任链条: from a leader's figure to the rows, to the obligation, to its evidence and clause in three clicks."""

from datetime import date

from django.test import Client
from django.urls import reverse

from tests.duty_world import World
from tests.reading import links_of


def test_A8_a_figure_opens_to_its_evidence_in_three_clicks(world: World, client: Client) -> None:
    world.publish("branch")
    meeting = world.members_meeting(date(2026, 2, 10))
    alice = world.agency.sign_in(client, "alice")
    figures = alice.get(reverse("duties:fulfilment"), {"period": "2026Q1", "on": "2026-04-01"})
    branch = world.agency.units["branch_one"]
    rows_address = next(
        link for link in links_of(figures) if f"unit={branch.pk}&" in link and "state=met&" in link
    )
    rows = alice.get(rows_address)
    obligation = world.obligations("Z01", unit=branch)[0]
    one = reverse("duties:obligation", args=[obligation.pk])
    assert one in links_of(rows)
    evidence = reverse("facts:fact", args=[meeting.public_id])
    detail = links_of(alice.get(one))
    assert evidence in detail
    assert reverse("rules:clause", args=[obligation.occasion.item.basis_id]) in detail
    assert alice.get(evidence).status_code == 200


def test_A8_the_rows_behind_a_figure_are_as_many_as_it_says(world: World, client: Client) -> None:
    world.publish("branch")
    world.members_meeting(date(2026, 2, 10))
    alice = world.agency.sign_in(client, "alice")
    page = alice.get(reverse("duties:fulfilment"), {"period": "2026Q1", "on": "2026-04-01"})
    for branch, _level, _folded in page.context["rows"]:
        for state in ("met", "met_late", "overdue"):
            query = {"unit": branch.unit.pk, "state": state, "on": "2026-04-01"}
            query |= {"due_from": "2026-01-01", "due_to": "2026-03-31"}
            rows = alice.get(reverse("duties:obligations"), query)
            assert rows.context["listing"].total == getattr(branch.tally, state)
