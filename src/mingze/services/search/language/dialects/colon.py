"""The FIELD:value family: PatSnap, PATENTSCOPE, and the USPTO's BRS with ``.FIELD.`` behind the words."""

import re

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.binding import Binder
from mingze.services.search.language.building import any_inside
from mingze.services.search.language.codes import Code, look_up, suggested
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.dialects.mistaken import no_range
from mingze.services.search.language.dialects.operating import BY_RANK
from mingze.services.search.language.dialects.reader import Reader, bare
from mingze.services.search.language.faults import faulty, misunderstood
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.operators import Concept
from mingze.services.search.language.raw import (
    Bound,
    Company,
    Head,
    Joined,
    Range,
    Raw,
    Without,
    Word,
    exchanged,
)
from mingze.services.search.language.tree import Inner, Near, Phrase, Wildcard

_NAME = r"[A-Za-z][A-Za-z0-9_\-]*"
_HEAD = re.compile(rf"(?P<name>{_NAME})\s*(?P<sign>:)")
_SLASH = re.compile(rf"(?P<name>{_NAME})(?P<sign>[:/])\s*(?=[^\s/])")
_BRACKET = re.compile(
    r"(?P<open>[\[{])\s*(?P<low>[^\[\]{}]*?)\s+TO\s+(?P<high>[^\[\]{}]*?)\s*(?P<close>[\]}])", re.I
)
_COMPARED = re.compile(r"""(?P<sign><=|>=|[<>\ue000\ue001])\s*(?P<value>"[^"]*"|[\w./\-]+)""")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TREE = re.compile(r"TREE@\s*", re.IGNORECASE)
_SLOP = re.compile(r"~(\d{1,3})\b")
_BEHIND = re.compile(rf"\.(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\.(?!\w)")
_AT = re.compile(rf"@(?P<name>{_NAME})\s*")
_LIMITED = re.compile(r"\$(\d{1,2})")
_AS_MANY_AS = re.compile(r"\$(\d{1,2})")
_WEIGHED = re.compile(r"\^\d+(?:\.\d+)?")
_PREFIX = re.compile(r"(?:(?<=[\s(])|^)[+\-](?=[^\s+\-)])")
"""PATENTSCOPE's signs that a word must be there, or must not."""
_OR_BEFORE = re.compile(r"\bOR\s+$", re.IGNORECASE)
_WEIGHT = re.compile(r"(?<=\S)\^\d+(?:\.\d+)?$")
_ALIKE = re.compile(r"~\d*$")
_ONE_OR_NONE = "\ue010"


WEIGHT_NOTE = sentence("“^”后的权重未采用，结果按平台的相关度排序。")


class Colon(Reader):
    """Reads ``FIELD:value``; what the members of the family share."""

    head = _HEAD
    quotes = '"'
    word = re.compile(r"""(?:[^\s()\[\]{}"<>=,;:、\ue000\ue001]|(?<=\d),(?=\d))+""")

    def operand(self) -> Raw:
        """A condition on a field, or what any dialect has for an operand."""
        scanner = self.scanner
        found = scanner.look(self.head)
        if found and (found["sign"] == ":" or look_up(found["name"], self.dialect)):
            return self.headed(found)
        bracket = self.bracket()
        if bracket:
            return bracket
        tree = scanner.match(_TREE)
        if tree:
            word = self.plain_word()
            return Company(getattr(word, "text", ""), (tree.start(), word.span[1]))
        return self.behind(super().operand())

    def behind(self, raw: Raw) -> Raw:
        """``raw``, with what the dialect may write behind an operand."""
        weight = _WEIGHED.match(self.scanner.text, self.scanner.at)
        if weight and self.dialect is not Dialect.PATSNAP:
            self.scanner.at = weight.end()
            self.note(WEIGHT_NOTE)
        return raw

    def headed(self, found: re.Match[str]) -> Raw:
        """A condition of the form ``FIELD:value``; the field takes the next word or group only."""
        scanner = self.scanner
        scanner.at = found.end()
        head = Head(found["name"], found.span("name"))
        if look_up(head.code, self.dialect) is None:
            raise faulty(
                head.span,
                sentence("没有“%(code)s”这个字段", code=head.code),
                suggested(head.code, self.dialect),
            )
        part = self.of_fields((head,), self.value)
        return self.kept(Bound((head,), part, (found.start(), scanner.at), depth=part.depth + 1))

    def value(self) -> Raw:
        """What stands behind ``FIELD:``: a range, a comparison, an expression in parentheses, a word."""
        scanner = self.scanner
        if scanner.ended:
            end = len(scanner.text.rstrip())
            raise faulty((end - 1, end), sentence("字段后面缺少检索值"))
        bracket = self.bracket()
        if bracket:
            return bracket
        if scanner.look(_COMPARED):
            return self.counted(self.compared())
        if scanner.follows("("):
            return self.group()
        tree = scanner.match(_TREE)
        word = self.plain_word()
        if tree and isinstance(word, Word):
            return Company(word.text, (tree.start(), word.span[1]))
        return self.behind(word)

    def bracket(self) -> Raw | None:
        """A range in brackets, if one follows; ``[`` takes its end in, ``{`` leaves it out."""
        scanner = self.scanner
        found = scanner.match(_BRACKET)
        if found:
            closed = found["open"] == "[", found["close"] == "]"
            low, high = bare(found["low"]), bare(found["high"])
            return self.counted(Range(low, high, found.span(), *closed, exchanged(found[0], low, high)))
        if scanner.follows("[") or scanner.follows("{"):
            raise no_range(scanner.text, scanner.at, "TO")
        return None

    def compared(self) -> Range:
        """One or two comparisons, as in ``>=2019<=2021``."""
        low = high = None
        with_low = with_high = True
        start = self.scanner.at
        while found := self.scanner.match(_COMPARED):
            closed = found["sign"] not in {"<", ">"}
            if found["sign"] in {"<", "<=", "\ue000"}:
                high, with_high = bare(found["value"]), closed
            else:
                low, with_low = bare(found["value"]), closed
        written = self.scanner.text[start : self.scanner.at]
        return Range(low, high, (start, self.scanner.at), with_low, with_high, exchanged(written, low, high))


class Patsnap(Colon):
    """PatSnap: ``$Wn $PREn $WS $SEN $PARA $FREQn``, ``GAND``, ``IPC_LOW:``."""

    dialect = Dialect.PATSNAP
    ranks = {**BY_RANK, Concept.SAME_EVENT: 50}
    """What one legal event meets belongs together before anything is joined to it."""


class Patentscope(Colon):
    """PATENTSCOPE: ``FIELD/value``, ``NEARn BEFOREn``, ``"a b"~n``."""

    dialect = Dialect.PATENTSCOPE
    head = _SLASH

    def operand(self) -> Raw:
        """What must be there with ``+`` before it, or must not with ``-``, or what the family has for an operand."""
        scanner = self.scanner
        sign = scanner.look(_PREFIX)
        if sign is None:
            return super().operand()
        before = _OR_BEFORE.search(scanner.text, 0, scanner.at)
        scanner.at = sign.end()
        part = self.within(sign.span(), lambda: self.repeated(self.operand()))
        if sign[0] == "-":
            return self.kept(Without(part, (sign.start(), part.span[1]), part.depth + 1))
        after = self.operator()
        if before or (after and after.explicit and after.concept is Concept.OR):
            raise faulty(sign.span(), sentence("“+”表示必须出现，不能与OR连用"))
        return part

    def behind(self, raw: Raw) -> Raw:
        """A phrase with ``~n``: its two words at most ``n`` words apart."""
        raw = super().behind(raw)
        found = (
            _SLOP.match(self.scanner.text, self.scanner.at) if isinstance(raw, Word) and raw.quoted else None
        )
        if not found or not isinstance(raw, Word):
            return raw
        words = raw.text.split()
        if len(words) != 2:
            raise faulty((raw.span[0], found.end()), sentence("“~”前的引号内应为两个词"))
        self.scanner.at = found.end()
        span = (raw.span[0], found.end())
        left, right = (Word(word, raw.span) for word in words)
        return Joined(Concept.UNORDERED, (left, right), span, int(found[1]))


class Brs(Colon):
    """The USPTO's BRS: ``ADJn NEARn WITH SAME``, ``(words).TI.``, ``@pd>=2019``, earlier sets ``L1``."""

    dialect = Dialect.BRS
    head = _SLASH
    comments = True
    tolerant = True
    reference = re.compile(r"[LS](\d{1,4})(?=[\s().]|,(?!\d)|$)", re.IGNORECASE)
    ranks = {
        Concept.OR: BY_RANK[Concept.OR],
        Concept.XOR: BY_RANK[Concept.XOR],
        Concept.AND: BY_RANK[Concept.AND],
        Concept.NOT: BY_RANK[Concept.AND],
        Concept.PARAGRAPH: 50,
        Concept.SENTENCE: 55,
    }
    word = re.compile(r"""(?:(?!\.[A-Za-z][\w,]*\.)[^\s()\[\]{}"<>=,;:、@\ue000\ue001]|(?<=\d),(?=\d))+""")

    def operand(self) -> Raw:
        """A limit such as ``@pd>=20190101``, or what the family has for an operand."""
        found = self.scanner.match(_AT)
        if found is None:
            return super().operand()
        head = Head(found["name"], found.span("name"))
        if look_up(head.code, self.dialect) is None:
            raise faulty(
                head.span,
                sentence("没有“%(code)s”这个字段", code=head.code),
                suggested(head.code, self.dialect),
            )
        if self.scanner.take("="):
            part: Raw = self.plain_word()
        elif self.scanner.look(_COMPARED):
            part = self.counted(self.compared())
        else:
            raise misunderstood(head.span, sentence("字段后面应为比较符和值"), f"@{head.code}>=20200101")
        return Bound((head,), part, (found.start(), self.scanner.at))

    def name_before(self, said: str, end: int) -> bool:
        """Whether the field of a name follows between points."""
        found = _BEHIND.match(self.scanner.text, end)
        return found is not None and self._is_name(re.findall(_NAME, found["names"]))

    def behind(self, raw: Raw) -> Raw:
        """``raw`` asked of the fields written behind it, as in ``(a or b).ti,ab.``."""
        raw = super().behind(raw)
        found = _BEHIND.match(self.scanner.text, self.scanner.at)
        if not found:
            return raw
        self.scanner.at = found.end()
        start = found.start("names")
        heads = self.named(
            tuple(
                Head(one[0], (start + one.start(), start + one.end()))
                for one in re.finditer(_NAME, found["names"])
            )
        )
        return self.kept(Bound(heads, raw, (raw.span[0], found.end()), depth=raw.depth + 1))


class ColonBinder(Binder):
    """Words with weights, which are left aside and said to be, and with ``$n`` of BRS: at most n characters."""

    spread = "[{} TO {}]"

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect)
        if dialect is Dialect.BRS:
            self.signs = {**self.signs, _ONE_OR_NONE: Wildcard.OPTIONAL}

    def dated(self, text: str) -> str:
        """A day as the USPTO writes it, the month first, by year, month and day."""
        found = _MONTH_FIRST.fullmatch(text) if self.dialect is Dialect.BRS else None
        return f"{found[3]}-{found[1]}-{found[2]}" if found else text

    def word(self, word: Word, code: Code) -> Inner:
        """A word without its weight. Raises :class:`QueryFault` for a word asked for by likeness."""
        if self.dialect is Dialect.PATSNAP:
            return self._separable(word, code)
        if word.quoted:
            return super().word(word, code)
        if _ALIKE.search(word.text):
            raise faulty(word.span, sentence("不支持近似拼写（~）检索，请改用截词符"))
        text = _WEIGHT.sub("", word.text)
        if text != word.text:
            self.note(WEIGHT_NOTE)
        if self.dialect is Dialect.BRS:
            text = _AS_MANY_AS.sub(lambda found: _ONE_OR_NONE * int(found[1]), text)
        return super().word(Word(text, word.span), code)

    def _separable(self, word: Word, code: Code) -> Inner:
        """A word with PatSnap's ``_`` in it, where a separator may stand: ``T_shirt`` is T-shirt and Tshirt."""
        parts = [part for part in word.text.split("_") if part]
        if word.quoted or len(parts) < 2 or FIELDS[code.field].kind not in (Kind.TEXT, Kind.NAME):
            return super().word(word, code)
        apart = super().word(Word(parts[0], word.span), code)
        for part in parts[1:]:
            apart = Near(apart, super().word(Word(part, word.span), code), 0, ordered=True, span=word.span)
        if not any(sign in self.signs for sign in word.text):
            apart = Phrase(" ".join(parts), span=word.span)
        return any_inside([apart, super().word(Word("".join(parts), word.span), code)])
