"""How long rights last, as data: ``terms.yaml`` beside this file, each row with the clause it follows."""

import calendar
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

import msgspec
import yaml

from mingze.services.patents.record import Type


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule of how long a right lasts."""

    office: str
    right: Type
    start: Literal["filing", "earliest_filing", "grant", "priority"] = msgspec.field(name="from")
    clause: str
    last_day: bool
    """Whether it is in force on the corresponding day; a Chinese one ends on it (审查指南第五部分第九章)."""
    years: int = 0
    months: int = 0
    or_years_from_grant: int = 0
    """The later of the two counts."""
    filed_from: date | None = None
    filed_before: date | None = None

    def holds_for(self, office: str, right: Type, filed: date | None) -> bool:
        """Whether this rule is for a right asked for on that day; an unknown day is taken to be recent."""
        day = filed or date.max
        in_time = (self.filed_from or date.min) <= day and (
            self.filed_before is None or day < self.filed_before
        )
        return self.office == office and self.right is right and in_time


Terms = tuple[Term, ...]


@cache
def default_terms() -> Terms:
    """The rules of ``terms.yaml``, in its order."""
    text = resources.files("mingze.services.patents").joinpath("terms.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Terms)


def term_for(terms: Terms, office: str, right: Type, filed: date | None) -> Term | None:
    """The first rule that holds."""
    return next((term for term in terms if term.holds_for(office, right, filed)), None)


def later(day: date, *, years: int = 0, months: int = 0) -> date | None:
    """The corresponding day, the last of the month where it has no such day; ``None`` beyond the calendar."""
    count = day.year * 12 + day.month - 1 + years * 12 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
