"""Reading expressions: operands by what the dialect knows, joined by how tightly operators bind."""

import re
from collections.abc import Callable, Sequence

from mingze.core.kernel.refusals import Sentence, sentence
from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialects.mistaken import BRACKETED, mere_sign, operator_elsewhere
from mingze.services.search.language.dialects.operating import Found, Operators
from mingze.services.search.language.faults import Limits, QueryFault, faulty
from mingze.services.search.language.lexer import Scanner
from mingze.services.search.language.operators import Concept, pattern
from mingze.services.search.language.raw import Head, Joined, Raw, Ready, Repeated, Without, Word
from mingze.services.search.language.shapes import whole_value
from mingze.services.search.language.tree import EarlierSet, Everything, Span

_STAR = re.compile(r"\*:\*|\*(?=\s|\)|$)")


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
        if sign in {",", ";", "、"}:
            return faulty((at, at + 1), sentence("检索词之间不能用“%(sign)s”连接", sign=sign), " or ")
        if sign in {"=", ":", "<", ">"}:
            return faulty((at, at + 1), sentence("“%(sign)s”前面应为字段", sign=sign))
        return faulty((at, at + 1), sentence("此处不应有“%(sign)s”", sign=self.scanner.typed[at : at + 1]))

    def expression(self, floor: int = 0) -> Raw:
        """Operands and the operators between them that bind at least as tightly as ``floor``."""
        left = self.repeated(self.operand())
        while True:
            found = self.operator()
            if found is None or found.rank < floor:
                return left
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
            raise fault

    def of_fields(self, heads: Sequence[Head], read: Callable[[], Raw]) -> Raw:
        """What ``read`` gives, as the value of these fields."""
        self.asked.append(heads)
        self.implied = False
        raw = read()
        self.asked.pop()
        return raw

    def _asked_of(self) -> set[str]:
        """The fields a value is being read of."""
        codes = (look_up(head.code, self.dialect) for heads in self.asked for head in heads)
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
        mere = mere_sign(self.scanner.text, found.span(), self.dialect, self._asked_of())
        if mere:
            raise mere
        if self.comments and found[0].startswith("#"):
            raise faulty(found.span(), sentence("“#”开头的是注释，须独占一行；要检索它，请加引号"))
        self._between(found)
        text, self.scanner.at = whole_value(self.scanner.text, found, self.word, self._asked_of())
        return self.counted(Word(text, (found.start(), self.scanner.at)))

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
