"""What one sees outside one's own units: what is one's own, what one's unit has a part in, and nothing more."""

from collections.abc import Generator
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from mingze.core.base import guard
from mingze.core.ledger.choices import Part, Stage
from mingze.core.ledger.models import CoOwner, Evidence, Item
from mingze.core.organization.models import Appointment
from tests.house.permission_matrix import REFUSED, Matrix, class_of
from tests.house.permission_places import OTHER, OWN, TODAY
from tests.house.route_examples.duties import make_obligation
from tests.house.route_examples.facts import make_fact
from tests.house.route_examples.ledger import make_item

SECRET = "他处不应外传的事项"


@pytest.fixture(autouse=True)
def _undone(matrix: Matrix) -> Generator[None]:
    """What a test makes is gone when it ends."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _opens(matrix: Matrix, role: str, item: Item) -> bool:
    answer = matrix.visitors[role].send("get", reverse("ledger:item", args=[item.pk]))
    return class_of(answer) not in REFUSED


def _neighbours_item(matrix: Matrix, **values: object) -> Item:
    place = matrix.ground.places[OTHER]
    return make_item(matrix.ground, "problem", place.section, place.section_post, title=SECRET, **values)


def test_a_unit_with_a_part_in_an_item_sees_it(matrix: Matrix) -> None:
    item = _neighbours_item(matrix)
    assert not _opens(matrix, "section_chief", item)
    with guard.opened():
        CoOwner.objects.create(item=item, unit=matrix.ground.places[OWN].section, part=Part.ASSIST)
    assert _opens(matrix, "section_chief", item)


def test_whoever_holds_the_post_of_an_item_sees_it_and_whoever_held_it_no_longer(matrix: Matrix) -> None:
    """By the post alone: what Dave may do stays what it was before he took it over."""
    item, dave = _neighbours_item(matrix), matrix.ground.agency.people["dave"]
    post = matrix.ground.places[OTHER].section_post
    with guard.opened():
        Appointment.objects.filter(post=post).update(valid_to=TODAY - timedelta(days=30))
        held = Appointment.objects.create(person=dave, post=post, valid_from=TODAY - timedelta(days=29))
    assert _opens(matrix, "section_chief", item)
    with guard.opened():
        Appointment.objects.filter(pk=held.pk).update(valid_to=TODAY - timedelta(days=1))
    assert not _opens(matrix, "section_chief", item)


def test_a_record_names_only_items_in_sight(matrix: Matrix) -> None:
    """Dave took part in the meeting, but not in the neighbour's problem it shows."""
    fact, item = make_fact(matrix.ground, matrix.ground.places[OTHER]), _neighbours_item(matrix)
    with guard.opened():
        Evidence.objects.create(
            item=item, fact=fact, added_at=matrix.ground.now, added_by=matrix.ground.recorder
        )
    page = reverse("facts:fact", args=[fact.public_id])
    shown = {
        role: matrix.visitors[role].send("get", page, drawn=True).content.decode()
        for role in ("section_chief", "supervisor")
    }
    assert SECRET not in shown["section_chief"]
    assert SECRET in shown["supervisor"]


def test_earlier_items_of_other_units_are_not_offered_as_come_back(matrix: Matrix) -> None:
    place = matrix.ground.places[OWN]
    mine = make_item(matrix.ground, "problem", place.section, place.section_post, title=SECRET)
    _neighbours_item(
        matrix, stage=Stage.CLOSED, closed_on=TODAY, closed_by=matrix.ground.recorder, number="邻-1"
    )
    page = reverse("ledger:recurrence", args=[mine.pk])
    assert "邻-1" not in matrix.visitors["section_chief"].send("get", page, drawn=True).content.decode()
    assert "邻-1" in matrix.visitors["supervisor"].send("get", page, drawn=True).content.decode()


def test_what_one_owes_oneself_is_seen_by_oneself_in_addition(matrix: Matrix) -> None:
    """Heidi's own obligation, accounted for in the neighbour's branch: hers to see, not her colleague's."""
    ground = matrix.ground
    owed = make_obligation(ground, ground.places[OTHER], person=ground.agency.people["heidi"])
    page = reverse("duties:obligation", args=[owed.pk])
    assert class_of(matrix.visitors["member"].send("get", page)) == "opened"
    assert class_of(matrix.visitors["branch_secretary"].send("get", page)) in REFUSED
