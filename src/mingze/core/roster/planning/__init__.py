"""From what a file says and how things stand to what would change. Reads nothing, writes nothing."""

from datetime import date

from django.utils.translation import gettext as _

from mingze.core.roster import columns
from mingze.core.roster.planning.appointments import plan_appointments
from mingze.core.roster.planning.context import Context
from mingze.core.roster.planning.people import plan_people
from mingze.core.roster.planning.posts import plan_closing, plan_posts
from mingze.core.roster.planning.units import plan_units
from mingze.core.roster.plans import Change, Kind, Plan
from mingze.core.roster.rows import Line, RosterFile, Severity
from mingze.core.roster.state import State

SEVERITIES = {severity: index for index, severity in enumerate(Severity)}
SHEETS = {sheet: index for index, sheet in enumerate(columns.SHEETS)}


def plan(roster: RosterFile, state: State, *, effective: date, scope: tuple[str, ...] | None = None) -> Plan:
    """Work out every change and every fault at once. ``state`` is used up.

    ``effective`` dates whatever the file gives no date for. ``scope`` are the subtrees in which changes are
    allowed, ``None`` for all. The result is the same for any order of the rows.
    """
    context = Context(state, effective, scope)
    plan_units(context, roster.units)
    plan_people(context, roster.people)
    closing = plan_posts(context, roster.posts)
    plan_appointments(context, roster.appointments)
    plan_closing(context, closing)
    _check_dissolved(context, roster)
    lines = sorted([*roster.lines, *context.report.lines], key=_reading_order)
    changes = sorted(context.report.changes, key=Change.sort_key)
    return Plan(effective, tuple(changes), tuple(lines), roster.rows)


def _reading_order(line: Line) -> tuple[object, ...]:
    """Sheet by sheet as the workbook has them; what one row brings about stays in the order it comes about."""
    sheet = SHEETS.get(line.sheet, len(SHEETS))
    return (SEVERITIES[line.severity], sheet, line.row or 0, line.column, "" if line.row else line.text)


def _check_dissolved(context: Context, roster: RosterFile) -> None:
    """A unit is dissolved only when nothing in it outlives it, the changes of this file counted in."""
    gone = {change.key[0] for change in context.report.changes if change.kind == Kind.UNIT_CLOSE}
    if not gone:
        return
    state = context.state
    places = {row.code: row.place for row in roster.units}
    for code in sorted(gone):
        left = {
            "units": sum(unit.parent == code and unit.valid_to is None for unit in state.units.values()),
            "posts": sum(post.unit == code and post.valid_to is None for post in state.posts.values()),
            "people": sum(roll.unit == code for roll in state.rolls.values()),
        }
        if any(left.values()):
            text = _("撤销前请先处理：下级单位%(units)s个、岗位%(posts)s个、在册人员%(people)s人") % left
            heading = columns.HEADINGS[columns.UNITS]["valid_to"]
            context.report.error(places[code], heading, text)
