"""What somebody searched for, by number, so that later queries can refer to it.

A visitor's searches lie in the session, on the server, and are forgotten with it. Those of somebody who is signed in
last until they delete them. Nobody else reads either, and neither leaves a trace in the trail (docs/adr/0015).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest

from mingze.core.accounts.models import Account
from mingze.portal import queries, searches
from mingze.portal.asked import SearchAsked
from mingze.portal.models import Step as Row
from mingze.services.patents.opening import open_library

KEY = "portal.history"


@dataclass(frozen=True)
class Step:
    """One search: its number, what was asked, how much was found, when."""

    number: int
    text: str
    dialect: str
    filters: Mapping[str, Sequence[str]]
    address: str
    total: int
    at: datetime


class History(Protocol):
    """Where the searches of one person are remembered."""

    def steps(self) -> list[Step]:
        """The steps remembered, the latest first."""

    def step(self, number: int) -> Step | None:
        """The step with this number."""

    def last(self) -> Step | None:
        """The latest step."""

    def add(self, step: Step) -> None:
        """Remember one more, and forget the oldest where there are too many."""

    def forget(self, number: int | None = None) -> None:
        """Drop the step with this number, or all of them."""


class SessionHistory:
    """The searches of a visitor without sign-in."""

    def __init__(self, request: HttpRequest) -> None:
        self._session = request.session

    def steps(self) -> list[Step]:
        """See :class:`History`."""
        return [from_plain(one) for one in reversed(self._session.get(KEY, []))]

    def step(self, number: int) -> Step | None:
        """See :class:`History`."""
        return next((from_plain(one) for one in self._session.get(KEY, []) if one["number"] == number), None)

    def last(self) -> Step | None:
        """See :class:`History`."""
        held = self._session.get(KEY, [])
        return from_plain(held[-1]) if held else None

    def add(self, step: Step) -> None:
        """See :class:`History`."""
        self._session[KEY] = [*self._session.get(KEY, []), as_plain(step)][-settings.HISTORY_STEPS :]

    def forget(self, number: int | None = None) -> None:
        """See :class:`History`."""
        left = [one for one in self._session.get(KEY, []) if number is not None and one["number"] != number]
        self._session[KEY] = left


class OwnHistory:
    """The searches of somebody who is signed in."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def steps(self) -> list[Step]:
        """See :class:`History`."""
        return [_of(row) for row in queries.steps(self._account)]

    def step(self, number: int) -> Step | None:
        """See :class:`History`."""
        row = queries.step(self._account, number)
        return _of(row) if row else None

    def last(self) -> Step | None:
        """See :class:`History`."""
        row = queries.last_step(self._account)
        return _of(row) if row else None

    def add(self, step: Step) -> None:
        """See :class:`History`."""
        searches.keep(self._account, Row(owner=self._account, **vars(step)))

    def forget(self, number: int | None = None) -> None:
        """See :class:`History`."""
        searches.forget(self._account, number)


def history_of(request: HttpRequest) -> SessionHistory | OwnHistory:
    """The searches of whoever makes this request."""
    return OwnHistory(request.user) if isinstance(request.user, Account) else SessionHistory(request)


def remember(request: HttpRequest, asked: SearchAsked, total: int, *, at: datetime) -> None:
    """Note a search; the same one again straight after the last is no new step. Only first pages are steps."""
    history = history_of(request)
    last = None if asked.page > 1 else history.last()
    # How much is shown beside a result is no part of what was searched for.
    address = replace(asked, more="").address
    if asked.page > 1 or (last and last.address == address):
        return
    number = last.number + 1 if last else 1
    history.add(Step(number, asked.text, asked.dialect, dict(asked.filters), address, total, at))


def sets_of(request: HttpRequest) -> Callable[[int], Sequence[str]]:
    """Gives the documents of an earlier step; ``KeyError`` for a step that is not there."""
    return sets_from(history_of(request).step)


def sets_from(step_of: Callable[[int], Step | None]) -> Callable[[int], Sequence[str]]:
    """As :func:`sets_of`, of steps that are found in whatever way."""

    def of(number: int) -> Sequence[str]:
        step = step_of(number)
        if step is None:
            raise KeyError(number)
        return list(open_library().keys(step.text, step.dialect, filters=step.filters, sets=of))

    return of


def as_plain(step: Step) -> dict[str, object]:
    """A step in values that JSON has."""
    return {**vars(step), "filters": dict(step.filters), "at": step.at.isoformat()}


def from_plain(held: dict[str, object]) -> Step:
    """The step that :func:`as_plain` wrote."""
    return Step(**{**held, "at": datetime.fromisoformat(str(held["at"]))})  # type: ignore[arg-type]


def _of(row: Row) -> Step:
    return Step(row.number, row.text, row.dialect, row.filters, row.address, row.total, row.at)
