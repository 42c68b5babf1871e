"""From a query to what an index is asked: every document that meets the query, and as few others as the index can."""

from mingze.services.search.engines.columns import ORDERED, order_column
from mingze.services.search.engines.plans import (
    All,
    Filled,
    Integer,
    Nothing,
    Plan,
    Planned,
    Range,
    Value,
    Wild,
    all_of,
    one_of,
    without,
)
from mingze.services.search.engines.text_planning import Abilities, Loose, TextPlanner
from mingze.services.search.engines.weights import Weights
from mingze.services.search.language.fields import FIELDS, Field, Kind, members_of
from mingze.services.search.language.tree import (
    And,
    AnyOf,
    Between,
    EarlierSet,
    Everything,
    Exactly,
    InField,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Like,
    Not,
    Or,
    Pattern,
    Phrase,
    Query,
    SameEvent,
    Symbol,
    Term,
    Wildcard,
    Xor,
    walk,
)
from mingze.services.search.matching import test_of
from mingze.services.search.occurrences import check_askable
from mingze.services.search.values import (
    INTEGERS,
    WORDY,
    Unresolved,
    canonical,
    class_bounds,
    integer_bounds,
    value_test,
    whole_number,
)


class Planner:
    """Makes plans for an engine of certain abilities. Raises what :func:`matching.matches` raises."""

    def __init__(self, abilities: Abilities, weights: Weights) -> None:
        self._abilities, self._weights = abilities, weights
        self._texts: dict[str, TextPlanner] = {}

    def plan(self, query: Query) -> Planned:
        """What to ask the index, and what is left to be decided on the documents themselves."""
        match query:
            case InField(name, inner):
                members = members_of(name)
                if len(members) == 1:
                    loose = self._field(FIELDS[members[0]], inner)
                    return Planned(loose.plan, None if loose.exact else query)
                found = [self._field(FIELDS[member], inner) for member in members]
                plan = one_of([one.plan for one in found], best=True)
                return Planned(plan, None if all(one.exact for one in found) else query)
            case And(parts):
                plans, rests = list[Plan](), list[Query]()
                for part in parts:
                    planned = self.plan(part)
                    plans.append(planned.plan)
                    if planned.rest is not None:
                        rests.append(planned.rest)
                rest = None if not rests else rests[0] if len(rests) == 1 else And(tuple(rests))
                return Planned(all_of(plans), rest)
            case Or(parts):
                several = [self.plan(part) for part in parts]
                exact = all(one.exact for one in several)
                return Planned(one_of([one.plan for one in several]), None if exact else query)
            case Xor(left, right):
                return self._xor(query, self.plan(left), self.plan(right))
            case Not(part):
                one = self.plan(part)
                return Planned(without(one.plan)) if one.exact else Planned(All(), query)
            case SameEvent(conditions):
                return self._same_event(query, conditions)
            case Everything():
                return Planned(All())
            case EarlierSet() | Like():
                raise Unresolved(query)

    def _xor(self, query: Xor, left: Planned, right: Planned) -> Planned:
        if not (left.exact and right.exact):
            return Planned(one_of([left.plan, right.plan]), query)
        one = all_of([left.plan, without(right.plan)])
        return Planned(one_of([one, all_of([right.plan, without(left.plan)])]))

    def _same_event(self, query: SameEvent, conditions: tuple[InField, ...]) -> Planned:
        """An index knows what events a document has, but not what belongs to one and the same."""
        test_of(query)  # refuses what cannot be asked of events
        plans: list[Plan] = []
        exact = len(conditions) == 1
        for condition in conditions:
            inside = list(walk(condition))
            exact = exact and not any(isinstance(node, InnerAnd | InnerNot) for node in inside)
            if any(isinstance(node, InnerNot) or getattr(node, "apart", False) for node in inside):
                exact = False
                continue
            one = self.plan(condition)
            exact = exact and one.exact and not isinstance(one.plan, All)  # there has to be an event at all
            plans.append(one.plan)
        return Planned(all_of(plans), None if exact else query)

    def _field(self, field: Field, inner: Inner) -> Loose:
        if field.kind in WORDY:
            check_askable(field, inner)
            return (self._texts.get(field.name) or self._text(field)).plan(inner)
        value_test(field, inner)  # refuses what cannot be asked
        return _values(field, inner)

    def _text(self, field: Field) -> TextPlanner:
        column = field.within or field.name
        weight, exact = self._weights.of(column), not field.within
        made = TextPlanner(field, column, self._abilities, weight, exact=exact)
        return self._texts.setdefault(field.name, made)


def _values(field: Field, inner: Inner) -> Loose:
    match inner:
        case InnerAnd(parts):
            found = [_values(field, part) for part in parts]
            return Loose(all_of([one.plan for one in found]), all(one.exact for one in found))
        case InnerOr(parts):
            found = [_values(field, part) for part in parts]
            return Loose(one_of([one.plan for one in found]), all(one.exact for one in found))
        case InnerNot(part):
            one = _values(field, part)
            return Loose(without(one.plan)) if one.exact else Loose(All(), exact=False)
    return _integers(field, inner) if field.kind in INTEGERS else _words(field, inner)


def _integers(field: Field, inner: Inner) -> Loose:
    match inner:
        case Between():
            bounds = integer_bounds(inner)
            return Loose(Nothing() if bounds is None else _range(field.name, *bounds))
        case Term(text) | Phrase(text) | Exactly(text):
            values: tuple[str, ...] = (text,)
        case AnyOf(several):
            values = several
        case _:
            return Loose(Nothing())
    numbers = tuple(number for value in values if (number := whole_number(value)) is not None)
    return Loose(Integer(field.name, numbers) if numbers else Nothing())


def _range(column: str, low: int | None, high: int | None) -> Plan:
    if low is None and high is None:
        return Filled(column)
    return Nothing() if low is not None and high is not None and low > high else Range(column, low, high)


def _words(field: Field, inner: Inner) -> Loose:
    match inner:
        case Pattern(pieces):
            folded = tuple(
                piece if isinstance(piece, Wildcard) else canonical(field.kind, piece) for piece in pieces
            )
            return Loose(Wild(field.name, folded))
        case Between():
            bounds = class_bounds(inner) if field.kind is Kind.CLASS else None
            if bounds is None or field.name not in ORDERED:
                return Loose(Filled(field.name), exact=False)
            return Loose(_range(order_column(field), *bounds))
        case Term(text) | Phrase(text) | Exactly(text) | Symbol(text, _):
            values: tuple[str, ...] = (text,)
        case AnyOf(several):
            values = several
        case _:
            return Loose(Nothing())
    return Loose(
        Value(field.name, tuple(dict.fromkeys(canonical(field.kind, one) for one in values)))
        if values
        else Nothing()
    )
