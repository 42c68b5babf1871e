"""Who cites a clause. Modules above the rules tell what of theirs rests on which clause::

    clause_uses.register("duties", "mingze.accountability.duties.queries.clause_uses")

Registered by dotted name from ``AppConfig.ready``. The function is asked with the keys of clauses, a day
and the access of whoever looks, and names what is in force on that day. What the person may not open comes
without ``url``; what may not even be named is left out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

from django.utils.functional import Promise
from django.utils.module_loading import import_string

from mingze.core.organization.access import Access


@dataclass(frozen=True, slots=True)
class ClauseUse:
    """Something that rests on a clause.

    ``kind`` says what it is, in words: a duty, a ledger item. ``owner`` is who answers for carrying the
    clause out and ``check`` who checks that it was; either is empty when there is none.
    """

    clause_id: int
    kind: str | Promise
    title: str
    url: str = ""
    owner: str = ""
    check: str = ""


class Uses(Protocol):
    """Answers which things rest on the clauses."""

    def __call__(self, clause_ids: Collection[int], *, on: date, access: Access) -> Iterable[ClauseUse]:
        """The uses in force on a day."""


_registered: dict[str, str | Uses] = {}


def register(name: str, uses: str | Uses) -> None:
    """Have ``uses`` (a function or its dotted name) asked; another under the same name is a
    ``ValueError``.
    """
    if _registered.setdefault(name, uses) != uses:
        raise ValueError(f"clause uses {name} are registered twice")


def is_answered() -> bool:
    """Whether any module tells what rests on clauses; without one, nothing found means nothing known."""
    return bool(_registered)


def uses_of(clause_ids: Collection[int], *, on: date, access: Access) -> list[ClauseUse]:
    """Everything that rests on the clauses, module by module."""
    found: list[ClauseUse] = []
    for uses in _registered.values():
        ask = cast(Uses, import_string(uses)) if isinstance(uses, str) else uses
        found += ask(clause_ids, on=on, access=access)
    return found
