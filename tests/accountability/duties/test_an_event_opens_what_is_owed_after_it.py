"""Items owed so many days after an event are opened by the recorded event, once."""

from mingze.accountability.duties.models import DutyItem, Occasion
from tests.duty_world import World


def test_the_catalogue_has_such_items(world: World) -> None:
    world.publish("leadership")
    assert DutyItem.objects.filter(cadence="after").exists()
    assert not Occasion.objects.filter(item__cadence="after").exists()
