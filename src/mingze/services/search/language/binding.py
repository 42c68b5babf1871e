"""From what was written to a tree: which field each expression is asked of, and what it means there."""

from dataclasses import replace

from mingze.core.kernel.refusals import Sentence, sentence
from mingze.services.search.language.building import all_inside, all_of, any_inside, any_of, in_field, moved
from mingze.services.search.language.codes import FLAG, Code, look_up, suggested
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import QueryFault, faulty, misunderstood
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.operators import BOOLEAN, NEAR, TOGETHER, Concept
from mingze.services.search.language.raw import (
    Bound,
    Company,
    Event,
    Head,
    Joined,
    Range,
    Raw,
    Ready,
    Repeated,
    Whole,
    Without,
    Word,
    fielded_in,
    fieldless,
    fits,
    places,
    words_of,
)
from mingze.services.search.language.shapes import of_patent
from mingze.services.search.language.tree import (
    And,
    Exactly,
    Group,
    InField,
    Inner,
    InnerAnd,
    InnerNot,
    Near,
    Not,
    Often,
    Query,
    Reach,
    SameEvent,
    Span,
    Term,
    Together,
    Xor,
)
from mingze.services.search.language.values import between, value
from mingze.services.search.language.wording import Wording
from mingze.services.search.language.words import STAGED

DEFAULT = "title_abstract_claims"
"""Where words without a field are looked for; never the description alone."""


class Binder(Wording):
    """Turns a :class:`Raw` of one dialect into a tree; ``notes`` gathers what was assumed."""

    def __init__(self, dialect: Dialect, default: str = DEFAULT) -> None:
        super().__init__(dialect)
        self.default = default
        self.notes: list[Sentence] = []

    def query(self, raw: Raw) -> Query:
        """The tree of a whole query. Raises :class:`QueryFault`."""
        return self._bound(raw, None)

    def code(self, head: Head) -> Code:
        """What the code of ``head`` means. Raises :class:`QueryFault` for unknown codes and those without data."""
        found = look_up(head.code, self.dialect)
        if found is None:
            hint = suggested(head.code, self.dialect)
            raise faulty(head.span, sentence("没有“%(code)s”这个字段", code=head.code), hint)
        if not found.field:
            raise faulty(
                head.span,
                sentence(
                    "字段“%(code)s”（%(title)s）在本库没有数据，不能检索", code=head.code, title=found.title
                ),
            )
        if found.near:
            self.note(sentence("字段“%(code)s”：%(near)s。", code=head.code, near=found.near))
        return found

    def note(self, note: Sentence) -> None:
        """Remember something assumed, once."""
        if note not in self.notes:
            self.notes.append(note)

    def _bound(self, raw: Raw, code: Code | None) -> Query:
        match raw:
            case Ready(query, _):
                if code is not None:
                    raise faulty(raw.span, sentence("字段的值内不能引用检索结果集或全部文献"))
                return query
            case Bound():
                if code is not None:
                    raise faulty(raw.heads[0].span, sentence("一个字段的值内不能再写另一个字段"))
                return self._heads(raw)
            case Event(part, span):
                return self._event(part, span)
            case Without(part, span):
                return Not(self._bound(part, code), span=span)
            case Whole(text, span, quoted) if code is not None and FIELDS[code.field].kind not in (
                Kind.TEXT,
                Kind.NAME,
            ):
                # The values of all other fields are compared whole in any case, in the form that documents carry.
                return self._bound(Word(text, span, quoted), code)
            case Word(text) if code is not None and code.field == "publication" and of_patent(text):
                self.note(sentence("“ZL”后面是申请号，按申请号检索。"))
                return self._infield(raw, Code(code.code, "application"))
            case Word(text) if code is not None and code.field == "type" and text.lower() in STAGED:
                right, stage = STAGED[text.lower()]
                asked = (InField("type", Term(right)), InField("stage", Term(stage)))
                return And(tuple(replace(part, span=raw.span) for part in asked), span=raw.span)
            case Joined(Concept.SAME_EVENT, parts, span):
                return self._same_event(parts, span)
            case Joined(concept, parts, span) if concept in BOOLEAN and (
                code is None or self._lifts(raw, code)
            ):
                return self._joined(concept, parts, span, code)
            case Joined(concept, parts, span) if concept not in BOOLEAN and code is None:
                return self._across(raw)
            case Repeated(Bound() as bound, times, span, depth) if code is None:
                inside = Repeated(bound.part, times, span, depth)
                return self._heads(Bound(bound.heads, inside, span, bound.mode, bound.qualifier))
        return self._infield(raw, code or self._unfielded(raw))

    def _unfielded(self, raw: Raw) -> Code:
        """Which field an expression without one is asked of."""
        return Code("", self.default)

    def _joined(self, concept: Concept, parts: tuple[Raw, ...], span: Span, code: Code | None) -> Query:
        bound = [self._bound(part, code) for part in parts]
        if concept is Concept.XOR:
            return Xor(bound[0], bound[1], span=span)
        return moved(all_of(bound) if concept is Concept.AND else any_of(bound), span)

    def _lifts(self, raw: Raw, code: Code) -> bool:
        """Whether a Boolean join inside a field must be taken out of it to be said in a tree."""
        patents = code.field == "publication" and any(of_patent(word.text) for word in words_of(raw))
        return bool(FIELDS[code.field].members) or code.field == "type" or patents or not fits(raw)

    def _heads(self, bound: Bound) -> Query:
        codes = [self.code(head) for head in bound.heads]
        asked = [
            one for code in codes if (one := self._tried(bound, code, several=len(codes) > 1)) is not None
        ]
        if not asked:
            raise faulty(bound.part.span, sentence("所列字段都不能检索这个值"))
        if bound.mode == "all":
            return moved(all_of(asked), bound.span)
        if bound.mode == "one" and len(asked) > 1:
            each = [all_of([one, *(Not(other) for other in asked if other is not one)]) for one in asked]
            return moved(any_of(each), bound.span)
        return moved(any_of(asked), bound.span)

    def _tried(self, bound: Bound, code: Code, *, several: bool) -> Query | None:
        """Of several fields, those that can hold no such value are left out, and it is said."""
        exact = code.field and FIELDS[code.field].kind not in (Kind.TEXT, Kind.NAME)
        if not (several and exact and bound.mode == "any"):
            return self._asked(bound, code)
        digits = any(sign.isdigit() for word in words_of(bound.part) for sign in word.text)
        try:
            if FIELDS[code.field].kind is not Kind.NUMBER or digits:
                return self._asked(bound, code)
        except QueryFault:
            pass
        self.note(sentence("字段“%(code)s”不可能有这个值，未检索。", code=code.code))
        return None

    def _asked(self, bound: Bound, code: Code) -> Query:
        if code.event and code.field == FLAG:
            return self._flag(bound, code)
        reach = Reach(bound.qualifier) if bound.qualifier else code.reach
        if bound.qualifier and FIELDS[code.field].kind is not Kind.CLASS:
            raise faulty(bound.heads[0].span, sentence("只有分类号可以限定下位或上位"))
        asked = self._bound(bound.part, Code(code.code, code.field, code.title, code.event, reach))
        if not code.event:
            return asked
        if not isinstance(asked, InField):
            raise faulty(bound.part.span, sentence("此字段的值内只能用and、or、not连接检索词"))
        kind = self._kind(code, bound.heads[0].span)
        return SameEvent((kind, asked), span=bound.span)

    def _kind(self, code: Code, span: Span) -> InField:
        """The condition that an event is of the kind a code asks about."""
        return InField("event_kind", value("event_kind", Word(code.event, span), {}), span=span)

    def _flag(self, bound: Bound, code: Code) -> Query:
        """Whether there was an event of a kind: a code with the values 1 and 0."""
        said = bound.part.text.lower() if isinstance(bound.part, Word) else ""
        asked = SameEvent((self._kind(code, bound.span),), span=bound.span)
        if said in {"1", "是", "有", "y", "yes", "true"}:
            return asked
        if said in {"0", "否", "无", "n", "no", "false"}:
            return Not(asked, span=bound.span)
        raise faulty(bound.part.span, sentence("“%(code)s”的值只能是1（有）或0（无）", code=code.code), "1")

    def _across(self, raw: Joined) -> Query:
        """Nearness between expressions that name their field themselves, or name none."""
        fielded = fielded_in(raw)
        if len({tuple(head.code.upper() for head in part.heads) for part in fielded}) > 1:
            raise faulty(raw.span, sentence("邻近或同句同段检索的两侧须为同一字段"))
        if not fielded:
            return self._infield(raw, self._unfielded(raw))
        inside, first = fieldless(raw), fielded[0]
        return self._heads(Bound(first.heads, inside, raw.span, first.mode, first.qualifier))

    def _infield(self, raw: Raw, code: Code) -> Query:
        return moved(in_field(code.field, self._inner(raw, code)), raw.span)

    def _inner(self, raw: Raw, code: Code) -> Inner:
        match raw:
            case Word():
                return self.word(raw, code)
            case Range(low, high):
                if FIELDS[code.field].kind is Kind.DAY:
                    raw = replace(raw, low=low and self.dated(low), high=high and self.dated(high))
                return between(code.field, raw, self.spread)
            case Whole(text, span):
                return Exactly(text, span=span)
            case Company(name, span):
                if FIELDS[code.field].kind is not Kind.NAME:
                    raise misunderstood(
                        span, sentence("TREE@只能用于申请人、权利人等名称字段"), 'ap=(TREE@"…")'
                    )
                return Group(name, span=span)
            case Without(part, span):
                return InnerNot(self._inner(part, code), span=span)
            case Repeated(part, times, span):
                return Often(self._counted(part, code), times, span=span)
            case Joined(concept, parts, span, number):
                return self._joined_inside(concept, parts, span, number, code)
            case Bound(heads):
                raise faulty(heads[0].span, sentence("一个字段的值内不能再写另一个字段"))
        raise faulty(raw.span, sentence("此处只能写检索词"))

    def _joined_inside(
        self, concept: Concept, parts: tuple[Raw, ...], span: Span, number: int, code: Code
    ) -> Inner:
        if concept is Concept.AND:
            return replace(all_inside([self._inner(part, code) for part in parts]), span=span)
        if concept is Concept.OR:
            return replace(any_inside([self._inner(part, code) for part in parts]), span=span)
        if concept in (Concept.XOR, Concept.SAME_EVENT):
            raise faulty(span, sentence("此处不能用这个算符"))
        if FIELDS[code.field].kind not in (Kind.TEXT, Kind.NAME):
            raise faulty(
                span, sentence("“%(title)s”不是文字，不能做邻近检索", title=FIELDS[code.field].title)
            )
        left, right = (self._counted(part, code) for part in parts)
        if concept in NEAR:
            ordered, exactly = NEAR[concept]
            return Near(left, right, number, ordered, exactly, span=span)
        if concept is Concept.NOT_NEAR:
            apart = InnerNot(Near(left, right, number, ordered=False, span=span), span=span)
            return InnerAnd((left, right, apart), span=span)
        unit, without = TOGETHER[concept]
        return Together(left, right, unit, without, span=span)

    def _counted(self, part: Raw, code: Code) -> Inner:
        """A side of a nearness or frequency operator, which must be something that has a place in the text."""
        if places(part):
            return self._inner(part, code)
        raise faulty(part.span, sentence("邻近和频率算符的两侧只能是检索词、短语或用or连接的检索词"))

    def _event(self, part: Raw, span: Span) -> Query:
        conditions = part.parts if isinstance(part, Joined) and part.concept is Concept.AND else (part,)
        return self._same_event(conditions, span)

    def _same_event(self, conditions: tuple[Raw, ...], span: Span) -> Query:
        parts: list[InField] = []
        for condition in conditions:
            if not isinstance(condition, Bound):
                if isinstance(condition, Joined) and condition.concept is Concept.SAME_EVENT:
                    found = self._same_event(condition.parts, condition.span)
                    parts += found.parts if isinstance(found, SameEvent) else ()
                    continue
                raise faulty(condition.span, sentence("法律事件的条件应写作“字段=值”，用and连接"))
            head = condition.heads[0]
            inside = Head(f"event-{head.code}", head.span)
            named = look_up(inside.code, self.dialect)
            head = inside if named else head
            asked = self._heads(Bound((head,), condition.part, condition.span))
            found_parts = asked.parts if isinstance(asked, SameEvent) else (asked,)
            for one in found_parts:
                if not isinstance(one, InField) or not FIELDS[one.name].event:
                    raise faulty(condition.span, sentence("此条件不属于法律事件"))
                if one not in parts:
                    parts.append(one)
        return SameEvent(tuple(parts), span=span)
