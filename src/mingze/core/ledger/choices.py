"""The closed sets of the ledger. States and transitions are open and come from each kind's table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """What a state means to a list: still to do, waiting for another's check, done."""

    OPEN = "open", _("办理中")
    CHECKING = "checking", _("待复核")
    CLOSED = "closed", _("已办结")


class Part(models.TextChoices):
    """A unit's part in an item."""

    LEAD = "lead", _("牵头")
    ASSIST = "assist", _("配合")
    EXECUTE = "execute", _("落实")


class LinkKind(models.TextChoices):
    """How two items belong together."""

    PAIRED = "paired", _("一岗双责配对")
    ADDRESSES = "addresses", _("解决问题")
    CARRIES_OVER = "carries_over", _("结转")


class Standing(models.TextChoices):
    """What somebody is to an item. A transition of the kind's table names the standings that may make it."""

    HOLDER = "holder", _("责任岗位现任人员")
    COOWNER = "coowner", _("协办单位人员")
    UNIT_MANAGER = "unit_manager", _("责任单位负责人")
    CHECKER = "checker", _("经办人以外的复核人")
    MANAGER = "manager", _("台账管理人员")


class Requirement(models.TextChoices):
    """What a transition must bring along."""

    EVIDENCE = "evidence", _("佐证材料")
    REASON = "reason", _("理由")
    SECOND_PERSON = "second_person", _("由经办人以外的人办理")
    CHILDREN_CLOSED = "children_closed", _("下级事项全部办结")
    MEASURES = "measures", _("已制定措施")


class Step(models.TextChoices):
    """Movements that leave the state as it is. The dot keeps them apart from the codes of any kind's
    table.
    """

    OPENED = "item.opened", _("建立")
    EDITED = "item.edited", _("修改")
    NOTED = "item.noted", _("填报进展")
    EVIDENCED = "item.evidenced", _("提交佐证材料")
    PAUSED = "item.paused", _("暂停计时")
    RESUMED = "item.resumed", _("恢复计时")
    EXTENDED = "item.extended", _("延长期限")
    CHECKED = "item.checked", _("定期核查")
    SHARED = "item.shared", _("调整协办单位")
    LINKED = "item.linked", _("关联事项")
    CONCERNED = "item.concerned", _("登记相关记录")
    FOLLOWED = "item.followed", _("随记录更正")
    LOST = "item.lost", _("所依据的记录撤回")
