"""A12 · 每半年听取一次党建工作汇报: counts only with minutes, else red with the days it is overdue."""

from datetime import date

from django.test import Client
from django.urls import reverse

from mingze.core.facts.actions import Draft, attach, record
from mingze.core.facts.models import Fact, RecordKind
from tests.duty_world import World, noon
from tests.reading import text_of


def hearing(world: World, on: date) -> Fact:
    kind = RecordKind.objects.get(code="hearing.party_building")
    fields = kind.definition["fields"]
    people = [world.person("alice"), world.person("victor")]
    parts = {part["code"]: people for part in kind.definition["participant_roles"] if part["required"]}
    payload = dict.fromkeys(fields.get("required", ()), "党建工作情况")
    draft = Draft(
        kind=kind,
        unit=world.agency.units["group"],
        title="听取党建工作汇报",
        occurred_on=on,
        payload=payload,
        parts=parts,
    )
    return record(draft=draft, by=world.agency.actor("carol"), at=noon(on))


def item_code(world: World) -> str:
    version = world.publish("leadership")
    return str(version.items.get(discharges__record_kind__code="hearing.party_building").code)


def test_A12_each_half_year_is_owed_and_only_minutes_make_it_count(world: World, client: Client) -> None:
    code = item_code(world)
    fact = hearing(world, date(2026, 3, 10))
    first, second = world.obligations(code)
    assert (first.occasion.key, second.occasion.key) == ("2026H1", "2026H2")
    assert first.met_on is None
    minutes = world.file("会议纪要.pdf", world.agency.units["group"])
    attach(
        fact=fact,
        evidence="minutes",
        attachment=minutes,
        by=world.agency.actor("carol"),
        at=noon(date(2026, 3, 12)),
    )
    first.refresh_from_db()
    assert (first.met_on, first.met_known_on) == (date(2026, 3, 10), date(2026, 3, 12))


def test_A12_a_missed_half_is_red_with_the_days_it_is_overdue(world: World, client: Client) -> None:
    code = item_code(world)
    first, _ = world.obligations(code)
    alice = world.agency.sign_in(client, "alice")
    text = text_of(alice.get(reverse("duties:obligation", args=[first.pk]), {"on": "2026-07-11"}))
    assert "逾期未履行" in text
    assert "已逾期 11 天" in text
