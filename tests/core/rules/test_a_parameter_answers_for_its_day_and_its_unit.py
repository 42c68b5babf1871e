"""rules.value: the figure in force on a day, the nearest unit's own first."""

from datetime import date
from decimal import Decimal

import pytest

from mingze.core.base import guard
from mingze.core.organization.models import Placement
from mingze.core.rules import queries
from mingze.core.rules.models import Parameter, ParameterValue
from tests.core.rules.conftest import Load
from tests.people import make_agency

DAY = date(2026, 3, 1)


def own_value(unit: object, value: int, since: date = date(2026, 1, 1)) -> None:
    """Give a unit a value of its own."""
    with guard.opened():
        ParameterValue.objects.create(
            parameter=Parameter.objects.get(key="tea.every"), unit=unit, value=value, valid_from=since
        )


@pytest.mark.parametrize(
    ("day", "expected"), [("2018-01-01", 3), ("2023-12-31", 3), ("2024-01-01", 1), ("2099-01-01", 1)]
)
def test_the_value_is_the_one_in_force_on_the_day(load_small: Load, day: str, expected: int) -> None:
    load_small()
    assert queries.value("tea.every", on=date.fromisoformat(day)) == expected


def test_a_decimal_keeps_its_digits(load_small: Load) -> None:
    load_small()
    share = queries.value("tea.share", on=DAY)
    assert share == Decimal("66.5")
    assert isinstance(share, Decimal)


def test_no_value_names_the_key_and_the_day(load_small: Load) -> None:
    load_small()
    with pytest.raises(queries.NoValueError, match=r"参数“tea\.every”在2017-12-31没有取值"):
        queries.value("tea.every", on=date(2017, 12, 31))
    with pytest.raises(queries.NoValueError, match=r"tea\.evry"):
        queries.value("tea.evry", on=DAY)


def test_the_agencys_own_value_holds_below_it_in_both_trees(load_small: Load) -> None:
    agency = make_agency()
    load_small()
    assert queries.value("tea.every", on=DAY) == 1
    for unit in (agency.agency, agency.protection, agency.group, agency.cell):
        assert queries.value("tea.every", on=DAY, unit=unit) == 2, unit


def test_the_nearest_unit_wins(load_small: Load) -> None:
    agency = make_agency()
    load_small()
    own_value(agency.general_branch, 5)
    own_value(agency.branch_one, 6)
    assert queries.value("tea.every", on=DAY, unit=agency.cell) == 6
    assert queries.value("tea.every", on=DAY, unit=agency.branch_two) == 5
    assert queries.value("tea.every", on=DAY, unit=agency.office) == 2


def test_a_units_value_begins_on_its_day(load_small: Load) -> None:
    agency = make_agency(on=date(2020, 1, 1))
    load_small()
    own_value(agency.branch_one, 6, since=date(2026, 2, 1))
    assert queries.value("tea.every", on=date(2026, 1, 31), unit=agency.branch_one) == 2
    assert queries.value("tea.every", on=date(2024, 1, 31), unit=agency.branch_one) == 1


def test_a_unit_is_asked_where_it_stood_on_that_day(load_small: Load) -> None:
    agency = make_agency()
    load_small()
    own_value(agency.branch_one, 6)
    own_value(agency.branch_two, 8)
    with guard.opened():
        Placement.objects.filter(unit=agency.cell).update(valid_to=date(2026, 2, 28))
        Placement.objects.create(unit=agency.cell, parent=agency.branch_two, valid_from=DAY)
    assert queries.value("tea.every", on=date(2026, 2, 28), unit=agency.cell) == 6
    assert queries.value("tea.every", on=DAY, unit=agency.cell) == 8


def test_a_figure_for_display_names_its_basis_and_whether_it_was_verified(load_small: Load) -> None:
    load_small()
    figure = queries.parameter_figure("tea.every", on=DAY)
    assert (figure.value, figure.measure, figure.verified) == (1, "次/季度", True)
    assert figure.basis == "茶话会条例第一条"
    assert not queries.parameter_figure("tea.share", on=DAY).verified
