"""Making obligations from occasions and holders, set by set, in standard SQL. Called inside actions only."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from mingze.accountability.duties.models import ListVersion
from mingze.core.organization.models import Unit

_IN_FORCE = "{row}.valid_from <= oc.due_on AND ({row}.valid_to IS NULL OR {row}.valid_to >= oc.due_on)"
# The unique indexes know what is there already. Looking it up instead is left to the planner, which on PostgreSQL
# reads the whole table once a row while its statistics are older than the rows.
_UNLESS_THERE = " ON CONFLICT DO NOTHING"
_OCCASION = " SELECT oc.id, oc.period_start, oc.due_on"
_FROM = (
    " FROM duties_dutyitem i JOIN duties_occasion oc ON oc.item_id = i.id"
    " JOIN organization_unit u ON u.kind = i.{unit_kind} {more}"
    " WHERE i.version_id = %s AND i.holder_kind = '{holder_kind}' AND {in_force} AND oc.due_on >= %s"
    " AND (u.path LIKE %s OR u.path LIKE %s) AND (i.holder_unit_id IS NULL OR i.holder_unit_id = u.id)"
    " AND {wanted}" + _UNLESS_THERE
)
_BY_UNIT = (
    "INSERT INTO duties_obligation (occasion_id, period_start, due_on, unit_id)"
    + _OCCASION
    + ", u.id"
    + _FROM.format(
        unit_kind="holder_category",
        holder_kind="unit",
        more="",
        in_force=_IN_FORCE.format(row="u"),
        wanted="{wanted}",
    )
)
_BY_MEMBER = (
    "INSERT INTO duties_obligation (occasion_id, period_start, due_on, unit_id, person_id)"
    + _OCCASION
    + ", u.id, m.person_id"
    + (
        _FROM.format(
            unit_kind="holder_category",
            holder_kind="member",
            more="JOIN organization_membership m ON m.unit_id = u.id AND m.kind <> 'staff'",
            in_force=_IN_FORCE.format(row="m"),
            wanted="{wanted}",
        )
    )
)
_BY_POST = (
    f"INSERT INTO duties_obligation (occasion_id, period_start, due_on, unit_id, post_id){_OCCASION}, u.id, p.id"
    " FROM duties_dutyitem i JOIN duties_occasion oc ON oc.item_id = i.id"
    " JOIN organization_post p ON p.category = i.holder_category JOIN organization_unit u ON u.id = p.unit_id"
    f" WHERE i.version_id = %s AND i.holder_kind = 'post' AND {_IN_FORCE.format(row='p')} AND oc.due_on >= %s"
    " AND (u.path LIKE %s OR u.path LIKE %s) AND (i.holder_unit_id IS NULL OR i.holder_unit_id = u.id)"
    " AND {wanted}" + _UNLESS_THERE
)
_RECURRING = "oc.trigger_id IS NULL"
_TRIGGERED = "oc.id = %s AND u.id = %s"


def agency_paths(agency: Unit) -> tuple[str, str]:
    """The two subtrees an agency's lists reach: its own, and its counterpart's in the other tree."""
    return (agency.path, agency.counterpart.path if agency.counterpart else agency.path)


def materialise(version: ListVersion, since: date) -> int:
    """Make the missing obligations of a version's recurring occasions that fall due on or after ``since``."""
    reach = [f"{path}%" for path in agency_paths(version.duty_list.unit)]
    parameters: list[date | int | str] = [version.pk, since, *reach]
    return sum(_run(sql.format(wanted=_RECURRING), parameters) for sql in (_BY_UNIT, _BY_POST, _BY_MEMBER))


def materialise_triggered(version: ListVersion, occasion_id: int, unit: Unit, since: date) -> int:
    """Make the obligations that one event opens: for holders in the unit where it happened, or else in them all."""
    reach = [f"{path}%" for path in agency_paths(version.duty_list.unit)]
    parameters: list[date | int | str] = [version.pk, since, *reach]
    here = [sql.format(wanted=_TRIGGERED) for sql in (_BY_UNIT, _BY_POST, _BY_MEMBER)]
    made = sum(_run(sql, [*parameters, occasion_id, unit.pk]) for sql in here)
    if made:
        return made
    anywhere = [sql.format(wanted="oc.id = %s") for sql in (_BY_UNIT, _BY_POST, _BY_MEMBER)]
    return sum(_run(sql, [*parameters, occasion_id]) for sql in anywhere)


def void_orphans(on: date) -> int:
    """Void from ``on`` what is not yet due and whose holder will not be there on the due day any more."""
    gone = (
        "UPDATE duties_obligation SET void_from = %s WHERE void_from IS NULL AND met_on IS NULL"
        " AND due_on >= %s AND {orphan}"
    )
    ended = "h.valid_to IS NOT NULL AND h.valid_to < duties_obligation.due_on"
    unit = f"EXISTS (SELECT 1 FROM organization_unit h WHERE h.id = duties_obligation.unit_id AND {ended})"
    post = f"EXISTS (SELECT 1 FROM organization_post h WHERE h.id = duties_obligation.post_id AND {ended})"
    member = (
        "person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organization_membership h"
        " WHERE h.person_id = duties_obligation.person_id AND h.unit_id = duties_obligation.unit_id"
        f" AND h.kind <> 'staff' AND NOT ({ended}))"
    )
    return sum(_run(gone.format(orphan=orphan), [on, on]) for orphan in (unit, post, member))


def void_from_successor(version: ListVersion, on: date) -> int:
    """Void a replaced version's obligations for periods that begin on or after ``on``."""
    sql = (
        "UPDATE duties_obligation SET void_from = %s WHERE void_from IS NULL AND met_on IS NULL"
        " AND occasion_id IN (SELECT oc.id FROM duties_occasion oc JOIN duties_dutyitem i ON i.id = oc.item_id"
        " WHERE i.version_id = %s AND oc.period_start >= %s AND oc.trigger_id IS NULL)"
    )
    return _run(sql, [on, version.pk, on])


def _run(sql: str, parameters: Sequence[date | int | str]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return int(cursor.rowcount)
