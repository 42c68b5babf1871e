"""The EPO's CQL, as OPS and Espacenet read it: relations, ``prox`` with modifiers, qualifiers of classes."""

import re

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.binding import Binder
from mingze.services.search.language.codes import Code, look_up, suggested
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.dialects.operating import IN_TURN, TIGHT, Found
from mingze.services.search.language.dialects.reader import Reader
from mingze.services.search.language.faults import faulty, misunderstood, nearest
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.operators import Concept
from mingze.services.search.language.raw import (
    Bound,
    Head,
    Joined,
    Range,
    Raw,
    Whole,
    Word,
    exchanged,
    words_of,
)
from mingze.services.search.language.tree import Inner, Near, Query, Span
from mingze.services.search.language.values import value

_NAME = r"[A-Za-z][A-Za-z_\-]*"
_RELATION = re.compile(
    rf"(?P<name>{_NAME})\s*(?:(?P<sign>==|<=|>=|<>|=|<|>|\ue000|\ue001)|(?P<word>any|all|within|exact)(?=[\s\"]))"
    r"(?P<modifiers>(?:\s*/\s*[A-Za-z]+)*)",
    re.IGNORECASE,
)
_INDEXES = re.compile(
    rf"(?P<names>{_NAME}(?:\s*,\s*{_NAME})+)\s*=\s*(?P<value>\"[^\"]*\"|\([^()]*\)|[^\s()\"<>=,;]+)"
)
_PROX = re.compile(r"prox(?P<modifiers>(?:\s*/\s*\w+(?:\s*(?:<=|<|=|\ue000)\s*\w+)?)*)(?!\w)", re.IGNORECASE)
_MODIFIER = re.compile(r"/\s*(?P<name>\w+)(?:\s*(?P<sign><=|<|=|\ue000)\s*(?P<value>\w+))?")
_UNITS = {"sentence": Concept.SENTENCE, "paragraph": Concept.PARAGRAPH, "word": Concept.UNORDERED}
_PARTS = re.compile(r"[^\s,]+")
_DATE = re.compile(r"(?:1[89]|2\d)\d\d(?:(?:0[1-9]|1[0-2])(?:\d\d)?)?|\d{1,2}/\d{1,2}/(?:1[89]|2\d)\d\d")
_CLASSED = re.compile(r"[A-HYa-hy](?:\d\d(?:[A-Za-z](?:\d{1,4}(?:/\d{2,6})?)?)?)?")
OFFICE = re.compile(r"[A-Za-z]{2}")
"""What stands for an office where a publication number might."""
_NUMBERED = re.compile(r"[A-Za-z]{2,4}\d+[A-Za-z]?\d?|\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


class Cql(Reader):
    """Reads CQL. Booleans are applied from left to right; proximity binds more tightly."""

    dialect = Dialect.CQL
    ranks = IN_TURN
    quotes = '"'
    escapes = True

    def operator(self) -> Found | None:
        """``prox`` with its modifiers, or what any dialect has."""
        match = self.scanner.look(_PROX)
        if match is None:
            return super().operator()
        concept, number = self._prox(match)
        return Found(concept, number, TIGHT, match.span())

    def _prox(self, match: re.Match[str]) -> tuple[Concept, int]:
        distance, exactly, ordered, unit = 1, False, False, "word"
        for found in _MODIFIER.finditer(match["modifiers"]):
            start = match.start("modifiers")
            span = (start + found.start(), start + found.end())
            name, written = found["name"].lower(), (found["value"] or "").lower()
            if name == "distance" and written.isdigit():
                distance, exactly = int(written) - (found["sign"] == "<"), found["sign"] == "="
            elif name == "unit" and written in _UNITS:
                unit = written
            elif name == "ordered" and written in {"", "true", "false"}:
                ordered = written != "false"
            elif name in {"distance", "unit", "ordered"}:
                hint = nearest(written, _UNITS) if name == "unit" else ""
                raise faulty(
                    span,
                    sentence("“%(name)s”不能是“%(written)s”", name=name, written=written),
                    f"unit={hint}" if hint else "",
                    put=(span[0] + 1, span[1]),
                )
            else:
                raise faulty(
                    span,
                    sentence("prox没有“%(name)s”这个限定", name=name),
                    nearest(name, ("distance", "unit", "ordered")),
                    put=(start + found.start("name"), start + found.end("name")),
                )
        if unit != "word":
            return _UNITS[unit], 0
        if not 1 <= distance <= 1000:
            raise faulty(match.span(), sentence("distance应为1至1000，1表示两词相邻"))
        kinds = {
            (True, False): Concept.ORDERED,
            (False, False): Concept.UNORDERED,
            (True, True): Concept.EXACTLY_ORDERED,
            (False, True): Concept.EXACTLY_UNORDERED,
        }
        return kinds[ordered, exactly], distance - 1

    def operand(self) -> Raw:
        """``index relation value``, or what any dialect has for an operand."""
        found = self.scanner.look(_RELATION)
        self._one_index()
        if found is None or (found["word"] and look_up(found["name"], self.dialect) is None):
            return super().operand()
        head = Head(found["name"], found.span("name"))
        if look_up(head.code, self.dialect) is None:
            raise faulty(
                head.span,
                sentence("没有“%(code)s”这个字段", code=head.code),
                suggested(head.code, self.dialect),
            )
        self.scanner.at = found.end()
        qualifier = self._qualifier(found)
        relation = (found["sign"] or found["word"]).lower()
        part = self.of_fields((head,), lambda: self._value(relation, found.span()))
        span = (found.start(), part.span[1])
        return self.kept(Bound((head,), part, span, qualifier=qualifier, depth=part.depth + 1))

    def _one_index(self) -> None:
        """Raise :class:`QueryFault` for several indexes before one value, which CQL has no way to write."""
        found = self.scanner.look(_INDEXES)
        names = re.split(r"\s*,\s*", found["names"]) if found else []
        if found is None or not all(look_up(name, self.dialect) for name in names):
            return
        said = f" {self._usual(Concept.OR)} ".join(f"{name}={found['value']}" for name in names)
        alone = found.end() == len(self.scanner.text.rstrip()) and found.start() == 0
        raise faulty(
            found.span("names"),
            sentence("多个字段应分别写明，用or连接"),
            said if alone else f"({said})",
            put=found.span(),
        )

    def _qualifier(self, found: re.Match[str]) -> str:
        written = re.findall(r"[A-Za-z]+", found["modifiers"])
        if not written:
            return ""
        name = written[0].lower()
        if len(written) > 1 or name not in {"low", "high", "same"}:
            raise faulty(found.span("modifiers"), sentence("分类号只能限定为/low、/high或/same"), "/low")
        return str(name)

    def _value(self, relation: str, span: Span) -> Raw:
        if relation == "=" and self.scanner.follows("("):
            return self.group()
        word = self.plain_word()
        if not isinstance(word, Word):
            raise faulty(word.span, sentence("此处应为检索值"))
        parts = [
            Word(
                found[0],
                (word.span[0] + word.quoted + found.start(), word.span[0] + word.quoted + found.end()),
            )
            for found in _PARTS.finditer(word.text)
        ]
        if relation in {"any", "all"}:
            concept = Concept.OR if relation == "any" else Concept.AND
            return parts[0] if len(parts) == 1 else Joined(concept, tuple(parts), word.span)
        if relation == "within":
            if len(parts) != 2:
                raise misunderstood(word.span, sentence("within后面应为起止两个值"), '"20200101 20241231"')
            low, high = parts[0].text, parts[1].text
            written = self.scanner.text[slice(*word.span)]
            return Range(low, high, word.span, exchanged=exchanged(written, low, high))
        if relation in {"==", "exact"}:
            return Whole(word.text, word.span, word.quoted)
        if relation == "<>":
            raise misunderstood(span, sentence("请用not代替“<>”"), "not")
        if relation in {"<", "<=", "\ue000"}:
            return Range(None, word.text, word.span, with_high=relation != "<")
        if relation in {">", ">=", "\ue001"}:
            return Range(word.text, None, word.span, with_low=relation != ">")
        return word


class CqlBinder(Binder):
    """Fields of CQL: quoted texts may hold truncation signs, words without a field go where their shape says."""

    spread = '"{} {}"'

    def _bound(self, raw: Raw, code: Code | None) -> Query:
        """Two letters in place of a publication number are an office, as in ``pn=EP``."""
        if isinstance(raw, Word) and code and code.field == "publication" and OFFICE.fullmatch(raw.text):
            code = Code(code.code, "office")
        return super()._bound(raw, code)

    def _lifts(self, raw: Raw, code: Code) -> bool:
        """Offices among publication numbers are asked of a field of their own."""
        offices = code.field == "publication" and any(OFFICE.fullmatch(word.text) for word in words_of(raw))
        return offices or super()._lifts(raw, code)

    def word(self, word: Word, code: Code) -> Inner:
        """A quoted text word by word, for truncation works within quotes."""
        if not word.quoted:
            return super().word(word, code)
        pieces = word.text.split()
        if FIELDS[code.field].kind in (Kind.DAY, Kind.COUNT) and len(pieces) == 2:
            return super().word(Word(f"{pieces[0]}:{pieces[1]}", word.span), code)
        wild = any(sign in word.text for sign in self.signs)
        if FIELDS[code.field].kind not in (Kind.TEXT, Kind.NAME) or not wild:
            return value(code.field, Word(word.text, word.span, quoted=True), self.signs, code.reach)
        inner = super().word(Word(pieces[0], word.span), code)
        for piece in pieces[1:]:
            right = super().word(Word(piece, word.span), code)
            inner = Near(inner, right, 0, ordered=True, span=word.span)
        return inner

    def _unfielded(self, raw: Raw) -> Code:
        """EPO's rules for words without an index: by the shape of the word."""
        if not isinstance(raw, Word):
            return Code("", "title_abstract_names")
        text = raw.text
        if not raw.quoted and _DATE.fullmatch(text):
            return Code("", "published")
        if not raw.quoted and _CLASSED.fullmatch(text):
            return Code("", "class")
        if not raw.quoted and OFFICE.fullmatch(text):
            return Code("", "office")
        if not raw.quoted and text.isascii() and _NUMBERED.fullmatch(text):
            return Code("", "number")
        if not raw.quoted and text.isascii() and _LETTERS.fullmatch(text):
            return Code("", "party")
        return Code("", "title_abstract_names")
