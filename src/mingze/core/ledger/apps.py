"""The ledger app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerApp(AppConfig):
    """Work items that two people close."""

    name = "mingze.core.ledger"
    label = "ledger"
    verbose_name = _("台账")

    def ready(self) -> None:
        """Register navigation, the catalogue section and the figures."""
        # Imported by name: what it registers needs the models, which are not loaded when this file is read.
        import_module("mingze.core.ledger.registrations").register()
