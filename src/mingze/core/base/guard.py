"""The door through which guarded rows may be written. Actions open it; everything else finds it shut."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_open: ContextVar[bool] = ContextVar("mingze_guard_open", default=False)


class DoorClosed(RuntimeError):  # noqa: N818 - named for what was found, it is a fault of the program
    """A guarded row was written outside an action. Call the module's ``actions`` instead."""


def is_open() -> bool:
    """Whether guarded rows may be written just now, in this thread or task."""
    return _open.get()


@contextmanager
def opened() -> Iterator[None]:
    """Let guarded rows be written inside the block. Blocks nest: the outermost one shuts the door."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def check_open(what: str) -> None:
    """Raise :class:`DoorClosed` unless the door is open; ``what`` names the row and verb for the message."""
    if not is_open():
        raise DoorClosed(f"{what} is refused: guarded rows are written through actions only")
