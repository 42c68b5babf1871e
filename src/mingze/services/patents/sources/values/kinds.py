"""What a kind code says: the right asked for and the stage of the publication (WIPO ST.16, and the offices' own use).

Exchange files and spreadsheets hold documents of every office, so the meaning of a kind depends on the office and,
where an office changed its codes, on the year.
"""

import re
from datetime import date

from mingze.services.patents.record import Stage, Type

US_SINCE = date(2001, 1, 2)
"""From this day the USPTO prints B1 and B2 on patents and A1 on applications; before it a patent was an A."""

_MODEL = re.compile(r"0*3\d{6}")
"""Utility models have been registered without examination since 26 July 1994, numbered from 3,000,001 on; requests of
before were laid open with their year until 1999, under the same kind."""

_CN_1993, _CN_2010 = date(1993, 1, 1), date(2010, 4, 7)
_GB_1979, _JP_1996 = date(1979, 1, 1), date(1996, 5, 29)
_ERAS: tuple[tuple[str, str, date | None, date | None, tuple[Type, Stage]], ...] = (
    ("US", "A", None, US_SINCE, (Type.INVENTION, Stage.GRANT)),
    ("US", "B[1-9]", None, US_SINCE, (Type.INVENTION, Stage.AMENDED)),  # certificates of re-examination
    # Examined and laid open to opposition (审定公告, 特許公告), not yet granted.
    ("CN", "B", None, _CN_1993, (Type.INVENTION, Stage.OTHER)),
    ("JP", "B[0-9]?", None, _JP_1996, (Type.INVENTION, Stage.OTHER)),
    ("JP", "Y[0-9]?", None, _JP_1996, (Type.UTILITY_MODEL, Stage.OTHER)),
    # Requests announced before anything was registered (申请公告).
    ("CN", "U", None, _CN_1993, (Type.UTILITY_MODEL, Stage.APPLICATION)),
    ("CN", "S", None, _CN_1993, (Type.DESIGN, Stage.APPLICATION)),
    # What is left after part of a patent was declared invalid.
    ("CN", "C[1-7]", _CN_2010, None, (Type.INVENTION, Stage.AMENDED)),
    ("CN", "Y[1-7]", _CN_2010, None, (Type.UTILITY_MODEL, Stage.AMENDED)),
    ("CN", "S[1-7]", _CN_2010, None, (Type.DESIGN, Stage.AMENDED)),
    (
        "GB",
        "A",
        None,
        _GB_1979,
        (Type.INVENTION, Stage.GRANT),
    ),  # under the Act of 1949 nothing else was printed
)
"""Office, kinds, first day, day after the last: where one code has stood for several things."""
_EXACT = {
    ("CN", "B8"): (Type.INVENTION, Stage.AMENDED),
    ("CN", "B9"): (Type.INVENTION, Stage.AMENDED),
    ("CN", "A8"): (Type.INVENTION, Stage.AMENDED),
    ("CN", "A9"): (Type.INVENTION, Stage.AMENDED),
    ("EP", "A3"): (Type.INVENTION, Stage.SEARCH_REPORT),
    ("EP", "A4"): (Type.INVENTION, Stage.SEARCH_REPORT),
    ("EP", "A8"): (Type.INVENTION, Stage.AMENDED),
    ("EP", "A9"): (Type.INVENTION, Stage.AMENDED),
    ("EP", "B1"): (Type.INVENTION, Stage.GRANT),
    ("WO", "A3"): (Type.INVENTION, Stage.SEARCH_REPORT),
    ("WO", "A4"): (Type.INVENTION, Stage.AMENDED),
    ("WO", "A8"): (Type.INVENTION, Stage.AMENDED),
    ("WO", "A9"): (Type.INVENTION, Stage.AMENDED),
    ("US", "A9"): (Type.INVENTION, Stage.AMENDED),
    ("US", "A2"): (Type.INVENTION, Stage.AMENDED),
    ("US", "B1"): (Type.INVENTION, Stage.GRANT),
    ("US", "B2"): (Type.INVENTION, Stage.GRANT),
    ("US", "P1"): (Type.PLANT, Stage.APPLICATION),
    ("US", "P4"): (Type.PLANT, Stage.AMENDED),
    ("US", "P9"): (Type.PLANT, Stage.AMENDED),
    ("US", "H"): (Type.OTHER, Stage.OTHER),
    ("US", "H1"): (Type.OTHER, Stage.OTHER),
    ("DE", "B"): (Type.INVENTION, Stage.APPLICATION),
    ("DE", "C5"): (Type.INVENTION, Stage.AMENDED),
    ("AU", "C"): (Type.INVENTION, Stage.AMENDED),
}
_BY_OFFICE = {
    "CN": {
        "S": (Type.DESIGN, Stage.GRANT),
        "D": (Type.DESIGN, Stage.GRANT),
        "U": (Type.UTILITY_MODEL, Stage.GRANT),
    },
    "EP": {"B": (Type.INVENTION, Stage.AMENDED)},
    "US": {
        "C": (Type.INVENTION, Stage.AMENDED),
        "E": (Type.INVENTION, Stage.AMENDED),
        "F": (Type.INVENTION, Stage.AMENDED),
        "S": (Type.DESIGN, Stage.GRANT),
        "P": (Type.PLANT, Stage.GRANT),
    },
    "DE": {
        "C": (Type.INVENTION, Stage.GRANT),
        "U": (Type.UTILITY_MODEL, Stage.GRANT),
        "T": (Type.INVENTION, Stage.OTHER),
    },
    "JP": {"S": (Type.DESIGN, Stage.GRANT), "U": (Type.UTILITY_MODEL, Stage.APPLICATION)},
    "KR": {"S": (Type.DESIGN, Stage.GRANT), "U": (Type.UTILITY_MODEL, Stage.APPLICATION)},
    "TW": {"U": (Type.UTILITY_MODEL, Stage.GRANT), "S": (Type.DESIGN, Stage.GRANT)},
}
_ANY = {
    "A": (Type.INVENTION, Stage.APPLICATION),
    "B": (Type.INVENTION, Stage.GRANT),
    "C": (Type.INVENTION, Stage.GRANT),
    "E": (Type.INVENTION, Stage.AMENDED),
    "P": (Type.PLANT, Stage.OTHER),
    "S": (Type.DESIGN, Stage.OTHER),
    "T": (Type.INVENTION, Stage.OTHER),
    "U": (Type.UTILITY_MODEL, Stage.APPLICATION),
    "Y": (Type.UTILITY_MODEL, Stage.GRANT),
}


def meaning(office: str, kind: str, published: date | None = None, number: str = "") -> tuple[Type, Stage]:
    """Right and stage of a publication; ``OTHER`` where the code is not one of those known.

    ``number`` is the document number, which tells a registered Japanese utility model from one laid open before.
    """
    kind = kind.upper()
    if office == "JP" and kind[:1] == "U" and _MODEL.fullmatch(number):
        return Type.UTILITY_MODEL, Stage.GRANT
    if (era := _era(office, kind, published)) is not None:
        return era
    if (found := _EXACT.get((office, kind))) is not None:
        return found
    letter = kind[:1]
    return _BY_OFFICE.get(office, {}).get(letter) or _ANY.get(letter, (Type.OTHER, Stage.OTHER))


def _era(office: str, kind: str, published: date | None) -> tuple[Type, Stage] | None:
    """What a code stood for on that day, if not what it stands for now. A US ``A`` without a day is a patent."""
    day = published or (date.min if (office, kind) == ("US", "A") else date.max)
    for place, pattern, first, after, said in _ERAS:
        in_time = (first or date.min) <= day < (after or date.max) or (after is None and day == date.max)
        if place == office and in_time and re.fullmatch(pattern, kind):
            return said
    return None
