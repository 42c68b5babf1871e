"""European numbers: publications of seven digits, applications of eight and a check digit (Guidelines A-II, 1.8)."""

import re

from mingze.services.patents.numbers import checks
from mingze.services.patents.numbers.reading import Role, Sureness
from mingze.services.patents.numbers.rules import KIND, Body, Office, Rule, right_only


def _publication(found: re.Match[str]) -> str:
    return found[1].zfill(7)


def _application(found: re.Match[str]) -> Body:
    digits = found[1] + found[2]
    check = (found[3] if found.re.groups > 2 else "") or ""
    return Body(text=digits, check=check, right=checks.ep(digits))


def _with_century(found: re.Match[str]) -> str | None:
    """Year of four digits and seven more, as the EPO's own databases write it (epodoc)."""
    return found[1][2:] + found[2] if int(found[1]) >= 1978 else None


RULES = (
    Rule(Role.PUBLICATION, rf"0*([0-9]{{1,7}}){KIND}", _publication, bare=Sureness.POSSIBLE),
    Rule(Role.APPLICATION, r"([0-9]{2})([0-9]{6})\.([0-9])", _application, bare=Sureness.LIKELY),
    Rule(Role.APPLICATION, r"([0-9]{2})([0-9]{6})A?", _application),
    Rule(Role.APPLICATION, r"((?:19|20)[0-9]{2})0?([0-9]{6})A?", _with_century, Sureness.LIKELY),
    Rule(Role.PUBLICATION, r"([0-9]{4,7})", _publication, bare=Sureness.POSSIBLE),
    Rule(Role.PUBLICATION, r"([0-9]{1,3})", _publication, Sureness.POSSIBLE),
    Rule(Role.APPLICATION, r"([0-9]{2})([0-9]{6})([0-9])", right_only(_application), Sureness.LIKELY),
)


def _show(body: str, kind: str, role: Role) -> str:
    if role is Role.APPLICATION:
        return f"EP {body}.{checks.ep(body)}"
    number = f"{body[:1]} {body[1:4]} {body[4:]}" if len(body) == 7 else body
    return f"EP {number} {kind}".rstrip()


def _other(body: str, kind: str) -> tuple[str, ...]:
    if len(body) == 7 and body.startswith("0"):
        return (body.lstrip("0"),)
    if len(body) == 8 and not kind:
        century = "19" if body >= "78" else "20"
        return (f"{body}.{checks.ep(body)}", f"{century}{body[:2]}0{body[2:]}", f"{century}{body}")
    return ()


OFFICE = Office(code="EP", prefixes=("EPO?",), rules=RULES, show=_show, other=_other)
