"""What somebody searched for in this browser, by number, so that later queries can refer to it.

It lies in the session, on the server: a visitor has no account, and what a company searches for is nobody's business.
It is forgotten with the session.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from mingze.portal.asked import SearchAsked
from mingze.services.patents.opening import open_library

KEY, KEPT = "portal.history", 200


@dataclass(frozen=True)
class Step:
    """One search: its number, what was asked, how much was found, when."""

    number: int
    text: str
    address: str
    total: int
    at: datetime


def remember(request: HttpRequest, asked: SearchAsked, total: int, *, at: datetime) -> None:
    """Note a search; the same one again straight after the last is no new step. Only first pages are steps."""
    steps = request.session.get(KEY, [])
    if asked.page > 1 or (steps and steps[-1]["address"] == asked.address):
        return
    number = steps[-1]["number"] + 1 if steps else 1
    step = {"number": number, "text": asked.text, "dialect": asked.dialect, "filters": dict(asked.filters)}
    step |= {"address": asked.address, "total": total, "at": at.isoformat()}
    request.session[KEY] = [*steps, step][-KEPT:]


def steps_of(request: HttpRequest) -> list[Step]:
    """The steps remembered, the latest first."""
    steps = request.session.get(KEY, [])
    return [
        Step(one["number"], one["text"], one["address"], one["total"], datetime.fromisoformat(one["at"]))
        for one in reversed(steps)
    ]


def forget(request: HttpRequest) -> None:
    """Drop all steps."""
    request.session.pop(KEY, None)


def sets_of(request: HttpRequest) -> Callable[[int], Sequence[str]]:
    """Gives the documents of an earlier step; ``KeyError`` for a step that is not there."""
    steps = {one["number"]: one for one in request.session.get(KEY, [])}

    def of(number: int) -> Sequence[str]:
        step = steps[number]
        library = open_library()
        question = library.question(step["text"], step["dialect"], step["filters"], of)
        return list(library.engine.keys(question.query))

    return of
