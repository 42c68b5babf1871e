"""The trail's tables. They hold no foreign keys, so live data never constrains or loses the trail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mingze.core.audit.chain import Link


class Entry(models.Model):
    """One thing somebody did, written by ``door.record`` alone; triggers refuse any change."""

    sequence = models.BigIntegerField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"), db_index=True)
    actor = models.CharField(_("操作人编号"), max_length=100, db_index=True)
    actor_name = models.CharField(_("操作人"), max_length=100)
    action = models.CharField(_("动作"), max_length=100, db_index=True)
    object_kind = models.CharField(_("对象类别"), max_length=60)
    object_id = models.CharField(_("对象编号"), max_length=60)
    unit_id = models.BigIntegerField(_("单位"), null=True)
    summary = models.CharField(_("摘要"), max_length=300)
    detail = models.TextField(_("内容"), default="{}")
    hash = models.CharField(_("散列"), max_length=64)
    seal = models.CharField(_("封印"), max_length=64)

    class Meta:
        indexes = [models.Index(fields=["object_kind", "object_id"], name="audit_entry_object")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.actor_name} {self.action}"

    def link(self) -> Link:
        """The content that the hash covers."""
        return Link(
            sequence=self.sequence,
            at=self.at,
            actor=self.actor,
            actor_name=self.actor_name,
            action=self.action,
            object_kind=self.object_kind,
            object_id=self.object_id,
            unit_id=self.unit_id,
            summary=self.summary,
            detail=self.detail,
        )


class Head(models.Model):
    """The end of the chain: one row, locked while an entry is added, sealed so it cannot be moved back."""

    ONLY = 1

    id = models.SmallIntegerField(primary_key=True, default=ONLY)
    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_head_is_one_row")]

    def __str__(self) -> str:
        return f"…{self.sequence}"


class LastWrite(models.Model):
    """The last entry of the action that wrote a guarded table last. It says when an answer read from it is old.

    Put down by the door, in the transaction of the action. It proves nothing and is not part of the chain.
    """

    written = models.CharField(_("表"), max_length=100, primary_key=True)
    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.written} …{self.sequence}"
