"""Writing a tree in a dialect, so that reading it there gives the tree again."""

from mingze.services.search.language.building import folded
from mingze.services.search.language.codes import FAMILY, printed
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.operators import Concept
from mingze.services.search.language.printed_values import Writer, usual
from mingze.services.search.language.tree import (
    And,
    Between,
    EarlierSet,
    Everything,
    Exactly,
    InField,
    Inner,
    Like,
    Node,
    Not,
    Or,
    Query,
    Reach,
    SameEvent,
    Symbol,
    Term,
    Xor,
    walk,
)
from mingze.services.search.language.unsayable import Unsayable
from mingze.services.search.language.words import STAGED

_LIKE = {None: "R", "filed": "RAD", "published": "RPD"}


def shown(query: Query, dialect: Dialect | str) -> str:
    """``query`` as ``dialect`` writes it. Raises :class:`Unsayable` with the part that it has no way to write."""
    return _Printer(Dialect(dialect)).top(query)


def first_unsayable(query: Query, dialect: Dialect | str) -> Unsayable | None:
    """What of ``query`` the dialect cannot write, or ``None`` when it can write all of it."""
    try:
        shown(query, dialect)
    except Unsayable as fault:
        return fault
    return None


class _Printer:
    def __init__(self, dialect: Dialect) -> None:
        self.dialect = Dialect.INCOPAT if dialect is Dialect.PLAIN else dialect
        self.writer = Writer(self.dialect)
        self.codes = printed(self.dialect)

    def top(self, query: Query) -> str:
        """The whole query; only here may a likeness stand, at an end."""
        if isinstance(query, And) and any(isinstance(part, Like) for part in query.parts):
            likes = [at for at, part in enumerate(query.parts) if isinstance(part, Like)]
            if len(likes) == 1 and likes[0] in (0, len(query.parts) - 1):
                return self._all(query.parts, liking=True)
        return self._like(query) if isinstance(query, Like) else self.query(query)

    def query(self, query: Query) -> str:
        """``query`` without outer parentheses."""
        whole = folded(query) if isinstance(query, And | Or) else None
        if whole:
            return self.field(query, *whole)
        match query:
            case InField(name, inner):
                return self.field(query, name, inner)
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return f" {usual(Concept.OR, self.dialect)} ".join(self.part(part) for part in parts)
            case Not(part):
                return f"{usual(Concept.NOT, self.dialect)} {self.part(part)}"
            case Xor(left, right):
                sign = usual(Concept.XOR, self.dialect)
                if sign is None:
                    raise Unsayable(query, self.dialect, "“两侧恰好满足其一”")
                return f"{self.part(left)} {sign} {self.part(right)}"
            case SameEvent(parts):
                return self._event(query, parts)
            case EarlierSet(number):
                if self.dialect not in FAMILY and self.dialect is not Dialect.BRS:
                    raise Unsayable(query, self.dialect, "以前的检索结果")
                return f"L{number}" if self.dialect is Dialect.BRS else f"#{number}"
            case Everything():
                return "*"
        raise Unsayable(query, self.dialect, "不在开头或结尾的语义检索")

    def part(self, query: Query) -> str:
        """``query`` as part of something."""
        text = self.query(query)
        joined = isinstance(query, And | Or | Not | Xor) and not (
            isinstance(query, And | Or) and folded(query)
        )
        return f"({text})" if joined or (isinstance(query, SameEvent) and " GAND " in text) else text

    def _all(self, parts: tuple[Query, ...], *, liking: bool = False) -> str:
        words: list[str] = []
        for at, part in enumerate(parts):
            if at and self._staged(parts[at - 1 : at + 1]):
                continue
            # What is joined to a likeness has to be joined by a written AND.
            negated = isinstance(part, Not) and not (at and isinstance(parts[at - 1], Like))
            if at or negated:
                words.append(str(usual(Concept.NOT if negated else Concept.AND, self.dialect)))
            staged = self._staged(parts[at : at + 2])
            if staged:
                words.append(staged)
            elif isinstance(part, Like) and liking:
                words.append(self._like(part))
            else:
                words.append(self.part(part.part if negated and isinstance(part, Not) else part))
        return " ".join(words)

    def _staged(self, parts: tuple[Query, ...]) -> str:
        """A type of right with a stage, which PatSnap has one letter for."""
        if self.dialect is not Dialect.PATSNAP or len(parts) != 2:
            return ""
        match parts:
            case (InField("type", Term(right)), InField("stage", Term(stage))):
                letter = next((said for said, meant in STAGED.items() if meant == (right, stage)), "")
                return f"{self.codes['type', '', None]}:{letter.upper()}" if letter else ""
        return ""

    def _like(self, query: Like) -> str:
        depth = lowest = 0
        for sign in query.subject.replace("（", "(").replace("）", ")"):
            depth += {"(": 1, ")": -1}.get(sign, 0)
            lowest = min(lowest, depth)
        if self.dialect not in FAMILY or depth or lowest:
            raise Unsayable(query, self.dialect, "语义检索")
        return f"{_LIKE[query.before]}=({query.subject})"

    def field(self, node: Node, name: str, inner: Inner) -> str:
        """A condition on a field."""
        reaches = {part.reach for part in walk(inner) if isinstance(part, Symbol)}
        if len(reaches) > 1:
            raise Unsayable(node, self.dialect, "同一字段中不同范围的分类号")
        reach = reaches.pop() if reaches else Reach.SAME
        sought = None if reach is Reach.SAME or self.dialect is Dialect.CQL else reach
        code = self.codes.get((name, "", sought))
        if code is None:
            raise Unsayable(node, self.dialect, f"字段“{FIELDS[name].title}”")
        code = code.lower() if self.dialect in FAMILY and code.isascii() else code
        return self._headed(code, name, inner, reach)

    def _headed(self, code: str, name: str, inner: Inner, reach: Reach) -> str:
        if isinstance(inner, Between) and self.dialect in FAMILY | {Dialect.CQL, Dialect.BRS}:
            return self._range(code, inner)
        if self.dialect is Dialect.CQL:
            return self._cql(code, name, inner, reach)
        if isinstance(inner, Exactly):
            if self.dialect not in FAMILY:
                raise Unsayable(inner, self.dialect, "完整的值")
            return f"{code}=={self.writer.inner(Term(inner.text), name)}"
        body = self.writer.part(inner, name)
        if self.dialect is Dialect.BRS:
            return f"{body}.{code}."
        return f"{code}{'=' if self.dialect in FAMILY else ':'}{body}"

    def _cql(self, code: str, name: str, inner: Inner, reach: Reach) -> str:
        if isinstance(inner, Exactly):
            return f"{code}=={self.writer.inner(Term(inner.text), name)}"
        if isinstance(inner, Term) and " " in inner.text and FIELDS[name].kind in (Kind.TEXT, Kind.NAME):
            raise Unsayable(inner, self.dialect, "含空格的单词")
        qualifier = "" if reach is Reach.SAME else f"/{reach.value} "
        return f"{code}={qualifier}{self.writer.part(inner, name)}"

    def _range(self, code: str, inner: Between) -> str:
        low, high = inner.low, inner.high
        if self.dialect is Dialect.BRS:
            lower = f">{'=' * inner.with_low}{low}" if low else ""
            return f"@{code}{lower}" + (f"<{'=' * inner.with_high}{high}" if high else "")
        if low and high and inner.with_low and inner.with_high:
            if self.dialect is Dialect.CQL:
                return f'{code} within "{low} {high}"'
            return f"{code}={self.writer.range(inner, low, high, True, True)}"
        if low and high:
            if self.dialect is Dialect.CQL:
                raise Unsayable(inner, self.dialect, "不含端点的范围")
            return f"{low}<{'=' * inner.with_low}{code}<{'=' * inner.with_high}{high}"
        return f"{code}>{'=' * inner.with_low}{low}" if low else f"{code}<{'=' * inner.with_high}{high}"

    def _event(self, node: SameEvent, parts: tuple[InField, ...]) -> str:
        if self.dialect is Dialect.PATSNAP and len(parts) > 1:
            return " GAND ".join(self.query(part) for part in parts)
        if self.dialect not in FAMILY:
            raise Unsayable(node, self.dialect, "由同一法律事件满足的条件")
        inside = [
            self._headed(part.name.removeprefix("event_"), part.name, part.inner, Reach.SAME)
            for part in parts
        ]
        return f"event=({f' {usual(Concept.AND, self.dialect)} '.join(inside)})"
