"""The portal app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalApp(AppConfig):
    """The public pages."""

    name = "mingze.portal"
    label = "portal"
    verbose_name = _("门户")

    def ready(self) -> None:
        """Tell people what they have kept here, beside everything else that is recorded about them."""
        # Models load after the apps, so what imports them is imported here.
        from mingze.core.accounts import about
        from mingze.portal import about_kept

        about.register(about_kept.documents)
        about.register(about_kept.searches)
