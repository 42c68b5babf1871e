"""The one door every write goes through: atomic, named actor, and an audit entry or nothing at all."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import transaction

from mingze.core.audit import chain, tables
from mingze.core.audit.actors import Actor
from mingze.core.audit.models import Entry, Head, LastWrite
from mingze.core.audit.unchanged import look_again
from mingze.core.base.guard import opened
from mingze.core.kernel import clock
from mingze.core.kernel.canonical import canonical_json

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class _Passage:
    """What the outermost action has put into the trail so far: how many entries, and the last of them."""

    entries: int = 0
    last: Entry | None = None


_passage: ContextVar[_Passage | None] = ContextVar("the passage through the open door", default=None)


class Unaudited(RuntimeError):  # noqa: N818 - named for what was found
    """An action finished without an audit entry and was rolled back: a defect, never a user's fault."""


def door(action: Callable[P, R]) -> Callable[P, R]:
    """Make ``action`` a write: it runs in one transaction, may touch guarded rows, and must leave an entry.

    The action takes keyword arguments only, ``by`` (an :class:`Actor`) among them. An action may call
    another: the inner one joins the outer transaction. Raises :class:`Unaudited` when nothing was recorded.
    """

    @wraps(action)
    def through(*args: P.args, **kwargs: P.kwargs) -> R:
        if args or not isinstance(kwargs.get("by"), Actor):
            raise TypeError(f"{action.__qualname__} takes keyword arguments only, and an Actor as 'by'")
        with transaction.atomic(), opened(), _passing() as passage:
            before = passage.entries, passage.last
            try:
                result = action(*args, **kwargs)
            except BaseException:
                # Its entries are rolled back with it, and the action around it may go on without them.
                passage.entries, passage.last = before
                raise
            if passage.entries == before[0]:
                raise Unaudited(f"{action.__qualname__} wrote no audit entry")
            return result

    return through


@contextmanager
def _passing() -> Iterator[_Passage]:
    """The passage of the outermost action; at its end the tables it wrote are put down beside its last entry."""
    passage = _passage.get()
    if passage is not None:
        yield passage
        return
    passage = _Passage()
    token = _passage.set(passage)
    try:
        with tables.noted(tables.written) as written:
            yield passage
        if passage.last is not None:
            _put_down(written, passage.last)
            look_again()
    finally:
        _passage.reset(token)


def _put_down(written: Collection[str], last: Entry) -> None:
    # Whoever added an entry holds the head of the trail until the transaction ends, so nobody else is here.
    LastWrite.objects.bulk_create(
        [LastWrite(written=name, sequence=last.sequence, hash=last.hash) for name in sorted(written)],
        update_conflicts=True,
        unique_fields=["written"],
        update_fields=["sequence", "hash"],
    )


def record(
    *,
    by: Actor,
    action: str,
    object_kind: str,
    object_id: object,
    summary: str,
    unit_id: int | None = None,
    detail: Mapping[str, object] | None = None,
) -> Entry:
    """Add one entry to the chain, inside the transaction of the action that calls it.

    ``action`` reads ``module.verb``; ``summary`` is a Chinese sentence of at most 300 characters; ``detail``
    holds what changed, as plain values. The time is read from the clock here and not taken from the caller,
    because the trail says when a thing was written, whatever date the thing itself bears.
    """
    passage = _passage.get()
    if passage is None:
        raise Unaudited("audit.record was called outside a door")
    # The head row is the lock that makes the chain a line and not a tree: a second writer waits here.
    head = Head.objects.select_for_update().get(pk=Head.ONLY)
    entry = Entry(
        sequence=head.sequence + 1,
        at=clock.now(),
        actor=by.code,
        actor_name=by.name,
        action=action,
        object_kind=object_kind,
        object_id=str(object_id),
        unit_id=unit_id,
        summary=summary[:300],
        detail=canonical_json(detail or {}),
    )
    entry.hash = entry.link().hash_after(head.hash)
    entry.seal = chain.seal(settings.AUDIT_KEY, "entry", entry.sequence, entry.hash)
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.seal = chain.seal(settings.AUDIT_KEY, "head", head.sequence, head.hash)
    head.save(update_fields=["sequence", "hash", "seal"])
    passage.entries += 1
    passage.last = entry
    return entry


def begin() -> None:
    """Put the first head in an empty trail."""
    first = chain.seal(settings.AUDIT_KEY, "head", 0, chain.GENESIS)
    Head.objects.create(sequence=0, hash=chain.GENESIS, seal=first)
