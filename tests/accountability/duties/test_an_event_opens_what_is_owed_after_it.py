"""Items owed so many days or months after an event are opened by the recorded event, once."""

from datetime import date

from mingze.accountability.duties import counting, fulfilment
from mingze.accountability.duties.choices import ObligationState
from mingze.accountability.duties.models import DutyItem, Obligation, Occasion
from mingze.accountability.duties.states import with_state
from mingze.accountability.duties.templatetags.duties import how_often
from mingze.core.base import guard
from mingze.core.facts.actions import Draft, correct, record, withdraw
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.organization.models import Unit
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


def owed(world: World, code: str) -> list[tuple[date, date | None, date | None]]:
    """Due day, day it stopped being owed and day it was met, of each obligation of an item."""
    return [(row.due_on, row.void_from, row.met_on) for row in world.obligations(code)]


def test_a_corrected_event_is_owed_after_once_and_from_its_own_day(world: World) -> None:
    world.publish("leadership")
    wrong = feedback(world, date(2026, 3, 1))
    assert owed(world, "L16") == [(date(2026, 4, 1), None, None)]
    right = Draft(
        kind=wrong.kind,
        unit=wrong.unit,
        title=wrong.title,
        occurred_on=date(2026, 3, 11),
        payload=wrong.payload,
        parts={"leader": [world.person("alice")]},
    )
    correct(
        fact=wrong, draft=right, reason="日期误记", by=world.agency.actor("carol"), at=noon(date(2026, 3, 20))
    )
    assert owed(world, "L16") == [
        (date(2026, 4, 1), date(2026, 3, 20), None),
        (date(2026, 4, 11), None, None),
    ]


def test_a_withdrawn_event_is_owed_after_no_more(world: World) -> None:
    world.publish("leadership")
    gone = feedback(world, date(2026, 3, 1))
    withdraw(fact=gone, reason="误登", by=world.agency.actor("carol"), at=noon(date(2026, 3, 20)))
    assert owed(world, "L16") == [(date(2026, 4, 1), date(2026, 3, 20), None)]
    (row,) = with_state(Obligation.objects.filter(occasion__item__code="L16"), date(2026, 3, 19))
    assert row.state == ObligationState.OPEN
    (row,) = with_state(Obligation.objects.filter(occasion__item__code="L16"), date(2026, 5, 1))
    assert row.state == ObligationState.VOID


def test_what_was_done_after_an_event_in_error_counts_no_more(world: World) -> None:
    world.publish("leadership")
    event = feedback(world, date(2026, 3, 1))
    group = world.agency.units["group"]
    (obligation,) = world.obligations("L16")
    with guard.opened():
        # Whatever discharges the item: how it came to be met is the matter of other tests.
        Obligation.objects.filter(pk=obligation.pk).update(
            met_on=date(2026, 3, 10), met_known_on=date(2026, 3, 10)
        )
    counted_anew(obligation)
    withdraw(fact=event, reason="误登", by=world.agency.actor("carol"), at=noon(date(2026, 3, 20)))
    assert [state(obligation, date(2026, 3, day)) for day in (9, 10, 19, 20)] == [
        "open",
        "met",
        "met",
        "void",
    ]
    due = fulfilment.Due(Unit.objects.filter(pk=group.pk), date(2026, 4, 1), date(2026, 4, 1))
    assert fulfilment.in_all(due, date(2026, 3, 19)).met == 1
    assert fulfilment.in_all(due, date(2026, 4, 20)) == fulfilment.Tally()


def state(obligation: Obligation, day: date) -> str:
    """Its state on a day."""
    return str(with_state(Obligation.objects.filter(pk=obligation.pk), day).get().state)


def counted_anew(obligation: Obligation) -> None:
    """As the actions do after they have changed an obligation."""
    with guard.opened():
        counting.count_units([obligation.unit_id], [obligation.due_on])


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
