"""What is asked of a field, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingze.services.search.language.fields import Field, Kind
from mingze.services.search.language.tree import (
    AnyOf,
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
    Reach,
    Symbol,
    Term,
    Together,
    Unit,
    Wildcard,
)
from mingze.services.search.language.words import title_of

_NAMED = 8
_PROPER = frozenset({"Locarno"})
"""Names of fields that are proper names, and so keep their capital."""
_MANY = frozenset(
    {
        "claims",
        "independent claims",
        "embodiments",
        "title, abstract or claims",
        "documents cited",
        "times cited",
    }
)
"""English names of fields that are plurals, or end with one after an "or"."""
_OF_MANY = ((" contains ", " contain "), (" is ", " are "))
"""The verbs of the English turns, of one and of many."""
_ONE = (("} words", "} word"), ("} times", "} time"), ("} names", "} name"))


@dataclass(frozen=True)
class Phrases:
    """The turns of one language."""

    english: bool
    has: str
    is_: str
    compares: str
    """Of a range that is open at an end."""
    quoted: str
    phrase: str
    pattern: str
    near: tuple[str, str, str, str]
    """Ordered; in any order; exactly, ordered; exactly, in any order."""
    adjacent: tuple[str, str]
    together: dict[tuple[Unit, bool], str]
    often: str
    negated_inside: str
    exactly: str
    between: str
    since: str
    after: str
    until: str
    before_: str
    amounts: tuple[str, str, str, str]
    """At least; more than; at most; less than."""
    symbols: tuple[str, str, str, str]
    """In the order of a scheme: from; after; up to; before."""
    low: str
    high: str
    group: str
    members: str
    list_: str
    more: str
    """After the last of the names that are shown, where there are others."""
    values: str
    negated: str
    one_of: str
    same_event: str
    earlier: str
    like: str
    before: str
    everything: str
    grouped: str
    and_: str
    or_: str
    and_inside: str
    or_inside: str
    wildcards: dict[Wildcard, str]

    def title(self, field: Field) -> str:
        """The name of a field."""
        if not self.english:
            return field.title
        name = field.title_en
        return name if name[:2].isupper() or name in _PROPER else name[:1].lower() + name[1:]

    def agreeing(self, turn: str, title: str) -> str:
        """The turn with its verb in the number of the field's name."""
        if self.english and title in _MANY:
            for one, many in _OF_MANY:
                turn = turn.replace(one, many)
        return turn

    def counted(self, turn: str, number: int) -> str:
        """The turn, which speaks of ``number`` words, times or names."""
        for many, one in _ONE if self.english and number == 1 else ():
            turn = turn.replace(many, one)
        return turn

    def all_of(self, parts: Sequence[str]) -> str:
        """Parts that all hold."""
        return self.and_.join(parts)

    def any_of(self, parts: Sequence[str]) -> str:
        """Parts of which one holds."""
        return self.or_.join(parts)


in_chinese = Phrases(
    english=False,
    has="{0}中含有{1}",
    is_="{0}为{1}",
    compares="{0}{1}",
    quoted="“{0}”",
    phrase="短语“{0}”",
    pattern="形如“{0}”的词",
    near=(
        "{0}在前、{1}在后且间隔不超过{2}个词（字）",
        "{0}与{1}间隔不超过{2}个词（字）",
        "{0}在前、{1}在后且恰好间隔{2}个词（字）",
        "{0}与{1}恰好间隔{2}个词（字）",
    ),
    adjacent=("{0}后紧接{1}", "{0}与{1}相邻"),
    together={
        (Unit.SENTENCE, False): "同一句中的{0}与{1}",
        (Unit.PARAGRAPH, False): "同一段中的{0}与{1}",
        (Unit.FIELD, False): "同一字段中的{0}与{1}",
        (Unit.SENTENCE, True): "不与{1}同句的{0}",
        (Unit.PARAGRAPH, True): "不与{1}同段的{0}",
        (Unit.FIELD, True): "不与{1}同字段的{0}",
    },
    often="{0}（至少{1}次）",
    negated_inside="不含{0}",
    exactly="完整的“{0}”",
    between="{0}至{1}",
    since="不早于{0}",
    after="晚于{0}",
    until="不晚于{0}",
    before_="早于{0}",
    amounts=("不少于{0}", "大于{0}", "不超过{0}", "小于{0}"),
    symbols=("排在{0}或其后", "排在{0}之后", "排在{0}或其前", "排在{0}之前"),
    low="{0}及其全部下位分类",
    high="{0}及其全部上位分类",
    group="“{0}”及其集团成员",
    members="（{0}，共{1}个名称）",
    list_="、",
    more="等",
    values="{0}个给定值之一",
    negated="不符合（{0}）",
    one_of="（{0}）与（{1}）恰好符合其一",
    same_event="同一法律事件满足：{0}",
    earlier="在第{0}步检索结果中",
    like="与“{0}”相似",
    before="且{0}在其之前",
    everything="为任意文献",
    grouped="（{0}）",
    and_="，并且",
    or_="，或者",
    and_inside="且",
    or_inside="或",
    wildcards={Wildcard.ANY: "…", Wildcard.ONE: "□", Wildcard.OPTIONAL: "（□）"},
)

in_english = Phrases(
    english=True,
    has="{0} contains {1}",
    is_="{0} is {1}",
    compares="{0} is {1}",
    quoted='"{0}"',
    phrase='the phrase "{0}"',
    pattern='a word like "{0}"',
    near=(
        "{0} before {1} with at most {2} words between",
        "{0} and {1} with at most {2} words between",
        "{0} before {1} with exactly {2} words between",
        "{0} and {1} with exactly {2} words between",
    ),
    adjacent=("{0} directly before {1}", "{0} next to {1}"),
    together={
        (Unit.SENTENCE, False): "{0} and {1} in one sentence",
        (Unit.PARAGRAPH, False): "{0} and {1} in one paragraph",
        (Unit.FIELD, False): "{0} and {1} in one field",
        (Unit.SENTENCE, True): "{0} in a sentence without {1}",
        (Unit.PARAGRAPH, True): "{0} in a paragraph without {1}",
        (Unit.FIELD, True): "{0} in a field without {1}",
    },
    often="{0} at least {1} times",
    negated_inside="not {0}",
    exactly='exactly "{0}"',
    between="from {0} to {1}",
    since="{0} or later",
    after="after {0}",
    until="{0} or earlier",
    before_="before {0}",
    amounts=("at least {0}", "more than {0}", "at most {0}", "less than {0}"),
    symbols=(
        "{0} or after it in the scheme",
        "after {0} in the scheme",
        "{0} or before it in the scheme",
        "before {0} in the scheme",
    ),
    low="{0} or anything below it",
    high="{0} or anything above it",
    group='"{0}" or a company of its group',
    members=" ({0}; {1} names)",
    list_=", ",
    more=" and others",
    values="one of {0} given values",
    negated="it is not the case that ({0})",
    one_of="either ({0}) or ({1}) but not both",
    same_event="one legal event has: {0}",
    earlier="the document was found in step {0}",
    like='the document is like "{0}"',
    before=" and its {0} is earlier",
    everything="anything holds",
    grouped="({0})",
    and_=" and ",
    or_=" or ",
    and_inside=" and ",
    or_inside=" or ",
    wildcards={Wildcard.ANY: "…", Wildcard.ONE: "_", Wildcard.OPTIONAL: "(_)"},
)


def inside(inner: Inner, field: Field, said: Phrases) -> str:
    """What is asked of ``field``, with its name."""
    turn = said.has if field.kind in (Kind.TEXT, Kind.NAME) else said.is_
    if isinstance(inner, Between) and not (inner.low and inner.high and inner.with_low and inner.with_high):
        turn = said.compares
    title = said.title(field)
    return said.agreeing(turn, title).format(title, _said(inner, field, said))


def runs_on(inner: Inner, said: Phrases, *, either: bool) -> bool:
    """Whether an "and" or "or" of a condition would run into those that join it to others, by OR if ``either``.

    In Chinese a comma keeps them apart.
    """
    if not said.english:
        return False
    match inner:
        case InnerOr():
            return not either
        case Symbol(reach=reach):
            return not either and reach is not Reach.SAME
        case Group():
            return not either
        case InnerAnd(parts):
            return either or any(runs_on(part, said, either=either) for part in parts)
        case Near() | Together():
            return either
        case Between(low, high):
            return either and bool(low and high)
    return False


def _said(inner: Inner, field: Field, said: Phrases) -> str:
    def part(one: Inner) -> str:
        text = _said(one, field, said)
        nested = isinstance(one, InnerAnd | InnerOr | Near | Together | Often)
        return said.grouped.format(text) if nested else text

    match inner:
        case InnerAnd(parts):
            # What is left out is said last, for it is left out of what the others find.
            told = sorted(parts, key=lambda one: isinstance(one, InnerNot))
            return said.and_inside.join(part(one) for one in told)
        case InnerOr(parts):
            return said.or_inside.join(part(one) for one in parts)
        case InnerNot(one):
            return said.negated_inside.format(part(one))
        case Near(left, right, between, ordered, exactly):
            return _near(said, part(left), part(right), between, ordered, exactly)
        case Together(left, right, unit, apart):
            return said.together[unit, apart].format(part(left), part(right))
        case Often(one, times):
            return said.counted(said.often, times).format(part(one), times)
    return _value(inner, field, said)


def _near(said: Phrases, left: str, right: str, between: int, ordered: bool, exactly: bool) -> str:
    if between == 0:
        return said.adjacent[not ordered].format(left, right)
    turn = said.counted(said.near[2 * exactly + (not ordered)], between)
    return turn.format(left, right, between)


def _value(inner: Inner, field: Field, said: Phrases) -> str:
    match inner:
        case Term(text):
            return _term(text, field, said)
        case Phrase(text):
            return (said.phrase if field.kind is Kind.TEXT else said.quoted).format(text)
        case Pattern(pieces):
            shape = "".join(
                said.wildcards[piece] if isinstance(piece, Wildcard) else piece for piece in pieces
            )
            return said.pattern.format(shape)
        case Exactly(text):
            return said.exactly.format(text)
        case Between():
            return _range(inner, field.kind, said)
        case Symbol(code, reach):
            return {Reach.SAME: "{0}", Reach.LOW: said.low, Reach.HIGH: said.high}[reach].format(code)
        case Group(name, members=members):
            return said.group.format(name) + _members(members, said)
        case AnyOf(values):
            return said.values.format(len(values)) if len(values) > 3 else said.or_inside.join(values)
    return ""


def _members(names: Sequence[str], said: Phrases) -> str:
    """Whom a group stands for, as many as can be read at a glance, and how many there are."""
    if not names:
        return ""
    shown = said.list_.join(names[:_NAMED]) + (said.more if len(names) > _NAMED else "")
    return said.counted(said.members, len(names)).format(shown, len(names))


def _term(text: str, field: Field, said: Phrases) -> str:
    if field.kind is Kind.DAY:
        return _day(text)
    if field.kind in (Kind.COUNT, Kind.NUMBER):
        return text
    return said.quoted.format(title_of(field.name, text, english=said.english))


def _range(node: Between, kind: Kind, said: Phrases) -> str:
    shown = _day if kind is Kind.DAY else str
    days = (said.since, said.after, said.until, said.before_)
    others = said.symbols if kind is Kind.CLASS else said.amounts
    since, after, until, before = days if kind is Kind.DAY else others
    low, high = node.low and shown(node.low), node.high and shown(node.high)
    if low and high and node.with_low and node.with_high:
        return said.between.format(low, high)
    ends = [(since if node.with_low else after).format(low)] if low else []
    ends += [(until if node.with_high else before).format(high)] if high else []
    return said.and_inside.join(ends)


def _day(text: str) -> str:
    return "-".join(part for part in (text[:4], text[4:6], text[6:8]) if part)
