"""The patents app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PatentsApp(AppConfig):
    """Published patent documents: bringing them in, finding them, opening them."""

    name = "mingze.services.patents"
    label = "patents"
    verbose_name = _("专利文献")
