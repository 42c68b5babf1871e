"""The documents app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsApp(AppConfig):
    """Office documents, workbooks and uploaded files."""

    name = "mingze.core.documents"
    label = "documents"
    verbose_name = _("公文与附件")
