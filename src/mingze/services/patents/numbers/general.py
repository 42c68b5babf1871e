"""Offices without a table of their own: ST.3 code, what stands between without separators, kind at the end."""

import re
from functools import cache

from mingze.services.patents.numbers.reading import Role, Sureness
from mingze.services.patents.numbers.rules import KIND, Body, Office, Rule

_CODES = """
AD AE AG AL AM AN AO AP AR AT AU AZ BA BB BD BE BF BG BH BI BN BO BR BW BX BY BZ CA CD CH CL CM CO
CR CS CU CY CZ DD DJ DK DM DO DZ EA EC EE EG EM ES ET FI FR GB GC GD GE GH GM GR GT HK HN HR HU IB
ID IE IL IN IQ IR IS IT JM JO KE KG KH KI KM KW KZ LA LB LK LR LS LT LU LV LY MA MC MD ME MG MK ML
MM MN MO MT MU MW MX MY MZ NA NG NI NL NO NZ OA OM PA PE PG PH PK PL PT PY QA RH RO RS RU RW SA SC
SD SE SG SI SK SL SM SN SU SV SY SZ TH TJ TM TN TR TT TW TZ UA UG UY UZ VE VN YU ZA ZM ZW
"""
OFFICES = frozenset(_CODES.split())
"""ST.3 codes met in bibliographic databases, offices that have closed included."""


def _publication(found: re.Match[str]) -> str:
    return found[1]


def _application(found: re.Match[str]) -> Body:
    return Body(text=found[1], check=found[2] or "")


RULES = (
    Rule(Role.PUBLICATION, rf"([A-Z0-9]*[0-9]){KIND}", _publication, Sureness.LIKELY),
    Rule(Role.PUBLICATION, r"([A-Z0-9]*[0-9])", _publication, Sureness.POSSIBLE),
    Rule(
        Role.APPLICATION,
        r"(?!.*[0-9][A-Z]{1,2}[0-9]?$)([A-Z0-9]*[0-9])(?:\.([0-9X]))?",
        _application,
        Sureness.POSSIBLE,
    ),
    Rule(Role.APPLICATION, r"([A-Z0-9]*[0-9][A-Z0-9]*)", _publication, Sureness.POSSIBLE, exchange=True),
)
"""A check digit after a point is taken off and not verified: only some of these offices print one."""
_SINGAPORE = r"(1[01]20[0-9]{2}[0-9]{5}[A-Z])"
"""Since 2014: sort of application, year, five digits and a check letter. Publications have the number of theirs."""
OF_OFFICES = {
    "SG": (
        Rule(Role.PUBLICATION, rf"{_SINGAPORE}{KIND}", _publication),
        Rule(Role.APPLICATION, _SINGAPORE, _publication, Sureness.LIKELY),
    )
}
"""Writings of single offices, which go before those of all."""


def _show(body: str, kind: str, role: Role) -> str:
    return f"{body} {kind}".rstrip()


def _other(body: str, kind: str) -> tuple[str, ...]:
    found = re.fullmatch(r"([A-Z]*)0+([1-9][0-9]*)", body)
    return (found[1] + found[2],) if found else ()


@cache
def office(code: str) -> Office:
    """The table of an office that has none of its own."""
    return Office(
        code=code,
        prefixes=(code,),
        rules=(*OF_OFFICES.get(code, ()), *RULES),
        show=lambda body, kind, role: f"{code} {_show(body, kind, role)}",
        other=_other,
    )
