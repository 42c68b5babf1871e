"""Which facts discharge which obligations: one relation, written once in standard SQL.

A fact serves an obligation when its kind (and the holder's part in it) is one the duty item names, when the day
it counts for lies in the occasion's window, and when it is the holder's: recorded for the unit, or with the
post-holder of that day or the member among its participants. The same relation runs over everything (a list
has been published), over a few facts (something was recorded) or over a few obligations (what is the evidence
here?). Only the order in which the tables are visited differs: SQLite visits tables joined by ``CROSS JOIN`` in
the order written, PostgreSQL plans for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FACT = "facts_fact f"
DISCHARGE = "duties_discharge d"
ITEM = "duties_dutyitem i"
OCCASION = "duties_occasion oc"
OBLIGATION = "duties_obligation ob"
PARTICIPATION = "facts_participation pa"
APPOINTMENT = "organization_appointment ap"

_ALWAYS = (
    "d.record_kind_id = f.kind_id",
    "i.id = d.item_id",
    "oc.item_id = d.item_id",
    "f.counts_on >= oc.period_start",
    "f.counts_on <= oc.counts_until",
    "ob.occasion_id = oc.id",
)
_PART = ("pa.fact_id = f.id", "(d.part = '' OR pa.part = d.part)")
COUNTS = ("f.countable_from IS NOT NULL", "f.countable_until IS NULL")


@dataclass(frozen=True, slots=True)
class Relation:
    """One holder kind's way of matching: the tables from the fact on, and from the obligation on, and their ties."""

    holder_kind: str
    tables: tuple[str, ...]
    from_obligation: tuple[str, ...]
    ties: tuple[str, ...]

    def sql(self, *, from_obligations: bool = False, where: Sequence[str] = COUNTS) -> str:
        """``FROM … WHERE …`` of the relation; callers put their SELECT before it."""
        tables = self.from_obligation if from_obligations else self.tables
        conditions = (*_ALWAYS, f"i.holder_kind = '{self.holder_kind}'", *self.ties, *where)
        return f" FROM {' CROSS JOIN '.join(tables)} WHERE {' AND '.join(conditions)}"


BY_UNIT = Relation(
    "unit",
    (FACT, DISCHARGE, ITEM, OCCASION, OBLIGATION),
    (OBLIGATION, OCCASION, ITEM, DISCHARGE, FACT),
    ("ob.unit_id = f.unit_id", "ob.post_id IS NULL", "ob.person_id IS NULL"),
)
BY_POST = Relation(
    "post",
    (FACT, DISCHARGE, ITEM, OCCASION, PARTICIPATION, APPOINTMENT, OBLIGATION),
    (OBLIGATION, OCCASION, ITEM, DISCHARGE, APPOINTMENT, PARTICIPATION, FACT),
    (
        *_PART,
        "ap.person_id = pa.person_id",
        "ap.valid_from <= f.occurred_on",
        "(ap.valid_to IS NULL OR ap.valid_to >= f.occurred_on)",
        "ob.post_id = ap.post_id",
    ),
)
BY_MEMBER = Relation(
    "member",
    (FACT, DISCHARGE, ITEM, OCCASION, PARTICIPATION, OBLIGATION),
    (OBLIGATION, OCCASION, ITEM, DISCHARGE, PARTICIPATION, FACT),
    (*_PART, "ob.person_id = pa.person_id"),
)
RELATIONS = (BY_UNIT, BY_POST, BY_MEMBER)

# For a share of the roll: the unit's facts again, with everybody who took part in them.
PEOPLE_OF_UNIT = Relation(
    "unit",
    (*BY_UNIT.tables, PARTICIPATION),
    (*BY_UNIT.from_obligation, PARTICIPATION),
    (*BY_UNIT.ties, *_PART),
)
