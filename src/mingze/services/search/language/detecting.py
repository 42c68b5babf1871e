"""Which dialect a query is written in, when nobody says: by signs that only one has, then by the fields it names."""

import re

from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.dialects.mistaken import SLASHED
from mingze.services.search.language.lexer import normalised

_SIGNS: tuple[tuple[Dialect, re.Pattern[str]], ...] = (
    (
        Dialect.CQL,
        re.compile(r'\bprox\s*/|=\s*/\s*(?:low|high|same)\b|\b[a-z]+\s+(?:any|all|within)\s+"', re.I),
    ),
    (Dialect.PATSNAP, re.compile(r"\$(?:W\d|WS\b|PRE\d|SEN\b|PARA\b|FREQ\d)|\bGAND\b")),
    (Dialect.PATENTSCOPE, re.compile(r'\bBEFORE\d*\b|\bANDNOT\b|"~\d')),
    (Dialect.BRS, re.compile(r"[\w)\"]\s*\.[A-Za-z]{2,5}(?:,[A-Za-z]{2,5})*\.(?!\w)|@[A-Za-z]{2,4}\s*[<>=]")),
    (
        Dialect.BRS,
        re.compile(
            r"\b(?:O?ADJ|ONEAR)\d*\b|\b(?:NEAR|WITH|SAME)\d+\b|(?<![\w=])[LS]\d{1,3}\s+(?:AND|OR|NOT)\b"
        ),
    ),
    (Dialect.CNIPR, re.compile(r"\badj\b|\b(?:equ|pre|xor)#\d|[+*^]=\s*\(")),
    (
        Dialect.CNIPA,
        re.compile(r"/FREC>|\s=\d+[WD]\s|\sNOT[FPS]\s|^\s*\d{1,3}\s+(?:and|or|not)\s", re.I),
    ),
    (
        Dialect.INCOPAT,
        re.compile(r"\(=?\d*[wn]\)|\(\d+f\)|\([sp]\)|(?<!\w)(?:R|RAD|RPD)\s*=|#\d+\s+(?:and|or|not)\b", re.I),
    ),
)
_WORDED: tuple[tuple[Dialect, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        Dialect.BRS,
        re.compile(r"(?<=\S)\s+(?:NEAR|WITH|SAME)\s+(?=\S)"),
        re.compile(r"[a-z\u4e00-\u9fff]|[()$]|[\w)\"]\.[A-Za-z]{2,5}\."),
    ),
    (
        Dialect.CNIPA,
        re.compile(r"\s\d*[WD]\s|\s\d+[wd]\s|\s[SPF]\s"),
        re.compile(r"=|/[A-Z]{2}|[()]|\s(?:AND|OR|NOT)\s|\w[+#]"),
    ),
)
"""Operators that may be words: capitals in a title, ``3D``, ``5W``. They count beside another sign of the dialect, or,
of the USPTO's, where not all is in capitals."""
_EQUALS = re.compile(r"([^\W\d][\w.\-]*(?:\([^()\s=]{1,8}\)\w*)*)\s*(?:==|[<>]=?|=)")
_COLON = re.compile(r"(?<![\w])([A-Za-z][A-Za-z0-9_]*)\s*:\s*(?=[^\s/])")
_SLASH = re.compile(r"(?:^|[\s(])([A-Z_]{2,6})/(?=[\w(\"])")
_BEHIND = re.compile(
    r"(?P<group>[)\"])?(?P<names>(?:(?<=[\w)\"])/[^\W\d][\w\-]*)(?:[/,][^\W\d][\w\-]*)*)(?=[\s)]|$)"
)
"""Fields behind a group or a word, as CNIPA and CNIPR write them."""
_TRUNCATED = re.compile(r"\w\+(?=[\s)]|$)|[A-Za-z]#[A-Za-z]")
_BOOLEAN = re.compile(r"\sXOR\s|[\u4e00-\u9fff)\"]\s+(?:and|or|not|xor)\s+|\s(?:and|or|not)\s+\(", re.I)
_SET = re.compile(r"[(\s]*(?:not\s+)?[(\s]*#\d{1,4}[)\s]*", re.IGNORECASE)
"""An earlier set alone, with nothing that could be joined to it."""
_PLUS = re.compile(r"[A-Za-z]{3}\+(?=[\s)]|$)")
"""A word cut off as CNIPA writes it; shorter ones are chemical signs and names of languages."""
_NUMBERED = re.compile(r"\b(?:WO|PCT)/(?:[A-Z]{2})?\d{2,4}/\d{4,6}\b", re.IGNORECASE)
"""An international number, which is no field with its value."""
_CAPITALS = re.compile(r"\s(?:AND|OR|NOT)\s")
_SMALL = re.compile(r"[a-z\u4e00-\u9fff]")


READ = 2_000
"""Characters that are looked at; signs are sought from every place, so that a hostile text would take long."""


def detect(text: str) -> Dialect:
    """The dialect ``text`` is most likely written in; ``PLAIN`` for what has no sign of any."""
    plain = normalised(text[:READ])
    colons = _COLON.findall(plain)
    equals = _EQUALS.findall(plain)
    for dialect, sign in _SIGNS:
        if sign.search(plain) and _may_be(dialect, colons, equals):
            return dialect
    for dialect, operator, beside in _WORDED:
        found = operator.search(plain)
        if found and beside.search(plain) and _may_be(dialect, colons, equals):
            return dialect
    behind = _named_behind(plain)
    if behind:
        return behind
    if equals:
        return _by_fields(equals, plain)
    for dialect in (Dialect.PATSNAP, Dialect.PATENTSCOPE):
        if colons and all(look_up(code, dialect) for code in colons):
            return dialect
    if colons and plain[:1].isalpha() and any(code.isupper() for code in colons):
        return Dialect.PATSNAP
    slashes = _SLASH.findall(_NUMBERED.sub("", plain))
    for dialect in (Dialect.PATENTSCOPE, Dialect.BRS):
        if slashes and all(look_up(code, dialect) for code in slashes):
            return dialect
    if _PLUS.search(plain) and _joined(plain):
        return Dialect.CNIPA
    if _SET.fullmatch(plain) or re.search(rf"\s{SLASHED.pattern}", plain, re.IGNORECASE):
        return Dialect.INCOPAT
    if "[" in plain or ("@" in plain and "TREE@" in plain.upper()) or _joined(plain):
        return Dialect.INCOPAT
    return Dialect.PLAIN


def _joined(plain: str) -> bool:
    """Whether conditions are joined by operators; where all is in capitals, theirs say nothing."""
    return bool(_BOOLEAN.search(plain) or (_CAPITALS.search(plain) and _SMALL.search(plain)))


def _named_behind(plain: str) -> Dialect | None:
    """CNIPA or CNIPR, whichever knows all the fields that stand behind words; behind a bare word only in capitals."""
    written = [
        name
        for found in _BEHIND.finditer(plain)
        for name in re.split("[/,]", found["names"][1:])
        if found["group"] or name.isupper() or not name.isascii()
    ]
    order = (
        (Dialect.CNIPA, Dialect.CNIPR) if all(map(str.isupper, written)) else (Dialect.CNIPR, Dialect.CNIPA)
    )
    return next((one for one in order if written and all(look_up(name, one) for name in written)), None)


def _may_be(dialect: Dialect, colons: list[str], equals: list[str]) -> bool:
    """Signs of one dialect do not count beside fields written as only another writes them."""
    if colons and all(look_up(code, dialect) is None for code in colons):
        return False
    if dialect in (Dialect.PATSNAP, Dialect.PATENTSCOPE, Dialect.BRS):
        return not equals or dialect is Dialect.BRS
    return not (
        dialect is Dialect.CNIPR and equals and all(look_up(code, dialect) is None for code in equals)
    )


def _by_fields(names: list[str], plain: str) -> Dialect:
    """Of the dialects with ``field=value``, the one that knows most of the fields; incoPat among equals."""
    if _TRUNCATED.search(plain) and all(look_up(name, Dialect.CNIPA) for name in names):
        return Dialect.CNIPA
    if any("\u4e00" <= name[0] <= "\u9fff" for name in names) or "%" in plain:
        return Dialect.CNIPR
    order = (Dialect.INCOPAT, Dialect.CQL, Dialect.CNIPA, Dialect.CNIPR)
    return max(order, key=lambda dialect: sum(look_up(name, dialect) is not None for name in names))
