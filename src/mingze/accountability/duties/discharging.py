"""Working out, in sets, which obligations the recorded facts discharge. Called inside actions only."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection

from mingze.accountability.duties import counting
from mingze.accountability.duties.choices import Measure
from mingze.accountability.duties.matching import (
    BY_UNIT,
    COUNTS,
    PEOPLE_OF_UNIT,
    RELATIONS,
    Relation,
    from_few_facts,
    in_written_order,
)
from mingze.accountability.duties.models import Obligation, Reversal
from mingze.core.facts.models import Fact

Found = tuple[date | None, date | None]
"""The day enough had happened and the day enough was known; neither is there when it was not enough."""
NOT_MET: Found = (None, None)


class _Owed(NamedTuple):
    """What is looked at of an obligation to bring it in line."""

    pk: int
    due_on: date
    met_on: date | None
    met_known_on: date | None
    required: int
    measure: str
    holder_kind: str


_LOOKED_AT = (
    "pk",
    "due_on",
    "met_on",
    "met_known_on",
    "occasion__required",
    "occasion__measure",
    "occasion__item__holder_kind",
)

_ON_ROLL = (
    "organization_membership r WHERE r.unit_id = took_part.unit_id AND r.valid_from <= took_part.due_on"
    " AND (r.valid_to IS NULL OR r.valid_to >= took_part.due_on)"
)
_UNMET = "ob.met_on IS NULL"


def discharge_all() -> int:
    """Discharge every unmet obligation that recorded facts suffice for; returns how many. 7 statements."""
    return sum(_update(select) for select in _selects(_from_facts, (_UNMET,)))


def discharge_after(facts: Collection[Fact], on: date) -> None:
    """Bring in line the obligations that these facts serve, or served before a correction made on ``on``."""
    served = affected([fact.pk for fact in facts])
    if not served:
        return
    # Facts that have been added take nothing away, so what else there is need not be read again.
    added = all(fact.countable_until is None for fact in facts)
    bring_in_line(served, on, "佐证记录更正或撤回", gained=served if added else None)


def bring_in_line(
    obligation_ids: Collection[int], on: date, reason: str, gained: Mapping[int, Found] | None = None
) -> None:
    """Recompute these obligations; what used to be believed is kept in :class:`Reversal`.

    ``gained`` is what facts give that have only been added: with it, what is owed once is met by the earlier of the
    day it had and the day it gained.
    """
    units = counting.units_held(obligation_ids)
    rows = Obligation.objects.filter(pk__in=obligation_ids).values_list(*_LOOKED_AT)
    before = {row.pk: row for row in map(_Owed._make, rows)}
    once = [row for row in before.values() if _owed_once(row)] if gained else []
    now = {row.pk: _earlier((row.met_on, row.met_known_on), (gained or {})[row.pk]) for row in once}
    now |= _computed(row for row in before.values() if row.pk not in now)
    changed = [row for row in before.values() if (row.met_on, row.met_known_on) != now.get(row.pk, NOT_MET)]
    yesterday = on - timedelta(days=1)
    Reversal.objects.bulk_create(
        Reversal(
            obligation_id=row.pk,
            met_on=row.met_on,
            known_from=row.met_known_on,
            known_until=yesterday,
            reason=reason,
        )
        for row in changed
        # A discharge believed for no whole day leaves no belief behind.
        if row.met_on and row.met_known_on and row.met_known_on <= yesterday
    )
    _write(changed, now, on)
    counting.count_units(units, {row.due_on for row in changed})


def _write(changed: Sequence[_Owed], now: Mapping[int, Found], on: date) -> None:
    """Write what was found, one statement for each pair of days: one fact mostly gives all the same pair."""
    groups: defaultdict[tuple[date | None, date | None], list[int]] = defaultdict(list)
    for row in changed:
        met_on, known = now.get(row.pk, NOT_MET)
        if known is not None and row.met_known_on is not None:
            # The corrected discharge is believed from today; before today the old one was.
            known = max(known, on)
        groups[met_on, known].append(row.pk)
    for (met_on, known), keys in groups.items():
        Obligation.objects.filter(pk__in=keys).update(met_on=met_on, met_known_on=known)


def affected(fact_ids: Collection[int]) -> dict[int, Found]:
    """The obligations these facts match, with the earliest days of those among them that count. 1 statement."""
    found = (
        "ob.id AS id, MIN(CASE WHEN {known} IS NOT NULL THEN {occurred} END) AS met_on, MIN({known}) AS known"
    )
    keys = ", ".join(str(int(key)) for key in fact_ids)
    with connection.cursor() as cursor:
        cursor.execute(from_few_facts(found, (f"f.id IN ({keys})",), " GROUP BY ob.id"))
        return {
            key: NOT_MET if known is None else (_day(met_on), _day(known))
            for key, met_on, known in cursor.fetchall()
        }


def _owed_once(row: _Owed) -> bool:
    return _way_of(row.required, row.measure) is _once


def _earlier(one: Found, other: Found) -> Found:
    """Of two discharges of what is owed once, the earlier day of happening and the earlier day of being known."""
    happened = [day for day in (one[0], other[0]) if day is not None]
    known = [day for day in (one[1], other[1]) if day is not None]
    return min(happened, default=None), min(known, default=None)


def _computed(obligations: Iterable[_Owed]) -> dict[int, Found]:
    """For each obligation that is met: the day enough had happened and the day enough was known.

    One statement for each holder kind and way of counting there is among them, at most seven. One record mostly needs
    two or three, and a database takes longer to plan such a statement than to run it.
    """
    groups: defaultdict[tuple[Counted, str], list[int]] = defaultdict(list)
    for row in obligations:
        groups[_way_of(row.required, row.measure), row.holder_kind].append(row.pk)
    computed: dict[int, Found] = {}
    if not groups:
        return computed
    with in_written_order(), connection.cursor() as cursor:
        for (way, holder_kind), keys in groups.items():
            # Keys come from the database and may stand in the statement itself; drivers limit parameters, not text.
            narrowed = (f"ob.id IN ({', '.join(str(int(key)) for key in keys)})",)
            select = way(_from_obligations, _BY_HOLDER[holder_kind], narrowed)
            cursor.execute(select)
            computed.update((key, (_day(met_on), _day(known))) for key, met_on, known in cursor.fetchall())
    return computed


Way = Callable[[Relation, str, Sequence[str], Sequence[str]], str]
Counted = Callable[[Way, Relation, Sequence[str]], str]


def _from_facts(relation: Relation, select: str, facts: Sequence[str], obligations: Sequence[str]) -> str:
    return relation.from_facts(select, (*COUNTS, *facts), obligations)


def _from_obligations(
    relation: Relation, select: str, facts: Sequence[str], obligations: Sequence[str]
) -> str:
    return relation.from_obligations(select, (*COUNTS, *facts), obligations)


def _selects(way: Way, which: Sequence[str]) -> list[str]:
    """The statements that yield (obligation, met_on, known), one for each holder kind and way of counting."""
    once = [_once(way, one, which) for one in RELATIONS]
    several = [_several(way, one, which) for one in RELATIONS]
    return [*once, *several, _share(way, BY_UNIT, which)]


_ONCE = "oc.required = 1 AND oc.measure = 'count'"
_BY_HOLDER = {one.holder_kind: one for one in RELATIONS}


def _way_of(required: int, measure: str) -> Counted:
    """How what is owed is counted: once, added up, or as a share of the roll."""
    if measure == Measure.SHARE:
        return _share
    return _once if required == 1 and measure == Measure.COUNT else _several


def _several(way: Way, relation: Relation, which: Sequence[str]) -> str:
    """Owed several times, or in hours: facts are added up until there is enough."""
    return _running(_events(way, relation, which))


def _share(way: Way, relation: Relation, which: Sequence[str]) -> str:
    """A share of the roll, which units alone owe: people are added up until there are enough."""
    return _running(_people(way, which))


def _once(way: Way, relation: Relation, which: Sequence[str]) -> str:
    """Owed once: the earliest matching fact is enough, and nothing need be added up."""
    first = "ob.id AS id, MIN({occurred}) AS met_on, MIN({known}) AS known"
    return way(relation, first, (_ONCE,), which) + " GROUP BY ob.id"


def _events(way: Way, relation: Relation, which: Sequence[str]) -> str:
    """One row for each (obligation, fact): a fact that matches twice over counts once."""
    found = (
        "DISTINCT ob.id AS id, {required} AS required, {fact} AS part, {occurred} AS met_on, {known} AS known,"
        " CASE WHEN {measure} = 'hours' THEN {minutes} ELSE 1 END AS amount"
    )
    return way(relation, found, (f"NOT ({_ONCE})", "oc.measure <> 'share'"), which)


def _people(way: Way, which: Sequence[str]) -> str:
    """One row for each (obligation, person on the unit's roll who took part), at their first time.

    Each person weighs 10,000, so that required basis points times the roll compare without division.
    """
    # The roll is looked at outside, once for each person who took part and not for each time they did.
    first = (
        "ob.id AS id, MIN({required}) AS share, MIN(ob.unit_id) AS unit_id, MIN({due}) AS due_on,"
        " pa.person_id AS part, MIN({occurred}) AS met_on, MIN({known}) AS known"
    )
    took_part = way(PEOPLE_OF_UNIT, first, ("oc.measure = 'share'",), which) + " GROUP BY ob.id, pa.person_id"
    return (
        f"SELECT id, share * (SELECT COUNT(*) FROM {_ON_ROLL}) AS required, part, met_on, known, 10000 AS amount"
        f" FROM ({took_part}) AS took_part"
        f" WHERE EXISTS (SELECT 1 FROM {_ON_ROLL} AND r.person_id = took_part.part)"
    )


def _running(events: str) -> str:
    """Add amounts up in order of happening and in order of becoming known, and find where enough is reached."""
    total = "SUM(amount) OVER (PARTITION BY id ORDER BY {order}, part ROWS UNBOUNDED PRECEDING)"
    return (
        "SELECT id, MIN(CASE WHEN by_event >= required THEN met_on END) AS met_on,"
        " MIN(CASE WHEN by_known >= required THEN known END) AS known FROM ("
        f"SELECT id, required, met_on, known, {total.format(order='met_on')} AS by_event,"
        f" {total.format(order='known')} AS by_known FROM ({events}) AS events) AS running"
        " GROUP BY id, required HAVING MAX(by_event) >= required"
    )


def _update(select: str) -> int:
    statement = (
        "UPDATE duties_obligation SET met_on = m.met_on, met_known_on = m.known"
        f" FROM ({select}) AS m WHERE duties_obligation.id = m.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


def _day(value: date | str) -> date:
    """SQLite gives computed dates back as text; PostgreSQL gives dates."""
    return date.fromisoformat(value) if isinstance(value, str) else value
