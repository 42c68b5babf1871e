"""International numbers: publications (PCT Administrative Instructions, section 404) and applications (section 307)."""

import re

from mingze.services.patents.numbers.reading import Role, Sureness
from mingze.services.patents.numbers.rules import KIND, Body, Office, Rule

_OFFICE = r"[A-Z]{2}"
_FIRST = 1978


def year_of(digits: str) -> int | None:
    """A year of two or four digits; ``None`` before the treaty was in force."""
    year = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= _FIRST % 100 else 2000)
    return year if _FIRST <= year < 2100 else None


def _publication(found: re.Match[str]) -> str | None:
    year = year_of(found[1])
    return f"{year}{int(found[2]):06d}" if year else None


def application_body(office: str, year: str, serial: str) -> str | None:
    """The body of an international application: year, receiving office, six digits."""
    full = year_of(year)
    return f"{full}{office}{int(serial):06d}" if full else None


def _application(found: re.Match[str]) -> Body | None:
    body = application_body(found["office"], found["year"], found["serial"])
    return Body(text=body, office="WO") if body else None


_YEAR = r"(19(?:7[89]|[89][0-9])|20[0-9]{2})"
_TRAILER = r"(?:-?[A-Z][0-9]?)?"
RULES = (
    Rule(
        Role.APPLICATION,
        rf"(?:PCT[-/]?)?(?P<office>{_OFFICE})-?(?P<year>[0-9]{{4}}|[0-9]{{2}})[-/](?P<serial>[0-9]{{1,6}})",
        _application,
        split=True,
    ),
    Rule(
        Role.APPLICATION,
        rf"(?:PCT)?(?P<office>{_OFFICE})(?P<year>(?:19|20)[0-9]{{2}})(?P<serial>[0-9]{{5,6}})W?",
        _application,
    ),
    Rule(
        Role.APPLICATION,
        rf"(?:PCT)?(?P<office>{_OFFICE})(?P<year>[0-9]{{2}})(?P<serial>[0-9]{{5,6}})W?",
        _application,
    ),
    Rule(
        Role.APPLICATION,
        rf"(?P<year>(?:19|20)[0-9]{{2}})(?P<office>{_OFFICE})(?P<serial>[0-9]{{1,6}})W?",
        _application,
    ),
    Rule(Role.PUBLICATION, rf"{_YEAR}[-/]([0-9]{{1,6}})-?{KIND}?", _publication, split=True),
    Rule(Role.PUBLICATION, rf"([0-9]{{2}})[-/]([0-9]{{4,6}})-?{KIND}?", _publication, split=True),
    Rule(Role.PUBLICATION, rf"{_YEAR}([0-9]{{6}}){KIND}?", _publication),
    Rule(Role.PUBLICATION, rf"{_YEAR}([0-9]{{5}}){KIND}?", _publication, Sureness.LIKELY),
    Rule(Role.PUBLICATION, rf"([0-9]{{2}})([0-9]{{5,6}}){KIND}?", _publication, Sureness.LIKELY),
)


def _show(body: str, kind: str, role: Role) -> str:
    if role is Role.APPLICATION:
        old = body < "2004" and body[6] == "0"
        return f"PCT/{body[4:6]}{body[2:4]}/{body[7:]}" if old else f"PCT/{body[4:6]}{body[:4]}/{body[6:]}"
    year, serial = body[:4], body[4:]
    # Two digits of the year and five of the number until mid-2002, then six, and the whole year from 2004.
    short = serial[0] == "0" and (year < "2002" or (year == "2002" and serial < "050000"))
    number = f"{year[2:]}/{serial[1:]}" if short else f"{year[2:] if year < '2004' else year}/{serial}"
    return f"WO {number} {kind}".rstrip()


def _other(body: str, kind: str) -> tuple[str, ...]:
    if found := re.fullmatch(r"([0-9]{4})([A-Z]{2})0([0-9]{5})", body):
        return (f"{found[1]}{found[2]}{found[3]}",)
    if body[4:5] == "0" and body < "2004":
        return (body[2:4] + body[5:], body[:4] + body[5:], body[2:])
    return (body[2:],) if body < "2004" and body.isdigit() else ()


OFFICE = Office(code="WO", prefixes=("WIPO", "WO"), rules=RULES, show=_show, other=_other)
