"""What is recorded about one person: the answer to "关于我". Modules add the counts they know of.

::

    about.register(lambda person_id, on: About(_("参加活动"), 12, url))
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mingze.core.accounts import queries
from mingze.core.audit import queries as audit
from mingze.core.base.components import Happening
from mingze.core.organization.access import Access

SHOWN = 20


@dataclass(frozen=True)
class About:
    """A count of records about a person, and where the person can open them."""

    title: str | Promise
    count: int
    url: str = ""


Counter = Callable[[int, date], About]
_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """Add a count; called from ``AppConfig.ready``."""
    _counters.append(counter)


def recorded(access: Access, on: date) -> dict[str, Any]:
    """Everything the page shows about the person who looks."""
    person = access.person_id
    readings = audit.readings_of("organization.person", person)[:SHOWN]
    return {
        "counts": [counter(person, on) for counter in _counters],
        "appointments": queries.appointments_of(person),
        "memberships": queries.memberships_of(person),
        "grants": queries.grants_of(person),
        "readings": [Happening(entry.at, entry.summary, entry.actor_name) for entry in readings],
        "doings": _doings(access),
    }


def _doings(access: Access) -> list[Happening]:
    entries = audit.entries(actor=access.staff_number)[:SHOWN]
    return [Happening(entry.at, entry.summary or _("（无摘要）")) for entry in entries]
