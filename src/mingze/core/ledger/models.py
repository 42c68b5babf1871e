"""Ledger items of every kind, and everything that happens to them. Progress is only ever added to."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mingze.core.base.models import Defined, EffectiveQuerySet, Guarded, both_or_neither, period_order
from mingze.core.documents.models import Attachment
from mingze.core.facts.models import Fact
from mingze.core.kernel.ids import new_id
from mingze.core.ledger.choices import LinkKind, Part, Stage
from mingze.core.organization.models import Person, Post, Unit
from mingze.core.rules.models import Clause


class LedgerKind(Defined):
    """A kind of item, loaded from the catalogue: its form, its deadline classes, its workflow table.

    ``definition`` is the catalogue record as plain values (see ``mingze.catalogue.records.LedgerKind``).
    """

    code = models.CharField(_("代码"), max_length=60, unique=True)
    title = models.CharField(_("事项类别"), max_length=80)
    title_en = models.CharField(max_length=120)
    retired = models.BooleanField(_("停用"), default=False)

    def __str__(self) -> str:
        return self.title


class Item(Guarded):
    """One thing to be done, with one lead holder (the post), a clock, and a state from its kind's table.

    ``version`` counts every change and lets a stale form be told apart. ``stage`` repeats what it means
    (open, checking, closed) so that lists need not read the table. ``origin_number`` is the number the item
    bears in the letter or plan it came from, so that entering a paper twice makes nothing twice.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    kind = models.ForeignKey(LedgerKind, models.PROTECT, related_name="items")
    number = models.CharField(_("编号"), max_length=40, unique=True)
    title = models.CharField(_("事项"), max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="items")
    holder_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="items")
    payload = models.JSONField(_("内容"), default=dict)
    state = models.CharField(_("状态"), max_length=40)
    stage = models.CharField(_("阶段"), max_length=20, choices=Stage.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    recurrence_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="recurrences")
    origin_number = models.CharField(_("来源序号"), max_length=40, blank=True)
    basis = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="items")
    arising_from = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="items_arising")
    deadline_class = models.CharField(_("期限类别"), max_length=40, blank=True)
    due_on = models.DateField(_("期限"), null=True)
    opened_on = models.DateField(_("建立日期"))
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(_("销号日期"), null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="ledger_item_stage_is_known"),
            both_or_neither("closed_on", "closed_by", name="ledger_item_closed_by_somebody"),
            models.CheckConstraint(
                condition=~Q(stage=Stage.CLOSED) | Q(closed_on__isnull=False),
                name="ledger_item_closed_on_a_day",
            ),
            # Two people close, held by the database too.
            models.CheckConstraint(
                condition=Q(closed_by=None) | Q(submitted_by=None) | ~Q(closed_by=F("submitted_by")),
                name="ledger_item_closed_by_another",
            ),
            models.UniqueConstraint(
                fields=["parent", "origin_number"],
                condition=~Q(origin_number=""),
                name="ledger_item_entered_once",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="ledger_item_not_own_parent"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "stage", "due_on"], name="ledger_item_due"),
            models.Index(fields=["unit", "stage"], name="ledger_item_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Serial(Guarded):
    """The last number given within a kind and year; locked while the next is taken, so numbers have no
    gap.
    """

    kind = models.ForeignKey(LedgerKind, models.PROTECT, related_name="+")
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="ledger_serial_once")]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.year} {self.last}"


class CoOwner(Guarded):
    """A further unit that answers for an item: leading, assisting or executing."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="co_owners")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    part = models.CharField(_("分工"), max_length=20, choices=Part.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "unit"], name="ledger_coowner_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.part}"


class Movement(Guarded):
    """One step in an item's life: a transition, or a plain progress note (then both states are the same).

    ``to_stage`` says what the state reached means, so that the figures of a past day can be read from the log.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="movements")
    at = models.DateTimeField(_("时间"))
    on = models.DateField(_("日期"))
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(_("经办人"), max_length=60)
    action = models.CharField(_("动作"), max_length=40)
    from_state = models.CharField(max_length=40, blank=True)
    to_state = models.CharField(max_length=40)
    to_stage = models.CharField(max_length=20, choices=Stage.choices)
    note = models.TextField(_("说明"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_stage__in=Stage.values), name="ledger_movement_stage_is_known"
            )
        ]
        indexes = [models.Index(fields=["item", "at"], name="ledger_movement_log")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.action}"


class Evidence(Guarded):
    """What shows that an item was done: a file, a recorded fact, or both."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="evidence")
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="evidences")
    note = models.CharField(_("说明"), max_length=300, blank=True)
    added_at = models.DateTimeField(_("提交时间"))
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(attachment__isnull=False) | Q(fact__isnull=False),
                name="ledger_evidence_is_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.note}"


class Pause(Guarded):
    """Days on which an item's clock stood still, with the reason."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="pauses")
    valid_from = models.DateField(_("暂停日期"))
    valid_to = models.DateField(_("恢复前一日"), null=True)
    reason = models.CharField(_("原因"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects: ClassVar = EffectiveQuerySet["Pause"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(valid_to=None), name="ledger_pause_one_open"
            ),
            period_order("valid_from", "valid_to", name="ledger_pause_period"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.valid_from}"


class Extension(Guarded):
    """A deadline moved, from which day to which, with the reason and who allowed it."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="extensions")
    due_before = models.DateField(_("原期限"))
    due_after = models.DateField(_("新期限"))
    reason = models.CharField(_("原因"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_after__gt=F("due_before")), name="ledger_extension_is_later"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.due_after}"


class PeriodicCheck(Guarded):
    """A look at a long-term item: it stays open, so somebody has to say every so often how it stands."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="checks")
    on = models.DateField(_("检查日期"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    finding = models.TextField(_("检查情况"))
    holds = models.BooleanField(_("整改成效保持"))

    def __str__(self) -> str:
        return f"{self.item_id} {self.on}"


class ItemLink(Guarded):
    """Two items that belong together: a business task and its integrity task, a problem and its task."""

    source = models.ForeignKey(Item, models.PROTECT, related_name="links_out")
    target = models.ForeignKey(Item, models.PROTECT, related_name="links_in")
    kind = models.CharField(_("关系"), max_length=20, choices=LinkKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="ledger_link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="ledger_link_joins_two"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"


class Concern(Guarded):
    """A fact that concerns an item: the secretary's intervention in this very matter."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="concerns")
    fact = models.ForeignKey(Fact, models.PROTECT, related_name="concerns")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "fact"], name="ledger_concern_once")]

    def __str__(self) -> str:
        return f"{self.fact_id} → {self.item_id}"
