"""Uploaded files. The bytes lie in the files folder under their own hash; a row says what they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mingze.core.base.models import Guarded
from mingze.core.kernel.ids import new_id
from mingze.core.organization.models import Person, Unit


class Attachment(Guarded):
    """One uploaded file, inspected and accepted. Never changed; a better file is another attachment."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    name = models.CharField(_("文件名"), max_length=200)
    media_type = models.CharField(_("类型"), max_length=100)
    size = models.BigIntegerField(_("大小（字节）"))
    sha256 = models.CharField(_("散列"), max_length=64, db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("上传时间"))
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name
