"""The states of a large export."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExportState(models.TextChoices):
    """From asking to fetching."""

    WAITING = "waiting", _("排队中")
    RUNNING = "running", _("生成中")
    READY = "ready", _("已完成")
    CANCELLED = "cancelled", _("已取消")
    FAILED = "failed", _("失败")


UNDER_WAY = (ExportState.WAITING, ExportState.RUNNING)
TONES = {
    ExportState.WAITING: "neutral",
    ExportState.RUNNING: "info",
    ExportState.READY: "good",
    ExportState.CANCELLED: "neutral",
    ExportState.FAILED: "bad",
}
