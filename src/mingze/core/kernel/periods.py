"""Periods a duty is owed in: months, quarters, half-years and years of the civil calendar."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingze.core.kernel.refusals import Sentence, mark, sentence


class Cadence(StrEnum):
    """How often something is owed. The values are those written in the catalogue.

    ``ONCE`` (on a date) and ``AFTER`` (so many days after an event) have a due date but no period.
    """

    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    AFTER = "after"

    @property
    def recurs(self) -> bool:
        """Whether this cadence divides the year into periods."""
        return self in _PER_YEAR


_PER_YEAR = {Cadence.MONTH: 12, Cadence.QUARTER: 4, Cadence.HALF_YEAR: 2, Cadence.YEAR: 1}
_KEY = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})|Q(?P<quarter>[1-4])|H(?P<half>[12]))?")


@dataclass(frozen=True, order=True)
class Period:
    """One month, quarter, half-year or year; ``index`` counts from 1 within the year.

    Raises ``ValueError`` for a cadence without periods, an index outside the year, or a year outside 1–9999.
    """

    cadence: Cadence
    year: int
    index: int

    def __post_init__(self) -> None:
        if not self.cadence.recurs:
            raise ValueError(f"cadence {self.cadence} has no periods")
        if not date.min.year <= self.year <= date.max.year:
            raise ValueError(f"year {self.year} is outside the calendar")
        if not 1 <= self.index <= _PER_YEAR[self.cadence]:
            raise ValueError(f"{self.year} has no {self.cadence} number {self.index}")

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, (self.index - 1) * self._months + 1, 1)

    @property
    def end(self) -> date:
        """Last day, included."""
        month = self.index * self._months
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def key(self) -> str:
        """Short stable text: ``2026-03``, ``2026Q1``, ``2026H1`` or ``2026``."""
        suffixes = {
            Cadence.MONTH: f"-{self.index:02d}",
            Cadence.QUARTER: f"Q{self.index}",
            Cadence.HALF_YEAR: f"H{self.index}",
            Cadence.YEAR: "",
        }
        return f"{self.year:04d}{suffixes[self.cadence]}"

    @property
    def label(self) -> str:
        """Chinese name: 2026年3月, 2026年第1季度, 2026年上半年, 2026年."""
        return str(self.wording)

    @property
    def wording(self) -> Sentence:
        """The name, to be translated where it is shown."""
        source = {
            Cadence.MONTH: mark("%(year)s年%(index)s月"),
            Cadence.QUARTER: mark("%(year)s年第%(index)s季度"),
            Cadence.HALF_YEAR: (mark("%(year)s年上半年"), mark("%(year)s年下半年"))[(self.index - 1) % 2],
            Cadence.YEAR: mark("%(year)s年"),
        }[self.cadence]
        return sentence(source, year=self.year, index=self.index)

    @property
    def next(self) -> "Period":
        """The period of the same cadence that starts the day after this one ends."""
        return self._shifted(1)

    @property
    def previous(self) -> "Period":
        """The period of the same cadence that ends the day before this one starts."""
        return self._shifted(-1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def _months(self) -> int:
        return 12 // _PER_YEAR[self.cadence]

    def _shifted(self, by: int) -> "Period":
        count = _PER_YEAR[self.cadence]
        year, index = divmod(self.year * count + self.index - 1 + by, count)
        return Period(self.cadence, year, index + 1)


def containing(cadence: Cadence, day: date) -> Period:
    """Return the period of ``cadence`` that ``day`` falls in; ``ValueError`` when the cadence has none."""
    if not cadence.recurs:
        raise ValueError(f"cadence {cadence} has no periods")
    months = 12 // _PER_YEAR[cadence]
    return Period(cadence, day.year, (day.month - 1) // months + 1)


def parse(key: str) -> Period:
    """Return the period written as ``key``; ``ValueError`` when it is none of the four forms."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"{key!r} is not a period: write 2026, 2026H1, 2026Q1 or 2026-03")
    year = int(match["year"])
    if match["month"]:
        return Period(Cadence.MONTH, year, int(match["month"]))
    if match["quarter"]:
        return Period(Cadence.QUARTER, year, int(match["quarter"]))
    if match["half"]:
        return Period(Cadence.HALF_YEAR, year, int(match["half"]))
    return Period(Cadence.YEAR, year, 1)


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def periods_between(cadence: Cadence, first: date, last: date) -> Iterator[Period]:
    """Yield in order every period that shares at least one day with ``first``..``last``, both included."""
    if first > last:
        return
    period = containing(cadence, first)
    final = containing(cadence, last)
    while period != final:
        yield period
        period = period.next
    yield final
