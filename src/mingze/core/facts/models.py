"""Facts: what happened, recorded once. Corrections supersede; nothing is overwritten."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mingze.core.base.language import titled
from mingze.core.base.models import Defined, Guarded, GuardedQuerySet, both_or_neither
from mingze.core.documents.models import Attachment
from mingze.core.kernel.ids import new_id
from mingze.core.organization.models import Person, Unit


class RecordKind(Defined):
    """A kind of fact, loaded from the catalogue: its form, who may record it, when it counts.

    ``definition`` is the catalogue record as plain values (see ``mingze.catalogue.records.RecordKind``).
    """

    code = models.CharField(_("代码"), max_length=60, unique=True)
    title = models.CharField(_("记录类别"), max_length=80)
    title_en = models.CharField(max_length=120)
    group = models.CharField(_("分组"), max_length=60)
    retired = models.BooleanField(_("停用"), default=False)

    def __str__(self) -> str:
        return self.title


COLON = "："  # between a kind's title and what follows it in the title of a record


class FactQuerySet(GuardedQuerySet["Fact"]):
    """Questions about facts."""

    def current(self) -> "FactQuerySet":
        """Facts that nothing has superseded or withdrawn."""
        return self.filter(countable_until=None)


class Fact(Guarded):
    """Something that happened in a unit on a day.

    Four dates are kept apart: ``occurred_on`` (it happened), ``recorded_at`` (somebody wrote it down),
    ``reviewed_at`` (somebody else confirmed it), and ``counts_on`` (the day whose period it serves: the day it
    happened, unless it makes up for an earlier period). ``countable_from`` is the day from which it may
    discharge anything, once what its kind demands is there; ``countable_until`` the day it was superseded.
    ``minutes`` is the study time it carries, in minutes.
    """

    public_id = models.CharField(max_length=26, default=new_id, unique=True, editable=False)
    kind = models.ForeignKey(RecordKind, models.PROTECT, related_name="facts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="facts")
    title = models.CharField(_("标题"), max_length=200)
    occurred_on = models.DateField(_("发生日期"))
    counts_on = models.DateField(_("计入日期"))
    payload = models.JSONField(_("内容"), default=dict)
    minutes = models.IntegerField(_("学时（分钟）"), default=0)
    recorded_at = models.DateTimeField(_("登记时间"))
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(_("审核时间"), null=True)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    countable_from = models.DateField(_("起算日期"), null=True)
    countable_until = models.DateField(_("失效日期"), null=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")
    withdrawn_reason = models.CharField(_("更正或撤回原因"), max_length=300, blank=True)

    objects: ClassVar = FactQuerySet.as_manager()

    class Meta:
        constraints = [
            both_or_neither("reviewed_at", "reviewed_by", name="facts_fact_reviewed_by_somebody"),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=models.F("recorded_by")),
                name="facts_fact_reviewed_by_another",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=0), name="facts_fact_minutes_not_negative"),
        ]
        indexes = [
            models.Index(fields=["kind", "unit", "counts_on"], name="facts_fact_discharge"),
            models.Index(fields=["unit", "occurred_on"], name="facts_fact_unit_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def wording(self) -> str:
        """The title; where it begins with the kind's, that part is in the language of the page."""
        if self.title == self.kind.title or self.title.startswith(f"{self.kind.title}{COLON}"):
            return titled(self.kind) + self.title.removeprefix(self.kind.title)
        return self.title


class Participation(Guarded):
    """A person's part in a fact, in one of the parts its kind knows."""

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    part = models.CharField(_("参与身份"), max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fact", "person", "part"], name="facts_participation_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.part}"


class FactAttachment(Guarded):
    """A file that evidences a fact, and what kind of evidence it is (minutes, plan, report …)."""

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="attachments")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    evidence = models.CharField(_("证据类别"), max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "attachment"], name="facts_attachment_once")]

    def __str__(self) -> str:
        return f"{self.fact_id} {self.evidence}"
