"""What a fact was used for. Modules above the facts tell what of theirs rests on one::

    fact_uses.register("duties", _("据此完成的履责事项"), "mingze.accountability.duties.queries.fact_uses")

Registered by dotted name from ``AppConfig.ready``. The function is asked with the fact and the access of whoever
looks. What the person may not open comes without ``url``; what may not even be named is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, cast

from django.utils.functional import Promise
from django.utils.module_loading import import_string

from mingze.core.facts.models import Fact
from mingze.core.organization.access import Access

Text = str | Promise


@dataclass(frozen=True, slots=True)
class FactUse:
    """One thing a fact was used for. ``note`` says how: the period, the day it was met."""

    title: str
    url: str = ""
    note: str | Promise = ""


class Uses(Protocol):
    """Answers what a fact was used for."""

    def __call__(self, fact: Fact, *, access: Access) -> Iterable[FactUse]:
        """The uses of a fact."""


_registered: dict[str, tuple[Text, str | Uses]] = {}


def register(name: str, heading: Text, uses: str | Uses) -> None:
    """Have ``uses`` (a function or its dotted name) asked on each fact's page and shown under ``heading``.

    Another function under the same name is a ``ValueError``.
    """
    if _registered.setdefault(name, (heading, uses))[1] != uses:
        raise ValueError(f"fact uses {name} are registered twice")


def uses_of(fact: Fact, *, access: Access) -> list[tuple[Text, list[FactUse]]]:
    """Everything the fact was used for, under the heading of each module that was asked."""
    found = []
    for heading, uses in _registered.values():
        ask = cast(Uses, import_string(uses)) if isinstance(uses, str) else uses
        found.append((heading, list(ask(fact, access=access))))
    return found
