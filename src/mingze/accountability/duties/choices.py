"""The closed sets of duties."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HolderKind(models.TextChoices):
    """What an item is owed by."""

    UNIT = "unit", _("单位")
    POST = "post", _("岗位")
    MEMBER = "member", _("党员")


class Measure(models.TextChoices):
    """How discharge is counted: times, minutes of study, or share of the roll in basis points."""

    COUNT = "count", _("次数")
    HOURS = "hours", _("学时")
    SHARE = "share", _("参加率")


class ObligationState(models.TextChoices):
    """The one state an obligation has on any day."""

    UPCOMING = "upcoming", _("未到期初")
    OPEN = "open", _("履行期内")
    MET = "met", _("按期履行")
    MET_LATE = "met_late", _("逾期补办")
    OVERDUE = "overdue", _("逾期未履行")
    VOID = "void", _("不再适用")


class SheetState(models.TextChoices):
    """Where a reminder sheet stands."""

    GENERATED = "generated", _("已生成")
    APPROVED = "approved", _("已审批")
    SENT = "sent", _("已送达")
    RECEIPTED = "receipted", _("已签收")
