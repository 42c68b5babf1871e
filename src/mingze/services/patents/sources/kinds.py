"""What a kind code says: the right asked for and the stage of the publication (WIPO ST.16, and the offices' own use).

Exchange files and spreadsheets hold documents of every office, so the meaning of a kind depends on the office and,
where an office changed its codes, on the year.
"""

from datetime import date

from mingze.services.patents.record import Stage, Type

US_SINCE = date(2001, 1, 2)
"""From this day the USPTO prints B1 and B2 on patents and A1 on applications; before it a patent was an A."""

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


def meaning(office: str, kind: str, published: date | None = None) -> tuple[Type, Stage]:
    """Right and stage of a publication; ``OTHER`` where the code is not one of those known."""
    kind = kind.upper()
    if office == "US" and kind == "A" and (published is None or published < US_SINCE):
        return Type.INVENTION, Stage.GRANT
    if (found := _EXACT.get((office, kind))) is not None:
        return found
    letter = kind[:1]
    return _BY_OFFICE.get(office, {}).get(letter) or _ANY.get(letter, (Type.OTHER, Stage.OTHER))
