"""Two people record what one duty needs twice, at the same moment: neither record overlooks the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Event

import pytest
from django.db import connection, transaction

from mingze.accountability.duties import fulfilment
from mingze.accountability.duties.actions import lists
from mingze.accountability.duties.models import Obligation
from mingze.core.organization.models import Unit
from tests.duty_world import YEAR_END, World, noon, packaged

FIRST, SECOND = date(2026, 2, 10), date(2026, 3, 10)


def publish_asking_for_two(world: World) -> None:
    """The packaged list of branches, with two members' meetings a quarter."""
    clerk, on = world.agency.actor("carol"), date(2026, 1, 4)
    version = lists.draft_from_template(
        agency=world.agency.units["agency"], template=packaged().duty_list("branch"), by=clerk, at=noon(on)
    )
    item = version.items.get(code="Z01")
    asked = lists.Revision(
        text=item.text,
        weight=Decimal(item.weight) / 100,
        evidence=item.evidence,
        holder_unit=None,
        minimum=Decimal(2),
    )
    lists.revise_item(item=item, revision=asked, by=clerk)
    lists.publish(version=version, meeting=world.meeting(on), on=on, by=clerk, at=noon(on), until=YEAR_END)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_neither_record_overlooks_the_other(world: World) -> None:
    publish_asking_for_two(world)
    written, may_end = Event(), Event()

    def record_first() -> None:
        try:
            with transaction.atomic():
                world.members_meeting(FIRST)
                written.set()
                may_end.wait(20)
        finally:
            connection.close()

    def record_second() -> None:
        try:
            world.members_meeting(SECOND)
        finally:
            connection.close()

    if connection.vendor == "sqlite":
        # A database in memory has one connection; a file lets in one writer at a time, from the first statement on.
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        world.members_meeting(FIRST)
        world.members_meeting(SECOND)
    else:
        with ThreadPoolExecutor(2) as people:
            first = people.submit(record_first)
            assert written.wait(20)
            second = people.submit(record_second)
            # The second has written its record and waits for the first, or would by now have worked it out without.
            with pytest.raises(TimeoutError):
                second.result(timeout=2)
            may_end.set()
            first.result(timeout=20)
            second.result(timeout=20)
    owed = world.obligations("Z01", unit=world.agency.units["branch_one"])[0]
    assert (owed.met_on, owed.met_known_on) == (SECOND, SECOND)
    due = fulfilment.Due(Unit.objects.filter(pk=owed.unit_id), owed.due_on, owed.due_on)
    tally = fulfilment.by_unit(due, SECOND)[owed.unit_id]
    met = Obligation.objects.filter(unit=owed.unit_id, due_on=owed.due_on, met_on__isnull=False)
    assert tally.met == met.count() > 0
