"""Loaded into every program of a served product by name (``sitecustomize``): nothing reaches out of the machine.

A connection to anything but this machine is refused and written down, so a test can say that none was tried.
"""

import os
import sys
from ipaddress import ip_address
from typing import Any

NOTES = os.environ.get("MINGZE_TEST_OUTBOUND", "")
CONNECTING = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname")


def watch(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what leaves the machine. Raises ``PermissionError``."""
    if event not in CONNECTING:
        return
    address = args[1] if event == "socket.connect" else args
    host = address[0] if isinstance(address, tuple) else None
    if host is None or _is_here(str(host)):
        return
    with open(NOTES, "a", encoding="utf-8") as notes:
        notes.write(f"{event} {host}\n")
    raise PermissionError(f"{event} {host}: nothing may leave this machine")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in {"localhost", ""}


if NOTES:
    sys.addaudithook(watch)
