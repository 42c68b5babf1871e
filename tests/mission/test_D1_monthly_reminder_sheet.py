"""D1 · 重点工作月提醒: one sheet a branch a month, exactly what is due; approved, sent, receipted; unread listed."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from mingze.accountability.duties.models import Obligation, Sheet
from mingze.accountability.duties.states import with_state
from mingze.core.base import guard
from mingze.core.kernel.clock import today
from tests.duty_world import World
from tests.reading import text_of


def generated(world: World, client: Client) -> Sheet:
    world.publish("branch")
    carol = world.agency.sign_in(client, "carol")
    answer = carol.post(reverse("duties:generate"), {"month": f"{today():%Y-%m}"})
    assert answer.status_code == 302
    return Sheet.objects.get(unit=world.agency.units["branch_one"])


def test_D1_the_content_is_exactly_what_the_branch_has_due_or_overdue(world: World, client: Client) -> None:
    sheet = generated(world, client)
    waiting = with_state(Obligation.objects.filter(unit=sheet.unit), today()).filter(
        state__in=["open", "overdue"]
    )
    month_end = (today().replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    expected = waiting.filter(occasion__due_on__lte=month_end).values_list(
        "occasion__item__text", "occasion__key"
    )
    assert sorted((line["matter"], line["period"]) for line in sheet.content) == sorted(expected)
    assert sheet.content


def test_D1_running_it_again_changes_nothing(world: World, client: Client) -> None:
    before = generated(world, client)
    count = Sheet.objects.count()
    client.post(reverse("duties:generate"), {"month": f"{today():%Y-%m}"})
    assert Sheet.objects.count() == count
    assert Sheet.objects.get(pk=before.pk).sha256 == before.sha256


def test_D1_it_is_approved_sent_and_receipted_by_the_right_people(world: World, client: Client) -> None:
    sheet = generated(world, client)
    agency = world.agency
    agency.sign_in(client, "alice").post(reverse("duties:approve", args=[sheet.pk]))
    agency.sign_in(client, "carol").post(reverse("duties:send", args=[sheet.pk]))
    bob = agency.sign_in(client, "bob")
    assert "重点工作提醒单" in text_of(bob.get(reverse("notices:index")))
    bob.post(reverse("duties:receipt", args=[sheet.pk]), {"results": "逐项落实"})
    sheet.refresh_from_db()
    assert (sheet.state, sheet.results) == ("receipted", "逐项落实")


def test_D1_another_branch_cannot_see_or_receipt_it(world: World, client: Client) -> None:
    sheet = generated(world, client)
    frank = world.agency.sign_in(client, "frank")
    assert frank.get(reverse("duties:sheet", args=[sheet.pk])).status_code == 404
    assert frank.post(reverse("duties:receipt", args=[sheet.pk]), {"results": "x"}).status_code == 404


def test_D1_three_days_without_a_receipt_puts_it_on_the_unread_list(world: World, client: Client) -> None:
    sheet = generated(world, client)
    world.agency.sign_in(client, "alice").post(reverse("duties:approve", args=[sheet.pk]))
    carol = world.agency.sign_in(client, "carol")
    carol.post(reverse("duties:send", args=[sheet.pk]))
    address = reverse("duties:sheets") + "?unread=yes"
    assert carol.get(address).context["listing"].total == 0
    with guard.opened():
        sheet.refresh_from_db()
        sheet.sent_at -= timedelta(days=3)
        sheet.save()
    assert carol.get(address).context["listing"].total == 1
