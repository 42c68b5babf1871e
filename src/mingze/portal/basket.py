"""Documents somebody has put aside, with notes and tags.

A visitor's lie in the session, in one list. Who is signed in has lists with names, which last; one of them is at hand.
Both are asked and filled in the same way, by what :func:`basket_of` gives.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from mingze.core.accounts.adapters import actor_of
from mingze.core.accounts.models import Account
from mingze.portal import actions, policies, queries
from mingze.portal.models import Basket
from mingze.portal.remarks import Remark, tags_of

KEY, AT_HAND = "portal.basket", "portal.basket.at_hand"


@dataclass(frozen=True)
class Entry:
    """A document put aside: its number, what was noted, when (ISO 8601)."""

    number: str
    remark: Remark
    at: str = ""


class Keeping(Protocol):
    """A list that documents are put into."""

    def entries(self) -> list[Entry]:
        """What lies in it, the latest first."""

    def numbers(self) -> frozenset[str]:
        """The numbers of what lies in it."""

    def collect(self, number: str, *, at: datetime) -> None:
        """Put a document in; one that is there stays as it is. Refused when the list is full."""

    def annotate(self, number: str, *, note: str, tags: str, at: datetime) -> None:
        """Keep a note and tags, parted by commas or spaces. A document that is not there is passed over."""

    def drop(self, number: str, *, at: datetime) -> None:
        """Take a document out."""


class SessionBasket:
    """The one list of a visitor without sign-in, kept in the session."""

    def __init__(self, request: HttpRequest) -> None:
        self._session = request.session

    def entries(self) -> list[Entry]:
        """See :class:`Keeping`."""
        held = self._session.get(KEY, {})
        found = [
            Entry(number, Remark(one["note"], tuple(one["tags"])), one["at"]) for number, one in held.items()
        ]
        return sorted(found, key=lambda entry: entry.at, reverse=True)

    def numbers(self) -> frozenset[str]:
        """See :class:`Keeping`."""
        return frozenset(self._session.get(KEY, {}))

    def collect(self, number: str, *, at: datetime) -> None:
        """See :class:`Keeping`."""
        held = self._session.get(KEY, {})
        if number not in held:
            policies.check_room(len(held) + 1, settings.BASKET_DOCUMENTS)
            self._session[KEY] = {**held, number: {"note": "", "tags": [], "at": at.isoformat()}}

    def annotate(self, number: str, *, note: str, tags: str, at: datetime) -> None:
        """See :class:`Keeping`."""
        held = self._session.get(KEY, {})
        if number in held:
            kept = {"note": note[: settings.NOTE_LENGTH], "tags": tags_of(tags), "at": held[number]["at"]}
            self._session[KEY] = {**held, number: kept}

    def drop(self, number: str, *, at: datetime) -> None:
        """See :class:`Keeping`."""
        held = dict(self._session.get(KEY, {}))
        held.pop(number, None)
        self._session[KEY] = held

    def clear(self) -> None:
        """Take everything out."""
        self._session.pop(KEY, None)


class OwnBasket:
    """A named list of somebody who is signed in; made when the first document is put in."""

    def __init__(self, account: Account, basket: Basket | None) -> None:
        self.basket, self._account, self._by = basket, account, actor_of(account)

    def entries(self) -> list[Entry]:
        """See :class:`Keeping`."""
        kept = queries.documents_in(self.basket) if self.basket else ()
        return [Entry(one.number, Remark(one.note, tuple(one.tags)), one.at.isoformat()) for one in kept]

    def numbers(self) -> frozenset[str]:
        """See :class:`Keeping`."""
        return queries.numbers_in(self.basket) if self.basket else frozenset()

    def collect(self, number: str, *, at: datetime) -> None:
        """See :class:`Keeping`."""
        actions.put(basket=self._made(at), documents={number: Remark()}, by=self._by, at=at)

    def take_over(self, entries: Iterable[Entry], *, at: datetime) -> int:
        """Put in what was collected before signing in, with its notes; gives how many are new here."""
        documents = {one.number: one.remark for one in entries}
        return actions.put(basket=self._made(at), documents=documents, by=self._by, at=at)

    def annotate(self, number: str, *, note: str, tags: str, at: datetime) -> None:
        """See :class:`Keeping`."""
        if self.basket and number in self.numbers():
            remark = Remark(note[: settings.NOTE_LENGTH], tuple(tags_of(tags)))
            actions.annotate(basket=self.basket, number=number, remark=remark, by=self._by)

    def drop(self, number: str, *, at: datetime) -> None:
        """See :class:`Keeping`."""
        if self.basket:
            actions.take_out(basket=self.basket, numbers=[number], by=self._by)

    def _made(self, at: datetime) -> Basket:
        self.basket = self.basket or actions.make(
            account=self._account, name=gettext(policies.FIRST), by=self._by, at=at
        )
        return self.basket


def basket_of(request: HttpRequest, named: str = "") -> SessionBasket | OwnBasket:
    """The list with this key, or the one at hand. Raises ``Http404`` for a list of somebody else."""
    if not isinstance(request.user, Account):
        return SessionBasket(request)
    if named:
        basket = own_basket(request, named)
        # Written only when it changes: a session that is written costs every page a statement.
        if request.session.get(AT_HAND) != basket.pk:
            request.session[AT_HAND] = basket.pk
        return OwnBasket(request.user, basket)
    return OwnBasket(request.user, queries.basket_at_hand(request.user, request.session.get(AT_HAND, "")))


def own_basket(request: HttpRequest, key: str) -> Basket:
    """The list with this key, if it is one of the person's own; else ``Http404``."""
    basket = queries.basket(request.user, key) if isinstance(request.user, Account) else None
    if basket is None:
        raise Http404
    return basket


def left_behind(request: HttpRequest) -> list[Entry]:
    """What somebody who is signed in had collected in this browser before."""
    return SessionBasket(request).entries() if isinstance(request.user, Account) else []


def address_of(key: str) -> str:
    """The address of a list of one's own."""
    return reverse("portal:basket", query={"list": key})
