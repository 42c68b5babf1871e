"""Duty lists, their items, and the obligations that follow when a list is published."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mingze.accountability.duties.choices import HolderKind, Measure, SheetState
from mingze.core.base.language import in_language
from mingze.core.base.models import EffectiveQuerySet, Guarded, both_or_neither, period_order
from mingze.core.facts.models import Fact
from mingze.core.kernel.ids import new_id
from mingze.core.organization.models import Person, Post, Unit
from mingze.core.rules.models import Clause


class DutyList(Guarded):
    """A responsibility list (责任清单) of one tier in one agency, through all its versions."""

    code = models.CharField(_("清单代码"), max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="duty_lists")
    tier = models.CharField(_("层级"), max_length=30)
    title = models.CharField(_("清单名称"), max_length=120)
    title_en = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "code"], name="duties_list_once")]

    def __str__(self) -> str:
        return self.title


class ListVersion(Guarded):
    """One version of a list: a draft until a recorded meeting has approved it, then in force for a time."""

    duty_list = models.ForeignKey(DutyList, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("版次"))
    drafted_at = models.DateTimeField(_("起草时间"))
    drafted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_by_meeting = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="approved_lists")
    published_at = models.DateTimeField(_("发布时间"), null=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField(_("生效日期"), null=True)
    valid_to = models.DateField(_("失效日期"), null=True)

    objects: ClassVar = EffectiveQuerySet["ListVersion"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty_list", "number"], name="duties_version_once"),
            models.UniqueConstraint(
                fields=["duty_list"], condition=Q(published_at=None), name="duties_version_one_draft"
            ),
            both_or_neither(
                "published_at",
                "published_by",
                "approved_by_meeting",
                "valid_from",
                name="duties_version_published_by_a_meeting",
            ),
            period_order("valid_from", "valid_to", name="duties_version_period"),
        ]

    def __str__(self) -> str:
        return f"{self.duty_list_id} v{self.number}"


class DutyItem(Guarded):
    """One duty on a list. Holder, cadence and discharge are plain columns, so obligations are made set by set.

    ``minimum`` is in the unit of ``measure``: times, minutes of study, or basis points of the roll. It may be a
    parameter instead (``minimum_parameter``), read for the first day of each period. ``weight`` is in
    hundredths of a point.
    """

    version = models.ForeignKey(ListVersion, models.PROTECT, related_name="items")
    code = models.CharField(_("条目代码"), max_length=40)
    text = models.TextField(_("责任内容"))
    text_en = models.TextField(blank=True)
    responsibility = models.CharField(_("责任性质"), max_length=20)
    holder_kind = models.CharField(_("责任主体"), max_length=10, choices=HolderKind.choices)
    holder_category = models.CharField(_("主体类别"), max_length=40)
    holder_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    basis = models.ForeignKey(Clause, models.PROTECT, related_name="duty_items")
    cadence = models.CharField(_("周期"), max_length=20)
    cadence_detail = models.JSONField(default=dict)
    measure = models.CharField(_("计量"), max_length=10, choices=Measure.choices)
    minimum = models.IntegerField(_("最低要求"), null=True)
    minimum_parameter = models.CharField(max_length=120, blank=True)
    verifier = models.CharField(_("核验主体"), max_length=40, blank=True)
    weight = models.IntegerField(_("权重（百分之一分）"))
    evidence = models.CharField(_("证据"), max_length=200, blank=True)
    aspect = models.CharField(_("方面"), max_length=60, blank=True)
    business = models.BooleanField(_("业务责任"), default=False)
    paired_with = models.CharField(_("一岗双责配对"), max_length=40, blank=True)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="duties_item_once"),
            models.CheckConstraint(condition=~Q(holder_category=""), name="duties_item_has_a_holder"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="duties_item_weight_not_negative"),
            models.CheckConstraint(
                condition=Q(minimum__isnull=False) | ~Q(minimum_parameter=""),
                name="duties_item_has_a_minimum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:40]}"

    @property
    def wording(self) -> str:
        """What is owed, in the language of the page."""
        return in_language(self.text, self.text_en)


class Discharge(Guarded):
    """A kind of fact, in a part or in any, that discharges an item."""

    item = models.ForeignKey(DutyItem, models.PROTECT, related_name="discharges")
    record_kind = models.ForeignKey("facts.RecordKind", models.PROTECT, related_name="+")
    part = models.CharField(_("参与身份"), max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "record_kind", "part"], name="duties_discharge_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} ← {self.record_kind_id}"


class Occasion(Guarded):
    """One period, or one event, for which an item is owed: what all its holders owe alike.

    ``required``, ``measure`` and ``weight`` are copied here when the occasion is made, so that a later change of
    policy leaves past periods as they were. A fact serves the occasion when the day it counts for lies from
    ``period_start`` through ``counts_until``.
    """

    item = models.ForeignKey(DutyItem, models.PROTECT, related_name="occasions")
    key = models.CharField(_("期次"), max_length=30)
    period_start = models.DateField(_("期初"))
    period_end = models.DateField(_("期末"))
    due_on = models.DateField(_("应完成日期"))
    counts_until = models.DateField(_("计入截止日期"))
    trigger = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="occasions_triggered")
    measure = models.CharField(max_length=10, choices=Measure.choices)
    required = models.IntegerField(_("最低要求"))
    weight = models.IntegerField(_("权重（百分之一分）"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "key"], name="duties_occasion_once"),
            models.CheckConstraint(condition=Q(required__gt=0), name="duties_occasion_requires_something"),
            period_order("period_start", "period_end", name="duties_occasion_period"),
        ]
        indexes = [models.Index(fields=["due_on"], name="duties_occasion_due")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.key}"


class Obligation(Guarded):
    """One occasion owed by one holder.

    ``period_start`` and ``due_on`` are the occasion's, which never change; they stand here too, because every page
    that lists or counts obligations asks for them. ``unit`` is where it is accounted for. ``post`` or ``person`` is
    set when the holder is a post or a member. ``met_on`` is the day on which enough had happened, ``met_known_on``
    the day on which enough had been recorded; :class:`Reversal` keeps what they said before a correction.
    """

    # Three unique indexes and the one for lists begin with or hold the occasion.
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="obligations", db_index=False)
    period_start = models.DateField(_("期初"))
    due_on = models.DateField(_("应完成日期"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="obligations")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="obligations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="obligations")
    void_from = models.DateField(_("停止适用日期"), null=True)
    met_on = models.DateField(_("履行日期"), null=True)
    met_known_on = models.DateField(_("确认日期"), null=True)

    class Meta:
        constraints = [
            both_or_neither("met_on", "met_known_on", name="duties_obligation_met_and_known"),
            models.CheckConstraint(
                condition=Q(post=None) | Q(person=None), name="duties_obligation_has_one_holder"
            ),
            models.UniqueConstraint(
                fields=["occasion", "unit"],
                condition=Q(post=None, person=None),
                name="duties_obligation_once_a_unit",
            ),
            models.UniqueConstraint(
                fields=["occasion", "post"],
                condition=Q(post__isnull=False),
                name="duties_obligation_once_a_post",
            ),
            models.UniqueConstraint(
                fields=["occasion", "person", "unit"],
                condition=Q(person__isnull=False),
                name="duties_obligation_once_a_person",
            ),
        ]
        indexes = [models.Index(fields=["due_on", "occasion"], name="duties_obligation_in_order")]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.unit_id}"


class Reversal(Guarded):
    """What an obligation's discharge used to be before a correction, and through which days that was believed."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="reversals")
    met_on = models.DateField()
    known_from = models.DateField()
    known_until = models.DateField()
    reason = models.CharField(_("原因"), max_length=200)

    class Meta:
        constraints = [period_order("known_from", "known_until", name="duties_reversal_period")]

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.known_from}–{self.known_until}"


class ObligationCount(Guarded):
    """How many obligations of a unit share their dates, their end and their discharge.

    The same rows as :class:`Obligation`, counted when they change, so that a page need not count a nation every
    time it is opened. Dates and not states are kept: what state they give is asked for a day, any day. An
    obligation whose discharge was ever corrected is left out and looked at by itself. ``weight`` is the sum, in
    hundredths of a point.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    period_start = models.DateField()
    due_on = models.DateField()
    void_from = models.DateField(null=True)
    met_known_on = models.DateField(null=True)
    in_time = models.BooleanField(null=True)
    count = models.IntegerField()
    weight = models.BigIntegerField()

    class Meta:
        constraints = [
            both_or_neither("met_known_on", "in_time", name="duties_count_known_and_in_time"),
            models.CheckConstraint(condition=Q(count__gt=0), name="duties_count_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.due_on}: {self.count}"


class CountStamp(Guarded):
    """How often the obligations of a unit were counted, so that whoever kept a figure of it sees whether it is old."""

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="+")
    times = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.times}"


class Pledge(Guarded):
    """A signed rendering (责任书) of what one unit or post owes in one year, with a hash that fixes it.

    ``content`` is the document tree as canonical JSON; ``sha256`` is the hash of the PDF both sides sign, whose
    bytes lie in the files folder.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    duty_list = models.ForeignKey(DutyList, models.PROTECT, related_name="pledges")
    version = models.ForeignKey(ListVersion, models.PROTECT, related_name="pledges")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pledges")
    year = models.IntegerField(_("年度"))
    issuer_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    holder_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    content = models.JSONField()
    sha256 = models.CharField(_("散列"), max_length=64)
    drawn_up_at = models.DateTimeField(_("拟定时间"))
    sealed_at = models.DateTimeField(_("双方签订时间"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty_list", "unit", "year"], name="duties_pledge_once_a_year"),
            models.CheckConstraint(
                condition=~Q(issuer_post=F("holder_post")), name="duties_pledge_two_sides"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"


class Signature(Guarded):
    """One side's signature under a pledge: who, in which post, when, over which hash."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="signatures")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("签字时间"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pledge", "post"], name="duties_signature_once_a_side")
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} {self.person_id}"


class Sheet(Guarded):
    """A month's reminder sheet (重点工作提醒单) of one branch, its content fixed when it was generated."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sheets")
    month = models.CharField(_("月份"), max_length=7)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    content = models.JSONField()
    sha256 = models.CharField(_("内容散列"), max_length=64)
    state = models.CharField(_("状态"), max_length=20, choices=SheetState.choices)
    generated_at = models.DateTimeField(_("生成时间"))
    generated_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("审批时间"), null=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(_("送达时间"), null=True)
    receipted_at = models.DateTimeField(_("签收时间"), null=True)
    receipted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    results = models.TextField(_("落实情况"), blank=True)

    class Meta:
        # The order of the list, so that a page reads the sheets it shows and not the content of all.
        indexes = [models.Index(fields=["month", "id"], name="duties_sheet_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="duties_sheet_once_a_month"),
            models.CheckConstraint(
                condition=Q(state__in=SheetState.values), name="duties_sheet_state_is_known"
            ),
            both_or_neither("approved_at", "approved_by", name="duties_sheet_approved_by_somebody"),
            both_or_neither("receipted_at", "receipted_by", name="duties_sheet_receipted_by_somebody"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(generated_by=None) | ~Q(approved_by=F("generated_by")),
                name="duties_sheet_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.number
