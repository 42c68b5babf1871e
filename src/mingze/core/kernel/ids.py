"""Public identifiers: 26-character ULIDs that sort by the moment they were made."""

import re
import secrets
import threading

from ulid import ULID

from mingze.core.kernel import clock

# Crockford's alphabet leaves out I, L, O and U; the first character stays below 8 so that it fits 128 bits.
_SHAPE = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_RANDOM_BITS = 80
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new identifier, greater than every one this process made before.

    Within one millisecond, or when the clock steps back, the last identifier is counted up instead.
    """
    global _last
    milliseconds = int(clock.now().timestamp() * 1000)
    with _lock:
        fresh = milliseconds << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
        same_moment = fresh >> _RANDOM_BITS <= _last >> _RANDOM_BITS
        _last = _last + 1 + secrets.randbits(32) if same_moment else fresh
        return str(ULID.from_int(_last))


def is_id(text: str) -> bool:
    """Tell whether ``text`` has the form of an identifier this module makes: upper case, 26 characters."""
    return _SHAPE.fullmatch(text) is not None
