"""How the floor tells the inner house that facts have changed, without knowing it.

A listener is called inside the transaction that changed the facts, so that what they discharge is never out of
step with them. Listeners are registered once, when the apps are ready.
"""

from collections.abc import Callable, Sequence
from datetime import date

from mingze.core.facts.models import Fact

Listener = Callable[[Sequence[Fact], date], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Have ``listener`` called with changed facts as they stand now, and the day of the change."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce(facts: Sequence[Fact], on: date) -> None:
    """Tell every listener that these facts were recorded, completed, superseded or withdrawn."""
    for listener in _listeners:
        listener(facts, on)
