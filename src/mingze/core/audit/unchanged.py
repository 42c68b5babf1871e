"""Answers that many people ask for: worked out again only after a table has been written that they were read from.

Every write leaves an entry in the trail, and the door puts down beside it which tables were written
(``LastWrite``). An answer is kept with the tables it was read from and with the last entry that any of them had, so
that it is never old: the next write to one of them gives the state another name. Answers lie in the memory of the
process, and whoever asks first after a write waits as if nothing were kept.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
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
States = Mapping[str, tuple[int, str]]
"""For each table, the sequence and the hash of the last entry with which it was written."""
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

    def good(self, states: States) -> _Answer | None:
        """The answer, unless it is old."""
        kept = self.answer
        return kept if kept is not None and kept.state == _last(states, kept.tables) else None


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
    before, states = place.answer, _states()
    kept = place.good(states)
    if kept is None:
        # Right after a write everybody asks at once: one works it out, and the others of this process wait for that.
        # No two can wait for each other, because an answer never asks for itself, however far down.
        with place.turn:
            if place.answer is not before:
                states = _states(anew=True)
                kept = place.good(states)
            if kept is None:
                old = place.answer
                again = partial(renewed, old.found) if renewed is not None and old is not None else answer
                kept = place.answer = _worked_out(question, again, states)
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


def _worked_out(question: str, answer: Callable[[], Any], before: States) -> _Answer:
    # Which tables will be read is known only afterwards, so the state of all of them was looked up before.
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
    return _Answer(frozenset(read), _last(before, read), found)


def _last(states: States, read: Collection[str]) -> str:
    """The hash of the last entry with which any of these tables was written; empty when none ever was."""
    _, last = max((states[name] for name in read if name in states), default=(0, ""))
    return last


@contextmanager
def one_look() -> Iterator[None]:
    """Look once for what has been written, for all that is asked inside the block by this thread.

    A page is then as of one moment, soon after it was asked for. What is written inside the block is looked for again.
    """
    token = _look.set(_Look())
    try:
        yield
    finally:
        _look.reset(token)


def look_again() -> None:
    """Forget what was looked at: something has been written."""
    if look := _look.get():
        look.states = None


@dataclass(slots=True)
class _Look:
    states: States | None = None


_look: ContextVar[_Look | None] = ContextVar("what was written, as of the page's one look", default=None)


def _states(*, anew: bool = False) -> States:
    look = _look.get()
    if look is None:
        return _read_states()
    if look.states is None or anew:
        look.states = _read_states()
    return look.states


def _read_states() -> States:
    # In plain words and not through models, because every page asks.
    with connection.cursor() as cursor:
        cursor.execute("SELECT written, sequence, hash FROM audit_lastwrite")
        return {name: (sequence, entry) for name, sequence, entry in cursor.fetchall()}
