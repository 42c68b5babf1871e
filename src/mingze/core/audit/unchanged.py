"""Answers that many people ask for: worked out again only after a table has been written that they were read from.

Every write leaves an entry in the trail, and the door puts down beside it which tables were written
(``LastWrite``). An answer is kept with the tables it was read from and with the last entry that any of them had, so
that it is never old: the next write to one of them gives the state another name. Answers lie in the memory of the
process, and whoever asks first after a write waits as if nothing were kept.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any, NamedTuple, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from mingze.core.audit import tables
from mingze.core.audit.models import LastWrite
from mingze.core.base import guard

T = TypeVar("T")
MOST_KEPT = 2048
"""How many answers a process keeps; those not asked for longest go first."""


class NotKeepable(RuntimeError):  # noqa: N818 - named for what was found, it is a fault of the program
    """An answer was read from a table that is written without a word in the trail; it would go stale unnoticed."""


class _Answer(NamedTuple):
    """An answer, the tables it was read from, and the last entry that any of them had before it was read."""

    tables: frozenset[str]
    state: str
    found: Any


@dataclass(slots=True)
class _Place:
    """Where an answer is kept, and the turn to work it out."""

    turn: Lock = field(default_factory=Lock)
    answer: _Answer | None = None

    def good(self) -> _Answer | None:
        """The answer, unless it is old."""
        kept = self.answer
        return kept if kept is not None and kept.state == _state(kept.tables) else None


_kept: OrderedDict[Hashable, _Place] = OrderedDict()
_shelf = Lock()
_asking: ContextVar[set[str] | None] = ContextVar("tables read by the answer being worked out", default=None)


def unchanged(
    question: str,
    *asked: Hashable,
    answer: Callable[[], T],
    renewed: Callable[[T], T] | None = None,
) -> T:
    """What ``answer`` gives for ``question`` about ``asked``, which together tell it from others. 1 query when kept.

    Answers may ask for other answers. Everybody is handed the same object, so nobody may change it; inside an action,
    which sees its own writes before the trail does, nothing is kept and ``answer`` is simply asked. Whoever can tell
    what has changed gives ``renewed``, which makes the answer out of the old one and leaves that as it is. Raises
    :class:`NotKeepable` when the answer was read from an unguarded table.
    """
    if guard.is_open():
        return answer()
    place = _place((question, *asked))
    kept = place.good()
    if kept is None:
        # Right after a write everybody asks at once: one works it out, and the others of this process wait for that.
        # No two can wait for each other, because an answer never asks for itself, however far down.
        with place.turn:
            kept = place.good()
            if kept is None:
                old = place.answer
                again = partial(renewed, old.found) if renewed is not None and old is not None else answer
                kept = place.answer = _worked_out(question, again)
    outer = _asking.get()
    if outer is not None:
        outer.update(kept.tables)
    return cast(T, kept.found)


def rows_asked(rows: QuerySet[Any, Any]) -> tuple[Hashable, ...]:
    """What tells ``rows`` from others: the statement that asks for them, with its parameters."""
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return ()
    return (sql, *parameters)


def count_unchanged(rows: QuerySet[Any, Any]) -> int:
    """How many ``rows`` there are; counted once for each way of asking while nothing is written. 1 query when kept."""
    return unchanged("count", *rows_asked(rows), answer=rows.count)


def forget() -> None:
    """Drop everything kept, for tests, which write past the door."""
    with _shelf:
        _kept.clear()


def _place(key: Hashable) -> _Place:
    with _shelf:
        place = _kept.setdefault(key, _Place())
        _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return place


def _worked_out(question: str, answer: Callable[[], Any]) -> _Answer:
    # Which tables will be read is known only afterwards, so the state of all of them is looked up before.
    before = _states()
    read: set[str] = set()
    token = _asking.set(read)
    try:
        with tables.noted(tables.named) as named:
            found = answer()
    finally:
        _asking.reset(token)
    read |= named - {LastWrite._meta.db_table}
    if stale := read & tables.unguarded():
        raise NotKeepable(f"{question} was read from {', '.join(sorted(stale))}")
    _, last = max((before[name] for name in read if name in before), default=(0, ""))
    return _Answer(frozenset(read), last, found)


# In plain words and not through models, because every page asks several times.
_ALL = "SELECT written, sequence, hash FROM audit_lastwrite"
_LAST = "SELECT hash FROM audit_lastwrite WHERE written IN ({}) ORDER BY sequence DESC LIMIT 1"


def _states() -> dict[str, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_ALL)
        return {name: (sequence, entry) for name, sequence, entry in cursor.fetchall()}


def _state(read: frozenset[str]) -> str:
    """The hash of the last entry with which any of these tables was written; empty when none ever was."""
    if not read:
        return ""
    with connection.cursor() as cursor:
        cursor.execute(_LAST.format(", ".join(["%s"] * len(read))), sorted(read))
        row = cursor.fetchone()
    return row[0] if row else ""
