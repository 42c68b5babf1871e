"""The field=value family: incoPat, CNIPA and Questel, CNIPR and TRS."""

import re

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.codes import look_up, suggested
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.dialects.likening import LIKE, Likening
from mingze.services.search.language.dialects.mistaken import no_range
from mingze.services.search.language.dialects.operating import BOOLEAN, IN_TURN
from mingze.services.search.language.dialects.reader import bare
from mingze.services.search.language.faults import QueryFault, faulty, misunderstood
from mingze.services.search.language.raw import (
    Bound,
    Company,
    Event,
    Head,
    Range,
    Raw,
    Whole,
    Word,
    exchanged,
)
from mingze.services.search.language.shapes import DATE
from mingze.services.search.language.tree import Span

_NAME = r"[^\W\d][\w.\-]*(?:\([^()\s=]{1,8}\)[\w]*){0,3}"
_HEAD = re.compile(rf"(?P<names>{_NAME}(?:\s*[,;、]\s*{_NAME})*)\s*(?P<sign>==|\+=|\*=|\^=|=(?!\s*[<>]))")
_COLON = re.compile(rf"(?P<names>{_NAME})\s*(?P<sign>:)(?=\s*[^\s:])")
"""The Chinese name of a field with a colon behind it, as people write forms."""
_EXACT = re.compile(r"=\d+[WDwd](?!\w)")
_LESS = {"<", "<=", "\ue000"}
_SIGN = r"(?:<=|>=|[<>\ue000\ue001])"
_VALUE = rf"""(?:"[^"]*"|'[^']*'|{DATE}|[\w./\-]+)"""
_AFTER = re.compile(rf"(?P<name>{_NAME})\s*(?P<sign>{_SIGN})\s*(?P<value>{_VALUE})")
_BEFORE = re.compile(
    rf"(?P<value>{_VALUE})\s*(?P<sign>{_SIGN})\s*(?P<name>{_NAME})(?:\s*(?P<sign2>{_SIGN})\s*(?P<value2>{_VALUE}))?"
)
_TREE = re.compile(r"TREE@\s*", re.IGNORECASE)
_BRACKET = re.compile(
    r"(?P<open>[\[{])\s*(?P<low>[^\[\]{}]*?)\s+to\s+(?P<high>[^\[\]{}]*?)\s*(?P<close>[\]}])", re.IGNORECASE
)
_END = rf"""(?:"[^"]*"|'[^']*'|{DATE}|(?=[\w/.\-]*\d)[\w./\-]+)"""
_TO = re.compile(rf"(?P<low>{_END})\s+to\s+(?P<high>{_END})", re.IGNORECASE)
_SUFFIX = re.compile(rf"/(?!FREC[>=])(?P<names>{_NAME}(?:[,/]{_NAME})*)")
_MORE = re.compile(rf"(?:[,/]{_NAME})*")
_MODES = {"=": "any", ":": "any", "==": "any", "+=": "any", "*=": "all", "^=": "one"}


class FieldValue(Likening):
    """Reads ``field=value``; what the three members of the family share."""

    comments = True
    reference = re.compile(r"#(\d{1,4})\b")
    suffixes = False
    """Whether a field may be written behind a single word."""

    def operand(self) -> Raw:
        """A condition on a field, or what any dialect has for an operand; then a field written behind it."""
        scanner = self.scanner
        scanner.skip()
        found = scanner.look(_HEAD) or self._colon()
        if found and not self._exact_distance(found):
            return self.headed(found)
        compared = self.bracket() or self.compared() or (self.spread() if self.open else None)
        if compared:
            return compared
        tree = scanner.match(_TREE)
        if tree:
            word = self.plain_word()
            return Company(getattr(word, "text", ""), (tree.start(), word.span[1]))
        return self.suffixed(super().operand())

    def _colon(self) -> re.Match[str] | None:
        found = None if self.asked else self.scanner.look(_COLON)
        known = found and not found["names"].isascii() and look_up(found["names"], self.dialect)
        return found if known else None

    def _exact_distance(self, found: re.Match[str]) -> bool:
        """Whether what looks like a field and ``=`` is a word and CNIPA's operator ``=nW``."""
        at = found.start("sign")
        if not (_EXACT.match(self.scanner.text, at) and self.scanner.text[at - 1].isspace()):
            return False
        return bool(self.asked) or look_up(found["names"], self.dialect) is None

    def suffixed(self, raw: Raw) -> Raw:
        """``raw`` asked of any of the fields written behind it, as in ``(a or b)/ti/ab``."""
        scanner = self.scanner
        found = _SUFFIX.match(scanner.text, scanner.at)
        if not found:
            # A group of one word is that word, so only where the text ends tells it from a word with a stroke in it.
            single = isinstance(raw, Word) and not raw.quoted and raw.span[1] == scanner.at
            return self._word_suffixed(raw) if isinstance(raw, Word) and single else raw
        scanner.at = found.end()
        heads = self.named(tuple(self.heads(found["names"], found.start("names"))))
        return Bound(heads, raw, (raw.span[0], found.end()), depth=raw.depth + 1)

    def name_before(self, said: str, end: int) -> bool:
        """Whether the last part behind a stroke is the field of a name."""
        name, stroke, code = said.rpartition("/")
        return self.suffixes and bool(name and stroke) and self._is_name([code])

    def _word_suffixed(self, word: Word) -> Raw:
        """A word whose last parts behind strokes, and what commas add to them, are fields."""
        if not self.suffixes or self.asked:
            return word
        start, end = word.span
        length = len(word.text)
        while (stroke := word.text.rfind("/", 0, length)) > 0 and self._named(word.text[stroke + 1 : length]):
            length = stroke
        if length == len(word.text):
            return word
        more = _MORE.match(self.scanner.text, end)
        names = [head.code for head in self.heads(more[0], 0)] if more else []
        if more and names and all(self._named(name) for name in names):
            end = self.scanner.at = more.end()
        heads = self.named(tuple(self.heads(self.scanner.text[start + length : end], start + length)))
        return Bound(heads, Word(word.text[:length], (start, start + length)), (start, end))

    def _named(self, name: str) -> bool:
        """Whether ``name`` is a field of the dialect."""
        return bool(re.fullmatch(_NAME, name)) and look_up(name, self.dialect) is not None

    def heads(self, names: str, start: int) -> list[Head]:
        """The fields of a list of names that begins at ``start``."""
        return [
            Head(found[0], (start + found.start(), start + found.end()))
            for found in re.finditer(_NAME, names)
        ]

    def headed(self, found: re.Match[str]) -> Raw:
        """A condition of the form ``fields=value``."""
        scanner = self.scanner
        scanner.at = found.end()
        start = found.start()
        name = found["names"].upper()
        if name in LIKE and found["sign"] == "=":
            return self.like(name, start)
        if name in {"EVENT", "法律事件"} and found["sign"] == "=":
            if not scanner.follows("("):
                raise self._eventless(start)
            part = self.group()
            return self.kept(Event(part, (start, scanner.at), part.depth + 1))
        heads = self.named(tuple(self.heads(found["names"], found.start("names"))))
        for head in heads:
            self.check(head)
        part = self.of_fields(heads, self.whole if found["sign"] == "==" else self.value)
        return self.kept(Bound(heads, part, (start, scanner.at), _MODES[found["sign"]], depth=part.depth + 1))

    def _eventless(self, start: int) -> QueryFault:
        """The exception for an event without conditions in parentheses, whose value may be a kind of event."""
        said = sentence("法律事件的条件应写作“event=(字段=值)”，字段可为kind、date、from、to等")
        kind = self.scanner.look(self.word)
        if kind is None:
            return misunderstood((start, self.scanner.at), said, "event=(kind=转让)")
        return faulty((start, kind.end()), said, f"event=(kind={kind[0]})")

    def check(self, head: Head) -> None:
        """Raise :class:`QueryFault` for a field nobody knows, before its value can hide it."""
        if look_up(head.code, self.dialect) is None and look_up(f"event-{head.code}", self.dialect) is None:
            raise faulty(
                head.span,
                sentence("没有“%(code)s”这个字段", code=head.code),
                suggested(head.code, self.dialect),
            )

    def bracket(self) -> Raw | None:
        """A range in brackets, if one follows; ``[`` takes its end in, ``{`` leaves it out."""
        scanner = self.scanner
        found = scanner.match(_BRACKET)
        if found:
            closed = found["open"] == "[", found["close"] == "]"
            low, high = bare(found["low"]), bare(found["high"])
            return self.counted(Range(low, high, found.span(), *closed, exchanged(found[0], low, high)))
        if scanner.follows("[") or scanner.follows("{"):
            raise no_range(scanner.text, scanner.at, "to")
        return None

    def spread(self) -> Raw | None:
        """A range written ``a to b``, if one follows."""
        found = self.scanner.match(_TO)
        if not found:
            return None
        low, high = bare(found["low"]), bare(found["high"])
        return self.counted(Range(low, high, found.span(), exchanged=exchanged(found[0], low, high)))

    def whole(self) -> Raw:
        """The value of ``==``: all of it."""
        word = self.value()
        if not isinstance(word, Word):
            raise faulty(word.span, sentence("“==”后面应为一个完整的值"))
        return Whole(word.text, word.span, word.quoted)

    def value(self) -> Raw:
        """What stands behind ``field=``: a range, an expression in parentheses, a word."""
        scanner = self.scanner
        if scanner.ended:
            raise faulty(
                (len(scanner.text.rstrip()) - 1, len(scanner.text.rstrip())), sentence("字段后面缺少检索值")
            )
        bracket = self.bracket()
        if bracket:
            return bracket
        if scanner.follows("("):
            return self.group()
        spread = self.spread()
        if spread:
            return spread
        tree = scanner.match(_TREE)
        word = self.plain_word()
        return Company(word.text, (tree.start(), word.span[1])) if tree and hasattr(word, "text") else word

    def compared(self) -> Raw | None:
        """A comparison, if one follows: ``pd>2019``, ``2011<=pd<=2013``, ``2019<=pd``."""
        scanner = self.scanner
        after, before = scanner.look(_AFTER), scanner.look(_BEFORE)
        if after and (not before or look_up(after["name"], self.dialect)):
            scanner.at = after.end()
            head = Head(after["name"], after.span("name"))
            self.check(head)
            return self._range(head, after.span(), (after["sign"] in _LESS, after["sign"], after["value"]))
        if not before:
            return None
        scanner.at = before.end()
        head = Head(before["name"], before.span("name"))
        self.check(head)
        first = (before["sign"] not in _LESS, before["sign"], before["value"])
        if not before["sign2"]:
            return self._range(head, before.span(), first)
        second = (before["sign2"] in _LESS, before["sign2"], before["value2"])
        if first[0] == second[0]:
            raise faulty(before.span(), sentence("两个比较符方向不一致，应写作“起<=字段<=止”"))
        return self._range(head, before.span(), first, second)

    def _range(self, head: Head, span: Span, *bounds: tuple[bool, str, str]) -> Raw:
        low = high = None
        with_low = with_high = True
        for upper, sign, written in bounds:
            closed = sign not in {"<", ">"}
            if upper:
                high, with_high = bare(written), closed
            else:
                low, with_low = bare(written), closed
        turned = exchanged(self.scanner.text[slice(*span)], low, high)
        return self.counted(Bound((head,), Range(low, high, span, with_low, with_high, turned), span))


class Incopat(FieldValue):
    """incoPat, with the few signs added by which it can say whatever the tree can."""

    dialect = Dialect.INCOPAT


class Numbering(FieldValue):
    """Reads a mere number as that of an earlier set, where it stands alone or is joined by a written operator."""

    suffixes = True
    reference = re.compile(r"#?((?:(?<=#)\d)?\d{1,3})(?=\s|\)|$)(?!\s*[<>=])|(?!)")

    def refers(self, earlier: re.Match[str]) -> bool:
        """A mere number beside words, as in ``iPhone 12``, is one of them."""
        after = self.follower(earlier.end())
        joined = after is None or (after.explicit and after.concept in BOOLEAN)
        return earlier[0].startswith("#") or (joined and not self.implied)


class Cnipa(Numbering):
    """CNIPA's search system and Questel: ``nW``, ``nD``, ``S``, ``P``, ``F``, and truncation by ``+ ? #``."""

    dialect = Dialect.CNIPA
    comments = False
    word = re.compile(
        r"""(?:(?!/FREC[>=])[^\s()\[\]{}"<>=,;、\ue000\ue001]|(?<=\d),(?=\d))+""", re.IGNORECASE
    )


class Cnipr(Numbering):
    """CNIPR and other portals on TRS: Chinese field names, ``adj``, ``pre#n``, ``equ#n``; operators apply in turn."""

    dialect = Dialect.CNIPR
    ranks = IN_TURN
