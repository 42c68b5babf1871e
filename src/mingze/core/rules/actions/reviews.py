"""The list of rules to repeal, amend or make (废改立)."""

from datetime import date, datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization.models import Unit
from mingze.core.rules.choices import Outcome
from mingze.core.rules.models import Review, RuleDocument, RuleVersion

NEXT_NEEDED = mark("继续有效的制度须确定下次评估日期，且晚于本次评估日期")
OPEN_ALREADY = mark("本制度已列入废改立清单，办结后方可再次评估")
SETTLED = mark("此项已办结")
NOTHING_IN_FORCE = mark("本制度在%(day)s没有有效版本，无须废止")
BY_VERSION = mark("修订事项在发布新版本时自动办结，制定事项在发布新制度时办结")


@door
def record_review(
    *,
    document: RuleDocument,
    outcome: str,
    reason: str,
    on: date,
    due_on: date | None,
    next_review_on: date | None,
    at: datetime,
    by: Actor,
) -> Review:
    """Record what a review came to: the rule stands until the next review, or goes on the list."""
    if document.reviews.exclude(outcome=Outcome.KEEP).filter(settled_on=None).exists():
        raise Refused(OPEN_ALREADY)
    keeps = outcome == Outcome.KEEP
    if keeps and (next_review_on is None or next_review_on <= on):
        raise Refused(NEXT_NEEDED, place="next_review_on")
    review = Review.objects.create(
        document=document,
        unit=document.unit,
        outcome=outcome,
        reason=reason,
        decided_on=on,
        decided_by_id=by.person_id,
        recorded_at=at,
        due_on=None if keeps else due_on,
        next_review_on=next_review_on if keeps else None,
        settled_on=on if keeps else None,
        settled_by_id=by.person_id if keeps else None,
    )
    if keeps:
        document.versions.on(on).update(review_on=next_review_on)
    _record(review, f"评估《{document.title}》：{Outcome(outcome).label}", "rules.record_review", by)
    return review


@door
def propose_rule(
    *, title: str, unit: Unit, reason: str, on: date, due_on: date | None, at: datetime, by: Actor
) -> Review:
    """Put a rule that has to be made on the list."""
    review = Review.objects.create(
        title=title,
        unit=unit,
        outcome=Outcome.MAKE,
        reason=reason,
        decided_on=on,
        decided_by_id=by.person_id,
        recorded_at=at,
        due_on=due_on,
    )
    _record(review, f"拟制定《{title}》", "rules.propose_rule", by)
    return review


@door
def settle_review(*, review: Review, last_day: date, by: Actor) -> None:
    """Repeal the rule: the version in force ends after ``last_day``, and the entry is done.

    Amending is settled by publishing the new version, making by publishing the new rule.
    """
    if review.settled_on is not None:
        raise Refused(SETTLED)
    if review.outcome != Outcome.REPEAL or review.document is None:
        raise Refused(BY_VERSION)
    version: RuleVersion | None = review.document.versions.on(last_day).select_for_update().first()
    if version is None:
        raise Refused(NOTHING_IN_FORCE, place="last_day", params={"day": last_day.isoformat()})
    version.valid_to, version.closed_by_id = last_day, by.person_id
    version.save(update_fields=["valid_to", "closed_by"])
    review.settled_on, review.settled_by_id = last_day, by.person_id
    review.save(update_fields=["settled_on", "settled_by"])
    _record(review, f"废止《{review.document.title}》，有效期至{last_day}", "rules.settle_review", by)


def _record(review: Review, summary: str, action: str, by: Actor) -> None:
    detail = {"reason": review.reason, "due_on": review.due_on, "next_review_on": review.next_review_on}
    record(
        by=by,
        action=action,
        object_kind="rules.review",
        object_id=review.pk,
        unit_id=review.unit_id,
        summary=summary,
        detail=detail,
    )
