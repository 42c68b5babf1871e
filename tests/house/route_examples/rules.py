"""A section's own rule: read where it holds, changed by whoever looks after the rules of that section."""

from datetime import date

from mingze.core.base import guard
from mingze.core.organization.choices import Permission
from mingze.core.rules.choices import Outcome, RuleKind
from mingze.core.rules.models import Clause, Parameter, ParameterValue, Review, RuleDocument, RuleVersion
from tests.house.permission_places import TODAY, Ground, Place
from tests.house.permission_scopes import Both, Example, HoldsFor, Scope, Within

FIRST, SECOND = date(2026, 1, 1), date(2026, 7, 1)


def _reads(place: Place) -> Scope:
    return HoldsFor(place.section, Permission.RULES_VIEW)


def _manages(place: Place) -> Scope:
    return Both(_reads(place), Within((place.section,), (Permission.RULES_MANAGE,)))


def _rule(ground: Ground, place: Place) -> tuple[RuleVersion, RuleVersion]:
    """A rule of the place's section with two versions of one clause each."""
    with guard.opened():
        rule = RuleDocument.objects.create(
            code=f"matrix-{place.name}", title="办文制度", kind=RuleKind.UNIT_RULE, unit=place.section
        )
        old, new = (
            RuleVersion.objects.create(
                document=rule,
                version=str(day.year) + f"{day:%m}",
                valid_from=day,
                valid_to=last,
                entered_by=ground.recorder,
            )
            for day, last in ((FIRST, date(2026, 6, 30)), (SECOND, None))
        )
        for version in (old, new):
            Clause.objects.create(
                version=version,
                code="1",
                reference=f"matrix-{place.name}-{version.version}-1",
                label="第一条",
                text="来文当日办理。",
                changed_by=ground.recorder,
            )
    return old, new


def _document(ground: Ground, place: Place) -> Example:
    return Example({"pk": _rule(ground, place)[1].document_id}, _reads(place))


def _managed_document(ground: Ground, place: Place) -> Example:
    return Example({"pk": _rule(ground, place)[1].document_id}, _manages(place))


def _compare(ground: Ground, place: Place) -> Example:
    old, new = _rule(ground, place)
    return Example({"old": old.pk, "new": new.pk}, _reads(place))


def _clause(ground: Ground, place: Place) -> Example:
    return Example({"pk": _rule(ground, place)[1].clauses.get().pk}, _reads(place))


def _managed_clause(ground: Ground, place: Place) -> Example:
    return Example({"pk": _rule(ground, place)[1].clauses.get().pk}, _manages(place))


def _parameter(ground: Ground, place: Place) -> Example:
    """What the parameters are, whoever may read the rules may read."""
    return Example({"pk": Parameter.objects.get(key="sheet.receipt.reminder.days").pk})


def _value(ground: Ground, place: Place) -> Example:
    with guard.opened():
        value = ParameterValue.objects.create(
            parameter=Parameter.objects.get(key="sheet.receipt.reminder.days"),
            unit=place.section,
            value=4,
            valid_from=FIRST,
            changed_by=ground.recorder,
        )
    return Example({"pk": value.pk}, Within((place.section,)))


def _proposal(ground: Ground, place: Place) -> Review:
    with guard.opened():
        return Review.objects.create(
            document=_rule(ground, place)[1].document,
            unit=place.section,
            outcome=Outcome.REPEAL,
            reason="已有上级规定",
            decided_on=TODAY,
            decided_by=ground.recorder,
            recorded_at=ground.now,
        )


def _review_item(ground: Ground, place: Place) -> Example:
    return Example({"pk": _proposal(ground, place).pk}, _reads(place))


def _repeal(ground: Ground, place: Place) -> Example:
    return Example({"pk": _proposal(ground, place).pk}, _manages(place))


EXAMPLES = {
    "rules:document": _document,
    "rules:new_version": _managed_document,
    "rules:review": _managed_document,
    "rules:compare": _compare,
    "rules:clause": _clause,
    "rules:correct_clause": _managed_clause,
    "rules:verify_clause": _managed_clause,
    "rules:parameter": _parameter,
    "rules:verify_value": _value,
    "rules:review_item": _review_item,
    "rules:repeal": _repeal,
}
