"""How much time an item has left, in working days, and when a long-term item was last looked at."""

from dataclasses import dataclass
from datetime import date

from mingze.core.kernel.periods import months_later
from mingze.core.kernel.working_days import is_provisional, remaining
from mingze.core.ledger.choices import Stage
from mingze.core.ledger.definitions import Definition
from mingze.core.ledger.models import Item, Pause
from mingze.core.rules import queries as rules


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The clock of an item on a day.

    ``working_days`` counts from tomorrow through the due day: 0 on the due day, negative when late.
    ``stopped`` is
    the pause that holds the clock. ``provisional`` says that the holidays of that year are not published yet.
    """

    due_on: date | None
    working_days: int | None
    late: bool
    stopped: Pause | None
    provisional: bool


def time_left(item: Item, on: date) -> TimeLeft:
    """The clock of an item. A stopped clock shows what was left on the day it stopped."""
    stopped = item.pauses.filter(valid_to=None).order_by("pk").first()
    if item.due_on is None:
        return TimeLeft(None, None, False, stopped, False)
    day = on
    if item.stage == Stage.CLOSED and item.closed_on:
        day = item.closed_on
    if stopped is not None:
        day = min(day, stopped.valid_from)
    left = remaining(item.due_on, day, working=True)
    return TimeLeft(item.due_on, left, day > item.due_on, stopped, is_provisional(item.due_on))


def next_check(item: Item, definition: Definition, on: date) -> date | None:
    """The day by which a long-term item has to be looked at again; ``None`` for other items.

    The interval in months is a parameter of the rules, as it was in force on ``on``.
    """
    chosen = definition.deadline_class(item.deadline_class)
    if chosen is None or chosen.check_every is None or item.stage == Stage.CLOSED:
        return None
    last = item.checks.order_by("-on", "-pk").values_list("on", flat=True).first()
    months = int(rules.value(chosen.check_every, on=on, unit=item.unit))
    return months_later(last or item.opened_on, months)


def missed_check(item: Item, definition: Definition, on: date) -> date | None:
    """The day a periodic check was due, when it has passed without one."""
    due = next_check(item, definition, on)
    return due if due is not None and due < on else None
