"""The rules app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulesApp(AppConfig):
    """The rules repository: documents, versions, clauses, and the parameters that follow from them."""

    name = "mingze.core.rules"
    label = "rules"
    verbose_name = _("制度")
