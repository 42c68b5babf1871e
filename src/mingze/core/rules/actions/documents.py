"""Entering a unit's own rule, a new version of one, and correcting what is not verified yet."""

from dataclasses import dataclass
from datetime import date, timedelta

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.models import Unit
from mingze.core.rules import clause_text, policies
from mingze.core.rules.choices import Outcome, RuleKind
from mingze.core.rules.models import Clause, Review, RuleDocument, RuleVersion


@dataclass(frozen=True, slots=True)
class Draft:
    """A version as typed in: ``text`` is the whole wording, split at ``第…条``."""

    version: str
    issued_on: date | None
    valid_from: date
    valid_to: date | None
    review_on: date | None
    source: str
    text: str


@door
def add_document(
    *,
    unit: Unit,
    title: str,
    issuer: str,
    interpreter: str,
    owner: str,
    draft: Draft,
    proposal: Review | None = None,
    by: Actor,
) -> RuleDocument:
    """Enter a unit's own rule with its first version; ``proposal`` is the entry of the list it carries
    out.
    """
    document = RuleDocument.objects.create(
        code=_next_code(unit),
        title=title,
        title_en="",
        kind=RuleKind.UNIT_RULE,
        issuer=issuer,
        interpreter=interpreter,
        owner=owner,
        unit=unit,
    )
    version = _publish(document, draft, by=by)
    if proposal is not None:
        _settle(proposal, version, by=by)
    record(
        by=by,
        action="rules.add_document",
        object_kind="rules.document",
        object_id=document.code,
        unit_id=unit.pk,
        summary=f"发布制度《{title}》（{draft.version}）",
        detail={"version": draft.version, "valid_from": draft.valid_from, "clauses": version.clauses.count()},
    )
    return document


@door
def add_version(*, document: RuleDocument, draft: Draft, by: Actor) -> RuleVersion:
    """Publish a new version; the one before ends the day before, if its end was open.

    Raises ``Refused`` for rules of the catalogue, for a version already there, and for days that do not
    follow.
    """
    if document.from_catalogue and document.kind != RuleKind.UNIT_RULE:
        raise Refused(policies.FROM_CATALOGUE)
    if document.versions.filter(version=draft.version).exists():
        raise Refused(policies.VERSION_TAKEN, place="number", params={"version": draft.version})
    latest = document.versions.select_for_update().order_by("-valid_from")[0]
    policies.check_succession(
        valid_from=draft.valid_from, latest_from=latest.valid_from, latest_to=latest.valid_to
    )
    version = _publish(document, draft, replaces=latest, by=by)
    if latest.valid_to is None:
        latest.valid_to = draft.valid_from - timedelta(days=1)
        latest.closed_by_id = by.person_id
        latest.save(update_fields=["valid_to", "closed_by"])
    for proposal in document.reviews.filter(outcome=Outcome.AMEND, settled_on=None):
        _settle(proposal, version, by=by)
    record(
        by=by,
        action="rules.add_version",
        object_kind="rules.document",
        object_id=document.code,
        unit_id=document.unit_id,
        summary=f"发布《{document.title}》新版本（{draft.version}），自{draft.valid_from}起施行",
        detail={"version": draft.version, "replaces": latest.version, "closed_on": latest.valid_to},
    )
    return version


@door
def correct_clause(*, clause: Clause, label: str, text: str, by: Actor) -> None:
    """Correct a clause entered here that nobody has verified yet; whoever corrects it cannot verify it."""
    version = clause.version
    policies.check_correction(verified=clause.verified, from_catalogue=version.from_catalogue)
    before = {"label": clause.label, "text": clause.text}
    clause.label, clause.text, clause.changed_by_id = label, text, by.person_id
    clause.save(update_fields=["label", "text", "changed_by"])
    record(
        by=by,
        action="rules.correct_clause",
        object_kind="rules.clause",
        object_id=clause.reference,
        unit_id=version.document.unit_id,
        summary=f"更正《{version.document.title}》{label}",
        detail={"before": before, "after": {"label": label, "text": text}},
    )


def _publish(
    document: RuleDocument, draft: Draft, *, replaces: RuleVersion | None = None, by: Actor
) -> RuleVersion:
    policies.check_days(issued_on=draft.issued_on, valid_from=draft.valid_from, valid_to=draft.valid_to)
    pieces = clause_text.split(draft.text)
    version = RuleVersion.objects.create(
        document=document,
        version=draft.version,
        replaces=replaces,
        issued_on=draft.issued_on,
        valid_from=draft.valid_from,
        valid_to=draft.valid_to,
        review_on=draft.review_on,
        source=draft.source,
        entered_by_id=by.person_id,
    )
    Clause.objects.bulk_create(
        Clause(
            version=version,
            code=piece.code,
            reference=f"{document.code}@{draft.version}#{piece.code}",
            label=piece.label,
            text=piece.text,
            position=position,
            changed_by_id=by.person_id,
        )
        for position, piece in enumerate(pieces)
    )
    return version


def _settle(proposal: Review, version: RuleVersion, *, by: Actor) -> None:
    """The proposal is carried out by this version, from the day it holds."""
    proposal.settled_on, proposal.settled_by_id, proposal.result = version.valid_from, by.person_id, version
    proposal.save(update_fields=["settled_on", "settled_by", "result"])


def _next_code(unit: Unit) -> str:
    prefix = f"own.{unit.code}."
    taken = RuleDocument.objects.filter(code__startswith=prefix).count()
    return f"{prefix}{taken + 1:03d}"
