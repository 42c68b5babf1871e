"""Units: which are new, which moved, which were renamed or dissolved."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from mingze.core.organization.choices import Tree
from mingze.core.organization.policies import find_cycle
from mingze.core.roster.columns import HEADINGS, UNITS
from mingze.core.roster.planning.context import DAY, Context
from mingze.core.roster.plans import Kind
from mingze.core.roster.rows import UnitRow
from mingze.core.roster.state import UnitState

HEAD = HEADINGS[UNITS]
ADMINISTRATIVE_KINDS = frozenset({"agency", "section", "supervision_team"})


def plan_units(context: Context, rows: Iterable[UnitRow]) -> None:
    """Plan the sheet of units, and learn the names of all units."""
    units = context.unique(rows, lambda row: row.code, HEAD["code"])
    fresh = {row.code for row in units if row.code not in context.state.units}
    for row in units:
        if row.code in fresh:
            context.state.units[row.code] = _new(context, row)
    context.index_names()
    # Parents first, so that the right to set up a unit is known before its children ask.
    parents = {row.code: _reference(context, row, "parent") for row in units}
    for row in units:
        parent = parents[row.code]
        if row.code in fresh:
            context.state.units[row.code].parent = parent.code if parent else ""
    for row in units:
        if row.code in fresh:
            _create(context, row, parents[row.code])
        else:
            _compare(context, row, parents[row.code])
    _refuse_loops(context, units)


def _new(context: Context, row: UnitRow) -> UnitState:
    first = row.valid_from or context.effective
    tree = row.tree or (Tree.ADMINISTRATIVE if row.kind in ADMINISTRATIVE_KINDS else Tree.PARTY)
    return UnitState(
        row.code, row.name, str(tree), row.kind, "", "", row.position or 0, first, None, placed_from=first
    )


def _reference(context: Context, row: UnitRow, key: str) -> UnitState | None:
    reference = getattr(row, key)
    return context.unit(reference, row.place, HEAD[key]) if reference else None


def _create(context: Context, row: UnitRow, parent: UnitState | None) -> None:
    unit = context.state.units[row.code]
    if row.valid_to is not None:
        context.report.error(row.place, HEAD["valid_to"], _("新设的单位不应填写撤销日期"))
    if not context.may(parent, row.place, HEAD["parent"]):
        return
    if parent is not None and not _fits(context, row, unit, parent, unit.valid_from):
        return
    counterpart = _reference(context, row, "counterpart")
    unit.counterpart = counterpart.code if counterpart else ""
    context.report.change(
        row.place,
        Kind.UNIT_CREATE,
        (unit.code,),
        _("新设单位“%(name)s”") % {"name": unit.name},
        name=unit.name,
        tree=unit.tree,
        kind=unit.kind,
        parent=unit.parent,
        counterpart=unit.counterpart,
        position=unit.position,
        valid_from=unit.valid_from,
    )


def _fits(context: Context, row: UnitRow, unit: UnitState, parent: UnitState, day: date) -> bool:
    if parent.tree != unit.tree:
        text = _("上级单位“%(parent)s”不在同一组织系统内") % {"parent": parent.name}
        context.report.error(row.place, HEAD["parent"], text)
        return False
    period = (parent.valid_from, parent.valid_to)
    return context.in_force(parent.name, period, day, row.place, HEAD["parent"])


def _compare(context: Context, row: UnitRow, parent: UnitState | None) -> None:
    unit = context.state.units[row.code]
    if unit.valid_to is not None:
        if row.valid_to != unit.valid_to:
            text = _("该单位已于%(day)s撤销，未作变更") % {"day": unit.valid_to}
            context.report.warn(row.place, HEAD["valid_to"], text)
        return
    for key in ("kind", "tree"):
        if getattr(row, key) and getattr(row, key) != getattr(unit, key):
            text = _("与现有登记不符；类别或系统变化的，请撤销原单位后新设")
            context.report.error(row.place, HEAD[key], text)
            return
    if row.valid_from not in (None, unit.valid_from):
        text = _("现有登记为%(day)s，未作变更") % {"day": unit.valid_from}
        context.report.warn(row.place, HEAD["valid_from"], text)
    _change(context, row, unit)
    if parent is not None and parent.code != unit.parent:
        _move(context, row, unit, parent)
    elif parent is None and not row.parent and unit.parent:
        text = _("表中未填上级单位，现为“%(name)s”，未作变更")
        above = context.state.units[unit.parent].name
        context.report.warn(row.place, HEAD["parent"], text % {"name": above})
    if row.valid_to is not None and context.may(unit, row.place, HEAD["code"]):
        unit.valid_to = row.valid_to
        text = _("撤销单位“%(name)s”，最后一日为%(day)s") % {"name": unit.name, "day": row.valid_to}
        context.report.change(row.place, Kind.UNIT_CLOSE, (unit.code,), text, valid_to=row.valid_to)


def _change(context: Context, row: UnitRow, unit: UnitState) -> None:
    counterpart = _reference(context, row, "counterpart")
    values = {
        "name": row.name,
        "counterpart": counterpart.code if counterpart else unit.counterpart,
        "position": unit.position if row.position is None else row.position,
    }
    changed = {key: value for key, value in values.items() if getattr(unit, key) != value}
    if not changed or not row.name or not context.may(unit, row.place, HEAD["code"]):
        return
    before = unit.name
    for key, value in changed.items():
        setattr(unit, key, value)
    text = _("单位“%(name)s”的登记信息变更：%(what)s")
    what = "、".join(HEAD[key] for key in changed)
    context.report.change(
        row.place, Kind.UNIT_CHANGE, (unit.code,), text % {"name": before, "what": what}, **changed
    )


def _move(context: Context, row: UnitRow, unit: UnitState, parent: UnitState) -> None:
    if not context.may(unit, row.place, HEAD["code"]) or not context.may(parent, row.place, HEAD["parent"]):
        return
    if context.effective <= unit.placed_from:
        text = _("调整日期须晚于%(day)s，即现有隶属关系的起始日期") % {"day": unit.placed_from}
        context.report.error(row.place, HEAD["parent"], text)
        return
    if not _fits(context, row, unit, parent, context.effective):
        return
    unit.parent = parent.code
    text = _("“%(unit)s”自%(day)s起划归“%(parent)s”")
    values = {"unit": unit.name, "day": context.effective, "parent": parent.name}
    last = context.effective - DAY
    context.report.change(
        row.place, Kind.UNIT_MOVE, (unit.code,), text % values, parent=parent.code, last=last
    )


def _refuse_loops(context: Context, rows: list[UnitRow]) -> None:
    units = context.state.units
    parents = {unit.code: unit.parent or None for unit in units.values() if unit.valid_to is None}
    loop = find_cycle(parents)
    if not loop:
        return
    shown = "→".join(units[code].name for code in [*loop, loop[0]])
    for row in rows:
        if row.code in loop:
            text = _("上下级关系形成循环：%(loop)s") % {"loop": shown}
            context.report.error(row.place, HEAD["parent"], text)
