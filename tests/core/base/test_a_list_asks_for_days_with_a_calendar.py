"""Nobody types a date as text in a filter: wherever a list asks for a day, the browser offers its calendar."""

import pytest

from mingze.core.base.filters import DateRangeFilter, DayFilter, Filter, TextFilter
from tests.core.base.conftest import MakeRequest
from tests.core.base.unit_list import codes, make_units, page

pytestmark = pytest.mark.django_db


def test_a_day_has_a_date_input_and_narrows_the_list(make_request: MakeRequest) -> None:
    make_units(5)
    status, soup = page(make_request("/list/?since=2026-01-04"))
    assert status == 200
    assert codes(soup) == ["04", "05"]
    box = soup.select_one("#filter-since")
    assert (box["type"], box["value"]) == ("date", "2026-01-04")


def test_no_other_kind_of_filter_reads_a_day() -> None:
    """Whatever names a day by a text box would be a filter of its own again."""
    known = {DayFilter, DateRangeFilter}
    own = [one for one in _below(Filter) if one not in known and not issubclass(one, TextFilter)]
    assert [
        one.__name__ for one in own if "day" in one.__name__.lower() or "date" in one.__name__.lower()
    ] == []
    assert [
        one.__name__ for one in _below(Filter) if one.kind not in {"text", "choice", "day", "dates"}
    ] == []


def _below(kind: type[Filter]) -> list[type[Filter]]:
    return [found for one in kind.__subclasses__() for found in (one, *_below(one))]
