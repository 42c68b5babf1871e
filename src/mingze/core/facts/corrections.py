"""How the floor tells the courses above which record has taken the place of which, without knowing them.

A listener is called inside the transaction of the correction, so that whatever was tied to the old record is tied to
the new one before anybody can see either. Listeners are registered once, when the apps are ready.
"""

from datetime import datetime
from typing import Protocol

from mingze.core.audit.actors import Actor
from mingze.core.facts.models import Fact


class Listener(Protocol):
    """Follows a correction."""

    def __call__(self, *, old: Fact, new: Fact, by: Actor, at: datetime) -> None:
        """Tie to ``new`` what was tied to ``old``."""


_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Have ``listener`` called with each record corrected and the one in its place."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce(*, old: Fact, new: Fact, by: Actor, at: datetime) -> None:
    """Tell every listener that ``new`` stands in the place of ``old``."""
    for listener in _listeners:
        listener(old=old, new=new, by=by, at=at)
