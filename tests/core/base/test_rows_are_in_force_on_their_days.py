"""Effective-dated rows: both the first and the last day are included."""

from datetime import date

import pytest

from mingze.core.base import guard
from mingze.core.organization.choices import Tree
from mingze.core.organization.models import Unit


@pytest.fixture
def units(db: None) -> None:
    with guard.opened():
        for code, first, last in [
            ("ended", date(2026, 1, 1), date(2026, 3, 31)),
            ("current", date(2026, 3, 31), None),
        ]:
            values = {"tree": Tree.values[0], "valid_from": first, "valid_to": last}
            Unit.objects.create(code=code, name=code, path=f"/{code}/", **values)


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2025, 12, 31), set()),
        (date(2026, 1, 1), {"ended"}),
        (date(2026, 3, 31), {"ended", "current"}),
        (date(2026, 4, 1), {"current"}),
        (date(2036, 1, 1), {"current"}),
    ],
)
def test_on_a_day(day: date, codes: set[str]) -> None:
    assert set(Unit.objects.on(day).values_list("code", flat=True)) == codes


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), set()),
        (date(2025, 12, 1), date(2026, 1, 1), {"ended"}),
        (date(2026, 1, 1), date(2026, 12, 31), {"ended", "current"}),
        (date(2026, 5, 1), date(2026, 5, 31), {"current"}),
    ],
)
def test_during_a_period(first: date, last: date, codes: set[str]) -> None:
    assert set(Unit.objects.during(first, last).values_list("code", flat=True)) == codes
