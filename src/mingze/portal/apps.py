"""The portal app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalApp(AppConfig):
    """The public pages."""

    name = "mingze.portal"
    label = "portal"
    verbose_name = _("门户")
