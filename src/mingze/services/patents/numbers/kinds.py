"""Kind codes of publications by office and day: which right, and how far it has come (WIPO ST.16 and the offices' own).

Offices have used one letter for different things: a Chinese ``U`` is a published request until 1992 and a registered
utility model since 7 April 2010, a US ``A`` is a patent until 2 January 2001.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mingze.services.patents.record import Stage, Type


class Meaning(NamedTuple):
    """What a kind code says."""

    type: Type
    stage: Stage


_CN_1993, _CN_2010 = date(1993, 1, 1), date(2010, 4, 7)
_US_2001, _JP_1994, _JP_1996, _DE_1981 = (
    date(2001, 1, 2),
    date(1994, 7, 26),
    date(1996, 5, 29),
    date(1981, 1, 1),
)
_I, _U, _D, _P, _X = Type.INVENTION, Type.UTILITY_MODEL, Type.DESIGN, Type.PLANT, Type.OTHER
_A, _G, _M, _S, _O = Stage.APPLICATION, Stage.GRANT, Stage.AMENDED, Stage.SEARCH_REPORT, Stage.OTHER

# Office, kinds, first day, day after the last, right, stage. The first row that fits is taken; a publication without
# a day is taken to be of the latest era.
_ROWS: tuple[tuple[str, str, date | None, date | None, Type, Stage], ...] = (
    ("CN", r"A[89]?", None, None, _I, _A),
    ("CN", r"B", None, _CN_1993, _I, _O),  # 审定公告: examined, open to opposition, not yet granted
    ("CN", r"B[89]?", None, None, _I, _G),
    ("CN", r"C", None, None, _I, _G),
    ("CN", r"C[1-7]", _CN_2010, None, _I, _M),
    ("CN", r"C[0-9]", None, None, _I, _G),
    ("CN", r"U", None, _CN_1993, _U, _A),
    ("CN", r"U[89]?", None, None, _U, _G),
    ("CN", r"Y", None, None, _U, _G),
    ("CN", r"Y[1-7]", _CN_2010, None, _U, _M),
    ("CN", r"Y[0-9]", None, None, _U, _G),
    ("CN", r"S", None, _CN_1993, _D, _A),
    ("CN", r"S[89]?|D", None, None, _D, _G),
    ("CN", r"S[1-7]", None, None, _D, _M),
    ("CN", r"D[0-9]", None, None, _D, _G),
    ("US", r"A", None, None, _I, _G),
    ("US", r"A[0-9]", None, None, _I, _A),
    ("US", r"B[1-9]", None, _US_2001, _I, _M),  # re-examination certificates
    ("US", r"B[12]?", None, None, _I, _G),
    ("US", r"C[1-9]|F[1-9]|J[1-9]|K[1-9]|O[1-9]", None, None, _I, _M),
    ("US", r"E1?", None, None, _I, _G),
    ("US", r"H[1-9]?|T|I[1-9]?", None, None, _I, _O),
    ("US", r"P[149]", None, None, _P, _A),
    ("US", r"P[23]?", None, None, _P, _G),
    ("US", r"S1?", None, None, _D, _G),
    ("EP", r"A3|A4", None, None, _I, _S),
    ("EP", r"A[1-9]?", None, None, _I, _A),
    ("EP", r"B1?", None, None, _I, _G),
    ("EP", r"B[2-9]", None, None, _I, _M),
    ("WO", r"A3", None, None, _I, _S),
    ("WO", r"A4", None, None, _I, _M),
    ("WO", r"[A-C][0-9]?", None, None, _I, _A),
    ("WO", r"S[0-9]?", None, None, _D, _G),
    ("JP", r"A[0-9]?", None, None, _I, _A),
    ("JP", r"B[1-4]?", None, _JP_1996, _I, _O),  # 特公: examined and laid open to opposition
    ("JP", r"B[1-79]?|C[0-9]?", None, None, _I, _G),
    ("JP", r"B8|H[0-9]?", None, None, _I, _M),
    ("JP", r"U[0-9]?", None, _JP_1994, _U, _A),
    ("JP", r"U[0-9]?|Z[0-9]?", None, None, _U, _G),
    ("JP", r"Y[0-9]?", None, _JP_1996, _U, _O),
    ("JP", r"Y[0-9]?", None, None, _U, _G),
    ("JP", r"S[0-9]?", None, None, _D, _G),
    ("DE", r"A[0-9]?", None, None, _I, _A),
    ("DE", r"B[0-9]?", None, _DE_1981, _I, _O),  # Auslegeschrift
    ("DE", r"B[1-4]?|C[1-4]?", None, None, _I, _G),
    ("DE", r"B[5-9]|C[5-9]", None, None, _I, _M),
    ("DE", r"T[15]|T8", None, None, _I, _A),
    ("DE", r"T[2-4]|T9", None, None, _I, _G),
    ("DE", r"U[0-9]?", None, None, _U, _G),
    ("DE", r"[SM][0-9]?", None, None, _D, _G),
    ("KR", r"A[0-9]?", None, None, _I, _A),
    ("KR", r"B[1-9]?", None, None, _I, _G),
    ("KR", r"U[0-9]?", None, None, _U, _A),
    ("KR", r"Y[0-9]?", None, None, _U, _G),
    ("KR", r"S[0-9]?", None, None, _D, _G),
    ("GB", r"A[0-9]?", date(1979, 1, 1), None, _I, _A),
    ("", r"A[0-9]?", None, None, _I, _A),
    ("", r"[BC][0-9]?", None, None, _I, _G),
    ("", r"U[0-9]?", None, None, _U, _A),
    ("", r"Y[0-9]?", None, None, _U, _G),
    ("", r"[SLR][0-9]?", None, None, _D, _G),
    ("", r"[PE][0-9]?", None, None, _X, _O),
)


@lru_cache(maxsize=4096)
def meaning(office: str, kind: str, published: date | None = None) -> Meaning:
    """The right and the stage a kind code of an office stands for, on a day. Unknown codes are ``OTHER`` twice."""
    day = published or date.max
    for place, pattern, first, after, right, stage in _ROWS:
        in_time = (first is None or first <= day) and (after is None or day < after)
        if place in (office, "") and in_time and re.fullmatch(pattern, kind):
            return Meaning(right, stage)
        if place == "" and any(row[0] == office for row in _ROWS):
            break
    return Meaning(Type.OTHER, Stage.OTHER)
