"""The plain box: numbers, classes, names, years and words, without signs to be learnt.

Words are looked for in title, abstract and claims, all of them; a description is never asked alone, for four words
somewhere in a long text find nearly everything. A minus before a word leaves out what has it. A long run of Chinese is
found as it stands, and also where all of its words are; in quotation marks only as it stands. Between words ``and``,
``or`` and ``not`` are operators, in English and in Chinese; small English words such as "the" are not looked for.
Several numbers are meant in turn, for a document has one of a kind.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mingze.core.kernel.refusals import Sentence, sentence
from mingze.services.search.language.binding import DEFAULT
from mingze.services.search.language.building import all_of, any_of, in_field, moved
from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.dialects.reader import NUMBERS_NOTE, single_number
from mingze.services.search.language.faults import Limits, faulty
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.lexer import Scanner, restored
from mingze.services.search.language.names import ALONE, COMPANY, COMPANY_ALONE, SCHOOL, is_name
from mingze.services.search.language.numbering import Numbered, NumberReader
from mingze.services.search.language.operators import CHINESE, WILDCARDS
from mingze.services.search.language.raw import Word
from mingze.services.search.language.shapes import EDITION, NUMBER, in_parentheses, of_patent, whole_value
from mingze.services.search.language.tree import (
    Everything,
    InField,
    Not,
    Or,
    Phrase,
    Query,
    Span,
    Symbol,
    Term,
)
from mingze.services.search.language.values import value
from mingze.services.search.schemes import canonical
from mingze.services.search.text import is_cjk, words

LONG = 6
"""Characters from which a run of Chinese is also looked for by its words."""
EMPTY = frozenset((
    "的", "了", "和", "与", "及", "或", "以及", "其", "一种", "用于", "基于", "关于",
    "有关", "对于", "进行", "具有", "包括", "所述", "如何", "什么", "哪些", "怎么", "专利", "技术", "方面",
))  # fmt: skip
"""Words that say nothing of what is looked for."""

EMPTY_ENGLISH = frozenset({"the", "of", "for", "a", "an", "with"})
OPERATORS = {"and": "and", "or": "or", "not": "not", "and/or": "or"}
_SAID = {**{word: str(concept) for word, concept in CHINESE.items()}, "|": "or", "||": "or"}
OPERATORS_NOTE = sentence("词间的and、or、not按“并且”“或者”“排除”理解；要检索这些词本身，请加引号。")
CHINESE_NOTE = sentence("词间的或、并且、非等和“|”按“或者”“并且”“排除”理解；要检索这些词本身，请加引号。")
EMPTY_NOTE = sentence("the、of、for、a、an、with等虚词未检索；要检索它们，请加引号。")

_FIELD = re.compile(r"((?=[A-Za-z()]{0,20}[\u4e00-\u9fff])[A-Za-z()\u4e00-\u9fff]{1,20})\s*:\s*(?=\S)")
"""The name of a field before a colon."""
_PIECE = re.compile(r"""[^\s"(),;、]+""")
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"((?:18|19|20)\d{2})年?")
_CLASS = re.compile(r"[A-HYa-hy]\d{2}[A-Za-z](?:\d{1,4}(?:/\d{2,6})?/?)?|[A-HYa-hy]\d{2}[A-Za-z]\d{10}")
_NUMBER = re.compile(
    r"(?=.*\d{4})(?:PCT/?)?[A-Za-z]{0,4}[\d.\-/,]*\d[\d.\-/]*(?:[A-Za-z]\d?|\.[Xx])?"
    r"|[特実實实意再][開开表公許许願愿登]第?(?:平成?|昭和?|令和?)?\d{1,7}(?:[-/]\d{1,6})?号?"
)
"""Digits with or without an office, and Japanese numbers by the name of their gazette."""
_SPLIT = re.compile(
    rf"(?P<class>[A-HY]\d{{2}}[A-Z]\s*\d{{1,4}}/\d{{2,6}})(?:{EDITION})?(?![^\s,;、)])"
    rf"|(?P<number>{NUMBER})(?![^\s,;、)])",
    re.IGNORECASE,
)
"""A class or a number written with a blank inside."""


@dataclass(frozen=True)
class Piece:
    """A piece of what was typed: a condition, perhaps of a word that says nothing, or an operator."""

    query: Query | None = None
    operator: str = ""
    typed: str = ""
    """The word of an operator."""
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
        sides = _sides(told)
        notes = _notes(pieces, told, sides)
        return any_of([_side(_in_turn(side)) for side in sides]), notes
    found = [piece.query for piece in pieces if piece.query is not None]
    found += [_literal(piece.typed) for piece in pieces if piece.typed.isalpha()]
    if not found:
        raise faulty((0, len(text)), sentence("请输入检索内容"))
    return all_of(found), ()


def _notes(
    pieces: Sequence[Piece], told: Sequence[Piece], sides: Sequence[Sequence[Query]]
) -> tuple[Sentence, ...]:
    words = {piece.typed for piece in told if piece.operator}
    said = (
        (OPERATORS_NOTE, any(word.lower() in OPERATORS for word in words)),
        (CHINESE_NOTE, not words.isdisjoint(_SAID)),
        (NUMBERS_NOTE, any(len(_in_turn(side)) < len(side) for side in sides)),
        (EMPTY_NOTE, len(told) < len(pieces)),
    )
    return tuple(note for note, holds in said if holds)


def _literal(word: str) -> Query:
    return in_field(DEFAULT, Term(word))


def _sides(pieces: Sequence[Piece]) -> list[list[Query]]:
    """What OR joins, each the conditions that AND joins; NOT binds more tightly than AND, AND than OR."""
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
    return sides


def _in_turn(wanted: Sequence[Query]) -> list[Query]:
    """The same conditions, with numbers of which a document has one joined by OR, at the place of the first."""
    together: dict[str, list[Query]] = {}
    for part in wanted:
        together.setdefault(_numbers_of(part), []).append(part)
    kept = (part for part in wanted if not (name := _numbers_of(part)) or together[name][0] is part)
    return [any_of(together[name]) if (name := _numbers_of(part)) else part for part in kept]


def _numbers_of(query: Query) -> str:
    """The field of one number a document that ``query`` asks for nothing but numbers of; empty for any other."""
    parts = query.parts if isinstance(query, Or) else (query,)
    names = {part.name if isinstance(part, InField) and single_number(part.name) else "" for part in parts}
    return names.pop() if len(names) == 1 else ""


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
        text = quoted[0].strip()
        asked = Word(text, quoted[1], quoted=True)
        found = in_field(DEFAULT, value(DEFAULT, asked, WILDCARDS[Dialect.PLAIN])) if text else None
    else:
        found = _named(scanner) or _split(scanner, numbers) or _company(scanner)
        word = None if found else scanner.match(_PIECE)
        if not found and not word:
            scanner.at += 1
            return None
        operator = (OPERATORS | _SAID).get(word[0].lower(), "") if word and not minus else ""
        if word and operator:
            return Piece(operator=operator, typed=word[0])
        if word:
            scanner.at = in_parentheses(scanner.text, word.end(), _PIECE, _parts(scanner.text))
            found = _meant(scanner.text[word.start() : scanner.at], (word.start(), scanner.at), numbers)
        if found is not None and word and not minus and _says_nothing(scanner.text, word):
            return Piece(found, empty=True)
    if found is None:
        return None
    return Piece(Not(found, span=(start, scanner.at)) if minus else found)


def _parts(text: str) -> Callable[[str, int], bool]:
    """Tells whether parentheses are no part of the word before them: only Chinese is written with them."""

    def stand_alone(held: str, at: int) -> bool:
        chinese = any(map(is_cjk, held + text[at + len(held) : at + len(held) + 1]))
        return not (chinese and is_cjk(text[at - 1])) or any(map(str.isspace, held))

    return stand_alone


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
        if FIELDS[code.field].kind is Kind.NAME:
            scanner.at = in_parentheses(scanner.text, scanner.at, _PIECE, lambda held, at: False)
            text = scanner.text[word.start() : scanner.at]
        asked = Word(restored(text), (word.start(), scanner.at))
    else:
        scanner.at = here
        return None
    field = "application" if code.field == "publication" and of_patent(asked.text) else code.field
    return moved(
        in_field(field, value(field, asked, WILDCARDS[Dialect.PLAIN], code.reach)),
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
    found = _number(piece[0], piece.span(), numbers)
    scanner.at = piece.end() if found else scanner.at
    return found


def _company(scanner: Scanner) -> Query | None:
    """A Latin name that ends by saying what it is, if one follows: as a name, and as the words it consists of."""
    if not scanner.text[scanner.at].isalnum():
        return None
    alone = len(scanner.text) <= ALONE and not scanner.text[: scanner.at].strip() and scanner.text.islower()
    found = scanner.look(COMPANY_ALONE) if alone else scanner.look(COMPANY) or scanner.look(SCHOOL)
    if not found:
        return None
    scanner.at = found.end()
    name = in_field("party", Phrase(found["name"], span=found.span("name")))
    told = [word for word in _WORD.finditer(found[0]) if word[0].lower() not in {*OPERATORS, *EMPTY_ENGLISH}]
    said = [
        in_field(DEFAULT, Term(word[0], span=(found.start() + word.start(), found.start() + word.end())))
        for word in told
    ]
    return moved(any_of([name, all_of(said)]), found.span())


def _meant(text: str, span: Span, numbers: NumberReader) -> Query | None:
    text = restored(text)
    year = _YEAR.fullmatch(text)
    if year:
        asked = [
            InField(name, Term(year[1], span=span), span=span) for name in ("filed_year", "published_year")
        ]
        return moved(any_of(asked), span)
    code = canonical(text, "ipc") if _CLASS.fullmatch(text) else None
    if code is not None:
        return InField("class", Symbol(code, span=span), span=span)
    found = _number(text, span, numbers) if _NUMBER.fullmatch(text) else None
    if found:
        return found
    if not any(sign.isalnum() for sign in text):
        return None
    word = value(DEFAULT, Word(text, span), WILDCARDS[Dialect.PLAIN])
    anywhere = in_field(DEFAULT, word)
    if is_name(text):
        return moved(any_of([in_field("party", word), anywhere]), span)
    parted = _parted(text, span)
    return moved(any_of([anywhere, parted]), span) if parted else anywhere


def _parted(text: str, span: Span) -> Query | None:
    """The words of a run of Chinese too long to be one: whoever types a sentence looks for what it speaks of."""
    if "(" in text:
        pieces = [piece for piece in re.split("[()]", text) if any(map(str.isalnum, piece))]
        return all_of([in_field(DEFAULT, Term(piece, span=span)) for piece in pieces])
    if len(text) < LONG or not all(map(is_cjk, text)):
        return None
    told = [word for word in dict.fromkeys(words(text)) if word not in EMPTY and len(word) > 1]
    return all_of([in_field(DEFAULT, Term(word, span=span)) for word in told]) if len(told) > 1 else None


def _number(text: str, span: Span, numbers: NumberReader) -> Query | None:
    """``text`` as an office's number, or also as a word where only its digits allow it to be one."""
    readings = numbers(text)
    found = _numbered(readings, span)
    if not found:
        return None
    unsure = all(reading.sureness <= 1 for reading in readings)
    word = Phrase(text, span=span) if len(text.split()) > 1 else Term(text, span=span)
    as_word = [in_field(DEFAULT, word)] if unsure else []
    return moved(any_of([*found, *as_word]), span)


def _numbered(readings: Sequence[Numbered], span: Span) -> list[Query]:
    """The surest readings, as conditions."""
    best = max((reading.sureness for reading in readings), default=0)
    keys = dict.fromkeys((str(reading.role), reading.key) for reading in readings if reading.sureness == best)
    return [InField(role, Term(key, span=span), span=span) for role, key in keys]
