"""The patents app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from mingze.core.base import daily


class PatentsApp(AppConfig):
    """Published patent documents: bringing them in, finding them, opening them."""

    name = "mingze.services.patents"
    label = "patents"
    verbose_name = _("专利文献")

    def ready(self) -> None:
        """Have the index brought up to the day."""
        # Models load after the apps, so what imports them is imported here.
        from mingze.services.patents import jobs

        daily.register("patents", jobs.renew_index)
