"""Recording what happened, once; reviewing it; correcting it without overwriting it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.audit.door import record as audit
from mingze.core.documents import actions as documents
from mingze.core.documents.models import Attachment
from mingze.core.facts import corrections, kinds, policies
from mingze.core.facts.discharge import announce
from mingze.core.facts.kinds import definition_of
from mingze.core.facts.models import Fact, FactAttachment, Participation, RecordKind
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.models import Person, Unit


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in, with the kind of evidence it is said to be; not inspected yet."""

    evidence: str
    filename: str
    data: bytes


@dataclass(frozen=True)
class Draft:
    """What somebody reports to have happened, as the form hands it over.

    ``parts`` maps a part's code to the people in it; ``evidence`` pairs each file already stored with the kind of
    evidence it is, ``files`` are those still to be inspected and stored; ``makes_up_for`` is a day of the earlier
    period this makes up for, if it does; ``minutes`` is study time.
    """

    kind: RecordKind
    unit: Unit
    title: str
    occurred_on: date
    payload: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, Sequence[Person]] = field(default_factory=dict)
    evidence: Sequence[tuple[str, Attachment]] = ()
    minutes: int = 0
    makes_up_for: date | None = None
    linked: bool = False
    files: Sequence["Upload"] = ()

    @property
    def counts_on(self) -> date:
        """The day whose period this serves."""
        return self.makes_up_for or self.occurred_on

    @property
    def kinds_of_evidence(self) -> set[str]:
        """The kinds of evidence it comes with."""
        return {kind for kind, _ in self.evidence} | {upload.evidence for upload in self.files}

    def check(self, today: date) -> None:
        """Raise ``Refused`` with the first thing that is wrong."""
        definition = definition_of(self.kind)
        policies.check_days(self.occurred_on, self.counts_on, today)
        policies.check_tree(definition, self.unit.tree)
        policies.check_link(definition, self.linked)
        policies.check_parts(
            definition, {code: [one.pk for one in people] for code, people in self.parts.items()}
        )
        policies.check_evidence(definition, self.kinds_of_evidence)
        definition.check_payload(self.payload)


@door
def record(*, draft: Draft, by: Actor, at: datetime) -> Fact:
    """Record a fact. Whatever it discharges is updated in the same transaction.

    Raises ``Refused`` when the draft does not fit its kind's form, or a file is not accepted.
    """
    today = _day(at)
    draft.check(today)
    fact = _write(draft, by, at)
    announce([fact], today)
    _audit("facts.record", fact, by, f"登记{draft.kind.title}：{fact.title}")
    return fact


@door
def attach(*, fact: Fact, evidence: str, attachment: Attachment, by: Actor, at: datetime) -> None:
    """Add a piece of evidence to a fact; it may begin to count by this."""
    fact = _locked(fact)
    policies.check_standing(fact.countable_until is None)
    policies.check_evidence(definition_of(fact.kind), [evidence])
    FactAttachment.objects.create(fact=fact, attachment=attachment, evidence=evidence)
    _recount(fact, _day(at))
    _audit("facts.attach", fact, by, f"为“{fact.title}”补充佐证材料“{attachment.name}”")


@door
def attach_files(*, fact: Fact, files: Sequence[Upload], by: Actor, at: datetime) -> None:
    """Inspect and store files, and add each to a fact as evidence."""
    if not files:
        raise Refused(policies.NO_FILE)
    policies.check_evidence(definition_of(fact.kind), [upload.evidence for upload in files])
    for evidence, attachment in _stored(files, fact.unit, by, at):
        attach(fact=fact, evidence=evidence, attachment=attachment, by=by, at=at)


@door
def review(*, fact: Fact, by: Actor, reviewer: Person, at: datetime) -> None:
    """Confirm a fact somebody else recorded. Raises ``Refused`` for one's own record or a second review."""
    fact = _locked(fact)
    reviewed_by = fact.reviewed_by.name if fact.reviewed_by else None
    policies.check_reviewer(fact.recorded_by_id, reviewer.pk, reviewed_by, fact.countable_until is None)
    fact.reviewed_at, fact.reviewed_by = at, reviewer
    fact.save(update_fields=["reviewed_at", "reviewed_by"])
    _recount(fact, _day(at))
    _audit("facts.review", fact, by, f"审核通过“{fact.title}”")


@door
def correct(*, fact: Fact, draft: Draft, reason: str, by: Actor, at: datetime) -> Fact:
    """Put a corrected record in the place of ``fact``; the old one stays, marked as superseded today.

    Evidence is carried over; a review is not, because nobody has reviewed what is new.
    """
    fact = _locked(fact)
    policies.check_correction(fact.countable_until is None, reason)
    policies.check_same_kind(fact.kind.code, draft.kind.code)
    # What the old record was about, the new one is about too.
    draft = replace(draft, linked=True)
    draft.check(_day(at))
    kept = [(row.evidence, row.attachment) for row in fact.attachments.select_related("attachment")]
    replacement = _write(draft, by, at, supersedes=fact, kept=kept)
    _end(fact, reason, _day(at))
    corrections.announce(old=fact, new=replacement, by=by, at=at)
    announce([fact, replacement], _day(at))
    _audit("facts.correct", replacement, by, f"更正“{fact.title}”：{reason}", before=fact.public_id)
    return replacement


@door
def withdraw(*, fact: Fact, reason: str, by: Actor, at: datetime) -> None:
    """Withdraw a record made in error; it stays readable and stops counting today."""
    fact = _locked(fact)
    policies.check_correction(fact.countable_until is None, reason)
    _end(fact, reason, _day(at))
    corrections.announce(old=fact, new=None, by=by, at=at)
    announce([fact], _day(at))
    _audit("facts.withdraw", fact, by, f"撤回“{fact.title}”：{reason}")


def _stored(files: Sequence[Upload], unit: Unit, by: Actor, at: datetime) -> list[tuple[str, Attachment]]:
    """The files inspected and stored. A refusal names the kind of evidence its file came as."""
    if not files:
        return []
    person = Person.objects.get(pk=_person_of(by))
    stored = []
    for upload in files:
        try:
            attachment = documents.store(
                data=upload.data, filename=upload.filename, unit=unit, by=by, person=person, at=at
            )
        except Refused as refusal:
            params = {"name": upload.filename, "reason": refusal.text(gettext)}
            place = kinds.evidence(upload.evidence)
            raise Refused(policies.FILE_REFUSED, place=place, params=params) from refusal
        stored.append((upload.evidence, attachment))
    return stored


def _write(
    draft: Draft,
    by: Actor,
    at: datetime,
    supersedes: Fact | None = None,
    kept: Iterable[tuple[str, Attachment]] = (),
) -> Fact:
    evidence = [*kept, *draft.evidence, *_stored(draft.files, draft.unit, by, at)]
    codes = {code for code, _ in evidence}
    fact = Fact.objects.create(
        kind=draft.kind,
        unit=draft.unit,
        title=draft.title,
        occurred_on=draft.occurred_on,
        counts_on=draft.counts_on,
        payload=dict(draft.payload),
        minutes=draft.minutes,
        recorded_at=at,
        recorded_by_id=_person_of(by),
        supersedes=supersedes,
        countable_from=policies.countable_from(definition_of(draft.kind), codes, _day(at), reviewed=False),
    )
    Participation.objects.bulk_create(
        Participation(fact=fact, person=person, part=part)
        for part, people in draft.parts.items()
        for person in people
    )
    FactAttachment.objects.bulk_create(
        FactAttachment(fact=fact, attachment=attachment, evidence=kind) for kind, attachment in evidence
    )
    return fact


def _person_of(by: Actor) -> int:
    """The person who answers for a record: a job can record nothing."""
    if by.person_id is None:
        raise Refused(policies.NO_PERSON)
    return by.person_id


def _day(at: datetime) -> date:
    """The day of a moment, as the calendar on the wall in Beijing shows it."""
    return at.astimezone(SHANGHAI).date()


def _locked(fact: Fact) -> Fact:
    """The row as it stands now, held until the transaction ends, so that two people cannot both change it."""
    return (
        Fact.objects.select_for_update(of=("self",))
        .select_related("kind", "unit", "reviewed_by")
        .get(pk=fact.pk)
    )


def _recount(fact: Fact, today: date) -> None:
    if fact.countable_from is not None:
        return
    evidence = set(fact.attachments.values_list("evidence", flat=True))
    reviewed = fact.reviewed_at is not None
    fact.countable_from = policies.countable_from(definition_of(fact.kind), evidence, today, reviewed)
    if fact.countable_from is not None:
        fact.save(update_fields=["countable_from"])
        announce([fact], today)


def _end(fact: Fact, reason: str, today: date) -> None:
    fact.countable_until, fact.withdrawn_reason = today, reason
    fact.save(update_fields=["countable_until", "withdrawn_reason"])


def _audit(action: str, fact: Fact, by: Actor, summary: str, **detail: Any) -> None:
    audit(
        by=by,
        action=action,
        object_kind="facts.fact",
        object_id=fact.public_id,
        unit_id=fact.unit_id,
        summary=summary,
        detail={"kind": fact.kind.code, "occurred_on": fact.occurred_on, **detail},
    )
