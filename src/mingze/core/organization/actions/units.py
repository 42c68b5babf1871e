"""Units: setting up, moving, renaming, dissolving. A day given is a first day, unless it says last."""

from datetime import date, timedelta

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.kernel.refusals import Refused
from mingze.core.organization import policies
from mingze.core.organization.actions.entries import enter
from mingze.core.organization.models import Membership, Placement, Post, Unit
from mingze.core.organization.queries import after

DAY = timedelta(days=1)


@door
def create_unit(
    *,
    code: str,
    name: str,
    tree: str,
    kind: str,
    parent: Unit | None,
    on: date,
    by: Actor,
    counterpart: Unit | None = None,
    position: int = 0,
) -> Unit:
    """Set up a unit from ``on``. Refused: a code in use, an unknown kind, a parent not in force."""
    policies.check_kind(kind)
    policies.check_code_free(code, Unit.objects.filter(code=code).values_list("name", flat=True).first())
    if parent is not None:
        policies.check_parent((name, tree, ""), (parent.name, parent.tree, parent.path))
        policies.check_in_force(parent.name, (parent.valid_from, parent.valid_to), on)
    unit = Unit(code=code, name=name, tree=tree, kind=kind, position=position, valid_from=on)
    unit.counterpart = counterpart
    unit.save()
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    if counterpart is not None:
        # The two halves of one body know each other, so that a post in either reaches both.
        counterpart.counterpart = unit
        counterpart.save(update_fields=["counterpart"])
    Placement.objects.create(unit=unit, parent=parent, valid_from=on)
    enter(
        by,
        "create_unit",
        unit,
        unit,
        f"设立{name}",
        on=on,
        parent=parent.code if parent else None,
    )
    return unit


@door
def move_unit(*, unit: Unit, parent: Unit | None, on: date, by: Actor) -> Unit:
    """Place ``unit``, with everything below it, under ``parent`` from ``on``; past days keep the old place.

    Refused: a parent below the unit, in the other tree or not in force; a day not after the present placing.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    policies.check_in_force(unit.name, (unit.valid_from, unit.valid_to), on)
    if parent is not None:
        parent = Unit.objects.select_for_update().get(pk=parent.pk)
        policies.check_parent((unit.name, unit.tree, unit.path), (parent.name, parent.tree, parent.path))
        policies.check_in_force(parent.name, (parent.valid_from, parent.valid_to), on)
    placement = Placement.objects.get(unit=unit, valid_to=None)
    if placement.parent_id == (parent.pk if parent else None):
        raise Refused(policies.NOTHING_CHANGED, place="parent")
    policies.check_later(on, placement.valid_from)
    placement.valid_to = on - DAY
    placement.save(update_fields=["valid_to"])
    Placement.objects.create(unit=unit, parent=parent, valid_from=on)
    _rebase(unit.path, f"{parent.path if parent else '/'}{unit.pk}/")
    unit.refresh_from_db()
    summary = f"{unit.name}划归{parent.name if parent else '顶层'}"
    enter(by, "move_unit", unit, unit, summary, on=on, parent=parent.code if parent else None)
    return unit


def _rebase(old: str, new: str) -> None:
    """Change the beginning of the paths of a whole subtree, in one statement."""
    rest = Substr(F("path"), len(old) + 1)
    Unit.objects.filter(path__startswith=old).update(path=Concat(Value(new), rest))


@door
def rename_unit(*, unit: Unit, name: str, by: Actor) -> Unit:
    """Correct the name of a unit; a reorganisation is a new unit instead."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if name == unit.name:
        raise Refused(policies.NOTHING_CHANGED, place="name")
    before, unit.name = unit.name, name
    unit.save(update_fields=["name"])
    summary = f"{before}更名为{name}"
    enter(by, "rename_unit", unit, unit, summary, before=before)
    return unit


@door
def close_unit(*, unit: Unit, on: date, by: Actor) -> Unit:
    """Dissolve a unit; ``on`` is its last day. Refused while anything in it would outlive it."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    policies.check_in_force(unit.name, (unit.valid_from, unit.valid_to), on)
    left = {
        "units": Placement.objects.filter(after(on), parent=unit, unit__valid_to=None).count(),
        "posts": Post.objects.filter(after(on), unit=unit).count(),
        "people": Membership.objects.filter(after(on), unit=unit).count(),
    }
    if any(left.values()):
        raise Refused(policies.STILL_HAS, place="on", params=left)
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    Placement.objects.filter(unit=unit, valid_to=None, valid_from__lte=on).update(valid_to=on)
    enter(by, "close_unit", unit, unit, f"撤销{unit.name}", on=on)
    return unit
