"""US numbers: patents, designs, plants, reissues, applications with their series, published applications."""

import re

from mingze.services.patents.numbers.reading import Role, Sureness
from mingze.services.patents.numbers.rules import KIND, Body, Office, Rule, same, unpadded

_SERIES = r"(?:0[1-9]|1[0-9]|2[0-9]|35|6[0-9]|9[0-9])"
_PUBLISHING = r"(200[1-9]|20[1-9][0-9])"
"""Years in which applications have been published: since March 2001."""
SERIES_BY_YEAR = (
    (1915, "02"), (1948, "03"), (1960, "04"), (1970, "05"), (1979, "06"), (1987, "07"), (1993, "08"), (1998, "09"),
    (2002, "10"), (2005, "11"), (2008, "12"), (2011, "13"),
)  # fmt: skip
"""Series of utility applications by the first whole year each ran in (MPEP 503); exchange files left it out until 2010.
Since 1997 a series has begun in the December before."""
_BEGUN_IN_DECEMBER = frozenset({"09", "10", "11", "12"})
_EARLY, _LATE = 100_000, 900_000
"""Serials below the one in the last year of a series are of the next; above the other in its first, of the last."""
PROVISIONAL_BY_YEAR = ((1995, "60"), (2008, "61"))
DESIGN_SERIES = "29"


def _lettered(found: re.Match[str]) -> str:
    return found[1] + (found[2].lstrip("0") or "0")


def _published(found: re.Match[str]) -> str:
    """Year and seven digits; exchange files drop the first nought of the seven."""
    return f"{found[1]}{int(found[2]):07d}"


def _application(found: re.Match[str]) -> str:
    return f"{int(found[1]):02d}{int(found[2]):06d}"


def _exchanged(found: re.Match[str]) -> Body | None:
    """Serial number and two digits of the year, the kind telling provisionals and designs (DOCDB before 2011)."""
    kind = found.groupdict().get("kind") or "A"
    year = int(found[2]) + (1900 if int(found[2]) > 25 else 2000)
    return _in_series(found[1], year, kind)


def _epodoc(found: re.Match[str]) -> Body | None:
    return _in_series(found[2], int(found[1]), found.groupdict().get("kind") or "A")


def _in_series(serial: str, year: int, kind: str) -> Body | None:
    number = int(serial)
    if number >= 10**6:
        return None
    if kind[0] in "FS":
        return Body(text=f"{DESIGN_SERIES}{number:06d}")
    series = _series(PROVISIONAL_BY_YEAR, year) if kind[0] == "P" else _utility_series(number, year)
    return Body(text=f"{series}{number:06d}", sureness=Sureness.LIKELY) if series else None


def _series(table: tuple[tuple[int, str], ...], year: int) -> str:
    return next((series for first, series in reversed(table) if first <= year), "")


def _utility_series(number: int, year: int) -> str:
    here, before, after = (_series(SERIES_BY_YEAR, one) for one in (year, year - 1, year + 1))
    if after != here and after in _BEGUN_IN_DECEMBER and number < _EARLY:
        return after
    return before if before and before != here and number > _LATE else here


RULES = (
    Rule(
        Role.APPLICATION,
        rf"({_SERIES})/-?([0-9]{{1,3}}-?[0-9]{{3}})",
        lambda found: _application_split(found),
        split=True,
        bare=Sureness.LIKELY,
    ),
    Rule(Role.PUBLICATION, rf"{_PUBLISHING}([0-9]{{7}}){KIND}?", _published, bare=Sureness.LIKELY),
    Rule(Role.PUBLICATION, rf"{_PUBLISHING}([0-9]{{6}})(?P<kind>A[0-9]|P[0-9])", _published),
    Rule(Role.PUBLICATION, rf"(D|RE|PP|H|T|AI|X|RX)([0-9]{{1,8}}){KIND}?", _lettered, bare=Sureness.LIKELY),
    Rule(Role.PUBLICATION, rf"([0-9]{{1,8}}){KIND}", unpadded, bare=Sureness.POSSIBLE),
    Rule(
        Role.PUBLICATION,
        r"([0-9]{1,3}(?:-[0-9]{3}){1,2}|[0-9]{5,8})",
        unpadded,
        Sureness.LIKELY,
        split=True,
        bare=Sureness.POSSIBLE,
    ),
    Rule(Role.PUBLICATION, r"([0-9]{1,4})", unpadded, Sureness.POSSIBLE),
    Rule(Role.APPLICATION, rf"({_SERIES})([0-9]{{6}})", _application, Sureness.POSSIBLE),
    Rule(Role.APPLICATION, rf"20[0-9]{{2}}({_SERIES}[0-9]{{6}})", same, Sureness.LIKELY),
    Rule(Role.PUBLICATION, rf"{_PUBLISHING}([0-9]{{6}})", _published, Sureness.LIKELY),
    Rule(Role.APPLICATION, r"(19[0-9]{2}|2000)(0[0-9]{6})", _epodoc, Sureness.LIKELY),
    Rule(
        Role.APPLICATION,
        r"((?:19|20)[0-9]{2})(0[0-9]{6})(?P<kind>[A-Z])?",
        _epodoc,
        Sureness.POSSIBLE,
        exchange=True,
    ),
    Rule(
        Role.APPLICATION,
        r"([0-9]{1,6})([0-9]{2})(?P<kind>[A-Z])?",
        _exchanged,
        Sureness.POSSIBLE,
        exchange=True,
    ),
)


def _application_split(found: re.Match[str]) -> str:
    return f"{int(found[1]):02d}{int(found[2].replace('-', '')):06d}"


def _show(body: str, kind: str, role: Role) -> str:
    if role is Role.APPLICATION:
        return f"{body[:2]}/{body[2:5]},{body[5:]}"
    found = re.fullmatch(r"([A-Z]*)([0-9]+)", body)
    letters, digits = (found[1], found[2]) if found else ("", body)
    if not letters and len(digits) == 11:
        return f"US {digits[:4]}/{digits[4:]} {kind}".rstrip()
    number = f"{int(digits):,}" if digits.isdigit() else digits
    return f"US {letters}{number} {kind}".rstrip()


def _other(body: str, kind: str) -> tuple[str, ...]:
    if len(body) == 11 and body.isdigit() and body[4] == "0":
        return (body[:4] + body[5:],)
    if (found := re.fullmatch(r"(D|H|T|RE|PP)([0-9]+)", body)) and kind:
        return (found[1] + found[2].zfill(8 - len(found[1])),)
    if body.isdigit() and len(body) < 8:
        return (body.zfill(8),)
    return ()


OFFICE = Office(code="US", prefixes=("USPTO", "US", "U-?S"), rules=RULES, show=_show, other=_other)
