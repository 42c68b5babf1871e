"""What has to be done every day: a module registers its work, ``mingze tick`` does all of it."""

from collections.abc import Callable, Iterator

Work = Callable[[], str]
"""Does what is due, as often as it is called, and says in a sentence what was done. Empty when nothing was."""

_registered: dict[str, Work] = {}


def register(name: str, work: Work) -> None:
    """Have ``work`` done every day; a second registration under one name takes the place of the first."""
    _registered[name] = work


def do() -> Iterator[str]:
    """Do everything, in the order of registration; gives what is to be said. A failure ends it and is raised."""
    yield from filter(None, (work() for work in _registered.values()))
