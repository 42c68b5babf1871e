"""The navigation registry: each module adds its entries when it starts, the shell shows what a person may
open.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class NavigationItem:
    """One entry. Sections stand in the order of their lowest ``order``, entries in theirs.

    ``permission`` is asked of ``request.access.may``; ``None`` means everyone signed in. ``count`` may
    give a number shown behind the title, such as unread notices; it runs on every page, so it must cost
    one query at most.
    """

    section: Text
    title: Text
    url_name: str
    permission: str | None = None
    icon: str = "circle"
    order: int = 100
    count: Callable[[HttpRequest], int] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Entry:
    """An entry as shown to one person on one page."""

    title: Text
    url: str
    icon: str
    current: bool
    count: int


@dataclass(frozen=True)
class Section:
    """A titled group of entries."""

    title: Text
    entries: list[Entry]


_items: dict[str, NavigationItem] = {}


def register(*items: NavigationItem) -> None:
    """Add entries; called from ``AppConfig.ready``. The same page registered twice is a ``ValueError``."""
    for item in items:
        if _items.setdefault(item.url_name, item) != item:
            raise ValueError(f"navigation entry {item.url_name} is registered twice")


def registered() -> list[NavigationItem]:
    """Every entry, in the order shown."""
    first: dict[str, int] = {}
    for item in _items.values():
        first[str(item.section)] = min(item.order, first.get(str(item.section), item.order))
    return sorted(_items.values(), key=lambda item: (first[str(item.section)], str(item.section), item.order))


def sections_for(request: HttpRequest) -> list[Section]:
    """The sections the person behind ``request`` may open; none for a visitor who has not signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    items = [item for item in registered() if _may(request, item.permission)]
    current = _current(request.path, items)
    return [
        Section(title=section_items[0].section, entries=[_entry(request, i, current) for i in section_items])
        for _title, group in groupby(items, key=lambda item: str(item.section))
        if (section_items := list(group))
    ]


@cache
def address(url_name: str) -> str:
    """The address of a page without parameters; every page shows some thirty of them, and none ever changes."""
    return reverse(url_name)


def _may(request: HttpRequest, permission: str | None) -> bool:
    if permission is None:
        return True
    access = getattr(request, "access", None)
    return access is not None and bool(access.may(permission))


def _current(path: str, items: list[NavigationItem]) -> str | None:
    """The entry whose address is the longest beginning of ``path``: a detail page keeps its list marked."""
    addresses = {address(item.url_name): item.url_name for item in items}
    fitting = [url for url in addresses if path == url or (url != "/" and path.startswith(url))]
    return addresses[max(fitting, key=len)] if fitting else None


def _entry(request: HttpRequest, item: NavigationItem, current: str | None) -> Entry:
    return Entry(
        title=item.title,
        url=address(item.url_name),
        icon=item.icon,
        current=item.url_name == current,
        count=item.count(request) if item.count else 0,
    )
