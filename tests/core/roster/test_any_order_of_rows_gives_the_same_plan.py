"""Planning does not depend on the order of rows, and applying a plan leaves nothing more to plan."""

import contextlib
import random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.roster.rosters import FLAT_HEADINGS, apply, flat, plan_of, texts
from tests.people import PEOPLE, Agency

# (unit, post): mostly posts that are there, so that most lists can be applied.
PLACES = (
    ("保护科", "保护科科长"),
    ("服务科", "服务科科长"),
    ("保护科", "科员"),
    ("JG-01", "科员"),
    ("办公室", ""),
    ("", ""),
    ("办公室", "保护科科长"),
)
BRANCHES = ("第一党支部", "第二党支部", "第一党小组", "")
STAFF = [(number, name) for number, name, staff, _party in PEOPLE.values() if staff]
PERSON = st.one_of(
    st.sampled_from(STAFF), st.tuples(st.sampled_from([f"40{n:02}" for n in range(9)]), st.just("温迪"))
)
ROW = st.builds(
    lambda person, place, branch, standing, day: (
        *person, place[0], branch, standing if branch else "",
        place[1], "工作人员" if place[1] == "科员" else "", day,
    ),
    PERSON,
    st.sampled_from(PLACES),
    st.sampled_from(BRANCHES),
    st.sampled_from(("正式党员", "预备党员", "")),
    st.sampled_from(("2026-03-01", "2026-07-01", "2026-09-15", "")),
)  # fmt: skip
ROWS = st.lists(ROW, min_size=1, max_size=8, unique_by=lambda row: row[0])
FIXTURE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class _Undo(Exception):  # noqa: N818 - only unwinds the transaction of one example
    """Nothing of this example is to stay."""


@given(rows=ROWS, seed=st.integers(0, 99))
@FIXTURE
@pytest.mark.slow
def test_a_permutation_of_the_rows_is_the_same_plan(
    agency: Agency, rows: list[tuple[str, ...]], seed: int
) -> None:
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)

    one, other = (
        plan_of(flat(*rows, headings=FLAT_HEADINGS)),
        plan_of(flat(*shuffled, headings=FLAT_HEADINGS)),
    )

    assert bool(one.errors) == bool(other.errors)
    if not one.errors:
        assert one.digest == other.digest


@given(rows=ROWS)
@FIXTURE
@pytest.mark.slow
def test_what_was_applied_needs_no_more_changes(agency: Agency, rows: list[tuple[str, ...]]) -> None:
    data = flat(*rows, headings=FLAT_HEADINGS)
    plan = plan_of(data)
    if plan.errors:
        return
    with contextlib.suppress(_Undo), transaction.atomic():
        apply(data, expected=plan.digest)
        again = plan_of(data)
        assert texts(again, "error") == []
        assert again.changes == ()
        raise _Undo
