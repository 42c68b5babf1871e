"""A tree too large for a page shows its upper levels; every unit at the edge opens to what lies below it."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingze.core.base import tree_windows
from mingze.core.base.tree_windows import MOST_ROWS, crumbs, window


@dataclass(frozen=True)
class Row:
    """A row named by its number in reading order."""

    code: str
    level: int


def tree(*levels: int) -> list[Row]:
    """A tree of these levels in reading order."""
    return [Row(str(number), level) for number, level in enumerate(levels)]


def code(row: Row) -> str:
    """Its key."""
    return row.code


# A bureau with 40 divisions of 30 sections each.
NATION = tree(1, *([2, *[3] * 30] * 40))


@st.composite
def trees(draw: st.DrawFn) -> list[Row]:
    """Any tree: a level never exceeds the one before it by more than one."""
    levels = [1]
    for step in draw(st.lists(st.integers(0, 5), max_size=400)):
        levels.append(max(1, min(levels[-1] + 1, step + 1)))
    return tree(*levels)


def test_a_small_tree_is_shown_whole() -> None:
    seen = window(tree(1, 2, 3, 3, 2, 1, 2), code)
    assert [level for _, level, _ in seen.rows] == [1, 2, 3, 3, 2, 1, 2]
    assert not any(folded for *_, folded in seen.rows)
    assert crumbs("组织机构", seen, lambda row: (row.code, row.code)) == []


def test_a_nation_shows_its_divisions_and_each_opens_to_its_sections() -> None:
    seen = window(NATION, code)
    assert len(seen.rows) == 41
    assert [folded for *_, folded in seen.rows] == [False] + [True] * 40
    division = seen.rows[2][0]
    below = window(NATION, code, division.code)
    assert [(row.code, level, folded) for row, level, folded in below.rows] == [
        (str(32 + number), 1 if not number else 2, False) for number in range(31)
    ]
    way = crumbs("组织机构", below, lambda row: (row.code, f"单位{row.code}"), on="2026-11-01")
    assert way == [
        ("组织机构", "?on=2026-11-01"),
        ("单位0", "?below=0&on=2026-11-01"),
        ("单位32", ""),
    ]


def test_one_level_below_is_shown_however_many_stand_there() -> None:
    assert len(window(tree(1, *[2] * (MOST_ROWS * 3)), code).rows) == MOST_ROWS * 3 + 1


@pytest.mark.parametrize("asked", ["", "nobody", None])
def test_an_unknown_unit_asks_for_the_whole(asked: str | None) -> None:
    assert window(NATION, code, asked).rows[0][0] is NATION[0]


@given(rows=trees())
def test_every_row_can_be_reached_from_the_top(rows: list[Row]) -> None:
    reached: set[str] = set()
    doors: list[str | None] = [None]
    while doors:
        seen = window(rows, code, doors.pop())
        doors += [row.code for row, _, folded in seen.rows if folded and row.code not in reached]
        reached |= {row.code for row, *_ in seen.rows}
        levels = [level for _, level, _ in seen.rows]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
    assert reached == {row.code for row in rows}


def test_an_address_says_what_it_opens() -> None:
    assert tree_windows.address("JG-01", on="2026-01-02") == "?below=JG-01&on=2026-01-02"
