"""Items of the ledger: seen in their unit and by whoever holds them.

What somebody may do with an item they see is for its workflow to say, and is tested with the ledger.
"""

from datetime import date
from typing import Any

from mingze.core.base import guard
from mingze.core.ledger.choices import Stage
from mingze.core.ledger.models import Item, LedgerKind
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Post, Unit
from tests.core.ledger.ground import PAYLOADS
from tests.house.permission_places import TODAY, Ground, Place
from tests.house.permission_scopes import Example, Within

VIEW = (Permission.LEDGER_VIEW,)


def make_item(ground: Ground, kind: str, unit: Unit, post: Post, **values: Any) -> Item:
    """An item of a unit, held by a post, as it is when it has just been opened."""
    found = LedgerKind.objects.get(code=kind)
    opening: dict[str, Any] = {
        "kind": found,
        "number": f"{kind}-{unit.pk}-{Item.objects.count()}",
        "title": "事项",
        "unit": unit,
        "holder_post": post,
        "payload": PAYLOADS[kind],
        "state": found.definition["workflow"]["initial"],
        "stage": Stage.OPEN,
        "deadline_class": found.definition["deadline"]["classes"][0]["code"],
        "due_on": date(2026, 12, 20),
        "opened_on": TODAY,
    }
    with guard.opened():
        return Item.objects.create(**opening | values)


def _of_section(ground: Ground, place: Place, **more: str) -> Example:
    item = make_item(ground, "task", place.section, place.section_post)
    scope = Within((place.section,), VIEW, besides=(place.section_head,))
    return Example({"item_id": item.pk, **more}, scope)


def _of_branch(ground: Ground, place: Place) -> Example:
    item = make_item(ground, "task", place.branch, place.branch_post)
    return Example({"item_id": item.pk}, Within((place.branch,), VIEW, besides=(place.branch_head,)))


def _move(ground: Ground, place: Place) -> Example:
    return _of_section(ground, place, transition="start")


def _concern(ground: Ground, place: Place) -> Example:
    return _of_section(ground, place, code="intervention.deploy")


def _letter(ground: Ground, place: Place, **more: str) -> Example:
    item = make_item(ground, "feedback_letter", place.section, place.section_post)
    scope = Within((place.section,), VIEW, besides=(place.section_head,))
    return Example({"item_id": item.pk, **more}, scope)


def _register(ground: Ground, place: Place) -> Example:
    return _letter(ground, place, form="xlsx")


def _kind(ground: Ground, place: Place) -> Example:
    return Example({"code": "task"})


def _figure(ground: Ground, place: Place) -> Example:
    kwargs = {"code": "open", "kind": "task", "unit": place.section.pk, "on": TODAY.isoformat()}
    return Example(kwargs, Within((place.section,), VIEW))


def _gap(ground: Ground, place: Place) -> Example:
    return Example({"code": "points"})


EXAMPLES = {
    "ledger:item": _of_branch,
    "ledger:edit": _of_branch,
    "ledger:evidence": _of_branch,
    "ledger:note": _of_section,
    "ledger:pause": _of_section,
    "ledger:resume": _of_section,
    "ledger:extend": _of_section,
    "ledger:check": _of_section,
    "ledger:share": _of_section,
    "ledger:recurrence": _of_section,
    "ledger:move": _move,
    "ledger:concern": _concern,
    "ledger:import": _letter,
    "ledger:register": _register,
    "ledger:kind": _kind,
    "ledger:open": _kind,
    "ledger:figure": _figure,
    "ledger:gap": _gap,
}
