"""Which facts discharge which obligations: one relation, written once in standard SQL.

A fact serves an obligation when its kind (and the holder's part in it) is one the duty item names, when the day
it counts for lies in the occasion's window, and when it is the holder's: recorded for the unit, or with the
post-holder of that day or the member among its participants. The same relation runs over everything (a list
has been published), over a few facts (something was recorded) or over a few obligations (what is the evidence
here?). Only the way round differs, and it is fixed here, because no planner guesses how few occasions a fact
serves: from the facts, what they serve is worked out first and put down (``serving``); from the obligations,
SQLite visits tables joined by ``CROSS JOIN`` in the order written. PostgreSQL plans for itself over everything; for a
few obligations it is told to keep to the order (``in_written_order``), because it plans ten times as long as it runs.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

FACT = "facts_fact f"
DISCHARGE = "duties_discharge d"
ITEM = "duties_dutyitem i"
OCCASION = "duties_occasion oc"
OBLIGATION = "duties_obligation ob"
PARTICIPATION = "facts_participation pa"
APPOINTMENT = "organization_appointment ap"

_SERVES = (
    "d.record_kind_id = f.kind_id",
    "i.id = d.item_id",
    "oc.item_id = d.item_id",
    "f.counts_on >= oc.period_start",
    "f.counts_on <= oc.counts_until",
    # What an event opened is owed while the record of that event stands.
    "(oc.trigger_id IS NULL OR EXISTS"
    " (SELECT 1 FROM facts_fact t WHERE t.id = oc.trigger_id AND t.countable_until IS NULL))",
)
_PART = ("pa.fact_id = {fact}", "({wanted} = '' OR pa.part = {wanted})")
COUNTS = ("f.countable_from IS NOT NULL", "f.countable_until IS NULL")

# What is asked of a fact and its occasion, under the names it has from the facts on and from the obligations on.
_BACKWARD = {
    "fact": "f.id",
    "unit": "f.unit_id",
    "occurred": "f.occurred_on",
    "known": "f.countable_from",
    "minutes": "f.minutes",
    "wanted": "d.part",
    "occasion": "oc.id",
    "required": "oc.required",
    "measure": "oc.measure",
    "due": "oc.due_on",
    "holder_kind": "i.holder_kind",
}
_FORWARD = {name: f"serving.{name}" for name in _BACKWARD}
_SERVING = ", ".join(f"{column} AS {name}" for name, column in _BACKWARD.items())


@dataclass(frozen=True, slots=True)
class Relation:
    """One holder kind's way of matching: the people between a fact and an obligation, and what ties them."""

    holder_kind: str
    people: tuple[str, ...]
    ties: tuple[str, ...]
    # Whether, from an obligation on, the people come before their facts.
    people_first: bool = False

    def from_facts(self, select: str, facts: Sequence[str], obligations: Sequence[str] = ()) -> str:
        """The statement ``select`` over everything that these facts and occasions match.

        ``facts`` are conditions on fact and occasion (``f``, ``oc``), ``obligations`` on the obligation (``ob``).
        """
        return f"WITH {_serving((self._held, *facts))} {self.from_serving(select, obligations)}"

    def from_obligations(self, select: str, facts: Sequence[str], obligations: Sequence[str] = ()) -> str:
        """The same, beginning with the obligations."""
        after = (*reversed(self.people), FACT) if self.people_first else (FACT, *self.people)
        tables = " CROSS JOIN ".join((OBLIGATION, OCCASION, ITEM, DISCHARGE, *after))
        conditions = " AND ".join((*_SERVES, self._held, *self._tied(_BACKWARD), *facts, *obligations))
        return f"SELECT {select.format(**_BACKWARD)} FROM {tables} WHERE {conditions}"

    def from_serving(self, select: str, conditions: Sequence[str]) -> str:
        """The part of such a statement after what the facts serve has been put down."""
        tables = " CROSS JOIN ".join(("serving", *self.people, OBLIGATION))
        tied = " AND ".join((*self._tied(_FORWARD), *conditions))
        return f"SELECT {select.format(**_FORWARD)} FROM {tables} WHERE {tied}"

    @property
    def _held(self) -> str:
        return f"i.holder_kind = '{self.holder_kind}'"

    def _tied(self, names: dict[str, str]) -> tuple[str, ...]:
        return tuple(tie.format(**names) for tie in ("ob.occasion_id = {occasion}", *self.ties))


def _serving(conditions: Sequence[str]) -> str:
    """What facts serve, put down under the names of ``_FORWARD``."""
    tables = " CROSS JOIN ".join((FACT, DISCHARGE, ITEM, OCCASION))
    return f"serving AS MATERIALIZED (SELECT {_SERVING} FROM {tables} WHERE {' AND '.join((*_SERVES, *conditions))})"


BY_UNIT = Relation(
    "unit",
    (),
    ("ob.unit_id = {unit}", "ob.post_id IS NULL", "ob.person_id IS NULL"),
)
BY_POST = Relation(
    "post",
    (PARTICIPATION, APPOINTMENT),
    (
        *_PART,
        "ap.person_id = pa.person_id",
        "ap.valid_from <= {occurred}",
        "(ap.valid_to IS NULL OR ap.valid_to >= {occurred})",
        "ob.post_id = ap.post_id",
    ),
    people_first=True,
)
BY_MEMBER = Relation(
    "member",
    (PARTICIPATION,),
    (*_PART, "ob.person_id = pa.person_id"),
    people_first=True,
)
RELATIONS = (BY_UNIT, BY_POST, BY_MEMBER)


def from_few_facts(select: str, facts: Sequence[str], rest: str) -> str:
    """The statement ``select`` over all that a few facts match, whoever holds it; ``rest`` is said of each kind.

    What they serve is worked out once for all kinds of holder, because planning it takes longer than running it.
    """
    kinds = (
        one.from_serving(select, (f"serving.holder_kind = '{one.holder_kind}'",)) + rest for one in RELATIONS
    )
    return f"WITH {_serving(facts)} {' UNION ALL '.join(kinds)}"


# For a share of the roll: the unit's facts again, with everybody who took part in them.
PEOPLE_OF_UNIT = Relation("unit", (PARTICIPATION,), (*BY_UNIT.ties, *_PART))


@contextmanager
def in_written_order() -> Iterator[None]:
    """Have PostgreSQL join tables in the order written, inside the transaction; SQLite always does."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL join_collapse_limit = 1")
        yield
        cursor.execute("SET LOCAL join_collapse_limit TO DEFAULT")
