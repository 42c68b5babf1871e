"""The legal standing of the application a publication belongs to: its state, and who holds the right."""

from datetime import date
from typing import NamedTuple

import msgspec

from mingze.services.patents import events as kinds
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.events import EventKind
from mingze.services.patents.record import Event, Patent, Role
from mingze.services.patents.status import LegalStatus, State, legal_status


class Standing(NamedTuple):
    """``status`` is a value of ``status.State``, ``reason`` of ``events.EventKind`` or empty."""

    status: str = State.UNKNOWN.value
    reason: str = ""
    expires: date | None = None
    """The last day of the term, or the day since when it is over."""
    holders: tuple[str, ...] = ()
    """Who holds the right, or the application, at present."""
    legal: LegalStatus | None = None
    """What it follows from, for the page."""
    turns_on: date | None = None
    """The first day on which the same sources may say something else."""


def standing_of(dossier: Dossier, on: date) -> Standing:
    """The standing on a day, from all publications of the application and all its events."""
    legal = legal_status(publications_of(dossier), dossier.events, on=on)
    reason = legal.reason.value if legal.reason else ""
    over = legal.since if legal.reason is EventKind.EXPIRED else None
    return Standing(
        legal.state.value,
        reason,
        legal.until or over,
        _holders(dossier, on),
        legal,
        _turns_on(dossier, legal, on),
    )


def _turns_on(dossier: Dossier, legal: LegalStatus, on: date) -> date | None:
    """When the status turns, or a transfer announced for a later day takes effect."""
    transfers = (one.on for one in dossier.events if kinds.kind_of(one) in _HANDING_OVER)
    return min((day for day in (*transfers, legal.turns_on) if day and day > on), default=None)


def publications_of(dossier: Dossier) -> list[Patent]:
    """The publications of the application, as far as their standing asks: what they share is taken from one of them."""
    own = dossier.patent
    others = (
        msgspec.structs.replace(
            own, number=one.number, stage=one.stage, published=one.published, term_extension=one.extension
        )
        for one in dossier.siblings
        if one.number != own.number
    )
    return [own, *others]


def _holders(dossier: Dossier, on: date) -> tuple[str, ...]:
    """The takers of the last transfer, else whom the publication names; a later change of a name is a transfer too."""
    for event in reversed(dossier.events):
        if event.on and event.on > on:
            continue
        if kinds.kind_of(event) in _HANDING_OVER and (after := _takers(event)):
            return after
    parties = dossier.patent.parties
    named = [one.name for one in parties if one.role is Role.OWNER]
    return tuple(named or [one.name for one in parties if one.role is Role.APPLICANT])


_HOLDING = ("权利人", "申请人")
_HANDING_OVER = (EventKind.TRANSFER, EventKind.BIBLIOGRAPHIC)


def _takers(event: Event) -> tuple[str, ...]:
    """Who holds after a transfer; a bibliographic change counts when it is one of the holder."""
    if kinds.kind_of(event) is EventKind.BIBLIOGRAPHIC:
        told = event.text + "".join(name + value for name, value in event.details)
        if not any(word in told for word in _HOLDING):
            return ()
    return kinds.handover(event).after
