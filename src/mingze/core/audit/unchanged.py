"""Figures that many people open at once: worked out again only after something has been written.

Every write leaves an entry in the trail, so the trail's head names the state of everything that actions write. An
answer kept under that name is never old: the next entry gives the state another name. It is kept in the memory of
the process, and whoever asks first after a write waits for it as if nothing were kept.
"""

import hashlib
from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from mingze.core.audit.models import Head

T = TypeVar("T")
SECONDS = 600
_turns = [RLock() for _ in range(256)]
"""One for each ending of a key. An answer asks for no other: two that wait for each other would wait for ever."""


def count_unchanged(rows: QuerySet[Any, Any]) -> int:
    """How many ``rows`` there are; counted once for each way of asking while nothing is written. 1 or 2 queries."""
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return 0
    return unchanged("count", sql, parameters, answer=rows.count)


def unchanged(question: str, *asked: object, answer: Callable[[], T]) -> T:
    """What ``answer`` gives for ``question`` about ``asked``, whose texts tell it apart from other questions. 1 query.

    Only for answers drawn from guarded rows alone, which nothing but an audited action writes, and only outside
    actions, which see their own writes before the trail does. The answer must be fit for pickling.
    """
    head = Head.objects.values_list("hash", flat=True).get(pk=Head.ONLY)
    told = "\0".join([question, head, *map(str, asked)])
    key = f"unchanged:{hashlib.sha256(told.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is None:
        # Right after a write everybody asks at once: one works it out, and the others of this process wait for that.
        with _turns[int(key[-2:], 16)]:
            kept = cache.get(key)
            if kept is None:
                # In a pair, so that an answer of nothing is kept as well.
                kept = (answer(),)
                cache.set(key, kept, SECONDS)
    return cast("tuple[T]", kept)[0]
