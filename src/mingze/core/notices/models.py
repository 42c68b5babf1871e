"""Notices: what a person was told, and when they opened it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mingze.core.base.models import Guarded
from mingze.core.kernel.ids import new_id
from mingze.core.organization.models import Person


class Notice(Guarded):
    """One message to one person. ``key`` makes sending idempotent: the same thing is told once."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    key = models.CharField(max_length=160)
    kind = models.CharField(_("类别"), max_length=40)
    title = models.CharField(_("标题"), max_length=200)
    body = models.TextField(_("内容"), blank=True)
    url = models.CharField(_("链接"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("发送时间"))
    read_at = models.DateTimeField(_("阅读时间"), null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notices_notice_told_once")]
        indexes = [
            models.Index(fields=["person"], condition=Q(read_at=None), name="notices_notice_unread"),
        ]

    def __str__(self) -> str:
        return self.title
