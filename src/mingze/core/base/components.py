"""What the shared components are given: small frozen records that views fill and templates draw."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext

from mingze.core.kernel import indicators

Text = str | Promise


class Tone(StrEnum):
    """What a colour means. Every toned thing also says it in words: colour is never the only sign."""

    NEUTRAL = "neutral"  # not begun, draft, closed for good
    INFO = "info"  # under way
    GOOD = "good"  # done, in time
    WARN = "warn"  # due soon, waiting, unverified
    BAD = "bad"  # overdue, returned, refused


@dataclass(frozen=True)
class Action:
    """A button or link in a page header. A ``POST`` is made with the ``confirm`` tag instead."""

    title: Text
    url: str
    icon: str = ""
    primary: bool = False


@dataclass(frozen=True)
class FigureCard:
    """A number that opens to its rows, or the reason why there is none; the reason is shown, never a 0."""

    title: Text
    value: object = None
    unit: Text = ""
    url: str = ""
    unavailable: Text = ""
    note: Text = ""
    tone: Tone = Tone.NEUTRAL

    @classmethod
    def of(
        cls, figure: indicators.Figure, title: Text, unit: Text = "", tone: Tone = Tone.NEUTRAL
    ) -> "FigureCard":
        """The card of an indicator's answer."""
        if figure.value is None:
            return cls(title=title, unavailable=figure.reason_text(gettext) or "", tone=tone)
        note = ""
        if figure.numerator is not None and figure.denominator is not None:
            note = f"{figure.numerator} / {figure.denominator}"
        return cls(title, figure.value, unit, figure.rows_url or "", note=note, tone=tone)


@dataclass(frozen=True)
class Happening:
    """One entry of a timeline. Entries are shown in the order given: the newest first is the habit."""

    at: datetime | date
    text: Text
    who: str = ""
    note: Text = ""
    tone: Tone = Tone.NEUTRAL
    url: str = ""


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence: a file, a document or a record that can be opened, or says why it cannot."""

    title: Text
    url: str = ""
    kind: Text = ""
    size: int | None = None
    who: str = ""
    at: datetime | date | None = None
    sealed: bool = False


@dataclass(frozen=True)
class Tab:
    """A tab that is a link to its own address."""

    title: Text
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class TreeRow:
    """A row of a tree table. Rows come in reading order, each parent before its children; ``level`` from
    1.
    """

    key: str
    title: Text
    level: int
    cells: Sequence[object] = ()
    url: str = ""
    open: bool = True
    # Where what lies below is shown, when this page leaves it out.
    below_url: str = ""


@dataclass(frozen=True)
class Definition:
    """A term and what is known about it; an empty value is shown as a dash. ``url`` opens the value."""

    term: Text
    value: object = None
    url: str = ""
    verified: bool | None = None
    basis: Text = ""


@dataclass(frozen=True)
class TreeLine:
    """A tree row with what drawing it needs: whether it has children, and whether an ancestor is closed."""

    row: TreeRow
    parent: str = ""
    has_children: bool = False
    hidden: bool = False
    position: int = 1
    siblings: int = 1


@dataclass
class _Branch:
    key: str
    level: int
    visible: bool
    # Index of each child among all rows -> its place among its siblings, from 1.
    lines: dict[int, int] = field(default_factory=dict)


def tree_lines(rows: Sequence[TreeRow]) -> list[TreeLine]:
    """Work out parents, siblings and what is hidden at first. A level that jumps is a ``ValueError``."""
    root = _Branch(key="", level=0, visible=True)
    path, branches, parents = [root], [root], []
    for index, row in enumerate(rows):
        while path[-1].level >= row.level:
            path.pop()
        parent = path[-1]
        if row.level != parent.level + 1:
            raise ValueError(f"tree row {row.key} has level {row.level} under level {parent.level}")
        parent.lines[index] = len(parent.lines) + 1
        parents.append(parent)
        branch = _Branch(row.key, row.level, parent.visible and row.open)
        path.append(branch)
        branches.append(branch)
    return [
        TreeLine(
            row=row,
            parent=parent.key,
            has_children=bool(branch.lines),
            hidden=not parent.visible,
            position=parent.lines[index],
            siblings=len(parent.lines),
        )
        for index, (row, parent, branch) in enumerate(zip(rows, parents, branches[1:], strict=True))
    ]
