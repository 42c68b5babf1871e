"""The closed sets of the rules repository."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleKind(models.TextChoices):
    """What sort of document a rule is. The same codes stand in the catalogue's files."""

    PARTY_REGULATION = "party_regulation", _("党内法规")
    LAW = "law", _("法律")
    ADMINISTRATIVE_RULE = "administrative_rule", _("行政法规和规章")
    STANDARD = "standard", _("标准")
    LOCAL_RULE = "local_rule", _("地方和部门规定")
    UNIT_RULE = "unit_rule", _("本单位制度")


class Outcome(models.TextChoices):
    """What a review of a rule came to: stands, to be amended, to be repealed, or one is to be made."""

    KEEP = "keep", _("继续有效")
    AMEND = "amend", _("改（拟修订）")
    REPEAL = "repeal", _("废（拟废止）")
    MAKE = "make", _("立（拟制定）")
