"""Reading expressions: operators by how tightly they bind, operands by what the dialect knows."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import Limits, QueryFault, faulty
from mingze.services.search.language.lexer import Scanner
from mingze.services.search.language.operators import OPERATORS, Concept, Sign, never_first, pattern
from mingze.services.search.language.raw import Head, Joined, Raw, Ready, Repeated, Without, Word
from mingze.services.search.language.tree import EarlierSet, Everything, Span

TIGHT, LOOSE = 60, 10
BOOLEAN = (Concept.AND, Concept.OR, Concept.NOT, Concept.XOR, Concept.SAME_EVENT)
BY_RANK: Mapping[Concept, int] = {
    Concept.OR: LOOSE,
    Concept.XOR: 20,
    Concept.AND: 30,
    Concept.SAME_EVENT: 30,
    Concept.NOT: 40,
}
"""NOT binds more tightly than AND, AND more tightly than OR; all others more tightly than these."""
IN_TURN: Mapping[Concept, int] = dict.fromkeys(BOOLEAN, 30)
"""Boolean operators are applied from left to right."""

_NUMBER = re.compile(r"(\d{1,4})\b")
_SUBCLASS = re.compile(r"[A-HY]\d{2}[A-Z]", re.IGNORECASE)
_BLANK_GROUP = re.compile(r"[ \t]+(?=\d{1,4}/\d{2,6}(?!\d))()")
"""A main group with its subgroup behind the blank after a subclass, as offices print class symbols."""
_WHOLE_GROUP = re.compile(r"(?:[A-HY]\d{2}[A-Z])?\d{1,4}/\d{2,6}", re.IGNORECASE)
_BLANK_FI = re.compile(
    r"[ \t]+\d{3}(?!\w)(?:[ \t]*[@ \t][ \t]*[A-Z](?!\w))?|[ \t]*@[ \t]*[A-Z](?!\w)", re.IGNORECASE
)
"""The subdivision and the file discrimination letter of an FI symbol behind blanks, as the office prints them."""
_STAR = re.compile(r"\*:\*|\*(?=\s|\)|$)")


@dataclass(frozen=True)
class Found:
    """An operator that follows: what it means, its number, how tightly it binds, where it stands."""

    concept: Concept
    number: int
    rank: int
    span: Span
    explicit: bool = True


class Reader:
    """Reads the text of a query in one dialect into a :class:`Raw`; dialects say what an operand is."""

    dialect: Dialect
    ranks: Mapping[Concept, int] = BY_RANK
    quotes = "\"'"
    comments = False
    tolerant = False
    reference: re.Pattern[str] | None = None
    """How an earlier set is named; group 1 is its number."""
    word = re.compile(r"""(?:[^\s()\[\]{}"<>=,;、\ue000\ue001]|(?<=\d),(?=\d))+""")

    def __init__(self, text: str, limits: Limits) -> None:
        self.scanner = Scanner(text, limits, comments=self.comments)
        self.limits = limits
        self.notes: list[str] = []
        self.open: list[Span] = []
        self.asked: list[Sequence[Head]] = []
        """The fields whose values are being read; a number in one is no earlier set."""
        self.terms = 0
        self.outer: list[Found] = []
        """The operators outside all parentheses, in order."""
        self._signs = [
            (operator.concept, sign)
            for operator in OPERATORS
            for sign in operator.signs.get(self.dialect, ())
        ]

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
            left = self.joined(found, left, self.expression(found.rank + 1))

    def operator(self) -> Found | None:
        """The operator that follows, if one does; two operands side by side are joined by AND."""
        scanner = self.scanner
        if scanner.ended or scanner.text[scanner.at] in ")]},;、":
            return None
        best: Found | None = None
        for concept, sign in self._signs:
            if concept is Concept.FREQUENCY:
                continue
            match = scanner.look(pattern(sign))
            if match and (best is None or match.end() > best.span[1]):
                best = self._found(concept, sign, match)
        return best or Found(Concept.AND, 0, self.rank(Concept.AND), (scanner.at, scanner.at), explicit=False)

    def _found(self, concept: Concept, sign: Sign, match: re.Match[str]) -> Found:
        number = self.number(sign, match)
        return Found(concept, number, self.rank(concept), match.span())

    def number(self, sign: Sign, match: re.Match[str]) -> int:
        """How many words lie between, by what is written. Raises :class:`QueryFault` for an impossible number."""
        if "{n}" not in sign.form:
            return sign.default or 0
        groups = match.groupdict()
        written = groups.get("n") or groups.get("m")
        number = (int(written) if written else sign.default or 0) + sign.offset
        if not 0 <= number <= 999:
            raise faulty(match.span(), sentence("算符中的数字超出范围"))
        return number

    def rank(self, concept: Concept) -> int:
        """How tightly ``concept`` binds in this dialect."""
        return self.ranks.get(concept, TIGHT)

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
            return self.group()
        everything = scanner.match(_STAR)
        if everything:
            return Ready(Everything(span=everything.span()), everything.span())
        earlier = scanner.match(self.reference) if self.reference and not self.asked else None
        if earlier:
            return Ready(EarlierSet(int(earlier[1]), span=earlier.span()), earlier.span())
        return self.plain_word()

    def negation(self) -> Span | None:
        """Where a NOT stands that has nothing before it, if one follows; the place moves behind it."""
        for concept, sign in self._signs:
            match = self.scanner.match(pattern(sign)) if concept is Concept.NOT else None
            if match:
                return match.span()
        return None

    def of_fields(self, heads: Sequence[Head], read: Callable[[], Raw]) -> Raw:
        """What ``read`` gives, as the value of these fields."""
        self.asked.append(heads)
        raw = read()
        self.asked.pop()
        return raw

    def _asks_for(self, field: str) -> bool:
        """Whether a value of ``field`` is being read."""
        codes = (look_up(head.code, self.dialect) for heads in self.asked for head in heads)
        return any(code is not None and code.field == field for code in codes)

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
        raw = self.within(opened, self.expression)
        self.scanner.need(")", opened)
        return raw

    def plain_word(self) -> Raw:
        """A quoted text or a word."""
        quoted = self.scanner.quoted(self.quotes, tolerant=self.tolerant)
        if quoted:
            if not quoted[0].strip():
                raise faulty(quoted[1], sentence("引号内没有内容"))
            return self.counted(Word(quoted[0].strip(), quoted[1], quoted=True))
        stands = self.operator_here()
        if stands:
            raise faulty(
                stands, sentence("“%(sign)s”前面缺少检索词", sign=self.scanner.text[stands[0] : stands[1]])
            )
        found = self.scanner.match(self.word)
        if not found:
            raise self.missing()
        return self.counted(self._whole_class(found))

    def _whole_class(self, found: re.Match[str]) -> Word:
        """A word; of a class that is written with blanks (``H01M 10/42``, ``G06F 3/041 410``) all of it."""
        text, end, last = found[0], found.end(), found[0]
        rest = _BLANK_GROUP.match(self.scanner.text, end) if _SUBCLASS.fullmatch(text) else None
        group = self.word.match(self.scanner.text, rest.start(1)) if rest else None
        if group is not None:
            text, end, last = text + group[0], group.end(), group[0]
        if _WHOLE_GROUP.fullmatch(last) and self._asks_for("fi"):
            fi = _BLANK_FI.match(self.scanner.text, end)
            text, end = (text + fi[0], fi.end()) if fi else (text, end)
        self.scanner.at = end
        return Word(text, (found.start(), end))

    def operator_here(self) -> Span | None:
        """Where an operator stands in the place of an operand."""
        found = (self.scanner.look(sign) for sign in never_first(self.dialect))
        return next((match.span() for match in found if match), None)

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
