"""The plain box: numbers, classes, names, years and words, without signs to be learnt.

Words are looked for in title, abstract and claims, all of them; a description is never asked alone, for four words
somewhere in a long text find nearly everything. A minus before a word leaves out what has it. A long run of Chinese is
found as it stands, and also where all of its words are; in quotation marks only as it stands.
"""

import re
from collections.abc import Sequence

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.binding import DEFAULT
from mingze.services.search.language.building import all_of, any_of, in_field, moved
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import Limits, faulty
from mingze.services.search.language.lexer import Scanner
from mingze.services.search.language.numbering import Numbered, NumberReader
from mingze.services.search.language.operators import WILDCARDS
from mingze.services.search.language.raw import Word
from mingze.services.search.language.tree import Everything, InField, Not, Phrase, Query, Span, Symbol, Term
from mingze.services.search.language.values import value
from mingze.services.search.schemes import canonical
from mingze.services.search.text import is_cjk, words

NAMES = (
    "公司", "集团", "大学", "学院", "研究院", "研究所", "研究中心", "医院", "工厂", "厂", "银行", "委员会", "合作社",
    "株式会社", "科学院", "设计院", "实验室", "事务所",
)  # fmt: skip
"""Endings by which a Chinese word is a name; whoever writes one looks for the applicant, or for the name in a text."""

LONG = 6
"""Characters from which a run of Chinese is also looked for by its words."""
EMPTY = frozenset((
    "的", "了", "和", "与", "及", "或", "以及", "其", "一种", "用于", "基于", "关于",
    "有关", "对于", "进行", "具有", "包括", "所述", "如何", "什么", "哪些", "怎么", "专利", "技术", "方面",
))  # fmt: skip
"""Words that say nothing of what is looked for."""

_PIECE = re.compile(r"""[^\s"(),;、]+""")
_YEAR = re.compile(r"((?:18|19|20)\d{2})年?")
_CLASS = re.compile(r"[A-HYa-hy]\d{2}[A-Za-z](?:\d{1,4}(?:/\d{2,6})?/?)?|[A-HYa-hy]\d{2}[A-Za-z]\d{10}")
_NUMBER = re.compile(
    r"(?=.*\d{4})[A-Za-z]{0,4}[\d.\-/,]*\d[\d.\-/]*(?:[A-Za-z]\d?|\.[Xx])?"
    r"|[特実實实意再][開开表公許许願愿登]第?(?:平成?|昭和?|令和?)?\d{1,7}(?:[-/]\d{1,6})?号?"
)
"""Digits with or without an office, and Japanese numbers by the name of their gazette."""
_SPLIT = re.compile(
    r"(?P<class>[A-HYa-hy]\d{2}[A-Za-z]\s+\d{1,4}/\d{2,6})(?!\S)"
    r"|(?P<number>(?:PCT/)?[A-Za-z]{2}\s*\d[\d/,.\-]{3,}(?:\s?[A-Za-z]\d?)?"
    r"|[A-Z]{2}\s*\d{1,4}(?:\s\d{2,4}){2,}(?:\s?[A-Z]\d?)?)(?!\S)"
)
"""A class or a number written with a blank inside."""


def read(text: str, limits: Limits, numbers: NumberReader) -> Query:
    """The tree of what was typed into the plain box. Raises :class:`QueryFault`."""
    scanner = Scanner(text, limits)
    wanted: list[Query] = []
    while not scanner.ended:
        if len(wanted) >= limits.terms:
            raise faulty(
                (scanner.at, scanner.at + 1), sentence("检索词过多，最多%(terms)s个", terms=limits.terms)
            )
        part = _part(scanner, numbers)
        if part is not None:
            wanted.append(part)
    if not wanted:
        raise faulty((0, len(text)), sentence("请输入检索内容"))
    if all(isinstance(part, Not) for part in wanted):
        wanted.insert(0, Everything())
    return all_of(wanted)


def _part(scanner: Scanner, numbers: NumberReader) -> Query | None:
    start = scanner.at
    minus = scanner.text[start] == "-" and scanner.text[start + 1 : start + 2].strip() != ""
    if minus:
        scanner.at += 1
    quoted = scanner.quoted('"', tolerant=True)
    if quoted:
        found = in_field(DEFAULT, Phrase(quoted[0].strip(), span=quoted[1])) if quoted[0].strip() else None
    else:
        found = _split(scanner, numbers)
        piece = None if found else scanner.match(_PIECE)
        if not found and not piece:
            scanner.at += 1
            return None
        found = _meant(piece[0], piece.span(), numbers) if piece else found
    return Not(found, span=(start, scanner.at)) if minus and found is not None else found


def _split(scanner: Scanner, numbers: NumberReader) -> Query | None:
    """A class or an office's number with a blank inside, if one follows."""
    piece = scanner.look(_SPLIT)
    if not piece:
        return None
    if piece["class"]:
        scanner.at = piece.end()
        return _meant("".join(piece[0].split()), piece.span(), numbers)
    found = _numbered(numbers(piece[0]), piece.span())
    if not found:
        return None
    scanner.at = piece.end()
    return moved(any_of(found), piece.span())


def _meant(text: str, span: Span, numbers: NumberReader) -> Query | None:
    year = _YEAR.fullmatch(text)
    if year:
        asked = [
            InField(name, Term(year[1], span=span), span=span) for name in ("filed_year", "published_year")
        ]
        return moved(any_of(asked), span)
    code = canonical(text, "ipc") if _CLASS.fullmatch(text) else None
    if code is not None:
        return InField("class", Symbol(code, span=span), span=span)
    if _NUMBER.fullmatch(text):
        readings = numbers(text)
        found = _numbered(readings, span)
        if found:
            unsure = all(reading.sureness <= 1 for reading in readings)
            as_word = [in_field(DEFAULT, Term(text, span=span))] if unsure else []
            return moved(any_of([*found, *as_word]), span)
    if not any(sign.isalnum() for sign in text):
        return None
    word = value(DEFAULT, Word(text, span), WILDCARDS[Dialect.PLAIN])
    anywhere = in_field(DEFAULT, word)
    if text.endswith(NAMES) and len(text) > 3:
        return moved(any_of([in_field("party", word), anywhere]), span)
    parted = _parted(text, span)
    return moved(any_of([anywhere, parted]), span) if parted else anywhere


def _parted(text: str, span: Span) -> Query | None:
    """The words of a run of Chinese too long to be one: whoever types a sentence looks for what it speaks of."""
    if len(text) < LONG or not all(map(is_cjk, text)):
        return None
    told = [word for word in dict.fromkeys(words(text)) if word not in EMPTY and len(word) > 1]
    return all_of([in_field(DEFAULT, Term(word, span=span)) for word in told]) if len(told) > 1 else None


def _numbered(readings: Sequence[Numbered], span: Span) -> list[Query]:
    """The surest readings, as conditions."""
    best = max((reading.sureness for reading in readings), default=0)
    keys = dict.fromkeys((str(reading.role), reading.key) for reading in readings if reading.sureness == best)
    return [InField(role, Term(key, span=span), span=span) for role, key in keys]
