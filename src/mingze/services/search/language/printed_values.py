"""Writing the inside of a field in a dialect: words, truncation, nearness, ranges."""

import re
from functools import cache

from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.dialects.cql import OFFICE
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.lexer import normalised
from mingze.services.search.language.operators import (
    BY_CONCEPT,
    NEAR,
    TOGETHER,
    WILDCARDS,
    Concept,
    never_first,
)
from mingze.services.search.language.reading import READERS
from mingze.services.search.language.tree import (
    Between,
    Exactly,
    Group,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Near,
    Often,
    Pattern,
    Phrase,
    Symbol,
    Term,
    Together,
    Wildcard,
)
from mingze.services.search.language.unsayable import Unsayable
from mingze.services.search.language.words import own_word

_NEAR = {meaning: concept for concept, meaning in NEAR.items()}
_TOGETHER = {meaning: concept for concept, meaning in TOGETHER.items()}
_LIKE_A_SET = re.compile(r"[LS]\d+", re.IGNORECASE)


@cache
def usual(concept: Concept, dialect: Dialect) -> str | None:
    """The usual sign of an operator without a number, or ``None`` where the dialect has none."""
    signs = BY_CONCEPT[concept].signs.get(dialect, ())
    return signs[0].form if signs else None


class Writer:
    """Writes what stands inside fields in one dialect. Raises :class:`Unsayable`."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.signs = WILDCARDS[dialect]
        self._word = READERS[dialect][0].word

    def inner(self, inner: Inner, field: str) -> str:
        """``inner`` as it is written for ``field``, without outer parentheses."""
        named = own_word(field, _values(inner), self.dialect)
        if named:
            return named
        match inner:
            case Term(text) | Phrase(text):
                if self.dialect is Dialect.CQL and field == "publication" and OFFICE.fullmatch(text):
                    raise Unsayable(inner, self.dialect, f"公开号“{text}”")
                if isinstance(inner, Term) and self._bare(text, field):
                    return text
                if self.dialect is Dialect.CQL and any(sign in self.signs for sign in text):
                    raise Unsayable(inner, self.dialect, f"含有截词符的“{text}”")
                return _quoted(text, self.dialect)
            case Pattern(pieces):
                return self._truncated(inner, pieces, field)
            case Near(left, right, between, ordered, exactly):
                sign = self._sign(inner, _NEAR[ordered, exactly], between)
                return f"{self.part(left, field)} {sign} {self.part(right, field)}"
            case Together(left, right, unit, apart):
                sign = self._sign(inner, _TOGETHER[unit, apart], 0)
                return f"{self.part(left, field)} {sign} {self.part(right, field)}"
            case Often(part, times):
                sign = self._sign(inner, Concept.FREQUENCY, times)
                gap = "" if sign.startswith("/") else " "
                return f"{self.part(part, field)}{gap}{sign}"
            case InnerAnd(parts):
                return self._all(parts, field)
            case InnerOr(parts):
                return f" {usual(Concept.OR, self.dialect)} ".join(self.part(part, field) for part in parts)
            case InnerNot(part):
                return f"{usual(Concept.NOT, self.dialect)} {self.part(part, field)}"
            case Between(low, high, with_low, with_high):
                return self.range(inner, low, high, with_low, with_high)
            case Symbol(code):
                return code if self._bare(code, field) else _quoted(code, self.dialect)
            case Group(name):
                if self.dialect in (Dialect.CQL, Dialect.BRS, Dialect.PATENTSCOPE):
                    raise Unsayable(inner, self.dialect, "公司集团")
                return f"TREE@{_quoted(name, self.dialect)}"
            case Exactly():
                raise Unsayable(inner, self.dialect, "与其他条件并列的完整值")
        raise Unsayable(inner, self.dialect, "检索结果集")

    def part(self, inner: Inner, field: str) -> str:
        """``inner`` as part of something: in parentheses when it is more than a word."""
        text = self.inner(inner, field)
        composed = isinstance(inner, Near | Together | Often | InnerAnd | InnerOr | InnerNot)
        return f"({text})" if composed and not own_word(field, _values(inner), self.dialect) else text

    def _all(self, parts: tuple[Inner, ...], field: str) -> str:
        words = [self.part(parts[0], field)]
        if isinstance(parts[0], InnerNot):
            words = [self.inner(parts[0], field)]
        for part in parts[1:]:
            negated = isinstance(part, InnerNot)
            words.append(str(usual(Concept.NOT if negated else Concept.AND, self.dialect)))
            words.append(self.part(part.part if isinstance(part, InnerNot) else part, field))
        return " ".join(words)

    def _sign(self, node: Inner, concept: Concept, number: int) -> str:
        for sign in BY_CONCEPT[concept].signs.get(self.dialect, ()):
            if "{n}" in sign.form or concept not in NEAR:
                return sign.form.replace("{n}", str(number - sign.offset))
        raise Unsayable(node, self.dialect, f"“{BY_CONCEPT[concept].meaning}”")

    def range(self, node: Inner, low: str | None, high: str | None, with_low: bool, with_high: bool) -> str:
        """A range in brackets, or as the dialect writes it."""
        if self.dialect is Dialect.CQL or self.dialect is Dialect.BRS:
            raise Unsayable(node, self.dialect, "与其他条件并列的范围")
        if low and high and with_low and with_high and _counts(low) and _counts(high):
            if self.dialect is Dialect.CNIPA:
                return f"{low}:{high}"
            if self.dialect is Dialect.CNIPR:
                return f"{low} to {high}"
        word = "TO" if self.dialect in (Dialect.PATSNAP, Dialect.PATENTSCOPE) else "to"
        start, end = "[" if with_low else "{", "]" if with_high else "}"
        return f"{start}{low or '*'} {word} {high or '*'}{end}"

    def _truncated(self, node: Pattern, pieces: tuple[str | Wildcard, ...], field: str) -> str:
        written = {wild: sign for sign, wild in reversed(self.signs.items())}
        if self.dialect is Dialect.BRS:
            written[Wildcard.OPTIONAL] = "$1"
        text = ""
        for piece in pieces:
            if isinstance(piece, Wildcard):
                if piece not in written:
                    raise Unsayable(node, self.dialect, "这种截词")
                text += written[piece]
            elif any(sign in self.signs for sign in piece) or normalised(piece) != piece:
                raise Unsayable(node, self.dialect, f"含有“{piece}”的截词")
            elif (
                self.dialect is Dialect.BRS
                and text[-1:] in {"$", "1"}
                and "$" in text[-2:]
                and piece[0].isdigit()
            ):
                raise Unsayable(node, self.dialect, f"“{text}{piece}”这样的截词")
            else:
                text += piece
        if not self._whole_word(text) or not self._unweighted(text, field):
            raise Unsayable(node, self.dialect, f"“{text}”这样的截词")
        return text

    def _whole_word(self, text: str) -> bool:
        """Whether ``text`` is one word of the dialect, and nothing else."""
        special = text[:1] in "'\"" or text.upper().startswith("TREE@") or self._operator(text)
        return bool(self._word.fullmatch(text)) and not special

    def _unweighted(self, text: str, field: str) -> bool:
        """Whether nothing in ``text`` means a weight, a likeness, a field or an earlier set in this dialect."""
        if text[0] == "#" and READERS[self.dialect][0].comments:
            return False
        if text[0] in "-−–" or (text[0] == "+" and self.dialect is Dialect.PATENTSCOPE):
            return False
        if self.dialect is Dialect.PATSNAP:
            return "_" not in text or FIELDS[field].kind not in (Kind.TEXT, Kind.NAME)
        if self.dialect is Dialect.CQL:
            return not text.startswith("/")
        if self.dialect not in (Dialect.PATENTSCOPE, Dialect.BRS):
            return True
        if "/" in text and FIELDS[field].kind is not Kind.CLASS:
            return False
        set_or_field = self.dialect is Dialect.BRS and (
            "." in text or text[0] == "#" or _LIKE_A_SET.fullmatch(text)
        )
        return not (set_or_field or "^" in text or "~" in text)

    def _operator(self, text: str) -> bool:
        return any(sign.match(text) for sign in never_first(self.dialect))

    def _bare(self, text: str, field: str) -> bool:
        """Whether ``text`` is read back as one word, though it stands without quotation marks."""
        if FIELDS[field].kind in (Kind.DAY, Kind.COUNT):
            return True
        plain = normalised(text) == text and not any(sign in self.signs for sign in text)
        if text.startswith("#") or not any(sign.isalnum() for sign in text):
            return False
        return plain and self._whole_word(text) and self._unweighted(text, field)


def _counts(end: str) -> bool:
    """Whether an end of a range is a day or an amount."""
    return end.isdigit()


def _values(inner: Inner) -> tuple[str, ...]:
    """The values that ``inner`` asks for, any of them; none where it asks for anything else."""
    parts = inner.parts if isinstance(inner, InnerOr) else (inner,)
    texts = tuple(part.text for part in parts if isinstance(part, Term))
    return texts if len(texts) == len(parts) else ()


def _quoted(text: str, dialect: Dialect) -> str:
    if READERS[dialect][0].escapes:
        text = text.replace("\\", "\\\\")
    return '"' + text.replace('"', '""') + '"'
