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
    Like,
    Not,
    Or,
    Query,
    SameEvent,
    Xor,
)
from mingze.services.search.occurrences import check_askable, holds
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
