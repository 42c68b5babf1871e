"""Rule documents with their versions and clauses, and the parameters that code asks for by name and day."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mingze.core.base.language import in_language, titled
from mingze.core.base.models import EffectiveQuerySet, Guarded, both_or_neither, period_order
from mingze.core.organization.models import Person, Unit
from mingze.core.rules.choices import Outcome, RuleKind


class CatalogueLoad(Guarded):
    """One loading of the catalogue that changed something: which content, when, by whom.

    Going back to an earlier content is a loading of its own, so one digest may stand here more than once.
    """

    digest = models.CharField(_("内容散列"), max_length=64, db_index=True)
    loaded_at = models.DateTimeField(_("载入时间"))
    loaded_by = models.CharField(_("载入人"), max_length=100)
    counts = models.JSONField(_("条目数"), default=dict)

    def __str__(self) -> str:
        return self.digest[:12]


class RuleDocument(Guarded):
    """A regulation, law, standard or unit rule, through all its versions.

    ``unit`` is whose own rule it is; a rule for everybody has none. A document from the catalogue that
    its files no longer hold is kept, because others cite it, and marked ``retired_at``.
    """

    code = models.CharField(_("制度代码"), max_length=80, unique=True)
    title = models.CharField(_("制度名称"), max_length=200)
    title_en = models.CharField(max_length=300)
    kind = models.CharField(_("类别"), max_length=40, choices=RuleKind.choices, db_index=True)
    issuer = models.CharField(_("制定机关"), max_length=120, blank=True)
    interpreter = models.CharField(_("解释机关"), max_length=120, blank=True)
    owner = models.CharField(_("责任部门"), max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="rules")
    from_catalogue = models.BooleanField(_("来自规则目录"), default=False)
    retired_at = models.DateTimeField(_("移出目录时间"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RuleKind.values), name="rules_document_kind_is_known")
        ]

    def __str__(self) -> str:
        return self.title


class RuleVersion(Guarded):
    """The text of a document in force from one day to another.

    ``entered_by`` is who typed the version in; ``closed_by`` who ended it by hand, which a later loading of
    the catalogue does not undo.
    """

    document = models.ForeignKey(RuleDocument, models.PROTECT, related_name="versions")
    version = models.CharField(_("版本"), max_length=40)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    issued_on = models.DateField(_("发布日期"), null=True)
    valid_from = models.DateField(_("施行日期"))
    valid_to = models.DateField(_("废止日期"), null=True)
    review_on = models.DateField(_("应评估日期"), null=True)
    source = models.CharField(_("文本出处"), max_length=300, blank=True)
    from_catalogue = models.BooleanField(_("来自规则目录"), default=False)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects: ClassVar = EffectiveQuerySet["RuleVersion"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "version"], name="rules_version_once"),
            period_order("valid_from", "valid_to", name="rules_version_period"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}@{self.version}"


class Clause(Guarded):
    """One clause of one version; everything cites it by ``reference`` (``document@version#clause``).

    ``verified`` says that the text was compared with the original: in the catalogue itself, or by the person
    in ``verified_by``, who is not the one in ``changed_by`` that last wrote it.
    """

    version = models.ForeignKey(RuleVersion, models.PROTECT, related_name="clauses")
    code = models.CharField(_("条款代码"), max_length=60)
    reference = models.CharField(_("引用"), max_length=200, unique=True)
    label = models.CharField(_("条款"), max_length=80)
    text = models.TextField(_("内容"))
    text_en = models.TextField(blank=True)
    verified = models.BooleanField(_("已核实"), default=False)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    retired_at = models.DateTimeField(_("移出目录时间"), null=True)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="rules_clause_once"),
            both_or_neither("verified_at", "verified_by", name="rules_clause_verified_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def citation(self) -> str:
        """The document's title and the clause's own label, in the language of the page."""
        rule = self.version.document
        return in_language(f"{rule.title}{self.label}", f"{titled(rule)} {self.label}")


class Parameter(Guarded):
    """A named figure that policy sets: a period, a quorum, a threshold."""

    key = models.CharField(_("参数"), max_length=120, unique=True)
    title = models.CharField(_("名称"), max_length=160)
    title_en = models.CharField(max_length=200)
    type = models.CharField(_("类型"), max_length=20)
    measure = models.CharField(_("计量单位"), max_length=40, blank=True)
    measure_en = models.CharField(max_length=60, blank=True)
    retired_at = models.DateTimeField(_("移出目录时间"), null=True)

    def __str__(self) -> str:
        return self.key

    @property
    def counted_in(self) -> str:
        """What the number counts, in the language of the page."""
        return in_language(self.measure, self.measure_en)


class ParameterValue(Guarded):
    """What a parameter is from one day to another, everywhere or in one unit's subtree.

    ``value`` is what the catalogue says; a decimal is kept as text so that no digit is lost.
    """

    parameter = models.ForeignKey(Parameter, models.PROTECT, related_name="values")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="parameters")
    value = models.JSONField(_("取值"))
    basis = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="parameters")
    valid_from = models.DateField(_("起始日期"))
    valid_to = models.DateField(_("截止日期"), null=True)
    verified = models.BooleanField(_("已核实"), default=False)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects: ClassVar = EffectiveQuerySet["ParameterValue"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parameter", "unit", "valid_from"], name="rules_parameter_value_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["parameter", "valid_from"], condition=Q(unit=None), name="rules_parameter_value_once"
            ),
            both_or_neither("verified_at", "verified_by", name="rules_parameter_verified_by_somebody"),
            period_order("valid_from", "valid_to", name="rules_parameter_period"),
        ]

    def __str__(self) -> str:
        return f"{self.parameter_id} = {self.value}"


class Review(Guarded):
    """One entry of the list of rules to repeal, amend or make (废改立), or the finding that a rule stands.

    A proposal is open until it is settled: by the version that carries it out, or by the end of the rule.
    """

    document = models.ForeignKey(RuleDocument, models.PROTECT, null=True, related_name="reviews")
    title = models.CharField(_("拟制定制度名称"), max_length=200, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(_("评估结论"), max_length=20, choices=Outcome.choices)
    reason = models.TextField(_("理由"))
    decided_on = models.DateField(_("评估日期"))
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))
    due_on = models.DateField(_("拟完成日期"), null=True)
    next_review_on = models.DateField(_("下次评估日期"), null=True)
    settled_on = models.DateField(_("完成日期"), null=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    result = models.ForeignKey(RuleVersion, models.PROTECT, null=True, related_name="carries_out")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document=None, outcome=Outcome.MAKE) & ~Q(title="")
                | Q(document__isnull=False) & ~Q(outcome=Outcome.MAKE),
                name="rules_review_is_of_a_document_or_of_one_to_make",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.KEEP) | Q(next_review_on__isnull=False),
                name="rules_review_that_keeps_sets_the_next",
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(settled_on=None, document__isnull=False) & ~Q(outcome=Outcome.KEEP),
                name="rules_review_one_open_proposal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.document_id or self.title}"
