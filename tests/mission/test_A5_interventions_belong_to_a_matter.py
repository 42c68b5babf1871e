"""A5: the secretary's deployments, questions and coordination are recorded with the matter they concern, and the
yearly count comes from these records alone.
"""

import pytest
from django.test import Client

from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.facts import catalogue_section
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.ledger.models import Concern, Item
from tests.core.ledger.ground import Ground, make_ground, moment
from tests.packaged import packaged


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules, parameters and record kinds."""
    ground = make_ground(parameters=True)
    with guard.opened():
        catalogue_section.apply(packaged(), at=moment("2026-01-01"), by=job("test"))
    return ground


def intervene(client: Client, item: Item, ground: Ground) -> int:
    """Record from the matter's page that the secretary deployed this work in person."""
    typed = {
        "unit": ground.agency.units["agency"].pk,
        "occurred_on": "2026-03-05",
        "content-summary": "要求三月底前完成方案",
        "part-leader": [ground.agency.people["alice"].pk],
    }
    address = f"/ledger/items/{item.pk}/concern/intervention.deploy/"
    assert client.get(address).status_code == 200
    return client.post(address, typed).status_code


def test_A5_it_is_recorded_from_the_page_of_the_matter(ground: Ground, client: Client) -> None:
    task = ground.open("task")
    alice = ground.agency.sign_in(client, "alice")
    assert intervene(alice, task, ground) == 302
    concern = Concern.objects.get()
    assert (concern.item, concern.fact.kind.code) == (task, "intervention.deploy")
    page = alice.get(f"/ledger/items/{task.pk}/").content.decode()
    assert "要求三月底前完成方案" in page


def test_A5_the_count_of_the_year_is_the_count_of_linked_records(ground: Ground, client: Client) -> None:
    alice = ground.agency.sign_in(client, "alice")
    for _turn in range(3):
        intervene(alice, ground.open("task"), ground)
    counted = Fact.objects.filter(
        kind__code__startswith="intervention.", occurred_on__year=2026, concerns__isnull=False
    ).distinct()
    assert counted.count() == 3
    assert not Fact.objects.filter(kind__code__startswith="intervention.", concerns=None).exists()


def test_A5_it_cannot_be_recorded_without_a_matter(ground: Ground, client: Client) -> None:
    alice = ground.agency.sign_in(client, "alice")
    alice.post("/facts/record/intervention.deploy/", {"occurred_on": "2026-03-05"})
    assert not Fact.objects.exists()


def test_A5_no_form_asks_for_a_number(ground: Ground) -> None:
    kinds = RecordKind.objects.filter(code__startswith="intervention.")
    types = {
        field.get("type") for kind in kinds for field in kind.definition["fields"]["properties"].values()
    }
    assert kinds.count() >= 3
    assert not types & {"integer", "number"}
