"""The plain box: numbers, classes, names, years and words, without signs to be learnt.

Words are looked for in title, abstract and claims, all of them; a description is never asked alone, for four words
somewhere in a long text find nearly everything. A minus before a word leaves out what has it. A long run of Chinese is
found as it stands, and also where all of its words are; in quotation marks only as it stands. Between words ``and``,
``or`` and ``not`` are operators, in English as well, where small words such as "the" are not looked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mingze.core.kernel.refusals import Sentence, sentence
from mingze.services.search.language.binding import DEFAULT
from mingze.services.search.language.building import all_of, any_of, in_field, moved
from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import Limits, faulty
from mingze.services.search.language.lexer import Scanner
from mingze.services.search.language.numbering import Numbered, NumberReader
from mingze.services.search.language.operators import WILDCARDS
from mingze.services.search.language.raw import Word
from mingze.services.search.language.shapes import EDITION, NUMBER, whole_value
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

EMPTY_ENGLISH = frozenset({"the", "of", "for", "a", "an", "with"})
OPERATORS = {"and": "and", "or": "or", "not": "not", "and/or": "or"}
OPERATORS_NOTE = sentence("词间的and、or、not按“并且”“或者”“排除”理解；要检索这些词本身，请加引号。")
EMPTY_NOTE = sentence("the、of、for、a、an、with等虚词未检索；要检索它们，请加引号。")

_FIELD = re.compile(r"((?=[A-Za-z()]{0,20}[\u4e00-\u9fff])[A-Za-z()\u4e00-\u9fff]{1,20})\s*:\s*(?=\S)")
"""The name of a field before a colon."""
_PIECE = re.compile(r"""[^\s"(),;、]+""")
_YEAR = re.compile(r"((?:18|19|20)\d{2})年?")
_CLASS = re.compile(r"[A-HYa-hy]\d{2}[A-Za-z](?:\d{1,4}(?:/\d{2,6})?/?)?|[A-HYa-hy]\d{2}[A-Za-z]\d{10}")
_NUMBER = re.compile(
    r"(?=.*\d{4})[A-Za-z]{0,4}[\d.\-/,]*\d[\d.\-/]*(?:[A-Za-z]\d?|\.[Xx])?"
    r"|[特実實实意再][開开表公許许願愿登]第?(?:平成?|昭和?|令和?)?\d{1,7}(?:[-/]\d{1,6})?号?"
)
"""Digits with or without an office, and Japanese numbers by the name of their gazette."""
_SPLIT = re.compile(
    rf"(?P<class>[A-HY]\d{{2}}[A-Z]\s*\d{{1,4}}/\d{{2,6}})(?:{EDITION})?(?!\S)|(?P<number>{NUMBER})(?!\S)",
    re.IGNORECASE,
)
"""A class or a number written with a blank inside."""


@dataclass(frozen=True)
class Piece:
    """A piece of what was typed: a condition, perhaps of a word that says nothing, or an operator."""

    query: Query | None = None
    operator: str = ""
    empty: bool = False


def read(text: str, limits: Limits, numbers: NumberReader) -> tuple[Query, tuple[Sentence, ...]]:
    """The tree of what was typed into the plain box, and what was assumed. Raises :class:`QueryFault`."""
    scanner = Scanner(text, limits)
    pieces: list[Piece] = []
    while not scanner.ended:
        if len(pieces) >= limits.terms:
            raise faulty(
                (scanner.at, scanner.at + 1), sentence("检索词过多，最多%(terms)s个", terms=limits.terms)
            )
        piece = _part(scanner, numbers)
        if piece is not None:
            pieces.append(piece)
    told = [piece for piece in pieces if not piece.empty]
    if any(piece.query is not None for piece in told):
        notes = _notes(pieces, told)
        return _joined(told), notes
    found = [piece.query for piece in pieces if piece.query is not None]
    found += [_literal(piece.operator) for piece in pieces if piece.operator]
    if not found:
        raise faulty((0, len(text)), sentence("请输入检索内容"))
    return all_of(found), ()


def _notes(pieces: Sequence[Piece], told: Sequence[Piece]) -> tuple[Sentence, ...]:
    joined = any(piece.operator for piece in told)
    return (*((OPERATORS_NOTE,) if joined else ()), *((EMPTY_NOTE,) if len(told) < len(pieces) else ()))


def _literal(word: str) -> Query:
    return in_field(DEFAULT, Term(word))


def _joined(pieces: Sequence[Piece]) -> Query:
    """The conditions under the operators between them; NOT binds more tightly than AND, AND than OR."""
    sides: list[list[Query]] = [[]]
    pending: set[str] = set()
    for piece in pieces:
        if piece.query is None:
            pending.add(piece.operator)
            continue
        if "or" in pending and sides[-1]:
            sides.append([])
        negated = "not" in pending and not isinstance(piece.query, Not)
        sides[-1].append(Not(piece.query, span=piece.query.span) if negated else piece.query)
        pending.clear()
    return any_of([_side(side) for side in sides])


def _side(wanted: list[Query]) -> Query:
    if all(isinstance(part, Not) for part in wanted):
        wanted.insert(0, Everything())
    return all_of(wanted)


def _part(scanner: Scanner, numbers: NumberReader) -> Piece | None:
    start = scanner.at
    minus = scanner.text[start] == "-" and scanner.text[start + 1 : start + 2].strip() != ""
    if minus:
        scanner.at += 1
    quoted = scanner.quoted('"', tolerant=True)
    if quoted:
        found = in_field(DEFAULT, Phrase(quoted[0].strip(), span=quoted[1])) if quoted[0].strip() else None
    else:
        found = _named(scanner) or _split(scanner, numbers)
        word = None if found else scanner.match(_PIECE)
        if not found and not word:
            scanner.at += 1
            return None
        if word and not minus and word[0].lower() in OPERATORS:
            return Piece(operator=OPERATORS[word[0].lower()])
        found = _meant(word[0], word.span(), numbers) if word else found
        if found is not None and word and not minus and _says_nothing(scanner.text, word):
            return Piece(found, empty=True)
    if found is None:
        return None
    return Piece(Not(found, span=(start, scanner.at)) if minus else found)


def _says_nothing(text: str, word: re.Match[str]) -> bool:
    """Whether an English word says nothing; a capital A inside a text names a class or a vitamin."""
    names = word[0] == "A" and word.start() > 0 and not text.isupper()
    return word[0].lower() in EMPTY_ENGLISH and not names


def _named(scanner: Scanner) -> Query | None:
    """A value behind the Chinese name of its field and a colon, if one follows."""
    found = scanner.look(_FIELD)
    code = look_up(found[1], Dialect.PLAIN) if found else None
    if not found or not code or not code.field:
        return None
    here, scanner.at = scanner.at, found.end()
    quoted = scanner.quoted('"', tolerant=True)
    word = None if quoted else scanner.look(_PIECE)
    if quoted and quoted[0].strip():
        asked = Word(quoted[0].strip(), quoted[1], quoted=True)
    elif word:
        text, scanner.at = whole_value(scanner.text, word, _PIECE, {code.field})
        asked = Word(text, (word.start(), scanner.at))
    else:
        scanner.at = here
        return None
    return moved(
        in_field(code.field, value(code.field, asked, WILDCARDS[Dialect.PLAIN], code.reach)),
        (here, scanner.at),
    )


def _split(scanner: Scanner, numbers: NumberReader) -> Query | None:
    """A class or an office's number with a blank inside, if one follows."""
    piece = scanner.look(_SPLIT)
    if not piece:
        return None
    if piece["class"]:
        scanner.at = piece.end()
        return _meant("".join(piece["class"].split()), piece.span(), numbers)
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
