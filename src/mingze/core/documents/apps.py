"""The documents app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from mingze.core.base.exports import Writer, register_writer
from mingze.core.documents import xlsx


class DocumentsApp(AppConfig):
    """Office documents, workbooks and uploaded files."""

    name = "mingze.core.documents"
    label = "documents"
    verbose_name = _("公文与附件")

    def ready(self) -> None:
        """Offer workbooks on every list page."""
        register_writer(Writer("xlsx", xlsx.MEDIA_TYPE, xlsx.write_export))
