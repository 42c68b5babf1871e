"""The closed sets of facts. Kinds of record are open and live in the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _

OTHER_EVIDENCE = "other"

# Kinds of evidence the catalogue's records ask for, as they are called on pages.
EVIDENCE = {
    "minutes": _("会议记录"),
    "document": _("印发文件"),
    "report": _("报告正文"),
    "notice": _("培训通知"),
    "record": _("谈话记录"),
    "result": _("成果材料"),
    OTHER_EVIDENCE: _("其他佐证材料"),
}


class Standing(models.TextChoices):
    """Whether a record counts, and why not."""

    COUNTED = "counted", _("已起算")
    EVIDENCE = "evidence", _("待补佐证")
    REVIEW = "review", _("待审核")
    CORRECTED = "corrected", _("已更正")
    WITHDRAWN = "withdrawn", _("已撤回")
