"""Every write to the ledger. Other modules call these names and no others."""

from mingze.core.ledger.actions.clock import check_periodically, extend, pause, resume
from mingze.core.ledger.actions.evidence import add_evidence
from mingze.core.ledger.actions.importing import import_feedback
from mingze.core.ledger.actions.links import (
    connect,
    follow_correction,
    follow_withdrawal,
    mark_recurrence,
    pair,
    record_about,
    share,
)
from mingze.core.ledger.actions.moving import move, note_progress
from mingze.core.ledger.actions.opening import Changes, Draft, edit, open_item
from mingze.core.ledger.actions.reminding import remind_of_overdue

__all__ = [
    "Changes",
    "Draft",
    "add_evidence",
    "check_periodically",
    "connect",
    "edit",
    "extend",
    "follow_correction",
    "follow_withdrawal",
    "import_feedback",
    "mark_recurrence",
    "move",
    "note_progress",
    "open_item",
    "pair",
    "pause",
    "record_about",
    "remind_of_overdue",
    "resume",
    "share",
]
