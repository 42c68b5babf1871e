"""Processes that work for this one, and end with it however it ends."""

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import Any


def pool(count: int, prepare: Callable[..., None] | None = None, *given: Any) -> ProcessPoolExecutor:
    """``count`` processes, in each of which ``prepare(*given)`` has been called.

    They are started afresh and not forked: a forked process inherits threads that are not there.
    """
    return ProcessPoolExecutor(count, get_context("spawn"), _begin, (prepare, given))


def _begin(prepare: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    # Ctrl+C is for the process they work for, which ends them. Killed, it tells them nothing, and they would wait for
    # ever.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare(*given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
