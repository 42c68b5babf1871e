"""People and rolls: who is new, who moved, who left, whose entry is corrected, and who is not in the file."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from mingze.core.organization.choices import MembershipKind, Tree
from mingze.core.roster.columns import HEADINGS, PEOPLE
from mingze.core.roster.planning.context import DAY, Context
from mingze.core.roster.plans import Kind
from mingze.core.roster.rows import PersonRow
from mingze.core.roster.state import PARTY, STAFF, RollState, UnitState

HEAD = HEADINGS[PEOPLE]
TREE_OF_ROLL = {STAFF: Tree.ADMINISTRATIVE, PARTY: Tree.PARTY}


def plan_people(context: Context, rows: Iterable[PersonRow]) -> None:
    """Plan the people of the file."""
    people = context.unique(rows, lambda row: row.number, HEAD["number"])
    named: set[str] = set()
    for row in people:
        fresh = row.number not in context.state.people
        _person(context, row)
        if row.left_on is not None:
            _leave(context, row, row.left_on, fresh)
            continue
        named |= _roll(context, row, STAFF) | _roll(context, row, PARTY)
    _report_missing(context, {row.number for row in people}, named)


def _person(context: Context, row: PersonRow) -> None:
    present = context.state.people.get(row.number)
    if present is None:
        context.state.people[row.number] = (row.name, row.email)
        text = _("登记新人员%(name)s") % {"name": row.name}
        context.report.change(
            row.place, Kind.PERSON_CREATE, (row.number,), text, name=row.name, email=row.email
        )
        return
    name, email = present
    after = (row.name or name, row.email or email)
    if after == present:
        return
    context.state.people[row.number] = after
    if row.name != name:
        text = _("工号%(number)s的姓名由“%(old)s”改为“%(new)s”，请核对是否为同一人")
        values = {"number": row.number, "old": name, "new": row.name}
        context.report.warn(row.place, HEAD["name"], text % values)
    text = _("更正%(name)s的登记信息") % {"name": after[0]}
    context.report.change(
        row.place, Kind.PERSON_CORRECT, (row.number,), text, name=after[0], email=after[1], before=present
    )


def _roll(context: Context, row: PersonRow, roll: str) -> set[str]:
    """Plan one of a person's two rolls; return the unit named, if any."""
    heading, reference, given = (
        (HEAD["unit"], row.unit, row.unit_from)
        if roll == STAFF
        else (HEAD["branch"], row.branch, row.branch_from)
    )
    present = context.state.rolls.get((row.number, roll))
    if not reference:
        if present is not None:
            text = _("表中未填，现登记在“%(unit)s”，未作变更")
            name = context.state.units[present.unit].name
            context.report.warn(row.place, heading, text % {"unit": name})
        return set()
    unit = context.unit(reference, row.place, heading)
    if unit is None:
        return set()
    kind = _kind(row, roll, present)
    if present is not None and (present.unit, present.kind) == (unit.code, kind):
        _remark_on_day(context, row, roll, given, present)
    elif _allowed(context, row, roll, unit):
        _place(context, row, roll, RollState(unit.code, kind, _first(context, given, present)))
    return {unit.code}


def _kind(row: PersonRow, roll: str, present: RollState | None) -> str:
    if roll == STAFF:
        return MembershipKind.STAFF.value
    return row.standing or (present.kind if present else MembershipKind.MEMBER.value)


def _first(context: Context, given: date | None, present: RollState | None) -> date:
    """The first day of a new place. A day that is that of the present place says nothing about the new one."""
    if given is None or (present is not None and given == present.valid_from):
        return context.effective
    return given


def _remark_on_day(
    context: Context, row: PersonRow, roll: str, given: date | None, present: RollState
) -> None:
    if given not in (None, present.valid_from):
        heading = HEAD["unit_from" if roll == STAFF else "branch_from"]
        text = _("现有登记为%(day)s，未作变更") % {"day": present.valid_from}
        context.report.warn(row.place, heading, text)


def _allowed(context: Context, row: PersonRow, roll: str, unit: UnitState) -> bool:
    heading = HEAD["unit" if roll == STAFF else "branch"]
    if unit.tree != TREE_OF_ROLL[roll]:
        text = _("“%(unit)s”不属于%(tree)s") % {"unit": unit.name, "tree": TREE_OF_ROLL[roll].label}
        context.report.error(row.place, heading, text)
        return False
    if row.number in context.state.officers:
        text = _("%(name)s担任“%(role)s”，不得列入名册")
        values = {"name": row.name, "role": context.state.officers[row.number]}
        context.report.error(row.place, heading, text % values)
        return False
    return context.may(unit, row.place, heading)


def _place(context: Context, row: PersonRow, roll: str, place: RollState) -> None:
    key = (row.number, roll)
    present = context.state.rolls.get(key)
    ended = context.state.ended.get(key)
    unit = context.state.units[place.unit]
    heading = HEAD["unit_from" if roll == STAFF else "branch_from"]
    period = (unit.valid_from, unit.valid_to)
    if not context.in_force(unit.name, period, place.valid_from, row.place, heading):
        return
    latest = present.valid_from if present else ended
    if latest is not None and place.valid_from <= latest:
        text = _("日期须晚于%(day)s，此前已有登记") % {"day": latest}
        context.report.error(row.place, heading, text)
        return
    if present is not None:
        here = context.state.units[present.unit]
        if not context.may(here, row.place, HEAD["unit" if roll == STAFF else "branch"]):
            return
        _end(context, row, roll, place.valid_from - DAY)
    context.state.rolls[key] = place
    text = _("%(name)s自%(day)s起列入“%(unit)s”名册（%(kind)s）")
    values = {
        "name": row.name,
        "day": place.valid_from,
        "unit": unit.name,
        "kind": MembershipKind(place.kind).label,
    }
    begin = {"unit": place.unit, "kind": place.kind, "valid_from": place.valid_from}
    context.report.change(row.place, Kind.ROLL_BEGIN, key, text % values, **begin)


def _end(context: Context, row: PersonRow, roll: str, last: date) -> None:
    present = context.state.rolls.pop((row.number, roll))
    unit = context.state.units[present.unit]
    text = _("%(name)s移出“%(unit)s”名册，最后一日为%(day)s")
    values = {"name": row.name, "unit": unit.name, "day": last}
    context.report.change(
        row.place, Kind.ROLL_END, (row.number, roll), text % values, unit=unit.code, valid_to=last
    )


def _leave(context: Context, row: PersonRow, last: date, fresh: bool) -> None:
    """Somebody left: rolls and posts end on the last day."""
    if fresh:
        context.report.error(row.place, HEAD["left_on"], _("新登记的人员不应填写离开日期"))
        return
    for roll in (STAFF, PARTY):
        present = context.state.rolls.get((row.number, roll))
        if present is None or not context.may(context.state.units[present.unit], row.place, HEAD["number"]):
            continue
        if last < present.valid_from:
            text = _("离开日期不得早于%(day)s") % {"day": present.valid_from}
            context.report.error(row.place, HEAD["left_on"], text)
            continue
        _end(context, row, roll, last)
    context.leaving[row.number] = (row.place, last)


def _report_missing(context: Context, listed: set[str], named: set[str]) -> None:
    """Whoever stands on the roll of a unit the file names, but is not in the file. Nothing is done about it."""
    for (number, _roll_name), place in sorted(context.state.rolls.items()):
        if place.unit in named and number not in listed:
            text = _("%(name)s（工号%(number)s）在“%(unit)s”名册上，但不在本表中，未作变更")
            values = {
                "name": context.state.people[number][0],
                "number": number,
                "unit": context.state.units[place.unit].name,
            }
            context.report.missing(text % values)
