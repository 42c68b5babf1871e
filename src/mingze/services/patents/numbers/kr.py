"""Korean numbers: right (10 patent, 20 utility model, 30 design), year and seven digits, or a registration of seven."""

import re

from mingze.services.patents.numbers.reading import Role, Sureness
from mingze.services.patents.numbers.rules import KIND, Body, Office, Rule

_RIGHT = r"(10|20|30)"
_YEAR = r"((?:19|20)[0-9]{2})"


def _published(found: re.Match[str]) -> str:
    return found[2] + found[3].zfill(7)


def _dated(found: re.Match[str]) -> str:
    return found[1] + found[2].zfill(7)


def _registered(found: re.Match[str]) -> str:
    return found[1] + found[2].zfill(7)


def _application(found: re.Match[str]) -> str:
    """Utility models and designs number their requests apart, so that their right stays in the number."""
    right = "" if found[1] == "10" else found[1]
    return right + found[2] + found[3].zfill(7)


def _exchanged(found: re.Match[str]) -> Body:
    right = {"U": "20", "Y": "20", "D": "30", "S": "30", "F": "30"}.get(found[3] or "", "")
    return Body(text=right + found[1] + found[2].zfill(7))


RULES = (
    Rule(Role.PUBLICATION, rf"{_RIGHT}{_YEAR}([0-9]{{7}}){KIND}", _published),
    Rule(Role.PUBLICATION, rf"{_YEAR}([0-9]{{7}}){KIND}", _dated),
    Rule(Role.PUBLICATION, rf"{_RIGHT}-([0-9]{{1,7}})(?:-?0000)?-?{KIND}?", _registered, split=True),
    Rule(Role.PUBLICATION, rf"{_RIGHT}([0-9]{{7}})(?:0000)?{KIND}?", _registered),
    Rule(Role.APPLICATION, rf"{_RIGHT}{_YEAR}([0-9]{{7}})", _application, bare=Sureness.POSSIBLE),
    Rule(
        Role.APPLICATION, rf"{_RIGHT}-{_YEAR}-([0-9]{{1,7}})", _application, split=True, bare=Sureness.LIKELY
    ),
    Rule(Role.APPLICATION, rf"{_YEAR}-([0-9]{{1,7}})", _dated, Sureness.LIKELY, split=True),
    Rule(Role.APPLICATION, rf"{_YEAR}([0-9]{{6,7}})", _dated, Sureness.LIKELY, split=True),
    Rule(Role.PUBLICATION, rf"{_RIGHT}{_YEAR}([0-9]{{7}})", _published, Sureness.LIKELY),
    Rule(Role.PUBLICATION, rf"{_YEAR}([0-9]{{7}})", _dated, Sureness.POSSIBLE),
    Rule(Role.APPLICATION, rf"{_YEAR}([0-9]{{6,7}})([A-Z])", _exchanged, exchange=True),
)


def _show(body: str, kind: str, role: Role) -> str:
    right = {"U": "20", "Y": "20", "S": "30"}.get(kind[:1], "10")
    if role is Role.APPLICATION:
        full = body if len(body) == 13 else f"10{body}"
        return f"KR {full[:2]}-{full[2:6]}-{full[6:]}"
    if len(body) == 11:
        return f"KR {right}-{body[:4]}-{body[4:]} {kind}".rstrip()
    return f"KR {body[:2]}-{body[2:]} {kind}".rstrip() if len(body) == 9 else f"KR {body} {kind}".rstrip()


def _other(body: str, kind: str) -> tuple[str, ...]:
    if len(body) == 9 and body[2] == "0":
        return (body[:2] + body[2:].lstrip("0"), body[2:].lstrip("0"))
    return (f"10{body}",) if len(body) == 11 and not kind else ()


OFFICE = Office(code="KR", prefixes=("KIPO", "KR"), rules=RULES, show=_show, other=_other)
