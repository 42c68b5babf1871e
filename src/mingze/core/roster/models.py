"""Imports: what was uploaded, what it would have done, and whether it was applied."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mingze.core.base.models import Guarded
from mingze.core.kernel.ids import new_id
from mingze.core.organization.models import Person
from mingze.core.roster.choices import LineSeverity


class RosterImport(Guarded):
    """One uploaded roster. The bytes are kept until it is applied or dropped, and no longer.

    ``scope`` are the subtrees its uploader may import into; whoever has the same may see and confirm it.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    name = models.CharField(_("文件名"), max_length=200)
    sha256 = models.CharField(_("文件散列"), max_length=64)
    data = models.BinaryField(_("文件内容"), null=True)
    effective = models.DateField(_("生效日期"))
    uploaded_at = models.DateTimeField(_("上传时间"))
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("上传人"))
    scope = models.JSONField(_("权限范围"), default=list)
    rows = models.IntegerField(_("行数"))
    errors = models.IntegerField(_("错误"))
    changes = models.IntegerField(_("变更"))
    counts = models.JSONField(_("各类变更"), default=dict)
    digest = models.CharField(_("变更散列"), max_length=64)
    applied_at = models.DateTimeField(_("导入时间"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at=None) | Q(errors=0), name="roster_import_applied_without_errors"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RosterLine(Guarded):
    """One line of the report on an import."""

    roster = models.ForeignKey(RosterImport, models.CASCADE, related_name="lines")
    position = models.IntegerField()
    severity = models.CharField(_("性质"), max_length=10, choices=LineSeverity.choices, db_index=True)
    sheet = models.CharField(_("工作表"), max_length=40, blank=True)
    row = models.IntegerField(_("行"), null=True)
    column = models.CharField(_("列"), max_length=40, blank=True)
    text = models.TextField(_("说明"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roster", "position"], name="roster_line_in_order")]

    def __str__(self) -> str:
        return self.text
