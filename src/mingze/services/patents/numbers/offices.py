"""The offices, and what may stand in front of their numbers."""

import re
from functools import cache

from mingze.services.patents.numbers import cn, de, ep, general, jp, kr, us, wo
from mingze.services.patents.numbers.rules import Office

KNOWN: dict[str, Office] = {one.OFFICE.code: one.OFFICE for one in (cn, us, ep, wo, jp, de, kr)}
"""Offices with a table, in the order in which a number without an office is tried."""


@cache
def office(code: str) -> Office:
    """The table of an office by its ST.3 code."""
    return KNOWN.get(code) or general.office(code)


def is_office(code: str) -> bool:
    """Whether two letters are an ST.3 code we know."""
    return code in KNOWN or code in general.OFFICES


@cache
def prefix(code: str) -> re.Pattern[str]:
    """What may stand in front of a number of an office, with what parts it from the number."""
    return re.compile(rf"(?:{'|'.join(office(code).prefixes)})[-/.]*")
