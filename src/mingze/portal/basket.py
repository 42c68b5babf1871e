"""Documents a visitor has put aside, with notes and tags. They lie in the session, as the history does."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from mingze.core.kernel.refusals import Refused, mark

KEY, MOST, LONGEST = "portal.basket", 500, 2000
FULL = mark("收藏夹最多放%(count)s篇文献，请先导出或移出一部分。")


@dataclass(frozen=True)
class Entry:
    """A document put aside: its number, what was noted, when (ISO 8601)."""

    number: str
    note: str = ""
    tags: tuple[str, ...] = ()
    at: str = ""


def entries_of(request: HttpRequest) -> list[Entry]:
    """What lies in the basket, the latest first."""
    held = request.session.get(KEY, {})
    found = [Entry(number, one["note"], tuple(one["tags"]), one["at"]) for number, one in held.items()]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def numbers_in(request: HttpRequest) -> frozenset[str]:
    """The numbers of what lies in the basket."""
    return frozenset(request.session.get(KEY, {}))


def collect(request: HttpRequest, number: str, *, at: datetime) -> None:
    """Put a document aside; one that is there stays as it is. Refused when the basket is full."""
    held = request.session.get(KEY, {})
    if number in held:
        return
    if len(held) >= MOST:
        raise Refused(FULL, params={"count": MOST})
    request.session[KEY] = {**held, number: {"note": "", "tags": [], "at": at.isoformat()}}


def annotate(request: HttpRequest, number: str, *, note: str, tags: str) -> None:
    """Keep a note and tags, which are parted by commas or spaces. A document that is not there is passed over."""
    held = request.session.get(KEY, {})
    if number in held:
        parted = [tag for tag in tags.replace("，", " ").replace(",", " ").replace("、", " ").split() if tag]
        kept = {"note": note[:LONGEST], "tags": list(dict.fromkeys(parted)), "at": held[number]["at"]}
        request.session[KEY] = {**held, number: kept}


def drop(request: HttpRequest, number: str) -> None:
    """Take a document out."""
    held = dict(request.session.get(KEY, {}))
    held.pop(number, None)
    request.session[KEY] = held
