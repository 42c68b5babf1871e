"""The organization app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganizationApp(AppConfig):
    """Units in two trees, posts, people, appointments, and who may do what where."""

    name = "mingze.core.organization"
    label = "organization"
    verbose_name = _("组织")
