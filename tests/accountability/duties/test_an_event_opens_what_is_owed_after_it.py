"""Items owed so many days or months after an event are opened by the recorded event, once."""

from datetime import date

from mingze.accountability.duties.models import DutyItem, Occasion
from mingze.accountability.duties.templatetags.duties import how_often
from mingze.core.facts.actions import Draft, record
from mingze.core.facts.models import Fact, RecordKind
from tests.duty_world import World, noon, packaged

IN_MONTHS = {"leadership": {"L16": 1, "L17": 2}, "first-person": {"F20": 2}, "supervision": {"S08": 1}}


def feedback(world: World, on: date) -> Fact:
    """The Party group receives an inspection's feedback."""
    group = world.agency.units["group"]
    draft = Draft(
        kind=RecordKind.objects.get(code="feedback.inspection"),
        unit=group,
        title="巡察反馈",
        occurred_on=on,
        payload={"inspector": "市委第一巡察组"},
        parts={"leader": [world.person("alice")]},
        evidence=[("document", world.file("反馈意见.pdf", group))],
    )
    return record(draft=draft, by=world.agency.actor("carol"), at=noon(on))


def test_the_catalogue_has_such_items(world: World) -> None:
    world.publish("leadership")
    assert DutyItem.objects.filter(cadence="after").exists()
    assert not Occasion.objects.filter(item__cadence="after").exists()


def test_what_rules_give_in_months_is_due_in_months(world: World) -> None:
    """Days would miss: two months from 31 December end on the last day of February."""
    world.publish("leadership")
    world.publish("first-person")
    feedback(world, date(2026, 12, 31))
    due = dict(Occasion.objects.filter(item__cadence="after").values_list("item__code", "due_on"))
    assert due == {"L16": date(2027, 1, 31), "L17": date(2027, 2, 28), "F20": date(2027, 2, 28)}


def test_four_duties_of_the_catalogue_are_given_in_months(world: World) -> None:
    for code, expected in IN_MONTHS.items():
        items = {one.code: one.cadence for one in packaged().duty_list(code).items}
        for item in expected:
            assert items[item].days is None
            assert items[item].months is not None


def test_a_limit_in_months_is_told_in_months() -> None:
    item = DutyItem(cadence="after", cadence_detail={"after": "x", "months": 1, "working": False})
    assert how_often(item) == "事后1个月内"
    item.cadence_detail = {"after": "x", "months": "rectification.plan.months", "working": False}
    assert how_often(item) == "事后规定期限内"
