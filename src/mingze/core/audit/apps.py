"""The audit app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditApp(AppConfig):
    """Holds the trail; knows no other module's tables."""

    name = "mingze.core.audit"
    label = "audit"
    verbose_name = _("审计")
