"""How the floor tells the courses above which record has taken the place of which, or which has gone, without knowing
them.

A listener is called inside the transaction of the correction or withdrawal, so that whatever was tied to the old
record is tied to the new one, or said to have lost it, before anybody can see either. Listeners are registered once,
when the apps are ready.
"""

from datetime import datetime
from typing import Protocol

from mingze.core.audit.actors import Actor
from mingze.core.facts.models import Fact


class Listener(Protocol):
    """Follows a correction or a withdrawal."""

    def __call__(self, *, old: Fact, new: Fact | None, by: Actor, at: datetime) -> None:
        """Tie to ``new`` what was tied to ``old``; nothing stands in the place of a record that was withdrawn."""


_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Have ``listener`` called with each record corrected or withdrawn, and the one in its place if there is one."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce(*, old: Fact, new: Fact | None, by: Actor, at: datetime) -> None:
    """Tell every listener that ``new``, or nothing, stands in the place of ``old``."""
    for listener in _listeners:
        listener(old=old, new=new, by=by, at=at)
