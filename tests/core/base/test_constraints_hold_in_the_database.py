"""The constraint builders make conditions the database itself holds, with messages for people."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from mingze.core.base.models import both_or_neither, period_order
from mingze.core.organization.choices import Tree
from mingze.core.organization.models import Unit

MARCH = date(2026, 3, 1)
APRIL = date(2026, 4, 1)
ORDER = period_order("valid_from", "valid_to", name="order")
PAIR = both_or_neither("valid_to", "counterpart", name="pair")


def unit(first: date, last: date | None, counterpart_id: int | None = None) -> Unit:
    values = {"tree": Tree.values[0], "valid_from": first, "valid_to": last, "counterpart_id": counterpart_id}
    return Unit(code="u1", name="综合处", **values)


@pytest.mark.django_db
@pytest.mark.parametrize("last", [None, MARCH, APRIL])
def test_a_period_may_be_open_or_end_on_its_first_day_or_later(last: date | None) -> None:
    ORDER.validate(Unit, unit(MARCH, last))


@pytest.mark.django_db
def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidationError, match="结束日期不得早于开始日期"):
        ORDER.validate(Unit, unit(APRIL, MARCH))


@pytest.mark.django_db
@pytest.mark.parametrize(("last", "counterpart"), [(None, None), (MARCH, 1)])
def test_paired_fields_may_both_be_filled_or_both_be_empty(
    last: date | None, counterpart: int | None
) -> None:
    PAIR.validate(Unit, unit(MARCH, last, counterpart))


@pytest.mark.django_db
@pytest.mark.parametrize(("last", "counterpart"), [(MARCH, None), (None, 1)])
def test_one_of_a_pair_alone_is_refused(last: date | None, counterpart: int | None) -> None:
    with pytest.raises(ValidationError, match="同时填写或同时留空"):
        PAIR.validate(Unit, unit(MARCH, last, counterpart))


def test_a_pair_of_one_is_a_mistake_in_the_program() -> None:
    with pytest.raises(ValueError, match="at least two"):
        both_or_neither("closed_at", name="lonely")
