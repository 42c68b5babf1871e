"""Groups of the invented companies: those whose names begin alike belong together."""

from datetime import date

from mingze.services.patents.demo.planning import BEGIN
from mingze.services.patents.demo.vocabulary import NAMED_ALIKE, companies, industries
from mingze.services.patents.groups.members import Membership

COUNT = 3
JOINED = date(2018, 1, 1)
"""When the last company of each group was bought: before that day it stood alone."""


def groups() -> list[Membership]:
    """Some groups, each with its companies of all industries."""
    found = []
    for first in NAMED_ALIKE[:COUNT]:
        names = sorted(
            {one.name for industry in industries() for one in companies(industry.name) if first in one.name}
        )
        since = [BEGIN] * (len(names) - 1) + [JOINED]
        found += [Membership(f"{first}集团", name, day) for name, day in zip(names, since, strict=True)]
    return found
