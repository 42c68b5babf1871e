"""Background work of the ledger, run by the scheduler; each asks the clock itself."""

from mingze.core.audit.actors import job
from mingze.core.kernel import clock
from mingze.core.ledger import actions


def remind_of_overdue() -> int:
    """Tell every unit with a part in an overdue item; returns how many notices were new. Safe to run again."""
    now = clock.now()
    return actions.remind_of_overdue(by=job("ledger.overdue"), at=now)
