"""What was meant as an operator and is none here: operators of other systems, numbers they do not take, mere signs."""

import re
from functools import cache

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import QueryFault, faulty, misunderstood
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.operators import (
    BY_CONCEPT,
    CHINESE,
    OPERATORS,
    TOGETHER,
    WILDCARDS,
    Concept,
    Sign,
    pattern,
)
from mingze.services.search.language.tree import Span

BRACKETED = re.compile(r"\(\s*=?\d*[A-Za-z]{1,4}\s*\)")
"""An operator as incoPat writes it, or what somebody took for one."""

_ENGLISH = frozenset({"and", "or", "not", "with", "same", "near", "before", "und", "oder", "nicht"})
"""Operators that are words as well: where they are no operators, they are looked for."""
_MEANT = {
    "&": Concept.AND, "&&": Concept.AND, "|": Concept.OR, "||": Concept.OR, "+": Concept.OR,
    "-": Concept.NOT, "!": Concept.NOT,
}  # fmt: skip
"""Signs by which programs and older systems join conditions."""
SLASHED = re.compile(r"(?P<word>O?NEAR|ADJ|PRE|WITHIN|W)/(?P<n>\d{1,3})(?=\s+[^\s)]|\s*\()", re.IGNORECASE)
"""Nearness as other systems write it, with the number behind a slash."""
_ORDERED = frozenset({"ONEAR", "ADJ", "PRE"})
_AMOUNT = re.compile(r"[\d.,:/%\-]+")
_DIRECT = re.compile(r"[=:]\s*$")
_ENDS = re.compile(r"[\[{]\s*([^\s\[\]{},;~]+)\s*[,;~\s-]\s*([^\s\[\]{},;~]+)\s*[\]}]")
_NUMBERED = re.compile(r"([A-Za-z]{2,})\d+")
_BEFORE = re.compile(r"(?:(?P<code>[^\s()=:\"]+)\s*[=:]\s*)?(?P<word>[^\s()=:\"]+)\s+$")
_AFTER = re.compile(r"\s+[^\s()\"]+")


def operator_elsewhere(written: str, span: Span, dialect: Dialect) -> QueryFault | None:
    """The exception for a word, or a word in parentheses, that joins what stands beside it in another system."""
    concept, number = (CHINESE[written], 0) if written in CHINESE else _meaning(written, dialect)
    if concept is None:
        return _too_much(written, span, dialect)
    suggestion = _written(concept, number, dialect)
    said = sentence("“%(sign)s”不是这种写法的算符；要检索这个词，请加引号", sign=written)
    return faulty(span, said, suggestion)


def slashed(found: re.Match[str], dialect: Dialect) -> QueryFault | None:
    """The exception for nearness such as ``NEAR/3``; none where it is a field with its value."""
    if dialect in (Dialect.PATENTSCOPE, Dialect.BRS) and look_up(found["word"], dialect):
        return None
    concept = Concept.ORDERED if found["word"].upper() in _ORDERED else Concept.UNORDERED
    said = sentence("“%(sign)s”不是这种写法的算符；要检索这个词，请加引号", sign=found[0])
    return faulty(found.span(), said, _written(concept, int(found["n"]), dialect))


def excluded(text: str, span: Span, dialect: Dialect, head: Span | None) -> QueryFault | None:
    """The exception for a word of ``text`` with a minus before it, by which other systems leave out what has the word.

    ``head`` is where the field stands whose value is being read.
    """
    written = text[slice(*span)]
    if written[0] not in "-−–" or len(written) == 1 or _AMOUNT.fullmatch(written[1:]):
        return None
    if text[max(span[0] - 1, 0) : span[0]] in {'"', "'", ")"}:
        return None
    start = head[0] if head and _DIRECT.search(text, head[1], span[0]) else span[0]
    suggestion = f"{_written(Concept.NOT, 0, dialect)} {text[start : span[0]]}{written[1:]}"
    said = sentence("“%(sign)s”不是这种写法的算符；要检索这个词，请加引号", sign=written[0])
    return faulty((span[0], span[0] + 1), said, suggestion, put=(start, span[1]))


def _meaning(written: str, dialect: Dialect) -> tuple[Concept | None, int]:
    inside = written.strip("() ")
    for concept, sign in _elsewhere(dialect):
        letter = sign.only_capitals or sign.form.startswith("=")
        if letter and inside == written:
            continue
        found = pattern(sign).fullmatch(inside if letter else written)
        if found:
            groups = found.groupdict()
            number = groups.get("n") or groups.get("m")
            return concept, (int(number) if number else sign.default or 0) + sign.offset
    return None, 0


@cache
def _elsewhere(dialect: Dialect) -> tuple[tuple[Concept, Sign], ...]:
    return tuple(
        (operator.concept, sign)
        for operator in OPERATORS
        for other, signs in operator.signs.items()
        for sign in signs
        if other is not dialect and sign.form.lower() not in _ENGLISH
    )


def _written(concept: Concept, number: int, dialect: Dialect) -> str:
    """The usual sign for ``concept`` with its number; empty where the dialect has none."""
    for sign in BY_CONCEPT[concept].signs.get(dialect, ()):
        return sign.form.replace("{n}", str(number - sign.offset))
    return ""


def _too_much(written: str, span: Span, dialect: Dialect) -> QueryFault | None:
    """The exception for an operator with a number that it does not take, as in ``SAME2``."""
    found = _NUMBERED.fullmatch(written)
    signs = {sign.form for concept in TOGETHER for sign in BY_CONCEPT[concept].signs.get(dialect, ())}
    if found is None or found[1].upper() not in signs:
        return None
    said = sentence("算符“%(sign)s”不能带数字", sign=found[1])
    return faulty(span, said, found[1])


def no_range(text: str, at: int, word: str) -> QueryFault:
    """The exception for brackets at ``at`` that hold no range, which has ``word`` between its ends."""
    said = sentence("范围应写作“[起 %(word)s 止]”", word=word)
    ends = _ENDS.match(text, at)
    if ends is None:
        return misunderstood((at, at + 1), said, f"[20200101 {word} 20241231]")
    low = "*" if ends[1].lower() == "to" else ends[1]
    high = "*" if ends[2].lower() == "to" else ends[2]
    return faulty((at, at + 1), said, f"[{low} {word} {high}]", put=ends.span())


def mere_sign(text: str, span: Span, dialect: Dialect, fields: set[str]) -> QueryFault | None:
    """The exception for an unquoted word of ``text`` that has no letter and no digit, so that nothing can hold it."""
    written = text[slice(*span)]
    if any(sign.isalnum() for sign in written):
        return None
    if written not in _MEANT:
        if written[0] == "#" or all(sign in WILDCARDS[dialect] for sign in written):
            return None  # said by whoever knows comments and truncation
        return faulty(span, sentence("“%(sign)s”不是检索词；要检索这些符号旁的文字，请加引号", sign=written))
    name = _name(text, span, dialect, fields)
    if name:
        said = sentence("“%(sign)s”不是检索词；名称中的符号请连同名称加引号", sign=written)
        return faulty(span, said, f'"{text[slice(*name)]}"', put=name)
    said = sentence("“%(sign)s”不是这种写法的算符", sign=written)
    gap = " " if text[span[1] : span[1] + 1] in {'"', "("} else ""
    return faulty(span, said, _written(_MEANT[written], 0, dialect) + gap)


def _name(text: str, span: Span, dialect: Dialect, fields: set[str]) -> Span | None:
    """Where the name stands that a sign is part of, if it is a name that is asked for."""
    before, after = _BEFORE.search(text, max(0, span[0] - 200), span[0]), _AFTER.match(text, span[1])
    if not before or not after:
        return None
    code = look_up(before["code"], dialect) if before["code"] else None
    asked = fields | ({code.field} if code and code.field else set())
    named = any(FIELDS[field].kind is Kind.NAME for field in asked)
    return (before.start("word"), after.end()) if named else None
