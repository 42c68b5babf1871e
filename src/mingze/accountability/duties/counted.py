"""What counts say of each unit, kept: for one meeting's sake no nation is read again, only the units counted since."""

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Generic, NamedTuple, TypeVar

from django.db.models import Count, Sum

from mingze.accountability.duties.models import CountStamp, Obligation, ObligationCount, Reversal
from mingze.core.audit.unchanged import rows_asked, unchanged
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Unit

Figure = TypeVar("Figure")
Read = Callable[[Collection[int] | None], Mapping[int, Figure]]
"""Reads the figure of each unit there is, or of some."""
MOST_MOVED = 200
"""Beyond this number of units, reading them one by one takes as long as reading all."""


class _Counted(NamedTuple, Generic[Figure]):
    """The figure of every unit there is, and how often each had been counted before they were read."""

    stamps: Mapping[int, int]
    figures: Mapping[int, Figure]


def counted_by_unit(question: str, *asked: Hashable, read: Read[Figure]) -> Mapping[int, Figure]:
    """What ``read`` gives from counts alone. 2 queries after a write and ``read`` for what it moved; 1 when kept."""
    return unchanged(
        question,
        *asked,
        answer=lambda: _Counted(_stamps(), read(None)),
        renewed=lambda old: _renewed(old, read),
    ).figures


def _stamps() -> dict[int, int]:
    return dict(CountStamp.objects.values_list("unit_id", "times"))


def _renewed(old: _Counted[Figure], read: Read[Figure]) -> _Counted[Figure]:
    stamps = _stamps()
    moved = {unit_id for unit_id, times in stamps.items() if old.stamps.get(unit_id) != times}
    if len(moved) > MOST_MOVED:
        return _Counted(stamps, read(None))
    kept = {unit_id: figure for unit_id, figure in old.figures.items() if unit_id not in moved}
    return _Counted(stamps, {**kept, **read(moved)})


def how_many(access: Access) -> int:
    """How many obligations a person may see, whatever their state: what a list without filters counts."""
    units = Unit.objects.within(access.paths(Permission.DUTIES_VIEW)).values_list("pk", flat=True)
    return unchanged("duties.how_many", *rows_asked(units), answer=lambda: _how_many(units))


def _how_many(unit_ids: Collection[int]) -> int:
    counted = counted_by_unit("duties.number", read=_numbers)
    corrected = dict(
        Obligation.objects.filter(pk__in=Reversal.objects.values("obligation"))
        .values_list("unit_id")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return sum(counted.get(one, 0) + corrected.get(one, 0) for one in unit_ids)


def _numbers(unit_ids: Collection[int] | None) -> dict[int, int]:
    counts = ObligationCount.objects.all()
    if unit_ids is not None:
        counts = counts.filter(unit__in=unit_ids)
    return dict(counts.values_list("unit_id").annotate(number=Sum("count")).order_by())
