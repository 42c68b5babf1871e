"""Notices: for whom they were sent, and for nobody else."""

from mingze.core.base import guard
from mingze.core.notices.models import Notice
from tests.house.permission_places import Ground, Place
from tests.house.permission_scopes import Example, Only


def _notice(ground: Ground, place: Place) -> Example:
    with guard.opened():
        sent = Notice.objects.create(
            person=place.member, key=f"matrix-{place.name}", kind="test", title="提醒", sent_at=ground.now
        )
    return Example({"key": sent.pk}, Only(place.member))


EXAMPLES = {"notices:notice": _notice}
