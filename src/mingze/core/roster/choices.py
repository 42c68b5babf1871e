"""How the lines of a report are meant, in words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mingze.core.roster.rows import Severity


class LineSeverity(models.TextChoices):
    """The same as :class:`Severity`, with titles."""

    ERROR = Severity.ERROR.value, _("错误")
    WARNING = Severity.WARNING.value, _("提示")
    MISSING = Severity.MISSING.value, _("表中缺少")
    CHANGE = Severity.CHANGE.value, _("变更")


CHANGE_TITLES = {
    "unit.create": _("新设单位"),
    "unit.change": _("变更单位信息"),
    "unit.move": _("调整隶属关系"),
    "person.create": _("登记人员"),
    "person.correct": _("更正人员信息"),
    "roll.end": _("移出名册"),
    "roll.begin": _("列入名册"),
    "post.create": _("新设岗位"),
    "post.change": _("变更岗位信息"),
    "appointment.end": _("免职"),
    "appointment.begin": _("任职"),
    "post.close": _("撤销岗位"),
    "unit.close": _("撤销单位"),
}
