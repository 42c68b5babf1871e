"""Questions to the library of rules: what a person may read, and what it said on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Unit
from mingze.core.rules import clause_uses
from mingze.core.rules.choices import Outcome, RuleKind
from mingze.core.rules.models import Clause, ParameterValue, Review, RuleDocument, RuleVersion


def documents_visible_to(access: Access) -> QuerySet[RuleDocument]:
    """Rules for everybody, and the own rules of units above, below or beside the person's in the other tree."""
    return RuleDocument.objects.filter(
        Q(unit=None) | Q(unit__in=_units_whose_rules_hold(access.paths(Permission.RULES_VIEW)))
    )


def _units_whose_rules_hold(paths: tuple[str, ...]) -> QuerySet[Unit]:
    above = {int(key) for path in paths for key in path.strip("/").split("/")}
    beside = Unit.objects.filter(Q(pk__in=above) | Q(counterpart__in=above))
    return Unit.objects.filter(
        Q(pk__in=Unit.objects.within(paths).values("pk"))
        | Q(pk__in=beside.values("pk"))
        | Q(pk__in=beside.exclude(counterpart=None).values("counterpart"))
    )


def may_manage(access: Access, unit: Unit | None) -> bool:
    """Whether the person may verify and review rules of this unit, or rules for everybody."""
    manage = Permission.RULES_MANAGE
    return access.covers(manage, unit) if unit else access.may(manage)


def managed_units(access: Access) -> QuerySet[Unit]:
    """The units whose own rules the person may enter."""
    return Unit.objects.within(access.paths(Permission.RULES_MANAGE)).order_by("path")


def with_version_on(documents: QuerySet[RuleDocument], on: date) -> QuerySet[RuleDocument]:
    """The documents with what was in force on a day: ``now_version``, ``now_from``, ``now_review_on``.

    ``now_to_verify`` counts the clauses of it that nobody verified.
    """
    held = RuleVersion.objects.on(on).filter(document=OuterRef("pk")).order_by("-valid_from", "-pk")
    doubtful = (
        Clause.objects.filter(version__in=RuleVersion.objects.on(on), version__document=OuterRef("pk"))
        .filter(verified=False, retired_at=None)
        .values("version__document")
        .annotate(number=Count("pk"))
    )
    return documents.annotate(
        now_version=Subquery(held.values("version")[:1]),
        now_from=Subquery(held.values("valid_from")[:1]),
        now_review_on=Subquery(held.values("review_on")[:1]),
        now_to_verify=Subquery(doubtful.values("number")[:1]),
    )


def version_on(document: RuleDocument, on: date) -> RuleVersion | None:
    """The version in force on a day."""
    return document.versions.on(on).select_related("replaces__document", "entered_by").first()


def versions_of(document: RuleDocument) -> QuerySet[RuleVersion]:
    """All versions, the latest first."""
    return document.versions.select_related("entered_by", "closed_by").order_by("-valid_from", "-pk")


def clauses_of(version: RuleVersion) -> QuerySet[Clause]:
    """The clauses in their order, those that left the catalogue's files last."""
    return version.clauses.select_related("verified_by").order_by(
        F("retired_at").asc(nulls_first=True), "position", "pk"
    )


def clauses_in_force(access: Access, on: date) -> QuerySet[Clause]:
    """Every clause a person may read that was in force on a day."""
    return Clause.objects.filter(
        version__in=RuleVersion.objects.on(on),
        version__document__in=documents_visible_to(access),
        retired_at=None,
    ).select_related("version__document")


def values_based_on(clause: Clause) -> QuerySet[ParameterValue]:
    """The parameter values that rest on a clause."""
    return clause.parameters.select_related("parameter", "unit").order_by("parameter__key", "valid_from")


def other_versions_of(clause: Clause) -> QuerySet[Clause]:
    """The clause of the same number in the other versions of its document."""
    same = Clause.objects.filter(version__document_id=clause.version.document_id, code=clause.code)
    return same.exclude(pk=clause.pk).select_related("version").order_by("-version__valid_from")


def overdue_for_review(access: Access, on: date) -> QuerySet[RuleDocument]:
    """Rules whose version in force was to be reviewed before the day, and that are not on the list yet."""
    open_proposals = Review.objects.filter(document=OuterRef("pk"), settled_on=None)
    present = documents_visible_to(access).filter(retired_at=None).exclude(Exists(open_proposals))
    late = {"now_review_on__lt": on}
    return with_version_on(present, on).filter(**late).order_by(F("now_review_on"), "title")


def reviews_visible_to(access: Access) -> QuerySet[Review]:
    """The list of rules to repeal, amend or make, without the findings that a rule stands."""
    holding = _units_whose_rules_hold(access.paths(Permission.RULES_VIEW))
    rows = Review.objects.exclude(outcome=Outcome.KEEP).filter(Q(unit=None) | Q(unit__in=holding))
    return rows.select_related("document", "unit", "decided_by", "result")


@dataclass(frozen=True, slots=True)
class Execution:
    """How far the clauses in force are carried by a duty with an owner, and by a check. Keys of clauses."""

    clauses: frozenset[int]
    owned: frozenset[int]
    checked: frozenset[int]
    is_known: bool = True

    @property
    def both(self) -> frozenset[int]:
        """Clauses with an owner and a check."""
        return self.owned & self.checked


def execution(clauses: QuerySet[Clause], *, on: date, access: Access) -> Execution:
    """Which of the clauses somebody answers for, and which somebody checks."""
    keys = frozenset(clauses.values_list("pk", flat=True))
    uses = clause_uses.uses_of(keys, on=on, access=access)
    return Execution(
        clauses=keys,
        owned=frozenset(use.clause_id for use in uses if use.owner) & keys,
        checked=frozenset(use.clause_id for use in uses if use.check) & keys,
        is_known=clause_uses.is_answered(),
    )


@dataclass(frozen=True, slots=True)
class Share:
    """One line of the execution table: a kind of rule and how many of its clauses have owner and check."""

    kind: str
    title: str
    total: int
    owned: int
    checked: int
    both: int


def execution_by_kind(clauses: Iterable[Clause], found: Execution) -> list[Share]:
    """The execution, one line for each kind of rule that has clauses in force."""
    keys: dict[str, set[int]] = {}
    for clause in clauses:
        keys.setdefault(clause.version.document.kind, set()).add(clause.pk)
    return [
        Share(
            kind=kind.value,
            title=str(kind.label),
            total=len(keys[kind]),
            owned=len(keys[kind] & found.owned),
            checked=len(keys[kind] & found.checked),
            both=len(keys[kind] & found.both),
        )
        for kind in RuleKind
        if keys.get(kind)
    ]


def mark_covered(clauses: QuerySet[Clause], found: Execution) -> QuerySet[Clause]:
    """The clauses with ``is_owned`` and ``is_checked``."""
    return clauses.annotate(is_owned=_among(found.owned), is_checked=_among(found.checked))


def _among(keys: frozenset[int]) -> Exists:
    return Exists(Clause.objects.filter(pk=OuterRef("pk"), pk__in=sorted(keys)))


def units_as_choices(units: Sequence[Unit]) -> list[tuple[str, str]]:
    """Units for a selection, indented by level."""
    return [(str(unit.pk), "　" * (unit.path.count("/") - 2) + unit.name) for unit in units]
