"""Reading expressions: operands by what the dialect knows, joined by how tightly operators bind."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mingze.core.kernel.refusals import Sentence, sentence
from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialects.listing import SEPARATORS, listed, whole_name
from mingze.services.search.language.dialects.mistaken import (
    BRACKETED,
    excluded,
    mere_sign,
    operator_elsewhere,
)
from mingze.services.search.language.dialects.operating import Found, Operators
from mingze.services.search.language.faults import Limits, QueryFault, faulty
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.lexer import Scanner
from mingze.services.search.language.operators import BY_CONCEPT, CHINESE, Concept, pattern
from mingze.services.search.language.raw import Head, Joined, Raw, Ready, Repeated, Without, Word
from mingze.services.search.language.shapes import in_parentheses, whole_value
from mingze.services.search.language.tree import EarlierSet, Everything, Span

_STAR = re.compile(r"\*:\*|\*(?=\s|\)|$)")
_NUMBERED = re.compile(
    r"(?=(?:PCT/?)?[A-Z]{2,4}[ \t]*\d[\d/,.\-]{3}|\d[\d/.\-]{6})[^\s()\[\]{}\"=:<>,;、\ue000\ue001]++"
    r"(?!\s*[=:<>(\ue000\ue001])",
    re.IGNORECASE,
)
"""A word that can be nothing but an office's number."""
_WORDS = frozenset({"and", "or", "not", "xor", *CHINESE})
NUMBERS_NOTE = sentence("并列的多个号码按“任一”理解，如同各号码间写有or。")
"""A document has one number of a kind, so that several can only be meant in turn."""


def single_number(name: str) -> bool:
    """Whether a field holds numbers of offices, of which a document has one at most."""
    field = FIELDS[name]
    return field.kind is Kind.NUMBER and not field.several and not field.members


class Reader(Operators):
    """Reads the text of a query in one dialect into a :class:`Raw`; dialects say what an operand is."""

    quotes = "\"'"
    comments = False
    tolerant = False
    escapes = False
    """Whether a backslash in quotation marks says that the sign behind it is meant."""
    reference: re.Pattern[str] | None = None
    """How an earlier set is named; group 1 is its number."""
    word = re.compile(r"""(?:[^\s()\[\]{}"<>=,;、\ue000\ue001]|(?<=\d),(?=\d))+""")

    def __init__(self, text: str, limits: Limits) -> None:
        super().__init__(Scanner(text, limits, comments=self.comments))
        self.limits = limits
        self.notes: list[Sentence] = []
        self.open: list[Span] = []
        self.asked: list[Sequence[Head]] = []
        """The fields whose values are being read; a number in one is no earlier set."""
        self.terms = 0
        self.bare: tuple[Sequence[Head], Span] | None = None
        """The last value that stands behind its fields without parentheses, and those fields."""
        self.outer: list[Found] = []
        """The operators outside all parentheses, in order."""

    def read(self) -> Raw:
        """The whole text. Raises :class:`QueryFault`."""
        if self.scanner.ended:
            raise faulty((0, len(self.scanner.text)), sentence("请输入检索内容"))
        raw = self.expression()
        if not self.scanner.ended:
            raise self.stray()
        return raw

    def stray(self) -> QueryFault:
        """The exception for a sign that belongs to nothing."""
        at = self.scanner.at
        sign = self.scanner.text[at : at + 1]
        if sign in {")", "]", "}"}:
            return faulty((at, at + 1), sentence("多余的“%(sign)s”，没有与之对应的左括号", sign=sign))
        if sign in SEPARATORS:
            return self._separated(at, sign)
        if sign in {"=", ":", "<", ">"}:
            return faulty((at, at + 1), sentence("“%(sign)s”前面应为字段", sign=sign))
        return faulty((at, at + 1), sentence("此处不应有“%(sign)s”", sign=self.scanner.typed[at : at + 1]))

    def _separated(self, at: int, sign: str) -> QueryFault:
        """The exception for a list, or for a name with a comma in it."""
        said, text = sentence("检索词之间不能用“%(sign)s”连接", sign=sign), self.scanner.text
        heads, value = self.bare or ((), None)
        fields = self._fields_of(self.asked[-1] if self.asked else heads)
        named = any(FIELDS[field].kind is Kind.NAME for field in fields)
        meant = whole_name(text, at, None if self.asked else value) if named else None
        meant = meant or listed(text, (at, at + 1), self._usual(Concept.OR), value)
        return faulty((at, at + 1), said, meant[0], put=meant[1]) if meant else faulty((at, at + 1), said)

    def _usual(self, concept: Concept) -> str:
        return BY_CONCEPT[concept].signs[self.dialect][0].form

    def _in_place(self, fault: QueryFault) -> QueryFault:
        """The same exception, its operator inside parentheses where it would part a word from its field.

        What is left out may be meant of any field, so it stays without one.
        """
        told = fault.fault
        boolean = {self._usual(concept) for concept in (Concept.AND, Concept.OR)}
        if not self.bare or self.asked or told.put is None or told.suggestion not in boolean:
            return fault
        text, value = self.scanner.text, self.bare[1]
        if text[value[1] : told.put[0]].strip():
            return fault
        meant = listed(text, told.put, told.suggestion, value)
        span = (told.position, told.position + told.length)
        return faulty(span, told.said, meant[0], put=meant[1]) if meant else fault

    def expression(self, floor: int = 0) -> Raw:
        """Operands and the operators between them that bind at least as tightly as ``floor``."""
        left = self.repeated(self.operand())
        while True:
            found = self.operator()
            if found is None or found.rank < floor:
                return left
            if not found.explicit and isinstance(left, Word | Joined) and self._takes_one_number():
                self.note(NUMBERS_NOTE)
                found = replace(found, concept=Concept.OR)
            self.scanner.at = found.span[1]
            if not self.open:
                self.outer.append(found)
            self.implied = not found.explicit
            left = self.joined(found, left, self.expression(found.rank + 1))

    def repeated(self, part: Raw) -> Raw:
        """``part``, or ``part`` with the frequency operator that follows it."""
        for concept, sign in self._signs:
            match = self.scanner.match(pattern(sign)) if concept is Concept.FREQUENCY else None
            if match:
                times = self.number(sign, match)
                if times < 1:
                    raise faulty(match.span(), sentence("出现次数至少为1"))
                return self.kept(Repeated(part, times, (part.span[0], match.end()), part.depth + 1))
        return part

    def joined(self, found: Found, left: Raw, right: Raw) -> Raw:
        """``left`` and ``right`` under the operator ``found``."""
        span = (left.span[0], right.span[1])
        if found.concept is Concept.NOT:
            right = Without(right, right.span, right.depth + 1)
            return self.kept(_flat(Concept.AND, (left, right), span))
        if found.concept in (Concept.AND, Concept.OR):
            return self.kept(_flat(found.concept, (left, right), span))
        depth = max(left.depth, right.depth) + 1
        return self.kept(Joined(found.concept, (left, right), span, found.number, depth))

    def kept(self, raw: Raw) -> Raw:
        """``raw``, unless it nests too deeply."""
        if raw.depth > self.limits.depth:
            raise faulty(raw.span, sentence("检索式嵌套过深，最多%(depth)s层", depth=self.limits.depth))
        return raw

    def operand(self) -> Raw:
        """What stands between operators. Dialects add to it before falling back on this."""
        scanner = self.scanner
        scanner.skip()
        negated = self.negation()
        if negated:
            part = self.within(negated, lambda: self.expression(self.rank(Concept.NOT) + 1))
            return self.kept(Without(part, (negated[0], part.span[1]), part.depth + 1))
        if scanner.follows("("):
            self._no_operator()
            return self.group()
        everything = scanner.match(_STAR)
        if everything:
            return Ready(Everything(span=everything.span()), everything.span())
        earlier = scanner.look(self.reference) if self.reference and not self.asked else None
        if earlier and self.refers(earlier):
            scanner.at = earlier.end()
            return Ready(EarlierSet(int(earlier[1]), span=earlier.span()), earlier.span())
        return self.plain_word()

    def refers(self, earlier: re.Match[str]) -> bool:
        """Whether what looks like the number of an earlier set is one."""
        return True

    def _no_operator(self) -> None:
        """Raise :class:`QueryFault` where parentheses hold an operator that joins nothing, or one of another system."""
        stands, found = self.operator_here(), self.scanner.look(BRACKETED)
        if stands:
            raise self.lacking(stands)
        if found:
            self._between(found)

    def _between(self, found: re.Match[str]) -> None:
        """Raise :class:`QueryFault` for an operator of another system between two operands that nothing joins."""
        after = self.follower(found.end()) if self.implied else None
        fault = (
            operator_elsewhere(found[0], found.span(), self.dialect) if after and not after.explicit else None
        )
        if fault:
            raise self._in_place(fault)

    def note(self, note: Sentence) -> None:
        """Remember something assumed, once."""
        if note not in self.notes:
            self.notes.append(note)

    def _takes_one_number(self) -> bool:
        """Whether what is being read is asked of numbers of which a document has one."""
        fields = self._asked_of()
        return bool(fields) and all(map(single_number, fields))

    def _listed(self, raw: Raw) -> Raw:
        """A number with those that follow it and name no field: any of them."""
        while isinstance(raw, Word | Joined) and self.scanner.look(_NUMBERED):
            beside = self.operator()
            if beside is None or beside.explicit:
                return raw
            self.note(NUMBERS_NOTE)
            self.implied = True
            raw = self.joined(replace(beside, concept=Concept.OR), raw, self.plain_word())
        return raw

    def of_fields(self, heads: Sequence[Head], read: Callable[[], Raw]) -> Raw:
        """What ``read`` gives, as the value of these fields."""
        self.asked.append(heads)
        self.implied = False
        raw = read()
        if self.scanner.at == raw.span[1] and isinstance(raw, Word):
            raw = self._listed(raw) if self._takes_one_number() else raw
            self.bare = heads, raw.span
        self.asked.pop()
        return raw

    def _asked_of(self) -> set[str]:
        """The fields a value is being read of."""
        return self._fields_of([head for heads in self.asked for head in heads])

    def _fields_of(self, heads: Sequence[Head]) -> set[str]:
        codes = (look_up(head.code, self.dialect) for head in heads)
        return {code.field for code in codes if code is not None and code.field}

    def within(self, opened: Span, read: Callable[[], Raw]) -> Raw:
        """What ``read`` gives, one storey deeper."""
        if len(self.open) >= self.limits.depth:
            raise faulty(opened, sentence("括号嵌套过深，最多%(depth)s层", depth=self.limits.depth))
        self.open.append(opened)
        raw = read()
        self.open.pop()
        return raw

    def group(self) -> Raw:
        """An expression in parentheses."""
        self.scanner.skip()
        opened = (self.scanner.at, self.scanner.at + 1)
        self.scanner.take("(")
        if self.scanner.follows(")"):
            raise faulty((opened[0], self.scanner.at + 1), sentence("括号内没有内容"))
        self.implied = False
        raw = self.within(opened, self.expression)
        if not self.scanner.ended and self.scanner.text[self.scanner.at] in SEPARATORS:
            raise self.stray()
        self.scanner.need(")", opened)
        return raw

    def plain_word(self) -> Raw:
        """A quoted text or a word."""
        quoted = self.scanner.quoted(self.quotes, tolerant=self.tolerant, escapes=self.escapes)
        if quoted:
            if not quoted[0].strip():
                raise faulty(quoted[1], sentence("引号内没有内容"))
            return self.counted(Word(quoted[0].strip(), quoted[1], quoted=True))
        stands = self.operator_here()
        if stands:
            raise self.lacking(stands)
        found = self.scanner.look(self.word)
        if not found:
            raise self.missing()
        fields = self._asked_of()
        mere = mere_sign(self.scanner.text, found.span(), self.dialect, fields)
        if mere:
            raise self._in_place(mere)
        left_out = excluded(self.scanner.text, found.span(), self.dialect, self._head())
        if left_out:
            raise left_out
        if self.comments and found[0].startswith("#"):
            raise faulty(found.span(), sentence("“#”开头的是注释，须独占一行；要检索它，请加引号"))
        self._between(found)
        text, end = whole_value(self.scanner.text, found, self.word, fields)
        named = any(FIELDS[field].kind is Kind.NAME for field in fields)
        if named or not fields:
            whole = in_parentheses(self.scanner.text, end, self.word, self._joins)
            name = self.scanner.text[found.start() : whole]
            if whole > end and (named or self.name_before(name, whole)):
                text, end = name, whole
        self.scanner.at = end
        return self.counted(Word(text, (found.start(), self.scanner.at)))

    def name_before(self, said: str, end: int) -> bool:
        """Whether the field of a name is written behind what was ``said`` and ends at ``end``."""
        return False

    def _is_name(self, codes: Sequence[str]) -> bool:
        found = [look_up(code, self.dialect) for code in codes]
        return any(code and code.field and FIELDS[code.field].kind is Kind.NAME for code in found)

    def _head(self) -> Span | None:
        """Where the fields stand whose value is being read."""
        heads = self.asked[-1] if self.asked else ()
        return (heads[0].span[0], heads[-1].span[1]) if heads else None

    def _joins(self, held: str, at: int) -> bool:
        """Whether parentheses behind a word are an operator, or hold a condition and no part of a name."""
        if BRACKETED.fullmatch(held) and any(map(str.isdigit, held)):
            return True
        after = self.follower(at)
        return (after is not None and after.explicit) or not _WORDS.isdisjoint(held[1:-1].lower().split())

    def lacking(self, span: Span) -> QueryFault:
        """The exception for a sign at ``span`` before which an operand is missing."""
        return faulty(span, sentence("“%(sign)s”前面缺少检索词", sign=self.scanner.text[slice(*span)]))

    def named(self, heads: tuple[Head, ...]) -> tuple[Head, ...]:
        """``heads``, unless one value is asked of too many fields."""
        if len(heads) > self.limits.fields:
            raise faulty(
                heads[self.limits.fields].span,
                sentence("一个值最多同时在%(fields)s个字段中检索", fields=self.limits.fields),
            )
        return heads

    def missing(self) -> QueryFault:
        """The exception for an operand that is not there."""
        if self.open and self.scanner.follows(")"):
            return self.lacking((self.scanner.at, self.scanner.at + 1))
        if not self.scanner.ended:
            return self.stray()
        at = len(self.scanner.text.rstrip())
        return faulty((max(at - 1, 0), at), sentence("检索式在此处不完整，后面缺少检索词"))

    def counted(self, raw: Raw) -> Raw:
        """``raw``, unless there are too many of its kind."""
        self.terms += 1
        if self.terms > self.limits.terms:
            raise faulty(raw.span, sentence("检索词过多，最多%(terms)s个", terms=self.limits.terms))
        return raw


def bare(text: str) -> str:
    """An end of a range without the blanks and the quotation marks around it."""
    return text.strip().strip("\"'").strip()


def _flat(concept: Concept, parts: Sequence[Raw], span: Span) -> Joined:
    flat: list[Raw] = []
    for part in parts:
        flat += part.parts if isinstance(part, Joined) and part.concept is concept else [part]
    return Joined(concept, tuple(flat), span, 0, max(part.depth for part in flat) + 1)
