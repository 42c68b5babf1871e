"""Chinese numbers: ZC 0006-2003 (applications), ZC 0007-2012 (publications), and the forms of CNIPA's data products."""

import re

from mingze.services.patents.numbers import checks
from mingze.services.patents.numbers.reading import Role, Sureness
from mingze.services.patents.numbers.rules import KIND, Body, Office, Rule, right_only, same

TYPES = "12389"
"""1 invention, 2 utility model, 3 design, 8 and 9 the first two through the PCT."""
_OLD = rf"(?:8[5-9]|9[0-9]|0[0-3])[{TYPES}][0-9]{{5}}"
_NEW = rf"20(?:0[3-9]|[1-9][0-9])[{TYPES}][0-9]{{7}}"
_STANDARD = r"(1[01]|2[01]|30)((?:19|20)[0-9]{2})([0-9]{9})([0-9X])?"
_RIGHTS = {"10": "1", "11": "8", "20": "2", "21": "9", "30": "3"}


def _application(found: re.Match[str]) -> Body:
    check = (found[2] if found.re.groups > 1 else "") or ""
    return Body(text=found[1], check=check, right=checks.cn(found[1]))


def _standard(found: re.Match[str]) -> Body | None:
    """Kind of right, year and nine digits, as ``102021001286633`` in CNIPA's standardised fields (WIPO ST.13)."""
    right, year, serial = found[1], int(found[2]), int(found[3])
    old = year < 2003 or (year == 2003 and serial < 10**5)
    if serial >= 10 ** (5 if old else 7) or year < 1985:
        return None
    digits = f"{year % 100:02d}{_RIGHTS[right]}{serial:05d}" if old else f"{year}{_RIGHTS[right]}{serial:07d}"
    return Body(text=digits, check=found[4] or "", right=checks.cn(digits))


def _with_century(found: re.Match[str]) -> str:
    return found[1][2:] + found[2]


RULES = (
    Rule(Role.APPLICATION, rf"({_NEW})\.?([0-9X])", _application, Sureness.CERTAIN, bare=Sureness.LIKELY),
    Rule(Role.APPLICATION, rf"({_NEW})(?:A)?", _application, Sureness.CERTAIN, bare=Sureness.LIKELY),
    Rule(Role.APPLICATION, rf"({_OLD})\.([0-9X])", _application, Sureness.CERTAIN, bare=Sureness.LIKELY),
    Rule(Role.APPLICATION, _STANDARD, _standard, Sureness.CERTAIN, bare=Sureness.LIKELY),
    Rule(Role.PUBLICATION, rf"([0-9]{{7}}|[1-9][0-9]{{8}}){KIND}", same, bare=Sureness.LIKELY),
    Rule(Role.PUBLICATION, rf"(8[5-9][1-3][0-9]{{5}}){KIND}", same, Sureness.CERTAIN, bare=Sureness.POSSIBLE),
    Rule(Role.PUBLICATION, r"([1-9][0-9]{8})", same, Sureness.CERTAIN, bare=Sureness.LIKELY),
    Rule(Role.PUBLICATION, r"([0-9]{7})", same, Sureness.CERTAIN, bare=Sureness.POSSIBLE),
    Rule(
        Role.APPLICATION,
        rf"({_OLD})([0-9X])",
        right_only(_application),
        Sureness.POSSIBLE,
        bare=Sureness.POSSIBLE,
    ),
    Rule(Role.APPLICATION, rf"({_OLD})", _application, Sureness.LIKELY, bare=Sureness.POSSIBLE),
    Rule(Role.PUBLICATION, r"(8[5-9][1-3][0-9]{5})", same, Sureness.POSSIBLE),
    Rule(
        Role.APPLICATION,
        rf"((?:19(?:8[5-9]|9[0-9])|200[0-3])[{TYPES}])0?([0-9]{{5}})",
        _with_century,
        Sureness.LIKELY,
    ),
)


def _show(body: str, kind: str, role: Role) -> str:
    if role is Role.APPLICATION:
        return f"{body}.{checks.cn(body)}"
    return f"CN {body} {kind}".rstrip()


def _other(body: str, kind: str) -> tuple[str, ...]:
    if not kind and re.fullmatch(f"{_OLD}|{_NEW}", body):
        check = checks.cn(body)
        return (f"{body}.{check}", f"{body}{check}")
    return ()


OFFICE = Office(
    code="CN",
    prefixes=(r"CN[-/]?ZL", r"ZL[-/]?CN", "CN", "ZL", "中国专利", "中国"),
    rules=RULES,
    show=_show,
    other=_other,
)
