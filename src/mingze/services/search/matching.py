"""The meaning of a query: which documents meet it. Engines must find these and no others.

This is the one place where every node of the tree has its exact meaning; engines that cannot tell ask here.
"""

from collections.abc import Callable, Mapping, Sequence

from mingze.services.search.document import Document
from mingze.services.search.language.fields import FIELDS, Field, members_of
from mingze.services.search.language.tree import (
    And,
    EarlierSet,
    Everything,
    InField,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Like,
    Not,
    Often,
    Or,
    Query,
    SameEvent,
    Together,
    Xor,
)
from mingze.services.search.occurrences import check_askable, find, holds
from mingze.services.search.passages import Scope, scope_of
from mingze.services.search.values import INTEGERS, WORDY, NotAskable, Unresolved, Values, value_test


class Subject:
    """A document, or one of its events, as conditions ask about it; what was folded once is kept."""

    def __init__(self, document: Document, event: Mapping[str, Sequence[str]] | None = None) -> None:
        self.document = document
        self._event = event
        self._scopes: dict[str, Scope] = {}

    def events(self) -> list["Subject"]:
        """Its events, each by itself."""
        return [Subject(self.document, event) for event in self.document.events]

    def scope(self, field: Field) -> Scope:
        """The passages of a text or name field."""
        found = self._scopes.get(field.name)
        if found is None:
            texts = self._of_events(field.name) if field.event else self.document.texts.get(field.name, ())
            found = self._scopes[field.name] = scope_of(texts)
        return found

    def values(self, field: Field) -> Values:
        """The values of any other field."""
        if field.event:
            return self._of_events(field.name)
        if field.kind in INTEGERS:
            return self.document.numbers.get(field.name, ())
        return self.document.words.get(field.name, ())

    def _of_events(self, name: str) -> list[str]:
        events = self.document.events if self._event is None else (self._event,)
        return [value for event in events for value in event.get(name, ())]


Test = Callable[[Subject], bool]


def matches(query: Query, document: Document) -> bool:
    """Whether ``document`` meets ``query``. Raises ``NotAskable``, ``Unresolved``, ``KeyError`` for unknown fields.

    For many documents make the test once, with :func:`test_of`.
    """
    return test_of(query)(Subject(document))


def test_of(query: Query) -> Test:
    """The test that ``query`` puts to a document. Raises as :func:`matches` does."""
    match query:
        case InField(name, inner):
            tests = [_field_test(FIELDS[member], inner) for member in members_of(name)]
            return tests[0] if len(tests) == 1 else lambda subject: any(test(subject) for test in tests)
        case And(parts):
            several = [test_of(part) for part in parts]
            return lambda subject: all(test(subject) for test in several)
        case Or(parts):
            several = [test_of(part) for part in parts]
            return lambda subject: any(test(subject) for test in several)
        case Xor(left, right):
            one, other = test_of(left), test_of(right)
            return lambda subject: one(subject) != other(subject)
        case Not(part):
            test = test_of(part)
            return lambda subject: not test(subject)
        case SameEvent(conditions):
            return _event_test(conditions)
        case Everything():
            return lambda subject: True
        case EarlierSet() | Like():
            raise Unresolved(query)


def _field_test(field: Field, inner: Inner) -> Test:
    if field.kind in WORDY:
        check_askable(field, inner)
        return lambda subject: holds(inner, subject.scope(field))
    test = value_test(field, inner)
    return lambda subject: test(subject.values(field))


def _event_test(conditions: tuple[InField, ...]) -> Test:
    for condition in conditions:
        if not FIELDS[condition.name].event:
            raise NotAskable(FIELDS[condition.name], condition)
    tests = [test_of(condition) for condition in conditions]
    return lambda subject: any(all(test(event) for test in tests) for event in subject.events())


def spans(query: Query, text: str, field: str = "") -> list[tuple[int, int]]:
    """What to mark in ``text``, one paragraph of ``field`` (of any field when empty): sorted, joined, original offsets.

    Conditions under a negation mark nothing. Nearness marks the two things that stand near, not what is between.
    """
    asked = _askers(query, field)
    if not asked:
        # Folding a text takes far longer than asking whether anybody wants to know what stands in it.
        return []
    scope = scope_of((text,))
    passage = scope[0].passage
    marks = {mark for inner in asked for found in _found(inner, scope) for mark in found}
    joined: list[tuple[int, int]] = []
    for start, end in sorted(passage.folded.original(start, end) for start, end in marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _askers(query: Query, field: str) -> list[Inner]:
    """The text conditions of ``query`` that speak of ``field`` and are not under a negation."""
    match query:
        case InField(name, inner):
            members = [FIELDS[member] for member in members_of(name)]
            asked = any(
                member.kind in WORDY and (not field or field in {member.name, member.within})
                for member in members
            )
            return [inner] if asked else []
        case And(parts) | Or(parts) | SameEvent(parts):
            return [inner for part in parts for inner in _askers(part, field)]
        case Xor(left, right):
            return _askers(left, field) + _askers(right, field)
    return []


def _found(inner: Inner, scope: Scope) -> list[tuple[tuple[int, int], ...]]:
    """What ``inner`` finds in one paragraph, though the field may hold the rest of it elsewhere."""
    match inner:
        case InnerAnd(several) | InnerOr(several):
            return [marks for part in several for marks in _found(part, scope)]
        case InnerNot():
            return []
        case Together(left, right, apart=apart) if not find(inner, scope):
            return _found(left, scope) + ([] if apart else _found(right, scope))
        case Often(part):
            return _found(part, scope)
    return [found.marks for found in find(inner, scope)]
