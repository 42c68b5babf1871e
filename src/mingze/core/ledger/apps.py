"""The ledger app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerApp(AppConfig):
    """Work items that two people close."""

    name = "mingze.core.ledger"
    label = "ledger"
    verbose_name = _("台账")
