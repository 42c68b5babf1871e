"""How the tables of cases are looked at: what was typed, the key meant, and ``p`` or ``a`` for what it numbers."""

from mingze.services.patents import numbers
from mingze.services.patents.numbers import Role

ROLES = {"p": Role.PUBLICATION, "a": Role.APPLICATION}


def is_read_first(typed: str, key: str, role: str) -> None:
    """The surest reading is this one, and it is found again in the office's own writing of it."""
    readings = numbers.parse(typed)
    found = [(one.key, one.role) for one in readings]
    assert found[:1] == [(key, ROLES[role])], f"{typed}: {found}"
    assert readings[0].note == "", readings[0].note
    shown = numbers.display(key, ROLES[role])
    again = [(one.key, one.role) for one in numbers.parse(shown)]
    assert (key, ROLES[role]) in again, f"{key} is shown as {shown}, which is read as {again}"
