"""Showing a large tree in parts: as many levels as a page holds, and an address for what lies below.

A tree of fourteen units stands on one page. Of a thousand, the page shows the upper levels, and each unit at the
edge opens to a page of its own. No figure changes by this: a unit's figures are worked out before the window is cut.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from urllib.parse import urlencode

MOST_ROWS = 150


class Levelled(Protocol):
    """A row of a tree in reading order, its level counted from 1."""

    @property
    def level(self) -> int: ...


Row = TypeVar("Row", bound=Levelled)


@dataclass(frozen=True)
class Window(Generic[Row]):
    """What a page shows: each row with its level on the page and whether its children are left out.

    ``above`` are the rows over the one the page begins with, from the top.
    """

    rows: Sequence[tuple[Row, int, bool]]
    above: Sequence[Row] = ()


def window(rows: Sequence[Row], key: Callable[[Row], str], below: str | None = None) -> Window[Row]:
    """Cut a window that begins with the row of key ``below``, or with the whole tree when there is none such.

    It reaches as deep as ``MOST_ROWS`` allow, and always one level below its beginning.
    """
    above, inside = _subtree(rows, key, below)
    first = above[-1].level + 1 if above else 1
    deepest = _depth([row.level for row in inside], first)
    shown = [
        (row, row.level - first + 1, row.level == deepest and after.level > deepest)
        for row, after in zip(inside, [*inside[1:], *inside[:1]], strict=True)
        if row.level <= deepest
    ]
    return Window(shown, above)


def address(below: str, **more: str) -> str:
    """The address, on the same page, of what lies below a row."""
    return f"?{urlencode({'below': below, **more})}"


def crumbs(
    title: str, seen: Window[Row], named: Callable[[Row], tuple[str, str]], **more: str
) -> list[tuple[str, str]]:
    """The way from the whole tree to where the window begins, as text and address; none at the whole tree itself."""
    if not seen.above:
        return []
    way = [(title, f"?{urlencode(more)}")]
    way += [(text, address(key, **more)) for key, text in map(named, seen.above)]
    return [*way, (named(seen.rows[0][0])[1], "")]


def _subtree(
    rows: Sequence[Row], key: Callable[[Row], str], below: str | None
) -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows above the one asked for, and itself with all below it."""
    start = next((place for place, row in enumerate(rows) if below and key(row) == below), None)
    if start is None:
        return [], rows
    level = rows[start].level
    above: list[Row] = []
    for row in reversed(rows[:start]):
        if row.level < (above[-1].level if above else level):
            above.append(row)
    end = next((place for place in range(start + 1, len(rows)) if rows[place].level <= level), len(rows))
    return above[::-1], rows[start:end]


def _depth(levels: Sequence[int], first: int) -> int:
    """The deepest level that still fits on the page."""
    deepest, fitting = first, 0
    for level in range(first, max(levels, default=first) + 1):
        fitting += levels.count(level)
        if fitting > MOST_ROWS and level > first + 1:
            break
        deepest = level
    return deepest
