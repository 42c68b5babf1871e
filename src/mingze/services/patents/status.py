"""Whether a right is in force on a day, and what that follows from.

The state is that of the last event that changes states. Pledges, licences, preservation and open licences change
none. Where nothing ended a right, its term does (``terms.yaml``); of an office whose terms are not known, a granted
right is not said to be in force. A state that no legal event vouches for carries a note that says so.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from mingze.core.kernel.refusals import Sentence, mark, sentence
from mingze.services.patents.events import TITLES, EventKind, kind_of
from mingze.services.patents.record import Event, Patent, Relation, Stage, Type
from mingze.services.patents.terms import Term, Terms, default_terms, later, term_for


class State(StrEnum):
    """States of a right, values as stored in an index."""

    PENDING = "pending"
    VALID = "valid"
    ENDED = "ended"
    UNKNOWN = "unknown"
    DESIGNATION = "designation"
    """An international application that may still enter national phases."""
    DESIGNATION_OVER = "designation_over"


STATE_TITLES: dict[State, str] = {
    State.PENDING: mark("审中"),
    State.VALID: mark("有效"),
    State.ENDED: mark("失效"),
    State.UNKNOWN: mark("未确认"),
    State.DESIGNATION: mark("PCT指定期内"),
    State.DESIGNATION_OVER: mark("PCT指定期满"),
}
"""For people: source strings, translated where they are shown."""

_K = EventKind
ENDINGS = frozenset(
    {
        _K.FEE_LAPSE,
        _K.EXPIRED,
        _K.ENDED,
        _K.DEEMED_WITHDRAWN,
        _K.WITHDRAWN,
        _K.REFUSED,
        _K.ABANDONED,
        _K.INVALIDATED,
    }
)
_RANK = (_K.PUBLISHED, _K.EXAMINATION, _K.GRANTED, *sorted(ENDINGS), _K.RESTORED)
"""Order of what happened on one day; only these change a state."""


class LegalStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The state on a day, since when, and why."""

    state: State
    since: date | None = None
    reason: EventKind | None = None
    """Of an ended right: how it ended."""
    restorable: bool = False
    """Ended, and the office says that restoration is awaited (等恢复)."""
    until: date | None = None
    """Of a right in force: the last day of its term, where that can be worked out."""
    follows_from: Event | Patent | Term | None = None
    note: Sentence | None = None
    """For the page; as text of its own it is Chinese."""
    turns_on: date | None = None
    """The first day after the one asked about on which the same sources may say something else."""


class _Change(msgspec.Struct, frozen=True):
    day: date | None
    kind: EventKind
    source: Event | Patent

    @property
    def order(self) -> tuple[date, int, str]:
        return (self.day or date.min, _RANK.index(self.kind), _identity(self.source))


def legal_status(
    publications: Iterable[Patent], events: Iterable[Event], *, on: date, terms: Terms | None = None
) -> LegalStatus:
    """The state on a day of the application that all these publications and events belong to.

    What was announced after that day is left out. The order in which events are given plays no part.
    """
    publications, events = list(publications), list(events)
    known = sorted((one for one in publications if (one.published or on) <= on), key=_identity)
    happened = [one for one in events if (one.on or one.effective or on) <= on]
    changes = sorted(_changes(known, happened), key=lambda change: change.order)
    facts, status, terms = _Facts.of(known, changes), _walk(changes), terms or default_terms()
    if facts.office == "WO" and status.state is not State.ENDED:
        found = _designation(facts, status, on, terms)
    else:
        found = _with_term(facts, status, on, terms)
    if not events and found.state in {State.VALID, State.PENDING} and found.note is None:
        found = msgspec.structs.replace(found, note=sentence("据公布推定：没有该申请的法律事件"))
    to_come = [one.published for one in publications if one.published and one.published > on]
    to_come += [change.day for change in _announced(events) if change.day and change.day > on]
    to_come += [found.turns_on] if found.turns_on else []
    return msgspec.structs.replace(found, turns_on=min(to_come, default=None))


def _changes(publications: list[Patent], events: list[Event]) -> list[_Change]:
    """What changed states. A published grant goes before notices of it, which may be of the weeks before or after."""
    published = list(_published(publications))
    granted = any(one.kind is _K.GRANTED for one in published)
    return published + [one for one in _announced(events) if not (granted and one.kind is _K.GRANTED)]


def _published(publications: Iterable[Patent]) -> Iterable[_Change]:
    kinds = {Stage.APPLICATION: _K.PUBLISHED, Stage.GRANT: _K.GRANTED}
    for one in publications:
        if one.stage in kinds:
            yield _Change(one.published or one.granted, kinds[one.stage], one)


def _announced(events: Iterable[Event]) -> Iterable[_Change]:
    for one in events:
        kind = kind_of(one)
        if kind in _RANK:
            yield _Change(one.on or one.effective, kind, one)


def _walk(changes: Iterable[_Change]) -> LegalStatus:
    """One change after the other. Publications and examination never take a granted or ended right back."""
    status, granted = LegalStatus(state=State.UNKNOWN, note=sentence("没有可据以判断的公布或法律状态")), False
    for change in changes:
        kind, before = change.kind, status.state
        if kind in ENDINGS:
            status = _ended(change)
        elif kind is _K.GRANTED:
            status = (
                status
                if granted
                else LegalStatus(state=State.VALID, since=change.day, follows_from=change.source)
            )
            granted = True
        elif kind is _K.RESTORED and before in {State.ENDED, State.UNKNOWN}:
            state = State.VALID if granted or _restores_right(change.source) else State.PENDING
            status = LegalStatus(
                state=state, since=change.day, follows_from=change.source, note=sentence("权利已恢复")
            )
        elif (
            kind in {_K.PUBLISHED, _K.EXAMINATION}
            and before in {State.UNKNOWN, State.PENDING}
            and not granted
        ):
            status = LegalStatus(
                state=State.PENDING, since=status.since or change.day, follows_from=change.source
            )
    return status


def _ended(change: _Change) -> LegalStatus:
    event = change.source
    words = _words(event) if isinstance(event, Event) else ""
    restorable = change.kind in {_K.FEE_LAPSE, _K.DEEMED_WITHDRAWN} and (
        "等恢复" in words or "等待恢复" in words
    )
    how = Sentence(TITLES[change.kind])
    return LegalStatus(
        state=State.ENDED,
        since=(event.effective or _written_end(words) if isinstance(event, Event) else None) or change.day,
        reason=change.kind,
        restorable=restorable,
        follows_from=event,
        note=sentence("%(how)s，等恢复", how=how) if restorable else how,
    )


def _written_end(words: str) -> date | None:
    """The day on which a right ended, where the particulars name it (终止日期)."""
    found = re.search(r"终止日期?\s*[:：]?\s*([0-9]{4})[-./年]?([0-9]{1,2})[-./月]?([0-9]{1,2})", words)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _restores_right(source: Event | Patent) -> bool:
    return isinstance(source, Event) and "专利权" in _words(source)


def _words(event: Event) -> str:
    return " ".join([event.text, *(value for _name, value in event.details)])


class _Facts(msgspec.Struct, frozen=True):
    """What the publications say together."""

    office: str = ""
    right: Type = Type.OTHER
    filed: date | None = None
    earliest: date | None = None
    priority: date | None = None
    granted: date | None = None
    extension: int = 0

    @classmethod
    def of(cls, publications: list[Patent], changes: list[_Change]) -> "_Facts":
        rights = {one.type for one in publications} - {Type.OTHER}
        filed = min((one.filed for one in publications if one.filed), default=None)
        priorities = [each.number.on for one in publications for each in one.priorities if each.number.on]
        grants = [change.day for change in changes if change.kind is _K.GRANTED and change.day]
        return cls(
            office=publications[0].office if publications else "",
            right=min(rights) if rights else Type.OTHER,
            filed=filed,
            earliest=min((day for day in [filed, *_parents(publications)] if day), default=None),
            priority=min((day for day in [filed, *priorities] if day), default=None),
            granted=min(grants, default=None),
            extension=max((one.term_extension or 0 for one in publications), default=0),
        )


def _parents(publications: Iterable[Patent]) -> Iterable[date | None]:
    """Filing days of earlier applications that a US term counts from; provisionals and foreign priorities do not."""
    counted = {
        Relation.DIVISION_OF,
        Relation.CONTINUATION_OF,
        Relation.CONTINUATION_IN_PART_OF,
        Relation.REISSUE_OF,
        Relation.INTERNATIONAL_APPLICATION,
    }
    return (each.number.on for one in publications for each in one.related if each.relation in counted)


def _term_end(facts: _Facts, term: Term) -> date | None:
    """The day corresponding to the start of a term; ``None`` where the start is not known."""
    start = {
        "filing": facts.filed,
        "earliest_filing": facts.earliest,
        "grant": facts.granted,
        "priority": facts.priority,
    }[term.start]
    end = later(start, years=term.years, months=term.months) if start else None
    if term.or_years_from_grant and facts.granted:
        other = later(facts.granted, years=term.or_years_from_grant)
        end = max((day for day in (end, other) if day), default=None)
    if end is None or date.max - end < timedelta(days=facts.extension):
        return end
    return end + timedelta(days=facts.extension)


def _with_term(facts: _Facts, status: LegalStatus, on: date, terms: Terms) -> LegalStatus:
    if status.state not in {State.VALID, State.PENDING}:
        return status
    term = term_for(terms, facts.office, facts.right, facts.filed)
    end = _term_end(facts, term) if term else None
    if term is None or end is None:
        # Without a publication, an event tells of the grant, and of no office or right whose term could be looked up.
        known = status.state is State.VALID and facts.office
        return _without_term(status, term) if known else status
    over = end + timedelta(days=1) if term.last_day else end
    if on < over:
        last = over - timedelta(days=1) if status.state is State.VALID else None
        return msgspec.structs.replace(status, until=last, turns_on=over)
    if status.state is State.PENDING:
        return LegalStatus(
            state=State.UNKNOWN,
            since=over,
            follows_from=term,
            note=sentence("保护期限已过，未见授权或者结案"),
        )
    return LegalStatus(
        state=State.ENDED,
        since=over,
        reason=_K.EXPIRED,
        follows_from=term,
        note=sentence("期限届满（%(clause)s）", clause=term.clause),
    )


def _without_term(status: LegalStatus, term: Term | None) -> LegalStatus:
    """A right that was granted, of which nobody here can tell how long it lasts."""
    note = (
        sentence("不知该局的保护期限，不能确认是否仍有效")
        if term is None
        else sentence("缺少起算日，不能确认是否仍有效")
    )
    return LegalStatus(
        state=State.UNKNOWN, since=status.since, follows_from=term or status.follows_from, note=note
    )


def _designation(facts: _Facts, status: LegalStatus, on: date, terms: Terms) -> LegalStatus:
    """An international application has no right of its own: it may enter national phases, or the time is over."""
    term = term_for(terms, "WO", Type.INVENTION, facts.filed)
    end = _term_end(facts, term) if term else None
    if term is None or end is None:
        return LegalStatus(
            state=State.UNKNOWN, follows_from=status.follows_from, note=sentence("缺少优先权日和国际申请日")
        )
    if on <= end:
        over = end + timedelta(days=1) if end < date.max else None
        return LegalStatus(
            state=State.DESIGNATION, since=status.since, until=end, follows_from=term, turns_on=over
        )
    return LegalStatus(
        state=State.DESIGNATION_OVER,
        since=end + timedelta(days=1),
        follows_from=term,
        note=sentence("指定期满（%(clause)s）", clause=term.clause),
    )


def _identity(source: Event | Patent) -> str:
    """Something that orders sources of one day the same way however they were given."""
    return (
        msgspec.json.encode(source).decode()
        if isinstance(source, Event)
        else f"{source.number} {source.published}"
    )
