"""Which dialect a query is written in, when nobody says: by signs that only one has, then by the fields it names."""

import re

from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialect import Dialect
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
        re.compile(r"\bO?(?:ADJ|NEAR)\d*\b|\b(?:WITH|SAME)\b|(?<![\w=])[LS]\d{1,3}\s+(?:AND|OR|NOT)\b"),
    ),
    (Dialect.CNIPR, re.compile(r"\badj\b|\b(?:equ|pre|xor)#\d|[+*^]=\s*\(|\)/[A-Za-z\u4e00-\u9fff]")),
    (
        Dialect.CNIPA,
        re.compile(r"/FREC>|\s=?\d*[WD]\s|\sNOT[FPS]\s|\s[SPF]\s|^\s*\d{1,3}\s+(?:and|or|not)\s", re.I),
    ),
    (
        Dialect.INCOPAT,
        re.compile(r"\(=?\d*[wn]\)|\(\d+f\)|\([sp]\)|(?<!\w)(?:R|RAD|RPD)\s*=|#\d+\s+(?:and|or|not)\b", re.I),
    ),
)
_EQUALS = re.compile(r"([^\W\d][\w.\-]*(?:\([^()\s=]{1,8}\)\w*)*)\s*(?:==|[<>]=?|=)")
_COLON = re.compile(r"(?<![\w])([A-Za-z][A-Za-z0-9_]*)\s*:\s*(?=[^\s/])")
_SLASH = re.compile(r"(?:^|[\s(])([A-Z_]{2,6})/(?=[\w(\"])")
_TRUNCATED = re.compile(r"[A-Za-z]\+(?=[\s)]|$)|[A-Za-z]#[A-Za-z]")
_BOOLEAN = re.compile(
    r"\s(?:AND|OR|NOT|XOR)\s|[\u4e00-\u9fff)\"]\s+(?:and|or|not|xor)\s+|\s(?:and|or|not)\s+\(",
)


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
    if equals:
        return _by_fields(equals, plain)
    for dialect in (Dialect.PATSNAP, Dialect.PATENTSCOPE):
        if colons and all(look_up(code, dialect) for code in colons):
            return dialect
    if colons and plain[:1].isalpha() and any(code.isupper() for code in colons):
        return Dialect.PATSNAP
    slashes = _SLASH.findall(plain)
    for dialect in (Dialect.PATENTSCOPE, Dialect.BRS):
        if slashes and all(look_up(code, dialect) for code in slashes):
            return dialect
    if "[" in plain or ("@" in plain and "TREE@" in plain.upper()) or _BOOLEAN.search(plain):
        return Dialect.INCOPAT
    return Dialect.PLAIN


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
