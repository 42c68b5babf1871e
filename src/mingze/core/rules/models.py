"""Rule documents with their versions and clauses, and the parameters that code asks for by name and day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mingze.core.base.models import EffectiveQuerySet, Guarded, both_or_neither, period_order
from mingze.core.organization.models import Person, Unit


class CatalogueLoad(Guarded):
    """One loading of the catalogue: which content, when, by whom."""

    digest = models.CharField(_("内容散列"), max_length=64, unique=True)
    loaded_at = models.DateTimeField(_("载入时间"))
    loaded_by = models.CharField(_("载入人"), max_length=100)
    counts = models.JSONField(_("条目数"), default=dict)

    def __str__(self) -> str:
        return self.digest[:12]


class RuleDocument(Guarded):
    """A regulation, law, standard or unit rule, through all its versions."""

    code = models.CharField(_("制度代码"), max_length=80, unique=True)
    title = models.CharField(_("制度名称"), max_length=200)
    title_en = models.CharField(max_length=300)
    kind = models.CharField(_("类别"), max_length=40, db_index=True)
    issuer = models.CharField(_("制定机关"), max_length=120, blank=True)
    interpreter = models.CharField(_("解释机关"), max_length=120, blank=True)
    owner = models.CharField(_("责任部门"), max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="rules")

    def __str__(self) -> str:
        return self.title


class RuleVersion(Guarded):
    """The text of a document in force from one day to another."""

    document = models.ForeignKey(RuleDocument, models.PROTECT, related_name="versions")
    version = models.CharField(_("版本"), max_length=40)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    issued_on = models.DateField(_("发布日期"), null=True)
    valid_from = models.DateField(_("施行日期"))
    valid_to = models.DateField(_("废止日期"), null=True)
    review_on = models.DateField(_("应评估日期"), null=True)
    source = models.CharField(_("文本出处"), max_length=300, blank=True)

    objects = EffectiveQuerySet["RuleVersion"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "version"], name="rules_version_once"),
            period_order("valid_from", "valid_to", name="rules_version_period"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}@{self.version}"


class Clause(Guarded):
    """One clause of one version. ``reference`` (``document@version#clause``) is what everything cites as its basis."""

    version = models.ForeignKey(RuleVersion, models.PROTECT, related_name="clauses")
    code = models.CharField(_("条款代码"), max_length=60)
    reference = models.CharField(_("引用"), max_length=200, unique=True)
    label = models.CharField(_("条款"), max_length=80)
    text = models.TextField(_("内容"))
    text_en = models.TextField(blank=True)
    verified = models.BooleanField(_("已核实"), default=False)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="rules_clause_once"),
            both_or_neither("verified_at", "verified_by", name="rules_clause_verified_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.reference


class Parameter(Guarded):
    """A named figure that policy sets: a period, a quorum, a threshold."""

    key = models.CharField(_("参数"), max_length=120, unique=True)
    title = models.CharField(_("名称"), max_length=160)
    title_en = models.CharField(max_length=200)
    type = models.CharField(_("类型"), max_length=20)
    measure = models.CharField(_("计量单位"), max_length=40, blank=True)
    measure_en = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.key


class ParameterValue(Guarded):
    """What a parameter is from one day to another, everywhere or in one unit's subtree."""

    parameter = models.ForeignKey(Parameter, models.PROTECT, related_name="values")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="parameters")
    value = models.JSONField(_("取值"))
    basis = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="parameters")
    valid_from = models.DateField(_("起始日期"))
    valid_to = models.DateField(_("截止日期"), null=True)
    verified = models.BooleanField(_("已核实"), default=False)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = EffectiveQuerySet["ParameterValue"].as_manager()

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
