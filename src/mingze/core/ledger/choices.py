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
