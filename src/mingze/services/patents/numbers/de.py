"""German numbers: right and year in front since 2004 (102004…), codes 1yy and 2yy from 1995, yy before."""

import re

from mingze.services.patents.numbers import checks
from mingze.services.patents.numbers.reading import Role, Sureness
from mingze.services.patents.numbers.rules import KIND, Body, Office, Rule, right_only, unpadded

_NEW = r"(?:1[0-5]|2[0-5]|3[0-5]|4[0-5]|5[0-5]|6[0-5])20[0-9]{2}[0-9]{6}"
_MIDDLE = r"[1-6](?:9[5-9]|0[0-3])[0-9]{5}"
_OLD = r"(?:1[2-9]|2[0-9]|3[0-9]|4[0-4]|[6-9][0-9])[0-9]{5}"
_NUMBER = f"{_NEW}|{_MIDDLE}|{_OLD}"


def _application(found: re.Match[str]) -> Body:
    check = (found[2] if found.re.groups > 1 else "") or ""
    return Body(text=found[1], check=check, right=checks.de(found[1]))


def _first(found: re.Match[str]) -> str:
    return found[1]


def _lettered(found: re.Match[str]) -> str:
    """The class of an application before 1968 and its number."""
    return f"{found[1]}{int(found[2]):07d}"


def _by_year(found: re.Match[str]) -> str:
    """Year, right and serial number, as the EPO's own databases write it (epodoc)."""
    year, right, serial = found[1], found[2], found[3]
    return f"{right[0]}{year[2:]}{int(serial):05d}" if year < "2004" else f"{right}{year}{int(serial):06d}"


RULES = (
    Rule(Role.PUBLICATION, rf"[GPM]?({_NUMBER}){KIND}", _first, bare=Sureness.POSSIBLE),
    Rule(Role.PUBLICATION, rf"0+((?:{_NUMBER})|[1-9][0-9]{{0,6}}){KIND}", _first),
    Rule(Role.PUBLICATION, rf"([0-9]{{1,7}}){KIND}", unpadded),
    Rule(Role.APPLICATION, rf"0+({_NUMBER})(?:\.([0-9]))?", _application),
    Rule(Role.APPLICATION, rf"[GPM]?({_NUMBER})\.([0-9])", _application, bare=Sureness.LIKELY),
    Rule(Role.PUBLICATION, rf"({_NUMBER})", _first, Sureness.LIKELY),
    Rule(Role.APPLICATION, rf"[GPM]?({_NUMBER})A?", _application, Sureness.LIKELY),
    Rule(Role.APPLICATION, r"(199[5-9]|200[0-3])([1-6]0)([0-9]{5})T?", _by_year, Sureness.POSSIBLE),
    Rule(
        Role.APPLICATION, r"(20(?:0[4-9]|1[0-9]|2[1-9]))([1-6][0-5])([0-9]{6})T?", _by_year, Sureness.POSSIBLE
    ),
    Rule(Role.APPLICATION, rf"(?:19|20)[0-9]{{2}}0?({_NUMBER})", _first, Sureness.POSSIBLE),
    Rule(Role.APPLICATION, rf"({_NUMBER})([0-9])", right_only(_application), Sureness.POSSIBLE),
    Rule(Role.PUBLICATION, r"([0-9]{1,7})", unpadded, Sureness.POSSIBLE),
    Rule(Role.APPLICATION, r"(?:19[0-6][0-9])?([A-Z])0*([0-9]{1,6})", _lettered, Sureness.POSSIBLE),
)


def _show(body: str, kind: str, role: Role) -> str:
    grouped = _grouped(body)
    if role is Role.APPLICATION:
        check = checks.de(body)
        return f"DE {grouped}.{check}" if check else f"DE {grouped}"
    return f"DE {grouped} {kind}".rstrip()


def _grouped(body: str) -> str:
    if len(body) == 12:
        return f"{body[:2]} {body[2:6]} {body[6:9]} {body[9:]}"
    if len(body) == 8:
        return f"{body[:3]} {body[3:5]} {body[5:]}"
    return f"{body[:2]} {body[2:4]} {body[4:]}" if len(body) == 7 else body


def _other(body: str, kind: str) -> tuple[str, ...]:
    return ()


OFFICE = Office(code="DE", prefixes=("DPMA", "DE"), rules=RULES, show=_show, other=_other)
