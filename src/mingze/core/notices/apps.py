"""The notices app."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from mingze.core.base import navigation
from mingze.core.base.navigation import NavigationItem


class NoticesApp(AppConfig):
    """The inbox of each person: what was sent, when it was read."""

    name = "mingze.core.notices"
    label = "notices"
    verbose_name = _("通知")

    def ready(self) -> None:
        """Show the inbox in the navigation, with the number of unread notices."""
        navigation.register(
            NavigationItem(_("消息"), _("消息"), "notices:index", None, "inbox", order=2, count=_unread)
        )


def _unread(request: HttpRequest) -> int:
    """One query on every page. Named and not imported: models load after this file is read."""
    person_id: int = request.access.person_id  # type: ignore[attr-defined]
    count: int = import_string("mingze.core.notices.queries.unread_count")(person_id) if person_id else 0
    return count
