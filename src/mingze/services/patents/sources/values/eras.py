"""Numbers of which the day beside them tells a part: the emperor of a Japanese year, the series of a US application."""

import re

from mingze.services.patents.sources.values.references import Identification

_REQUEST = re.compile(r"(?:JP)?\s*0?(\d{1,2})\s*[-/]\s*(\d{1,6})")
_SERIAL = re.compile(r"\d{1,3}[, ]\d{3}|\d{5,6}")
_PUBLISHED = re.compile(r"(?:JP)?\s*0?(\d{1,2})(?:\s*[-/]\s*(\d{1,6})|(\d{6}))")


def request(given: Identification) -> Identification:
    """``3-150428`` filed in 1991 with its year written out: ``1991-150428``; ``606,123`` of 1984 in its series."""
    if given.country == "US" and given.on and _SERIAL.fullmatch(given.number.strip()):
        serial = int(re.sub(r"\D", "", given.number))
        # As exchange files wrote them: six digits and the year, from which the series follows.
        return given._replace(number=f"{serial:06d}{given.on.year % 100:02d}", kind=given.kind or "A")
    found = _REQUEST.fullmatch(given.number) if given.country == "JP" and given.on else None
    if found is None or given.on is None or not _era(int(found[1]), given.on.year):
        return given
    return given._replace(number=f"{given.on.year}-{found[2]}")


def publication(given: Identification, year: int | None) -> Identification:
    """``2191674`` published in 1990 with its era: ``H02-191674``."""
    found = _PUBLISHED.fullmatch(given.number) if given.country == "JP" and year else None
    era = _era(int(found[1]), year) if found is not None and year is not None else ""
    if found is None or not era:
        return given
    return given._replace(number=f"{era}{int(found[1]):02d}-{found[2] or found[3]}")


def year_of(day: str) -> int | None:
    """The year of a date that may lack its day (``19900700``)."""
    return int(day[:4]) if re.match(r"(?:19|20)\d{2}", day) else None


def _era(number: int, year: int) -> str:
    """``H`` or ``S``; nothing where the year is in neither as this number."""
    return "H" if year - 1988 == number else "S" if year - 1925 == number else ""
