"""A year of obligations, their discharge and the roll-up: the product's set work beside the same as plain SQL."""

from datetime import date
from typing import Any

from django.db import connection, transaction

from bench import plain
from bench.results import Result, beside, timed
from mingze.accountability.duties import counting, discharging, fulfilment, materialising
from mingze.accountability.duties.models import ListVersion, Obligation, Occasion
from mingze.accountability.duties.occasions import occasions_of
from mingze.core.audit.unchanged import forget
from mingze.core.base import guard
from mingze.core.facts.models import Fact, Participation
from mingze.core.kernel import clock
from mingze.core.organization.models import Unit

ROUNDS = 3
EMPTY = {
    "sqlite": (
        "DELETE FROM duties_obligationcount",
        "DELETE FROM duties_obligation",
        "DELETE FROM duties_occasion",
    ),
    "postgresql": ("TRUNCATE duties_obligationcount, duties_reversal, duties_obligation, duties_occasion",),
}


def measure(*, quick: bool) -> tuple[list[Result], dict[str, Any]]:
    """Three rounds by turns, each undone afterwards; one when quick."""
    rounds = 1 if quick else ROUNDS
    made: list[tuple[float, float]] = []
    met: list[tuple[float, float]] = []
    for number in range(rounds):
        making, meeting = _round(plain_first=number % 2 == 0)
        made.append(making)
        met.append(meeting)
    facts, parts = Fact.objects.count(), Participation.objects.count()
    count = Obligation.objects.count()
    results = [
        beside("a year of obligations", 5, *_columns(made), f"{count:,} obligations"),
        beside("their discharge", 5, *_columns(met), f"by {facts:,} facts with {parts:,} participations"),
        _roll_up(rounds),
    ]
    _settle()
    scale = {"units": Unit.objects.count(), "obligations": count, "facts": facts, "participations": parts}
    return results, {"scale": scale}


def _columns(pairs: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [ours for ours, _ in pairs], [theirs for _, theirs in pairs]


def _round(*, plain_first: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    """Make and discharge a year both ways in one transaction that is rolled back; both must come to the same."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Emptying a table row by row is not what is measured.
            cursor.execute("PRAGMA foreign_keys = OFF")
    with transaction.atomic(), guard.opened():
        with connection.cursor() as cursor:
            for statement in EMPTY[connection.vendor]:
                cursor.execute(statement)
            plain.create_tables()
        occasions = _occasions()
        Occasion.objects.bulk_create(occasions, batch_size=1000)
        making = _by_turns(plain_first, _materialise, plain.obligations)
        meeting = _by_turns(plain_first, _discharge, plain.discharge)
        _compare()
        transaction.set_rollback(True)
    return making, meeting


def _settle() -> None:
    """Undone years leave PostgreSQL gigabytes to write out and clear away, beside whatever is measured next."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
            cursor.execute("CHECKPOINT")


def _by_turns(plain_first: bool, ours: Any, theirs: Any) -> tuple[float, float]:
    order = [(theirs, 1), (ours, 0)] if plain_first else [(ours, 0), (theirs, 1)]
    seconds, counts = [0.0, 0.0], [0, 0]
    for work, place in order:
        seconds[place], counts[place] = timed(work)
    if counts[0] != counts[1]:
        raise AssertionError(f"the product made {counts[0]} and plain SQL {counts[1]}")
    return seconds[0], seconds[1]


def _occasions() -> list[Occasion]:
    until = date(clock.today().year, 12, 31)
    versions = ListVersion.objects.filter(published_at__isnull=False).select_related(
        "duty_list__unit__counterpart"
    )
    return [occasion for version in versions for occasion in occasions_of(version, until)]


def _materialise() -> int:
    versions = ListVersion.objects.filter(published_at__isnull=False).select_related(
        "duty_list__unit__counterpart"
    )
    made = sum(
        materialising.materialise(version, version.valid_from) for version in versions if version.valid_from
    )
    plain.check_keys()
    return made


def _discharge() -> int:
    """As publishing a list does: what was met, and the counts that pages read."""
    met = discharging.discharge_all()
    counting.count_all()
    return met


def _compare() -> None:
    """The same obligations met on the same days, known on the same days."""
    columns = "occasion_id, unit_id, COALESCE(post_id, 0), COALESCE(person_id, 0), met_on, met_known_on"
    differing = f"SELECT {columns} FROM duties_obligation EXCEPT SELECT {columns} FROM plain_obligation"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({differing}) AS differing")
        (count,) = cursor.fetchone()
    if count:
        raise AssertionError(f"{count} obligations came out differently")


def _roll_up(rounds: int) -> Result:
    on = clock.today()
    first, last = date(on.year, 1, 1), on
    ours, theirs = [], []
    for _ in range(rounds):
        seconds, branches = timed(lambda: _fold(first, last, on))
        ours.append(seconds)
        seconds, plainly = timed(lambda: plain.roll_up(first, last, on))
        theirs.append(seconds)
        for branch in branches:
            tally = branch.tally
            found = (tally.met, tally.met_late, tally.due, tally.weight_met)
            if plainly.get(branch.unit.pk, (0, 0, 0, 0)) != found:
                raise AssertionError(f"{branch.unit.code}: {found}, plain SQL {plainly.get(branch.unit.pk)}")
    return beside("the roll-up by subtree", 5, ours, theirs, f"{len(branches):,} units")


def _fold(first: date, last: date, on: date) -> list[fulfilment.Branch]:
    # As after a write: what an earlier round has worked out is forgotten.
    forget()
    tallies = fulfilment.by_unit(fulfilment.Due(Unit.objects.all(), first, last), on)
    return fulfilment.by_subtree(tallies, Unit.objects.on(on), on)
