"""Which guarded tables a statement names, and which one it writes: read off the statement itself.

Whoever writes need not say what was written, and whoever reads need not say what an answer depends on, so neither
can be said wrongly. A statement names more than it reads at worst: an answer is then worked out once too often.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

from mingze.core.base.models import Guarded

_NAME = re.compile(r"\w+")
_WRITES = re.compile(r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE)
_WITH = re.compile(r"\s*WITH\b", re.IGNORECASE)
_WRITES_INSIDE = re.compile(r"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE)


@cache
def guarded() -> frozenset[str]:
    """The tables that nothing but an audited action writes."""
    return frozenset(model._meta.db_table for model in apps.get_models() if issubclass(model, Guarded))


@cache
def unguarded() -> frozenset[str]:
    """The tables that are written without a word in the trail, and those of the trail itself."""
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True)) - guarded()


def named(sql: str) -> set[str]:
    """The tables that a statement may read, guarded or not."""
    return {name for name in set(_NAME.findall(sql)) if name in guarded() or name in unguarded()}


def written(sql: str) -> set[str]:
    """The guarded tables that a statement writes."""
    if found := _WRITES.match(sql):
        return {found[1]} & guarded()
    # What begins with "WITH" may write further on.
    return {*_WRITES_INSIDE.findall(sql)} & guarded() if _WITH.match(sql) else set()


@contextmanager
def noted(of: Callable[[str], set[str]]) -> Iterator[set[str]]:
    """The tables ``of`` finds in the statements that this thread runs inside the block, filled as they run."""
    found: set[str] = set()

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        found.update(of(sql))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield found
